package org.onedoor.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What becomes of a message to a person, on the timeline of what it is about. */
public final class MessageEvents {
    private MessageEvents() {}

    /** It has left. @param way {@code text}, {@code email} or {@code letter} */
    public record MessageSent(UUID scopeId, @Nullable UUID journeyId, UUID message, String way) implements EventData {}

    /** It will not leave by itself: a person has to tell them. */
    public record MessageNotDelivered(
            UUID scopeId, @Nullable UUID journeyId, UUID message) implements EventData {}
}
