package org.onedoor.frontdoor.advice;

import java.util.UUID;
import org.onedoor.frontdoor.AdviceLine;
import org.onedoor.people.Details;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/** The advice line as other modules use it: by the acts that every page uses. */
@Component
class OpenAdviceLine implements AdviceLine {
    private final Asking asking;
    private final Advising advising;
    private final AdviceRepository repository;

    OpenAdviceLine(Asking asking, Advising advising, AdviceRepository repository) {
        this.asking = asking;
        this.advising = advising;
        this.repository = repository;
    }

    @Override
    public String ask(Details person, UUID service, boolean today, String words) {
        Urgency urgency = today ? Urgency.TODAY : Urgency.ROUTINE;
        return asking.ask(new Asking.Question(null, person, service, urgency, "given", words), null)
                .reference();
    }

    @Override
    public void answer(String reference, boolean refer, String words) {
        Advice advice = repository.byReference(reference).orElseThrow(() -> new NotFound("question for advice"));
        advising.answer(reference, advice.version(), refer ? "refer" : "manage", words, null);
    }
}
