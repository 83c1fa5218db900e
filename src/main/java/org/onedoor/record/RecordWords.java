package org.onedoor.record;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Ground;
import org.onedoor.people.AccessNeeds;
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
        return Set.of(
                "NoteWritten",
                "AlertRaised",
                "AlertEnded",
                "DocumentAdded",
                "DocumentWithdrawn",
                "GlassBroken",
                "AccessNeedsRecorded");
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
            case "AccessNeedsRecorded" -> new Words("What they need was recorded", needs(event), "person");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static @Nullable String needs(Event event) {
        String said = Stream.of(
                        labels(event, "formats", AccessNeeds.Format.values()),
                        labels(event, "adjustments", AccessNeeds.Adjustment.values()),
                        event.payload().get("offline") instanceof List<?> reasons && !reasons.isEmpty()
                                ? "Not online."
                                : "")
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    private static String labels(Event event, String part, AccessNeeds.Kind[] kinds) {
        List<?> codes = event.payload().get(part) instanceof List<?> list ? list : List.of();
        String said = AccessNeeds.said(
                Stream.of(kinds).filter(kind -> codes.contains(kind.code())).toList());
        return said.isEmpty() ? said : said + ".";
    }

    private static String kind(Event event) {
        return AlertKind.ofCode(String.valueOf(event.payload().get("kind")))
                .map(AlertKind::label)
                .orElse("of a kind no longer used");
    }
}
