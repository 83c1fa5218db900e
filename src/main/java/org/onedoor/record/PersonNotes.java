package org.onedoor.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.record.RecordEvents.NoteWritten;
import org.springframework.stereotype.Service;

/** Notes about a person that belong to no one referral. A note is a fact: it is added to, never changed. */
@Service
public class PersonNotes {
    private final Acts acts;
    private final Gate gate;
    private final Notes notes;

    PersonNotes(Acts acts, Gate gate, Notes notes) {
        this.acts = acts;
        this.gate = gate;
        this.notes = notes;
    }

    /** Whether the actor may write one about this person. */
    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(personId)) instanceof Decision.Allowed;
    }

    /**
     * Adds a note.
     *
     * @throws Invalid when nothing is written, or more than can be read
     */
    public void write(UUID personId, @Nullable String words, IdempotencyKey key) {
        if (words == null || words.isBlank()) {
            throw new Invalid("words", "Write the note");
        }
        acts.act(
                Begin.on("write a note", ask(personId), new Subject.Person(personId))
                        .once(key),
                act -> notes.write(act, act.happened(new NoteWritten()), null, words));
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, Timeline.CONTACT, new Subject.Person(personId));
    }
}
