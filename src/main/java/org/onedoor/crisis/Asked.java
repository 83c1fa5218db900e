package org.onedoor.crisis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who was asked to come: each attempt, and when they were with the person. */
public record Asked(
        UUID professionalId,
        boolean amhp,
        Instant at,
        List<Answer> answers,
        @Nullable Instant attended) {
    public Asked {
        answers = List.copyOf(answers);
    }

    /** What they said, and when. */
    public record Answer(String code, Instant at) {}

    /** Whether they may still come. */
    public boolean isAwaited() {
        return attended == null
                && (answers.isEmpty() || !answers.getLast().code().equals("declined"));
    }

    public boolean hasAccepted() {
        return !answers.isEmpty() && answers.getLast().code().equals("accepted");
    }
}
