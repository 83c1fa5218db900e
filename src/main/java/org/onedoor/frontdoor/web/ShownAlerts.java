package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.People;
import org.onedoor.platform.Looks;
import org.onedoor.record.Alert;
import org.onedoor.record.Alerts;
import org.springframework.stereotype.Component;

/** The alerts about the person a page is about. Called from inside a look. */
@Component
public class ShownAlerts {
    private final Alerts alerts;
    private final People people;

    ShownAlerts(Alerts alerts, People people) {
        this.alerts = alerts;
        this.people = people;
    }

    /**
     * Those that stand, under whichever id of theirs; the look names each. Whoever only sent the referral is told of none: they
     * do not look after the person.
     */
    List<Alert> of(Referral referral, Looks.Shown shown) {
        return of(referral.personId(), referral.carers(), shown);
    }

    /** @param carers the organisations and teams that are told by the work item itself */
    public List<Alert> of(UUID personId, Set<UUID> carers, Looks.Shown shown) {
        List<Alert> found = alerts.of(people.linked(personId), carers);
        found.forEach(alert -> shown.add(alert.personId()));
        return found;
    }
}
