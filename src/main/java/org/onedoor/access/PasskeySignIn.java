package org.onedoor.access;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Service;

/**
 * Signing in with a passkey: one that checked who holds it is both factors; one that did not is the second, and the user
 * name and the password come with it. Tries are counted with those of {@link LocalAccounts}.
 */
@Service
class PasskeySignIn {
    private static final String METHOD = "passkey";

    private final PasskeyCeremonies ceremonies;
    private final PasskeyKeeping keeping;
    private final Accounts accounts;
    private final LocalAccounts local;
    private final SignInLog log;

    PasskeySignIn(
            PasskeyCeremonies ceremonies,
            PasskeyKeeping keeping,
            Accounts accounts,
            LocalAccounts local,
            SignInLog log) {
        this.ceremonies = ceremonies;
        this.keeping = keeping;
        this.accounts = accounts;
        this.local = local;
        this.log = log;
    }

    /** What came of a try. */
    sealed interface Outcome {}

    /** They are signed in. */
    record In(Authentication who) implements Outcome {}

    /** The passkey is right, and did not check who holds it: the password is needed too. */
    record Half() implements Outcome {}

    /** They are not. */
    record Out() implements Outcome {}

    /** What came with the passkey. @param sender where it came from */
    record Typed(String username, String password, String sender) {
        String name() {
            return username.strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "Typed"; // no password in a log
        }
    }

    /** @throws TooManyTries when too many came to nothing from there, or for that name */
    Outcome signIn(HttpSession session, String answer, Typed typed) {
        local.refuseTooMany(typed.name(), typed.sender(), METHOD);
        return switch (ceremonies.read(session, PasskeyCeremonies.Purpose.SIGN_IN, answer)) {
            case PasskeyCeremonies.Proven(UUID whose, boolean verified) -> signIn(whose, verified, typed);
            case PasskeyCeremonies.Copied(UUID whose) -> {
                keeping.copied(whose);
                yield refuse(whose, typed);
            }
            case PasskeyCeremonies.Refused _ -> {
                local.count(typed.name(), typed.sender());
                log.write(null, METHOD, "refused");
                yield new Out();
            }
        };
    }

    private Outcome signIn(UUID whose, boolean verified, Typed typed) {
        Optional<Accounts.Account> account =
                accounts.find(whose).filter(local::isOpen).filter(found -> keeping.isOffered(found.accountId()));
        if (account.isEmpty()) {
            return refuse(whose, typed);
        }
        List<GrantedAuthority> factors = new ArrayList<>(
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)));
        if (!verified) {
            if (typed.password().isEmpty()) {
                return new Half();
            }
            boolean same = local.isPassword(account.get(), typed.password());
            if (!same || !account.get().username().equals(typed.username().strip())) {
                refuse(whose, typed);
                return new Half();
            }
            factors.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
        }
        return new In(UsernamePasswordAuthenticationToken.authenticated(whose.toString(), null, factors));
    }

    private Outcome refuse(UUID whose, Typed typed) {
        local.count(typed.name(), typed.sender());
        log.write(whose, METHOD, "refused");
        return new Out();
    }
}
