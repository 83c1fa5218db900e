package org.onedoor.work;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;

/** Who owns a piece of work now. The modules that hold work fill this port. */
public interface OwnerOf {

    /** The owning team, or the organisation where it has none, and the human reference of the work. */
    record Found(UUID organisationId, @Nullable UUID teamId, String reference) {}

    Optional<Found> ownerOf(Subject subject, UUID scopeId);

    /** The journey that work belongs to, also when it has ended. */
    Optional<UUID> journeyOf(Subject subject, UUID scopeId);
}
