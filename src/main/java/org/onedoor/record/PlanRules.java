package org.onedoor.record;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** What a crisis plan must have, and how long it may be. */
final class PlanRules {
    private PlanRules() {}

    /** @throws Invalid naming each part that is missing or too long, by its field */
    static void check(PlanContent content, @Nullable LocalDate reviewOn, LocalDate today, boolean publish) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (PlanPart part : PlanPart.values()) {
            String words = content.at(part);
            Writing.limit(problems, part.field(), part.label(), words, part.longest());
            if (publish && part.isNeeded() && (words == null || words.isBlank())) {
                problems.put(
                        part.field(), "\"%s\" must be filled in before the plan is published".formatted(part.label()));
            }
            if (part == PlanPart.GUIDANCE && words != null && words(words) > PlanPart.GUIDANCE_WORDS) {
                problems.put(
                        part.field(),
                        "The guidance for crews must be %d words or fewer. It has %d"
                                .formatted(PlanPart.GUIDANCE_WORDS, words(words)));
            }
        }
        for (int i = 0; i < content.contacts().size(); i++) {
            PlanContent.Contact contact = content.contacts().get(i);
            String at = "contact-" + (i + 1);
            if (contact.name().isBlank() || contact.phone().isBlank()) {
                problems.put(at + "-name", "Contact %d needs a name and a phone number".formatted(i + 1));
            }
            Writing.limit(problems, at + "-name", "A contact's name", contact.name(), Writing.NAME);
            Writing.limit(problems, at + "-relation", "How a contact is related", contact.relation(), Writing.NAME);
            Writing.limit(problems, at + "-phone", "A contact's phone number", contact.phone(), Writing.NAME);
            Writing.limit(problems, at + "-when", "When a contact may be rung", contact.when(), Writing.LINE);
        }
        for (int i = 0; i < content.workers().size(); i++) {
            PlanContent.Worker worker = content.workers().get(i);
            String at = "worker-" + (i + 1);
            if (worker.team().isBlank()) {
                problems.put(at + "-team", "Name the team of professional %d".formatted(i + 1));
            }
            Writing.limit(problems, at + "-team", "A team's name", worker.team(), Writing.LINE);
            Writing.limit(problems, at + "-name", "A professional's name", worker.name(), Writing.NAME);
            Writing.limit(problems, at + "-phone", "A professional's phone number", worker.phone(), Writing.NAME);
        }
        if (publish) {
            published(content, reviewOn, today, problems);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void published(
            PlanContent content, @Nullable LocalDate reviewOn, LocalDate today, Map<String, String> problems) {
        if (content.contacts().isEmpty()) {
            problems.putIfAbsent("contact-1-name", "Name at least one person to contact");
        }
        if (content.workers().isEmpty()) {
            problems.putIfAbsent("worker-1-team", "Name at least one team that works with the person");
        }
        if (reviewOn == null || !reviewOn.isAfter(today)) {
            problems.putIfAbsent("review", "Enter the day by which the plan is looked at again, after today");
        }
        if (content.agreedBy().isEmpty()) {
            problems.put("agreed", "Choose who agreed the plan");
        }
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }
}
