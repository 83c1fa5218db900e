package org.onedoor.frontdoor.stack;

import java.util.UUID;
import org.onedoor.frontdoor.Centre;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.web.Live;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How every change to a call is made: one act on its own subject, so that two can never take the same call. */
@Component
class StackActs {
    /** The live topic of the list; it says only that something changed. */
    static final String TOPIC = "stack";

    private final Acts acts;
    private final StackRepository calls;
    private final Centre centre;
    private final Live live;

    StackActs(Acts acts, StackRepository calls, Centre centre, Live live) {
        this.acts = acts;
        this.calls = calls;
        this.centre = centre;
        this.live = live;
    }

    /** Stores what the running act made of a call, where that is anything new. */
    void store(StackCall before, StackCall after) {
        if (!after.equals(before)) {
            calls.update(after);
            announce();
        }
    }

    /** Those who have the list open see it within a second; said once the act has been stored. */
    void announce() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.changed(TOPIC);
            }
        });
    }

    /** Records what happened in the act, and answers the call as it then is. */
    interface Change {
        StackCall apply(Act act, StackCall before);
    }

    /** @throws NotFound when there is no such call, or it is out of the actor's reach */
    StackCall perform(UUID incidentId, String what, Change change) {
        StackCall found = calls.find(incidentId).orElseThrow(() -> new NotFound("999 call"));
        Ask ask = Ask.item(
                Action.WRITE,
                "stack",
                found.subject(),
                found.parties(centre.owner().organisationId()));
        acts.act(Begin.on(what, ask, found.subject()), act -> {
            StackCall before = calls.find(incidentId).orElseThrow();
            store(before, change.apply(act, before));
        });
        return calls.find(incidentId).orElseThrow();
    }
}
