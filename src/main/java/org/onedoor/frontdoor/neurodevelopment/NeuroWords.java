package org.onedoor.frontdoor.neurodevelopment;

import java.time.LocalDate;
import java.util.Set;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How a milestone reads on a timeline. */
@Component
class NeuroWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("NeuroMilestoneRecorded");
    }

    @Override
    public Words words(Event event, Names names) {
        String on = London.day(LocalDate.parse(String.valueOf(event.payload().get("on"))));
        Diagnosis diagnosis = Diagnosis.ofCode(String.valueOf(event.payload().get("diagnosis")));
        return diagnosis == null
                ? new Words("Neuro-developmental assessment on " + on, null, "referral")
                : new Words("Diagnosis decision on " + on, diagnosis.label() + ".", "referral");
    }
}
