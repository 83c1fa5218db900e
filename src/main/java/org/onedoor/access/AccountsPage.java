package org.onedoor.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of an installation.
 *
 * @param asked what was looked for
 * @param more whether there are others of that name
 */
public record AccountsPage(String asked, List<Row> rows, boolean more) {
    public AccountsPage {
        rows = List.copyOf(rows);
    }

    /** One account, in words. */
    public record Row(
            String id,
            String name,
            String username,
            String role,
            String organisation,
            String team,
            String state,
            String lastIn) {}

    /** A choice of a list. */
    public record Choice(String id, String name) {}

    /** The form by which somebody is invited. */
    public record Invite(String name, String username, String role, String organisation, List<Choice> roles) {
        public Invite {
            roles = List.copyOf(roles);
        }
    }

    /**
     * One account and what may be done with it.
     *
     * @param claimed by the identity provider, which then says who it is
     * @param ended for good
     * @param own whoever looks
     * @param passkeys each in words
     * @param link a link just made, shown once
     */
    public record One(
            Row row,
            boolean claimed,
            boolean ended,
            boolean own,
            List<Choice> teams,
            String team,
            int recoveryCodes,
            List<String> passkeys,
            @Nullable String link) {
        public One {
            teams = List.copyOf(teams);
            passkeys = List.copyOf(passkeys);
        }
    }
}
