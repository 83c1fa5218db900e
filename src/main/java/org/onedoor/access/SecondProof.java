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
 * Proving a second time who one is, before something grave: by a code of one's app, or by signing in anew with the identity
 * provider. A proof counts for five minutes. The accounts of the demo have nothing but their password.
 */
@Component
public class SecondProof {
    private static final String TRIES = "proof";
    private static final int MOST = 8;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SecondFactors factors;
    private final IdentityRepository identities;
    private final Attempts attempts;
    private final SessionLife life;
    private final SignInLog log;
    private final boolean serves;

    SecondProof(
            Accounts accounts,
            PasswordEncoder passwords,
            SecondFactors factors,
            IdentityRepository identities,
            Attempts attempts,
            SessionLife life,
            SignInLog log,
            @Value("${onedoor.mode}") String mode) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
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
        PROVIDER
    }

    /** By what whoever acts proves it. */
    public Kind kind() {
        UUID account = CurrentActor.get().accountId();
        if (factors.has(account)) {
            return Kind.CODE;
        }
        return identities.isClaimed(account) ? Kind.PROVIDER : Kind.PASSWORD;
    }

    /** Whether whoever acts proved it within five minutes: then nothing need be typed. */
    public boolean isFresh() {
        return serves && life.isFresh(session());
    }

    /** Whether this proves it, or it was proved just now. */
    public boolean proves(String typed) {
        if (isFresh()) {
            return true;
        }
        UUID account = CurrentActor.get().accountId();
        if (typed.isEmpty()
                || attempts.mustWait(TRIES, account.toString(), MOST).isPresent()) {
            return false;
        }
        boolean right = switch (kind()) {
            case CODE -> factors.proves(account, typed);
            case PROVIDER -> false;
            case PASSWORD -> !serves && isPassword(account, typed);
        };
        log.write(account, "proof", right ? "proven" : "refused");
        if (!right) {
            attempts.count(TRIES, account.toString());
            return false;
        }
        jakarta.servlet.http.HttpSession session = session();
        if (session != null) {
            life.proven(session);
        }
        return true;
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
