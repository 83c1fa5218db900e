package org.onedoor.access;

import java.util.List;

/**
 * Somebody's own account.
 *
 * @param role in words
 * @param uses each time it was used, in words, the newest first
 * @param password whether there is one here to change
 * @param addsPasskeys whether there can be passkeys
 */
public record OwnAccountPage(
        String name,
        String username,
        String role,
        String organisation,
        List<Use> uses,
        boolean password,
        boolean codeApp,
        boolean addsPasskeys,
        List<Key> passkeys) {
    public OwnAccountPage {
        passkeys = List.copyOf(passkeys);
        uses = List.copyOf(uses);
    }

    /** How the account signs in, in words. */
    public String ways() {
        if (!password) {
            return "The sign-in service, or a demo password";
        }
        String typed = codeApp ? "Password and code app" : passkeys.isEmpty() ? "Password" : "";
        return passkeys.isEmpty() ? typed : typed.isEmpty() ? "Passkey" : typed + ", or passkey";
    }

    /**
     * One passkey, in words.
     *
     * @param copied whether it is refused, because there may be a copy of it
     */
    public record Key(String id, String name, String made, String used, boolean verifies, boolean copied) {}

    /** The form by which one is made. @param name what was typed */
    public record NewKey(String name) {}

    /** One time. */
    public record Use(String at, String what) {}
}
