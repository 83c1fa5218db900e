package org.onedoor.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a crisis plan says.
 *
 * @param words by the code of the part
 * @param contacts in the order in which they are to be rung
 * @param advance codes of what was decided in advance
 * @param agreed codes of who agreed it
 * @param shared the teams that have it and are asked to read it
 */
public record PlanContent(
        Map<String, String> words,
        List<Contact> contacts,
        List<Worker> workers,
        List<String> advance,
        List<String> agreed,
        List<Team> shared) {

    /** Nothing yet but what is the same for everybody. */
    public static final PlanContent EMPTY = new PlanContent(
            Map.of(
                    PlanPart.CRISIS_LINES.code(),
                    "Life at risk: 999\nMental health crisis: NHS 111, option 2\nSamaritans: 116 123"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public PlanContent {
        words = Map.copyOf(words);
        contacts = List.copyOf(contacts);
        workers = List.copyOf(workers);
        advance = List.copyOf(advance);
        agreed = List.copyOf(agreed);
        shared = List.copyOf(shared);
    }

    /** Somebody to ring. @param agrees whether they agreed to be rung and told */
    public record Contact(String name, String relation, String phone, String when, boolean agrees) {}

    /** A team that works with the person, and who in it. */
    public record Worker(String team, String name, String phone) {}

    /** A team that has the plan. */
    public record Team(UUID organisationId, UUID teamId) {}

    public @Nullable String at(PlanPart part) {
        return words.get(part.code());
    }

    public List<AdvanceDecision> decided() {
        return advance.stream()
                .flatMap(code -> AdvanceDecision.ofCode(code).stream())
                .toList();
    }

    public List<AgreedBy> agreedBy() {
        return agreed.stream().flatMap(code -> AgreedBy.ofCode(code).stream()).toList();
    }
}
