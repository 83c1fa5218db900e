package org.onedoor.frontdoor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exactly one team of one organisation, and perhaps one named account in it. */
public record Owner(
        UUID organisationId, UUID teamId, @Nullable UUID accountId) {}
