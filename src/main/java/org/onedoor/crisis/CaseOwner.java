package org.onedoor.crisis;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Subject;
import org.onedoor.work.OwnerOf;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the tasks whose a case is when one of its clocks falls due. */
@Component
class CaseOwner implements OwnerOf {
    private final DetentionRepository cases;
    private final ObjectProvider<Attached> attached;

    /** @param attached found when first needed: it knows the directory, which is made with the tasks */
    CaseOwner(DetentionRepository cases, ObjectProvider<Attached> attached) {
        this.cases = cases;
        this.attached = attached;
    }

    @Override
    public Optional<Found> ownerOf(Subject subject, UUID scopeId) {
        if (!(subject instanceof Subject.Incident) || !subject.id().equals(scopeId)) {
            return Optional.empty();
        }
        return cases.find(scopeId).map(detention -> {
            Attached.Owner owner = attached.getObject().owner(CaseState.of(cases.facts(scopeId)));
            return new Found(owner.organisationId(), owner.teamId(), detention.number());
        });
    }

    @Override
    public Optional<UUID> journeyOf(Subject subject, UUID scopeId) {
        return subject instanceof Subject.Incident && cases.find(scopeId).isPresent()
                ? Optional.of(scopeId)
                : Optional.empty();
    }
}
