package org.onedoor.record;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;

/**
 * Whose record something with a reference is in, and whose work it is: all that is known of it before the gate is asked.
 *
 * @param organisationId whose work it is; none where that follows from who looks after the person
 */
public record HeldItem(
        UUID personId,
        UUID itemId,
        @Nullable UUID organisationId,
        @Nullable UUID teamId) {

    /** What the gate is asked about its being read or answered by the team it lies with. */
    public Ask ask(Action action) {
        Set<UUID> parties = new HashSet<>();
        if (teamId != null) {
            parties.add(teamId);
        } else if (organisationId != null) {
            parties.add(organisationId);
        }
        return Ask.item(action, Timeline.CONTACT, new Subject.Person(personId), parties);
    }
}
