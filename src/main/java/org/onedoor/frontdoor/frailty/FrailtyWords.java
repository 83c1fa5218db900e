package org.onedoor.frontdoor.frailty;

import java.util.Set;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.platform.Event;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How frailty and dementia read on a timeline. */
@Component
class FrailtyWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of("FrailtyRecorded");
    }

    @Override
    public Words words(Event event, Names names) {
        String score = FrailtyScore.read(String.valueOf(event.payload().get("score")))
                .map(FrailtyScore::words)
                .orElse("not scored");
        Dementia dementia =
                Dementia.ofCode(String.valueOf(event.payload().get("dementia"))).orElse(Dementia.NOT_KNOWN);
        return new Words(
                "Clinical Frailty Scale: " + score,
                dementia == Dementia.NOT_KNOWN
                        ? "Whether the person has dementia is not known."
                        : dementia.label() + ".",
                "referral");
    }

    @Override
    public String withheld() {
        return "Frailty and dementia recorded";
    }
}
