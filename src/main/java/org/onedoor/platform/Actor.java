package org.onedoor.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account in one role for one organisation. The system is an actor like any other.
 *
 * @param role the role family, a word of the access policy
 * @param teamId the team worked for, where there is one
 * @param clientId the machine client, where it is a machine
 */
public record Actor(
        UUID accountId,
        String name,
        String role,
        UUID organisationId,
        @Nullable UUID teamId,
        @Nullable String clientId) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** OneDoor itself, for clocks that fall due and jobs. */
    public static final Actor SYSTEM = new Actor(NOBODY, "OneDoor", "system", NOBODY, null, null);

    public boolean isSystem() {
        return role.equals("system");
    }
}
