package org.onedoor.frontdoor.stack;

import java.util.UUID;
import org.onedoor.frontdoor.Centre;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/** How every change to a call is made: one act on its own subject, so that two can never take the same call. */
@Component
class StackActs {
    private final Acts acts;
    private final StackRepository calls;
    private final Centre centre;

    StackActs(Acts acts, StackRepository calls, Centre centre) {
        this.acts = acts;
        this.calls = calls;
        this.centre = centre;
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
            StackCall after = change.apply(act, before);
            if (!after.equals(before)) {
                calls.update(after);
            }
        });
        return calls.find(incidentId).orElseThrow();
    }
}
