package org.onedoor.crisis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.crisis.Fact;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.Question;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.Professional;

/** The facts of a case in words, the newest first: who said what, when, and what was put right. */
final class FactLines {
    private FactLines() {}

    static List<FactLine> of(Seen seen, Actor actor) {
        List<FactLine> lines = new ArrayList<>();
        for (Fact fact : seen.state().facts().all().reversed()) {
            if (fact.kind() == FactKind.WITHDRAWN) {
                continue; // told beside the fact it takes back
            }
            Fact correction = seen.state().facts().correctionOf(fact).orElse(null);
            lines.add(new FactLine(
                    fact,
                    details(fact, seen),
                    correction == null ? null : corrected(correction, seen),
                    correction == null && fact.kind().hasForm() && fact.kind().mayRecord(actor.role())));
        }
        return lines;
    }

    private static String corrected(Fact correction, Seen seen) {
        String by = " (%s, %s)".formatted(correction.by(), London.full(correction.recordedAt()));
        if (correction.kind() == FactKind.WITHDRAWN) {
            return "did not happen: %s%s".formatted(correction.said("why"), by);
        }
        List<String> more = details(correction, seen);
        return "%s at %s%s%s"
                .formatted(
                        correction.kind().label(),
                        London.full(correction.occurredAt()),
                        more.isEmpty() ? "" : ". " + String.join(". ", more),
                        by);
    }

    static List<String> details(Fact fact, Seen seen) {
        List<String> details = new ArrayList<>();
        for (Question question : fact.kind().questions()) {
            String answer = question.isCoded() ? fact.code(question.name()) : fact.said(question.name());
            if (!answer.isEmpty()) {
                details.add("%s: %s".formatted(question.label().replaceAll("\\?$", ""), words(question, answer, seen)));
            }
        }
        switch (fact.kind()) {
            case PROMISED -> details.add(place(fact.code("place"), seen));
            case AMHP_REQUESTED, DOCTOR_REQUESTED -> details.add(person(fact.code("professional"), seen));
            case PERSON -> details.add(who(fact));
            case JOINED -> details.add("Case %s has its facts here now".formatted(fact.code("number")));
            case PARTED -> details.add("Case %s: %s".formatted(fact.code("number"), fact.said("why")));
            case SAID_SAME ->
                details.add("%s %s, which whoever began this case could not open"
                        .formatted(fact.code("contact").equals("yes") ? "Contact" : "Case", fact.code("number")));
            default -> {}
        }
        String other = seen.state().numberOf(fact.incidentId());
        if (other != null) {
            details.add("Said in case " + other);
        }
        return details;
    }

    private static String who(Fact fact) {
        return switch (fact.code("how")) {
            case "mistaken" -> "Not who they were thought to be: " + fact.said("why");
            case "identified" -> "Identified";
            case "joined" -> "Whom the two cases that were joined are about";
            default -> "As first described";
        };
    }

    private static String words(Question question, String answer, Seen seen) {
        return switch (question.type()) {
            case CHOICE -> question.option(answer).map(Question.Option::label).orElse(answer);
            case PLACE -> place(answer, seen);
            case ASKED -> person(answer, seen);
            case NUMBER, LINE, WORDS -> answer;
        };
    }

    private static String place(String id, Seen seen) {
        UUID uuid = uuid(id);
        return uuid == null ? "a place" : seen.places().getOrDefault(uuid, "a place no longer listed");
    }

    private static String person(String id, Seen seen) {
        UUID uuid = uuid(id);
        Professional found = uuid == null ? null : seen.people().get(uuid);
        return found == null ? "somebody of the register" : found.name();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
