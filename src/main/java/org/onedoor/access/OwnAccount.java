package org.onedoor.access;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** What somebody does with their own account: sees how it was used, and changes its password. */
@Service
class OwnAccount {
    private static final String TRIES = "own-password";
    private static final int MOST = 8;
    private static final int SHOWN = 20;

    private final Accounts accounts;
    private final IdentityRepository identities;
    private final AccountEnds ends;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final SignInLog log;
    private final boolean demo;
    private final InstantSource machine = InstantSource.system();

    OwnAccount(
            Accounts accounts,
            IdentityRepository identities,
            AccountEnds ends,
            PasswordEncoder passwords,
            Attempts attempts,
            SignInLog log,
            @Value("${onedoor.mode}") String mode) {
        this.accounts = accounts;
        this.identities = identities;
        this.ends = ends;
        this.passwords = passwords;
        this.attempts = attempts;
        this.log = log;
        this.demo = mode.equals("demo");
    }

    Accounts.Account get() {
        return accounts.find(CurrentActor.get().accountId()).orElseThrow(() -> new NotFound("account"));
    }

    /** How it was used, the newest first. */
    List<SignInLog.Entry> uses() {
        return log.of(CurrentActor.get().accountId(), SHOWN);
    }

    /** Whether there is a password here to change: not where the sign-in service keeps it, nor in the demo. */
    boolean hasPassword() {
        return !demo && !identities.isClaimed(CurrentActor.get().accountId());
    }

    /**
     * Changes the password, and ends every session of the account: whoever else was in it is out.
     *
     * @throws Invalid for each field, when something is wrong
     * @throws TooManyTries when the present one was wrong too often
     */
    void change(String now, String wanted) {
        if (!hasPassword()) {
            throw new Refused("no-password", "There is no password here to change.");
        }
        Accounts.Account account = get();
        UUID id = account.accountId();
        attempts.mustWait(TRIES, id.toString(), MOST).ifPresent(wait -> {
            throw new TooManyTries(wait);
        });
        Map<String, String> problems = new LinkedHashMap<>();
        String hash = account.passwordHash();
        if (hash == null || !passwords.matches(now, hash)) {
            attempts.count(TRIES, id.toString());
            log.write(id, "password", "change-refused");
            problems.put(
                    "now", "This is not your password. If you no longer know it, ask your administrator for a link");
        }
        PasswordRules.problem(wanted, List.of(account.username(), account.displayName()))
                .ifPresent(problem -> problems.put("wanted", problem));
        if (problems.isEmpty() && now.equals(wanted)) {
            problems.put("wanted", "This is the password you have. Choose another");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        accounts.password(id, Objects.requireNonNull(passwords.encode(wanted)));
        attempts.forget(TRIES, id.toString());
        log.write(id, "password", "changed");
        endSessions();
    }

    /** Everybody who is signed in to the account is out at their next click, whoever asks included. */
    void endSessions() {
        ends.endSessions(CurrentActor.get().accountId(), machine.instant());
    }
}
