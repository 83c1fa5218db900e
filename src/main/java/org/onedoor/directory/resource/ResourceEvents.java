package org.onedoor.directory.resource;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to a resource. */
public final class ResourceEvents {
    private ResourceEvents() {}

    public record ResourceProposed(UUID scopeId, String kind) implements EventData {}

    /** Somebody with lived experience said what they think of it. */
    public record ResourceReviewed(UUID scopeId, int rating) implements EventData {}

    public record ResourceListed(UUID scopeId, String reviewBy) implements EventData {}

    public record ResourceWithdrawn(UUID scopeId) implements EventData {}

    public record ResourceLinkChecked(UUID scopeId, boolean works) implements EventData {}
}
