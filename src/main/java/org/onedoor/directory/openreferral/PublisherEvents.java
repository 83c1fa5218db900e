package org.onedoor.directory.openreferral;

import java.util.List;
import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to the feeds of other publishers. The scope is the publisher. */
public final class PublisherEvents {
    private PublisherEvents() {}

    public record PublisherRegistered(UUID scopeId, String endpoint, UUID team) implements EventData {}

    /** @param fields what is otherwise: name, every, team or state */
    public record PublisherSet(UUID scopeId, List<String> fields) implements EventData {}

    public record PublisherStopped(UUID scopeId) implements EventData {}

    public record PublisherRead(UUID scopeId, int services, int refused) implements EventData {}

    /** @param first whether nothing waited before @param team whoever is asked to look at what waits */
    public record ListingChangesFound(UUID scopeId, int changes, boolean first, UUID team) implements EventData {}

    /** Nothing waits any more: the feed says what is held. */
    public record ListingChangesOvertaken(UUID scopeId) implements EventData {}

    /** @param left how many still wait */
    public record ListingChangesDecided(UUID scopeId, String outcome, int changes, int left) implements EventData {}

    /** It could not be read so often in a row that somebody must look. @param team who */
    public record PublisherKeepsFailing(UUID scopeId, int failures, UUID team) implements EventData {}

    /** It can be read again. */
    public record PublisherAnswersAgain(UUID scopeId) implements EventData {}
}
