package org.onedoor.frontdoor.advice;

import java.util.Set;
import org.onedoor.access.Relationships;
import org.onedoor.frontdoor.advice.AdviceActs.Wish;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceClosed;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.springframework.stereotype.Component;

/** When somebody has died, every open question about them is closed and its clocks end; both sides are told. */
@Component
class AdviceAfterDeath implements EventListener {
    private final AdviceActs acts;
    private final AdviceRepository repository;
    private final Relationships relationships;

    AdviceAfterDeath(AdviceActs acts, AdviceRepository repository, Relationships relationships) {
        this.acts = acts;
        this.repository = repository;
        this.relationships = relationships;
    }

    @Override
    public String name() {
        return "advice-after-death";
    }

    @Override
    public Set<String> types() {
        return Set.of("PersonDied");
    }

    @Override
    public void hear(Event event) {
        repository.openOf(event.subject().id()).forEach(this::close);
    }

    private void close(Advice open) {
        Wish wish = new Wish("Close a question for advice", open.reference(), open.version(), null);
        acts.perform(wish, (act, before) -> {
            AdviceOutcome died = AdviceOutcome.DIED;
            act.happened(new AdviceClosed(before.adviceId(), before.asked().service(), died.code()));
            relationships.endAfterGrace(before.personId(), before.adviceId());
            acts.tellAsked(before, "advice-closed", died.label());
            acts.tellAsker(before, "advice-over", died.label());
            return before.closed(act.now(), died);
        });
    }
}
