package org.onedoor.access;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The Privacy Officers of an organisation, as the team that owns what is asked of them: whoever has the role is in it. */
public final class PrivacyOffice {
    static final String ROLE = "privacy";

    private PrivacyOffice() {}

    /** The team of this organisation's Privacy Officers, whether it has any yet or not. */
    public static UUID of(UUID organisationId) {
        return UUID.nameUUIDFromBytes(("privacy-office:" + organisationId).getBytes(StandardCharsets.UTF_8));
    }
}
