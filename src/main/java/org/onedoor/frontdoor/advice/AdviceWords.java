package org.onedoor.frontdoor.advice;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a question for advice reads on a timeline: that it was asked and answered. What was written stays in its thread. */
@Component
class AdviceWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "AdviceAsked",
                "AdviceMoreAsked",
                "AdviceMoreGiven",
                "AdviceAnswered",
                "AdviceFollowedUp",
                "AdvicePassedOn",
                "AdviceClosed",
                "AdviceReferred");
    }

    @Override
    public Words words(Event event, Names names) {
        String service = names.service(UUID.fromString(text(event, "service")));
        return switch (event.type()) {
            case "AdviceAsked" -> words("Advice asked of " + service, null);
            case "AdviceMoreAsked" -> words(service + " asked for more before advising", null);
            case "AdviceMoreGiven" -> words("More was given to " + service, null);
            case "AdviceAnswered" ->
                words(
                        "Advice given by " + service,
                        text(event, "advises").equals("refer")
                                ? "They advise to refer the person."
                                : "It can be dealt with where it was asked.");
            case "AdviceFollowedUp" -> words("Asked on of " + service, null);
            case "AdvicePassedOn" ->
                words("Question for advice passed on to " + service, "Its clock goes on: none started again.");
            case "AdviceClosed" ->
                words(
                        "Question for advice closed",
                        AdviceOutcome.ofCode(text(event, "outcome")).label() + ".");
            case "AdviceReferred" ->
                words("Question for advice became referral " + text(event, "reference"), "It keeps the thread.");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static Words words(String title, @Nullable String detail) {
        return new Words(title, detail, "advice");
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
