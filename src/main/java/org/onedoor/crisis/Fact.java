package org.onedoor.crisis;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact as it was said.
 *
 * @param factId the id of its event
 * @param by who said it, in words
 * @param corrects the fact this one stands in place of
 * @param codes what was chosen, which its event carries too
 * @param words what was written, which it does not
 */
public record Fact(
        UUID incidentId,
        UUID factId,
        FactKind kind,
        Instant occurredAt,
        Instant recordedAt,
        UUID accountId,
        String by,
        String role,
        UUID organisationId,
        @Nullable UUID corrects,
        Map<String, String> codes,
        Map<String, String> words) {
    public Fact {
        codes = Map.copyOf(codes);
        words = Map.copyOf(words);
    }

    /** The code that says which other case made somebody say this as the two were joined. */
    static final String BY_JOIN = "joined";

    /** Whether it is about the case, and not about the person: it attaches nobody. */
    boolean isOfJoin() {
        return Set.of(FactKind.JOINED, FactKind.PARTED).contains(kind)
                || !code(BY_JOIN).isEmpty();
    }

    public String code(String name) {
        return codes.getOrDefault(name, "");
    }

    public String said(String name) {
        return words.getOrDefault(name, "");
    }

    boolean isAt(String placeType) {
        return code("placeType").equals(placeType);
    }
}
