package org.onedoor.frontdoor.advice;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Subject;
import org.onedoor.work.OwnerOf;
import org.springframework.stereotype.Component;

/** Tells the tasks whose turn it is when a clock of a question falls due. */
@Component
class OwnerOfAdvice implements OwnerOf {
    private final AdviceRepository repository;

    OwnerOfAdvice(AdviceRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Found> ownerOf(Subject subject, UUID scopeId) {
        return repository
                .find(subject.id(), scopeId)
                .filter(Advice::isOpen)
                .map(advice -> advice.state().isAskers()
                        ? new Found(
                                advice.asker().organisationId(), advice.asker().teamId(), advice.reference())
                        : new Found(
                                advice.asked().organisationId(), advice.asked().teamId(), advice.reference()));
    }

    /** A question is a journey of its own. */
    @Override
    public Optional<UUID> journeyOf(Subject subject, UUID scopeId) {
        return repository.find(subject.id(), scopeId).map(_ -> scopeId);
    }
}
