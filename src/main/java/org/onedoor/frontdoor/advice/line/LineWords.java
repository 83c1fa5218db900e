package org.onedoor.frontdoor.advice.line;

import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a call on an advice line reads on a timeline: that it was, and not what was said. */
@Component
class LineWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("AdviceCallTaken");
    }

    @Override
    public Words words(Event event, Names names) {
        String service =
                names.service(UUID.fromString(String.valueOf(event.payload().get("service"))));
        Line line = Line.ofCode(String.valueOf(event.payload().get("line")));
        String went = Boolean.TRUE.equals(event.payload().get("open"))
                ? event.payload().get("duty") == null
                        ? "It went to %s.".formatted(service)
                        : "It went to the duty clinician of %s.".formatted(service)
                : "The line was closed: %s answers when it opens.".formatted(service);
        return new Words("Call on the line: " + line.label(), went, "advice");
    }
}
