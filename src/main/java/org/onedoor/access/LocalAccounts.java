package org.onedoor.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Signing in with an account of this installation: user name, password and the second factor together, so that nobody
 * learns which of them was wrong. Passkeys come by {@link PasskeySignIn}; an account that has no code app still has its
 * recovery codes here. The user name of a session is the account's id, so that it never shows in a log as a name.
 * Only the demo and the tests know accounts that have no second factor.
 */
@Component
class LocalAccounts implements AuthenticationProvider {
    private static final String BY_NAME = "sign-in-name";
    private static final String BY_SENDER = "sign-in-from";
    private static final int EACH_NAME = 8;
    private static final int EACH_SENDER = 60;

    private final Accounts accounts;
    private final AccountEnds ends;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Attempts attempts;
    private final SignInLog log;
    private final PasswordEncoder passwords;
    private final boolean passwordAlone;
    private final boolean limited;
    private final String nobodys;

    LocalAccounts(
            Accounts accounts,
            AccountEnds ends,
            SecondFactors factors,
            Passkeys passkeys,
            Attempts attempts,
            SignInLog log,
            PasswordEncoder passwords,
            @Value("${onedoor.mode}") String mode) {
        this.accounts = accounts;
        this.ends = ends;
        this.factors = factors;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.log = log;
        this.passwords = passwords;
        this.passwordAlone = mode.equals("demo") || mode.equals("test");
        this.limited = mode.equals("serve");
        this.nobodys = Objects.requireNonNull(passwords.encode(UUID.randomUUID().toString()));
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String username = typed.getName().strip();
        SignInDetails details =
                typed.getDetails() instanceof SignInDetails told ? told : new SignInDetails("", "unknown");
        String name = username.toLowerCase(Locale.ROOT);
        refuseTooMany(name, details.sender(), "password");
        Optional<Accounts.Account> known = accounts.byUsername(username);
        boolean right = isRight(known.orElse(null), String.valueOf(typed.getCredentials()), details.code());
        if (!right) {
            count(name, details.sender());
            log.write(known.map(Accounts.Account::accountId).orElse(null), "password", "refused");
            throw new BadCredentialsException("Not these");
        }
        attempts.forget(BY_NAME, name);
        UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken.authenticated(
                known.orElseThrow().accountId().toString(), null, AuthorityUtils.NO_AUTHORITIES);
        return who;
    }

    /** One more try that came to nothing. */
    void count(String name, String sender) {
        if (!limited) {
            return;
        }
        if (!name.isEmpty()) { // with a passkey no name is typed, and nobody may keep all those others out
            attempts.count(BY_NAME, name);
        }
        attempts.count(BY_SENDER, sender);
    }

    /** @throws TooManyTries when so many came to nothing that no more are taken for now */
    void refuseTooMany(String name, String sender, String method) {
        if (!limited) {
            return;
        }
        Optional<Duration> wait =
                attempts.mustWait(BY_NAME, name, EACH_NAME).or(() -> attempts.mustWait(BY_SENDER, sender, EACH_SENDER));
        if (wait.isPresent()) {
            log.write(null, method, "too-many");
            throw new TooManyTries(wait.get());
        }
    }

    /** The password is compared in any case, so that an unknown name takes as long as a known one. */
    private boolean isRight(Accounts.@Nullable Account account, String password, String code) {
        if (!isPassword(account, password) || account == null || !isOpen(account)) {
            return false;
        }
        UUID id = account.accountId();
        boolean bare = !factors.has(id) && passkeys.of(id).isEmpty();
        return (bare && passwordAlone) || factors.proves(id, code);
    }

    boolean isPassword(Accounts.@Nullable Account account, String password) {
        String hash = account == null ? null : account.passwordHash();
        return passwords.matches(password, hash == null ? nobodys : hash) && hash != null;
    }

    /** Whether anybody may sign in to it at all. */
    boolean isOpen(Accounts.Account account) {
        return !account.disabled() && !ends.isEnded(account.accountId());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
