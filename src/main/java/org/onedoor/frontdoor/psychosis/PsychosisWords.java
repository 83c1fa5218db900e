package org.onedoor.frontdoor.psychosis;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a conversion reads on a timeline. */
@Component
class PsychosisWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("PsychosisDeveloped");
    }

    @Override
    public Words words(Event event, Names names) {
        return new Words(
                "Psychosis developed on "
                        + London.day(
                                LocalDate.parse(String.valueOf(event.payload().get("on")))),
                "Referred to "
                        + names.service(
                                UUID.fromString(String.valueOf(event.payload().get("service"))))
                        + " as a first episode. This team keeps the person until they have arrived there.",
                "referral");
    }
}
