package org.onedoor.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks and tells the Privacy Officers of an organisation, inside the act that causes it. The work module fills this port. */
public interface PrivacyDesk {

    /**
     * What it is about: a reference, and nothing about the person.
     *
     * @param kind a code whose words the pages know
     */
    record Matter(
            UUID personId,
            UUID scopeId,
            String kind,
            String reference,
            @Nullable String detail) {}

    /** They must do something by then. */
    void ask(UUID organisationId, Matter matter, Instant due);

    /** They should know of it. */
    void tell(UUID organisationId, Matter matter);

    /** What was asked is done. */
    void done(UUID personId, UUID scopeId, UUID accountId);
}
