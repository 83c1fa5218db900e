package org.onedoor.frontdoor.complexity;

import java.util.Set;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a recorded band reads on a timeline. */
@Component
class ComplexityWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("ComplexityRecorded");
    }

    @Override
    public Words words(Event event, Names names) {
        ComplexityBand band =
                ComplexityBand.ofCode(String.valueOf(event.payload().get("band")));
        return new Words(
                "Complexity recorded: " + (band == null ? "not known" : band.label()),
                band == null ? null : band.meaning() + ".",
                "referral");
    }

    @Override
    public String withheld() {
        return "Complexity recorded";
    }
}
