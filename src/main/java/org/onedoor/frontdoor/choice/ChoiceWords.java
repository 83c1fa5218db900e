package org.onedoor.frontdoor.choice;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a choice reads on a timeline. */
@Component
class ChoiceWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("ChoiceOffered");
    }

    @Override
    public Words words(Event event, Names names) {
        ChoiceAnswer answer = ChoiceAnswer.ofCode(String.valueOf(event.payload().get("answer")));
        String said = answer != ChoiceAnswer.CHOSE
                ? answer.label().toLowerCase(java.util.Locale.UK)
                : event.payload().get("chosen") instanceof String service
                        ? "chose " + names.service(UUID.fromString(service))
                        : "chose one that is not in the directory";
        Object options = event.payload().get("options");
        return new Words(
                "Offered %s: %s"
                        .formatted("1".equals(String.valueOf(options)) ? "1 option" : options + " options", said),
                Occasion.ofCode(String.valueOf(event.payload().get("occasion"))).label() + services(event, names),
                "referral");
    }

    private static String services(Event event, Names names) {
        return event.payload().get("services") instanceof List<?> all && !all.isEmpty()
                ? all.stream()
                        .map(id -> names.service(UUID.fromString(String.valueOf(id))))
                        .collect(Collectors.joining(", ", ": ", "."))
                : ".";
    }
}
