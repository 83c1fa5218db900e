package org.onedoor.access;

import java.util.Optional;

/** How a user name is written: small letters and digits, so that nobody has two that look the same. */
final class UserNames {
    private UserNames() {}

    static Optional<String> problem(String typed, Accounts accounts) {
        String username = typed.strip();
        if (!username.matches("[a-z0-9][a-z0-9._-]{2,39}")) {
            return Optional.of("User name must be 3 to 40 small letters, digits, dots and hyphens, like s.okafor");
        }
        return accounts.byUsername(username).isPresent()
                ? Optional.of("This user name is taken. Add a letter or a digit")
                : Optional.empty();
    }
}
