package org.onedoor.frontdoor.transition;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a young person's move to adult services reads on a timeline. */
@Component
class TransitionWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "TransitionBegan",
                "TransitionPlanned",
                "ReceivingServiceNamed",
                "JointMeetingPlanned",
                "JointMeetingHeld",
                "TransitionFollowedUp");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "TransitionBegan" ->
                words("The move to adult services begins", "The team was given the tasks of the protocol.");
            case "TransitionPlanned" -> words("Transition plan written with the young person", null);
            case "ReceivingServiceNamed" ->
                words(
                        names.service(UUID.fromString(text(event, "service"))) + " takes over at 18",
                        "A message to the young person says so.");
            case "JointMeetingPlanned" ->
                words("Joint meeting planned for " + London.day(LocalDate.parse(text(event, "on"))), null);
            case "JointMeetingHeld" ->
                words("Both teams met the young person on " + London.day(LocalDate.parse(text(event, "on"))), null);
            case "TransitionFollowedUp" ->
                words(
                        "Follow-up after the move: "
                                + FollowUp.ofCode(text(event, "how")).label(),
                        null);
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static Words words(String title, @Nullable String detail) {
        return new Words(title, detail, "referral");
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
