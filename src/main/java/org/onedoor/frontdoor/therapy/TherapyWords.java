package org.onedoor.frontdoor.therapy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a course of talking therapy reads on a timeline. */
@Component
class TherapyWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("LongTermConditionRecorded", "ScoresRecorded");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "LongTermConditionRecorded" ->
                new Words(
                        "Long-term physical condition recorded",
                        conditions(event.payload().get("conditions")),
                        "referral");
            case "ScoresRecorded" ->
                new Words(
                        "Scores of %s: PHQ-9 %s, GAD-7 %s"
                                .formatted(
                                        London.day(LocalDate.parse(text(event, "on"))),
                                        text(event, "phq9"),
                                        text(event, "gad7")),
                        event.payload().get("safety") instanceof String safety
                                ? SafetyRoute.ofCode(safety).label() + "."
                                : null,
                        "referral");
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static String conditions(@Nullable Object codes) {
        return codes instanceof List<?> all
                ? all.stream()
                        .map(code ->
                                LongTermCondition.ofCode(String.valueOf(code)).label())
                        .collect(Collectors.joining(", ", "", "."))
                : "";
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
