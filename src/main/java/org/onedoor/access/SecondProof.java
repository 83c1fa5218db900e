package org.onedoor.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Proving a second time who one is, before something grave: by a code of one's app, by a passkey that checks who holds it, or
 * by signing in anew with the identity provider. A proof counts for five minutes. The accounts of the demo have nothing but their password.
 */
@Component
public class SecondProof {
    private static final String TRIES = "proof";
    private static final int MOST = 8;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyKeeping keeping;
    private final IdentityRepository identities;
    private final Attempts attempts;
    private final SessionLife life;
    private final SignInLog log;
    private final boolean serves;

    SecondProof(
            Accounts accounts,
            PasswordEncoder passwords,
            SecondFactors factors,
            Passkeys passkeys,
            PasskeyKeeping keeping,
            IdentityRepository identities,
            Attempts attempts,
            SessionLife life,
            SignInLog log,
            @Value("${onedoor.mode}") String mode) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.keeping = keeping;
        this.identities = identities;
        this.attempts = attempts;
        this.life = life;
        this.log = log;
        this.serves = mode.equals("serve");
    }

    /** By what somebody proves it. */
    public enum Kind {
        PASSWORD,
        CODE,
        PROVIDER,
        /** A passkey; where the browser has no script, a recovery code. */
        PASSKEY
    }

    /** By what whoever acts proves it. */
    public Kind kind() {
        UUID account = CurrentActor.get().accountId();
        if (factors.has(account)) {
            return Kind.CODE;
        }
        if (identities.isClaimed(account)) {
            return Kind.PROVIDER;
        }
        return serves || passkeys.has(account) ? Kind.PASSKEY : Kind.PASSWORD;
    }

    /** Whether whoever acts may prove it by a passkey, whatever else they may prove it by. */
    public boolean isByPasskey() {
        UUID account = CurrentActor.get().accountId();
        return keeping.isOffered(account) && passkeys.has(account);
    }

    /** Whether whoever acts proved it within five minutes: then nothing need be typed. */
    public boolean isFresh() {
        return serves && life.isFresh(session());
    }

    /**
     * Whether one of these proves it, or it was proved just now.
     *
     * @param typed a code or a password; may be empty
     * @param passkey what a passkey answered; may be empty
     */
    public boolean proves(String typed, String passkey) {
        if (isFresh()) {
            return true;
        }
        UUID account = CurrentActor.get().accountId();
        if ((typed + passkey).isEmpty()
                || attempts.mustWait(TRIES, account.toString(), MOST).isPresent()) {
            return false;
        }
        jakarta.servlet.http.HttpSession session = session();
        boolean right = passkey.isEmpty()
                ? isRight(account, typed)
                : session != null && keeping.isOffered(account) && keeping.proves(session, account, passkey);
        log.write(account, "proof", right ? "proven" : "refused");
        if (!right) {
            attempts.count(TRIES, account.toString());
            return false;
        }
        if (session != null) {
            life.proven(session);
        }
        return true;
    }

    private boolean isRight(UUID account, String typed) {
        return switch (kind()) {
            case CODE, PASSKEY -> factors.proves(account, typed);
            case PROVIDER -> false;
            case PASSWORD -> !serves && isPassword(account, typed);
        };
    }

    private boolean isPassword(UUID account, String typed) {
        return accounts.find(account)
                .map(Accounts.Account::passwordHash)
                .filter(hash -> passwords.matches(typed, hash))
                .isPresent();
    }

    private static jakarta.servlet.http.@Nullable HttpSession session() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? now.getRequest().getSession(false)
                : null;
    }
}
