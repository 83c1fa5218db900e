package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the form for putting right means: the fact chosen, and its own fields, whose names end in its event's id. */
@Component
class CorrectForm {
    private static final List<String> OF_A_FACT =
            List.of("at", "attended", "mode", "outcome", "told", "words", "receivedAt");

    private final Corrections corrections;

    CorrectForm(Corrections corrections) {
        this.corrections = corrections;
    }

    /** The kind and the event of the fact chosen, such as {@code contact:0190a7...}. */
    private record Chosen(Corrections.Kind kind, UUID event) {
        static Chosen of(Typed typed) {
            String[] parts = typed.get("fact").split(":", 2);
            UUID event = parts.length == 2 ? ReferralForm.uuid(parts[1]) : null;
            for (Corrections.Kind kind : Corrections.Kind.values()) {
                if (event != null && kind.name().equals(parts[0])) {
                    return new Chosen(kind, event);
                }
            }
            throw new Invalid("fact", "Choose what was recorded wrongly");
        }

        String field(String name) {
            return name + "-" + event;
        }
    }

    void take(String reference, Typed typed, IdempotencyKey key) {
        Chosen chosen = Chosen.of(typed);
        try {
            correct(reference, chosen, typed, key);
        } catch (Invalid e) {
            Map<String, String> problems = new LinkedHashMap<>();
            e.problems()
                    .forEach((field, problem) ->
                            problems.put(OF_A_FACT.contains(field) ? chosen.field(field) : field, problem));
            throw new Invalid(problems);
        }
    }

    private void correct(String reference, Chosen chosen, Typed typed, IdempotencyKey key) {
        String why = typed.get("why");
        switch (chosen.kind()) {
            case CONTACT -> {
                Instant at = when(typed, chosen.field("at"), "Enter when it was");
                String attended = typed.get(chosen.field("attended"));
                String mode = typed.get(chosen.field("mode"));
                if (!List.of("yes", "no").contains(attended)) {
                    throw new Invalid("attended", "Say whether the person was seen or spoken to");
                }
                if (!List.of("face-to-face", "video", "telephone", "other").contains(mode)) {
                    throw new Invalid("mode", "Say how: face to face, video, telephone or other");
                }
                corrections.contact(reference, chosen.event(), at, attended.equals("yes"), mode, why, key);
            }
            case NOT_ATTENDED -> corrections.attended(reference, chosen.event(), why, key);
            case OUTCOME ->
                corrections.outcome(
                        reference,
                        chosen.event(),
                        Outcome.ofCode(typed.get(chosen.field("outcome"))),
                        typed.all(chosen.field("told")),
                        typed.orNull(chosen.field("words")),
                        why,
                        key);
            case RECEIVED ->
                corrections.received(
                        reference,
                        chosen.event(),
                        when(typed, chosen.field("receivedAt"), "Enter when it was received"),
                        why,
                        key);
        }
    }

    private static Instant when(Typed typed, String field, String problem) {
        @Nullable Instant at = typed.instant(field, "The time");
        if (at == null) {
            throw typed.hasProblems() ? new Invalid(typed.problems()) : new Invalid(field, problem);
        }
        return at;
    }
}
