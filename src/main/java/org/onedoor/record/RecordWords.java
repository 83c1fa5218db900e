package org.onedoor.record;

import java.util.Set;
import org.onedoor.access.Ground;
import org.onedoor.platform.Event;
import org.springframework.stereotype.Component;

/**
 * How notes, alerts, documents and a broken glass read on a timeline. The words of notes and alerts are for those who may read what was
 * said at a contact.
 */
@Component
class RecordWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("NoteWritten", "AlertRaised", "AlertEnded", "DocumentAdded", "DocumentWithdrawn", "GlassBroken");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "NoteWritten" -> new Words("Note", null, Timeline.CONTACT);
            case "AlertRaised" -> new Words("Alert raised: " + kind(event), null, Timeline.CONTACT);
            case "AlertEnded" -> new Words("Alert ended: " + kind(event), null, Timeline.CONTACT);
            case "DocumentAdded" -> new Words("Document added", null, "referral");
            case "DocumentWithdrawn" -> new Words("Document taken away", "It did not belong here.", "referral");
            case "GlassBroken" ->
                new Words(
                        "Emergency summary opened by somebody without a relationship",
                        Ground.ofCode(String.valueOf(event.payload().get("ground")))
                                .map(Ground::label)
                                .orElse(null),
                        "person");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static String kind(Event event) {
        return AlertKind.ofCode(String.valueOf(event.payload().get("kind")))
                .map(AlertKind::label)
                .orElse("of a kind no longer used");
    }
}
