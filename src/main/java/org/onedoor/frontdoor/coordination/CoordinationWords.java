package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How what happens to the plan of a case, and in its huddles, reads on a timeline. */
@Component
class CoordinationWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "ResponderAdded",
                "ResponseRecorded",
                "LeadNamed",
                "HuddleCalled",
                "HuddleInvited",
                "HuddleNoteAdded",
                "PlanAgreed");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "ResponderAdded" ->
                words("On the response plan for " + London.full(Instant.parse(text(event, "at"))), null);
            case "ResponseRecorded" ->
                words(text(event, "state").equals("done") ? "A response was made" : "A response was not made", null);
            case "LeadNamed" -> words("Who leads the response was named", null);
            case "HuddleCalled" ->
                said(
                        "Huddle called",
                        "Invited: " + HuddleRole.labels(event.payload().get("roles"))
                                + ". It has an hour for its plan.");
            case "HuddleInvited" ->
                said(
                        "More were invited to the huddle",
                        HuddleRole.labels(event.payload().get("roles")) + ".");
            case "HuddleNoteAdded" -> said("Said in the huddle", null);
            case "PlanAgreed" -> {
                long minutes = Long.parseLong(text(event, "minutes"));
                yield said(
                        "Huddle ended with a plan",
                        minutes + (minutes == 1 ? " minute" : " minutes") + " after it was called.");
            }
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static Words words(String title, @Nullable String detail) {
        return new Words(title, detail, "referral");
    }

    /** What was said there is for those who may read what is said at a contact. */
    private static Words said(String title, @Nullable String detail) {
        return new Words(title, detail, "contact");
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
