package org.onedoor.record;

import java.util.UUID;
import org.onedoor.platform.EventData;
import org.onedoor.platform.PersonEvent;

/** What happens to a person's record outside any referral. What was written is kept with the event and not in it. */
public final class RecordEvents {
    private RecordEvents() {}

    /** Somebody wrote a note about the person. */
    public record NoteWritten() implements PersonEvent {}

    /** An alert now stands. @param kind its code */
    public record AlertRaised(String kind) implements PersonEvent {}

    /** An alert no longer applies. @param kind its code */
    public record AlertEnded(String kind) implements PersonEvent {}

    /** A document is kept with a referral. @param kind what it is, such as {@code pdf} */
    public record DocumentAdded(UUID scopeId, String kind) implements EventData {}

    /** A document that did not belong there is out of sight. */
    public record DocumentWithdrawn(UUID scopeId) implements EventData {}
}
