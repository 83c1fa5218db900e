package org.onedoor.exchange.partner;

import java.util.UUID;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Owner;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Event;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** What a person at the centre has to do because a partner's machine did or did not. */
@Component
class CentreTasks {
    private final Tasks tasks;
    private final Centre centre;

    CentreTasks(Tasks tasks, Centre centre) {
        this.tasks = tasks;
        this.centre = centre;
    }

    void raise(Dialogue dialogue, String kind, String key) {
        Owner owner = centre.owner();
        tasks.raise(
                dialogue.subject(),
                kind,
                kind + ":" + key,
                dialogue.referralId(),
                dialogue.reference(),
                owner.organisationId(),
                owner.teamId(),
                null);
    }

    /** What was over is not, and no message of BaRS says so: somebody rings the partner that took it for over. */
    void reopened(Dialogue dialogue, Event event) {
        raise(dialogue, "partner-knows-it-ended", event.eventId() + ":" + dialogue.dialogueId());
    }

    /** Of those raised about one dialogue the newest stands alone. */
    void once(Dialogue dialogue, String kind, String newest) {
        tasks.overtakenBy(dialogue.subject(), kind + ":" + dialogue.dialogueId() + ":", kind + ":" + newest);
    }

    /** It is not to be done any longer. */
    void settled(UUID personId, String kind, String key) {
        tasks.doneElsewhere(new Subject.Person(personId), kind + ":" + key, Actor.SYSTEM.accountId());
    }
}
