package org.onedoor.platform;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Gate.Ask;

/**
 * A look that was allowed, so that what it showed can be shown again only by looking again.
 *
 * @param kind that of the subject, as stored; none where it was asked by function only
 * @param shown the ids of everyone it showed
 */
public record Looked(
        String what,
        Action action,
        String dataClass,
        @Nullable String kind,
        @Nullable UUID subjectId,
        Set<UUID> parties,
        List<UUID> shown) {
    static Looked of(String what, Ask ask, Set<UUID> shown) {
        Subject subject = ask.subject();
        return new Looked(
                what,
                ask.action(),
                ask.dataClass(),
                subject == null ? null : subject.kind(),
                subject == null ? null : subject.id(),
                ask.parties(),
                List.copyOf(shown));
    }

    Ask ask() {
        return new Ask(
                action, dataClass, kind == null || subjectId == null ? null : Subject.of(kind, subjectId), parties);
    }
}
