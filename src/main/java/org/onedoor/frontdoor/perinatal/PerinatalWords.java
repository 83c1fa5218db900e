package org.onedoor.frontdoor.perinatal;

import java.time.LocalDate;
import java.util.Set;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a pregnancy or a baby reads on a timeline. */
@Component
class PerinatalWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("PerinatalRecorded");
    }

    @Override
    public Words words(Event event, Names names) {
        Flag flag = new Flag(
                Flag.Kind.ofCode(String.valueOf(event.payload().get("state"))),
                LocalDate.parse(String.valueOf(event.payload().get("day"))));
        return new Words(flag.words(), "The match puts the perinatal service first.", "referral");
    }
}
