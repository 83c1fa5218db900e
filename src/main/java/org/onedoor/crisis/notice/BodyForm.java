package org.onedoor.crisis.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyKind.Field;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** What was answered to a dataset, checked: the least a body must be told is enforced before anything is sent. */
final class BodyForm {
    /** From so many answers of yes on, SafeLives' guidance counts the risk as high. */
    static final int DASH_HIGH = 14;

    /** From this clutter rating on the protocol asks for a visit. */
    static final int CLUTTER_VISIT = 4;

    private BodyForm() {}

    /** @throws Invalid with a sentence for each answer that is missing or cannot be */
    static Map<String, String> checked(
            BodyKind kind,
            Details details,
            @Nullable String to,
            UnaryOperator<@Nullable String> given,
            LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (details.familyName() == null) {
            problems.put("familyName", "Enter the family name of the person it is about");
        }
        try {
            details.checked(today);
        } catch (Invalid invalid) {
            invalid.problems().forEach(problems::putIfAbsent);
        }
        if (to == null || !kind.to().contains(to)) {
            problems.put("to", "Choose whom it is sent to");
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            answer(field, given.apply(field.code()), answers, problems);
        }
        if (problems.isEmpty()) {
            threshold(kind, answers, problems);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return answers;
    }

    private static void answer(
            Field field, @Nullable String said, Map<String, String> answers, Map<String, String> problems) {
        String text = said == null ? "" : Writing.storable(said).strip();
        if (text.isEmpty()) {
            if (field.required()) {
                problems.put(field.code(), "Answer this: " + field.label());
            }
            return;
        }
        switch (field.type()) {
            case CHOICE -> {
                if (!field.options().containsKey(text)) {
                    problems.put(field.code(), "Choose one of the answers");
                }
            }
            case NUMBER -> {
                int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
                if (number < field.least() || number > field.most()) {
                    problems.put(
                            field.code(), "Enter a whole number from %d to %d".formatted(field.least(), field.most()));
                }
            }
            case TEXT -> Writing.limit(problems, field.code(), "The answer", text, Writing.LINE);
            case LONG -> Writing.limit(problems, field.code(), "The answer", text, Writing.SENTENCES);
        }
        answers.put(field.code(), text);
    }

    /** What a body does not take is said before it is sent. */
    private static void threshold(BodyKind kind, Map<String, String> answers, Map<String, String> problems) {
        if (kind.isRestricted()) {
            boolean high = Integer.parseInt(answers.getOrDefault("dash", "0")) >= DASH_HIGH
                    || List.of(answers.get("judgement"), answers.get("escalation"))
                            .contains("yes");
            if (!high) {
                problems.put(
                        "dash",
                        "MARAC takes high risk: %d or more answers of yes, your professional judgement, or three incidents in twelve months. Offer the person other help, and look again when something changes"
                                .formatted(DASH_HIGH));
            }
        }
        if (kind.code().equals("fire-hoarding")
                && Integer.parseInt(answers.getOrDefault("rating", "0")) < CLUTTER_VISIT
                && "yes".equals(answers.get("escape"))) {
            problems.put(
                    "rating",
                    "From a rating of %d on, or where somebody could not get out, a visit is asked for. Below that, advice is enough"
                            .formatted(CLUTTER_VISIT));
        }
    }

    /** Whether it is about the person it was begun from. @throws Invalid where somebody else was typed, and nobody says which */
    static boolean isAbout(Person begun, Details typed, @Nullable String said) {
        boolean same = alike(typed.familyName(), begun.familyName())
                && (alike(typed.givenName(), begun.givenName()) || alike(typed.givenName(), begun.preferredName()))
                && alike(typed.nhsNumber(), begun.nhsNumber())
                && (typed.birthDate() == null
                        || begun.birthDate() == null
                        || typed.birthDate().equals(begun.birthDate()));
        if (same || "begun".equals(said)) {
            return true;
        }
        if ("typed".equals(said)) {
            return false;
        }
        throw new Invalid(
                "about",
                "You began this from %s, and what you typed is somebody else's. Say whom it is about"
                        .formatted(begun.headed()));
    }

    /** What was not typed, or is not known, speaks against nobody. */
    private static boolean alike(@Nullable String typed, @Nullable String known) {
        return typed == null || known == null || typed.equalsIgnoreCase(known);
    }
}
