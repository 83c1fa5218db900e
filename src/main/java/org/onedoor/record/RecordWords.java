package org.onedoor.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Ground;
import org.onedoor.access.NeedBasis;
import org.onedoor.access.Shareable;
import org.onedoor.access.Topic;
import org.onedoor.people.AccessNeeds;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * How notes, alerts, documents and a broken glass read on a timeline. The words of notes and alerts are for those who may read what was
 * said at a contact.
 */
@Component
class RecordWords implements EventWords {
    private static final String PERSON = "person";

    @Override
    public Set<String> types() {
        return Set.of(
                "NoteWritten",
                "AlertRaised",
                "AlertEnded",
                "DocumentAdded",
                "DocumentWithdrawn",
                "GlassBroken",
                "AccessNeedsRecorded",
                "NeedStated",
                "CrisisPlanWritten",
                "CrisisPlanPublished",
                "CrisisPlanRead",
                "EscalationPlanWritten",
                "IAmWritten",
                "EndOfLifeWritten",
                "EndOfLifeEnded",
                "PlacementRecorded",
                "PointerAdded",
                "PointerEnded",
                "CarerObserved",
                "CarerAdded",
                "CarerEnded",
                "PermissionGiven",
                "PermissionWithdrawn",
                "ObjectionMade",
                "ObjectionWithdrawn",
                "RecordAsked",
                "RecordReleased",
                "CorrectionAsked",
                "CorrectionAnswered");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "NoteWritten" -> new Words("Note", null, Timeline.CONTACT);
            case "AlertRaised" -> new Words("Alert raised: " + kind(event), null, Timeline.CONTACT);
            case "AlertEnded" -> new Words("Alert ended: " + kind(event), null, Timeline.CONTACT);
            case "DocumentAdded" -> new Words("Document added", null, "referral");
            case "DocumentWithdrawn" -> new Words("Document taken away", "It did not belong here.", "referral");
            case "CrisisPlanWritten" -> new Words("Crisis plan: draft " + version(event) + " written", null, PERSON);
            case "CrisisPlanPublished" ->
                new Words("Crisis plan: version " + version(event) + " published", null, PERSON);
            case "CrisisPlanRead" ->
                new Words("Crisis plan: version " + version(event) + " read by a team", null, PERSON);
            case "EscalationPlanWritten" ->
                new Words("Escalation plan for carers: version " + version(event), null, PERSON);
            case "EndOfLifeWritten" -> new Words("End of life entry: version " + version(event), null, PERSON);
            case "EndOfLifeEnded" -> new Words("The end of life entry no longer counts", null, PERSON);
            case "PlacementRecorded" -> placement(event, names);
            case "PointerAdded" -> new Words("A plan held elsewhere was recorded: " + pointer(event), null, PERSON);
            case "PointerEnded" -> new Words("A plan held elsewhere no longer counts: " + pointer(event), null, PERSON);
            case "IAmWritten" -> new Words("I Am: version " + version(event), null, PERSON);
            case "RecordAsked" -> new Words("The person asked to see their record", null, PERSON);
            case "RecordReleased" -> new Words("What the person sees of their record was decided", null, PERSON);
            case "CorrectionAsked" -> new Words("The person says that something here is wrong", null, PERSON);
            case "CorrectionAnswered" -> new Words("A request to put something right was answered", null, PERSON);
            case "CarerObserved" -> new Words("A carer told the team", "Written by a carer.", Timeline.CONTACT);
            case "CarerAdded" -> new Words("A carer was added", null, PERSON);
            case "CarerEnded" -> new Words("A carer was taken away", null, PERSON);
            case "PermissionGiven" -> new Words("A carer may be told: " + topic(event), null, PERSON);
            case "PermissionWithdrawn" -> new Words("A carer may no longer be told: " + topic(event), null, PERSON);
            case "ObjectionMade" -> new Words("The person objects to sharing: " + shareable(event), null, PERSON);
            case "ObjectionWithdrawn" ->
                new Words("The person no longer objects to sharing: " + shareable(event), null, PERSON);
            case "NeedStated" ->
                new Words(
                        "Crisis plan opened in an incident",
                        NeedBasis.ofCode(String.valueOf(event.payload().get("basis")))
                                .map(NeedBasis::label)
                                .orElse(null),
                        PERSON);
            case "GlassBroken" ->
                new Words(
                        "Emergency summary opened by breaking the glass",
                        Ground.ofCode(String.valueOf(event.payload().get("ground")))
                                .map(Ground::label)
                                .orElse(null),
                        PERSON);
            case "AccessNeedsRecorded" -> new Words("What they need was recorded", needs(event), PERSON);
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

    private static String version(Event event) {
        return String.valueOf(event.payload().get("version"));
    }

    private static String topic(Event event) {
        return Topic.ofCode(String.valueOf(event.payload().get("topic")))
                .map(Topic::spoken)
                .orElse("a topic no longer used");
    }

    private static String shareable(Event event) {
        return Shareable.ofCode(String.valueOf(event.payload().get("data")))
                .map(Shareable::label)
                .orElse("a class no longer used");
    }

    private static Words placement(Event event, Names names) {
        String home = names.organisation(
                UUID.fromString(String.valueOf(event.payload().get("home"))));
        if (!Boolean.TRUE.equals(event.payload().get("stands"))) {
            return new Words("A placement was taken back: " + home, "It was never so.", PERSON);
        }
        Object last = event.payload().get("last");
        String days = "From " + day(event.payload().get("first")) + (last == null ? "" : " until " + day(last)) + ".";
        boolean first = "1".equals(String.valueOf(event.payload().get("version")));
        return new Words((first ? "Lives at " : "Placement corrected: ") + home, days, PERSON);
    }

    private static String day(@Nullable Object iso) {
        return London.day(LocalDate.parse(String.valueOf(iso)));
    }

    private static String pointer(Event event) {
        return PointerType.ofCode(String.valueOf(event.payload().get("kind")))
                .map(PointerType::label)
                .orElse("of a kind no longer used");
    }

    private static String kind(Event event) {
        return AlertKind.ofCode(String.valueOf(event.payload().get("kind")))
                .map(AlertKind::spoken)
                .orElse("of a kind no longer used");
    }
}
