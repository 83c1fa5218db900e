package org.onedoor.access;

import java.util.List;

/**
 * Somebody's own account.
 *
 * @param role in words
 * @param uses each time it was used, in words, the newest first
 * @param password whether there is one here to change
 */
public record OwnAccountPage(
        String name,
        String username,
        String role,
        String organisation,
        List<Use> uses,
        boolean password,
        boolean codeApp) {
    public OwnAccountPage {
        uses = List.copyOf(uses);
    }

    /** One time. */
    public record Use(String at, String what) {}
}
