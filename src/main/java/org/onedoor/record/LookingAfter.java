package org.onedoor.record;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.onedoor.access.Relationships;
import org.onedoor.platform.Act;
import org.springframework.stereotype.Component;

/** Which team is asked when a person or a carer of theirs says something. */
@Component
class LookingAfter {
    private final Relationships relationships;

    LookingAfter(Relationships relationships) {
        this.relationships = relationships;
    }

    /** The team that came last and is still there; the practice where no team is; else whoever made the account. */
    Observation.Owner team(Act act, List<UUID> ids) {
        return relationships.of(ids).stream()
                .filter(each -> each.until() == null || each.until().toInstant().isAfter(act.now()))
                .filter(each -> !each.basis().equals(Relationships.PLACEMENT)) // a home reads what a team answers for
                .max(Comparator.comparing((Relationships.Involved each) -> each.teamId() != null)
                        .thenComparing(Relationships.Involved::since))
                .map(each -> new Observation.Owner(each.organisationId(), each.teamId()))
                .orElse(new Observation.Owner(
                        act.actor().organisationId(), act.actor().teamId()));
    }
}
