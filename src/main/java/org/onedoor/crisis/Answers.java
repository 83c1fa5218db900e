package org.onedoor.crisis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** What was answered to the questions of a fact: codes for its event, and words beside it. */
record Answers(Map<String, String> codes, Map<String, String> words) {

    /** What more is to be said of answers that depend on each other. */
    interface Check {
        void apply(Map<String, String> codes, Map<String, String> words, Map<String, String> problems);
    }

    /** @throws Invalid with a sentence for each question that is not answered as it must be */
    static Answers of(FactKind kind, UnaryOperator<String> given) {
        return of(kind.questions(), given, (codes, words, problems) -> {
            station(kind, codes, words, problems);
            if (kind == FactKind.ENDED) {
                Endings.check(codes, words, problems);
            }
        });
    }

    /** @throws Invalid with a sentence for each question that is not answered as it must be */
    static Answers of(List<Question> questions, UnaryOperator<String> given, Check check) {
        Map<String, String> codes = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Question question : questions) {
            String answer = given.apply(question.name()).strip();
            if (answer.isEmpty()) {
                if (question.needed()) {
                    problems.put(question.name(), missing(question));
                }
                continue;
            }
            String wrong = wrong(question, answer);
            if (wrong != null) {
                problems.put(question.name(), wrong);
            } else if (question.isCoded()) {
                codes.put(question.name(), answer);
            } else {
                Writing.limit(
                        problems,
                        question.name(),
                        question.label(),
                        answer,
                        question.type() == Question.Type.LINE ? Writing.LINE : Writing.STORY);
                words.put(question.name(), Writing.storable(answer));
            }
        }
        check.apply(codes, words, problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Answers(codes, words);
    }

    private static String missing(Question question) {
        return switch (question.type()) {
            case CHOICE -> "Choose an answer: " + lower(question.label());
            case PLACE -> "Choose a place";
            case ASKED -> "Choose who it was. Only those who were asked to come are listed";
            case NUMBER -> "Enter a number: " + lower(question.label());
            case LINE, WORDS -> "Write it down: " + lower(question.label());
        };
    }

    private static @org.jspecify.annotations.Nullable String wrong(Question question, String answer) {
        return switch (question.type()) {
            case CHOICE ->
                question.option(answer)
                        .map(option -> option.refusal())
                        .orElse(question.option(answer).isPresent() ? null : "Choose one of the answers listed");
            case NUMBER -> answer.matches("[0-9]{1,4}") ? null : "Enter a whole number in digits";
            case PLACE, ASKED -> CaseState.uuid(answer) == null ? "Choose from the list" : null;
            case LINE, WORDS -> null;
        };
    }

    /** A police station is always recordable, with why and who allowed it: also that nobody did. */
    private static void station(
            FactKind kind, Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        boolean station = kind == FactKind.POLICE_PLANNED
                || codes.getOrDefault("placeType", "").equals(Questions.STATION);
        if (station && !codes.containsKey("stationReason")) {
            problems.putIfAbsent("stationReason", "Say why a police station");
        }
        if (station && !words.containsKey("authoriser")) {
            problems.putIfAbsent(
                    "authoriser",
                    kind == FactKind.POLICE_PLANNED
                            ? "Name who of superintendent's rank or above allowed it"
                            : "Name who of superintendent's rank or above allowed it, or write \"nobody\"");
        }
        if (kind == FactKind.LEFT
                && codes.getOrDefault("transport", "").equals("police-vehicle")
                && !codes.containsKey("policeVehicle")) {
            problems.putIfAbsent("policeVehicle", "Say why a police vehicle was used");
        }
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(java.util.Locale.UK)
                + label.substring(1).replaceAll("\\?$", "");
    }
}
