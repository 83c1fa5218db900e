package org.onedoor.access;

import org.onedoor.platform.CurrentActor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Proving a second time who one is, before something grave. Until staff sign in by OpenID Connect, it is the account's own
 * password; then it is the identity provider's step-up.
 */
@Component
public class SecondProof {
    private final Accounts accounts;
    private final PasswordEncoder passwords;

    SecondProof(Accounts accounts, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Whether this is the password of whoever acts. */
    public boolean proves(String password) {
        return !password.isEmpty()
                && accounts.find(CurrentActor.get().accountId())
                        .map(Accounts.Account::passwordHash)
                        .filter(hash -> passwords.matches(password, hash))
                        .isPresent();
    }
}
