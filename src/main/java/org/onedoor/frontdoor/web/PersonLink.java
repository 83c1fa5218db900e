package org.onedoor.frontdoor.web;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** Whether the name on a referral's page leads to the person's own page: a link that would be refused is not shown. */
@Component
class PersonLink {
    private final Gate gate;

    PersonLink(Gate gate) {
        this.gate = gate;
    }

    boolean leads(UUID personId) {
        Ask ask = Ask.about(Action.READ, "demographics", new Subject.Person(personId));
        return gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed;
    }
}
