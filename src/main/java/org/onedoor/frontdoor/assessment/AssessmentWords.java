package org.onedoor.frontdoor.assessment;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a trusted assessment reads on a timeline. */
@Component
class AssessmentWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("AssessmentRecorded", "AssessmentRepeated", "AssessmentAccepted", "AssessmentRefused");
    }

    @Override
    public Words words(Event event, Names names) {
        String kind = AssessmentKind.ofCode(text(event, "kind")).label();
        String service = names.service(UUID.fromString(text(event, "service")));
        return switch (event.type()) {
            case "AssessmentRecorded" ->
                words(
                        kind + " by " + service,
                        "In date until %s: services that have signed up take it as their own."
                                .formatted(London.day(LocalDate.parse(text(event, "until")))));
            case "AssessmentRepeated" ->
                words(
                        kind + " made again by " + service + " although one was in date",
                        RefusalReason.ofCode(text(event, "reason")).label() + ".");
            case "AssessmentAccepted" ->
                words(kind + " trusted by " + service, "The person is not assessed again while it is in date.");
            case "AssessmentRefused" ->
                words(
                        kind + " not trusted by " + service,
                        RefusalReason.ofCode(text(event, "reason")).label() + ".");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static Words words(String title, String detail) {
        return new Words(title, detail, "referral");
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
