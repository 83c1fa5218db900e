package org.onedoor.programme.governance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.Writing;

/**
 * One field of a register's entries.
 *
 * @param name what it is called in the form, the file and the table
 * @param label its question on the form
 * @param heading its heading on pages and in files
 * @param options for a choice: each a word that is kept as it is shown
 * @param onlyNew asked when the entry is made and never changed after
 * @param of of which register an entry is chosen, or of which kind an organisation; empty for any
 */
public record Field(
        String name,
        String label,
        String heading,
        Kind kind,
        boolean required,
        String hint,
        List<String> options,
        boolean onlyNew,
        String of) {
    private static final int MOST = 50;
    private static final int SHORTEST_STORY = 10;

    /** What is written in it. */
    public enum Kind {
        LINE,
        STORY,
        LIST,
        DAY,
        NUMBER,
        CHOICE,
        SEVERAL,
        ORGANISATION,
        ORGANISATIONS,
        GROUP,
        PLAN,
        /** One entry of another register, or several. */
        ENTRY,
        ENTRIES,
        /** One service of the directory. */
        SERVICE,
        /** Places of the two trees a plan can cover. */
        PLACES,
        /** Options, one on each line, with a score for each criterion. */
        SCORES,
        /** Set by what is done on the page, never typed. */
        MARK;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public boolean isOrganisation() {
            return this == ORGANISATION || this == ORGANISATIONS;
        }

        public boolean isEntry() {
            return this == ENTRY || this == ENTRIES;
        }
    }

    /** What was typed, as it is kept; what is wrong goes into {@code problems}. */
    List<String> read(EntryForm form, Map<String, String> problems) {
        List<String> typed = switch (kind) {
            case DAY -> day(form, problems);
            case LIST ->
                Arrays.stream(form.get(name).split("[,\n]", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
            case SEVERAL, ORGANISATIONS, ENTRIES, PLACES ->
                form.all(name).stream()
                        .filter(part -> !part.isBlank())
                        .distinct()
                        .toList();
            default ->
                form.get(name).isBlank() ? List.of() : List.of(form.get(name).strip());
        };
        if (problems.containsKey(name)) {
            return typed;
        }
        if (typed.isEmpty()) {
            if (required) {
                problems.put(name, missing());
            }
            return typed;
        }
        String wrong = wrong(typed);
        if (wrong != null) {
            problems.put(name, wrong);
        }
        return typed;
    }

    private List<String> day(EntryForm form, Map<String, String> problems) {
        String typed = form.get(name + "-day") + form.get(name + "-month") + form.get(name + "-year");
        if (typed.isBlank()) {
            return List.of();
        }
        try {
            return List.of(LocalDate.of(
                            Integer.parseInt(form.get(name + "-year").strip()),
                            Integer.parseInt(form.get(name + "-month").strip()),
                            Integer.parseInt(form.get(name + "-day").strip()))
                    .toString());
        } catch (NumberFormatException | DateTimeException e) {
            problems.put(name, "%s: give a real day, like 27 3 2026".formatted(heading));
            return List.of();
        }
    }

    private String missing() {
        return switch (kind) {
            case CHOICE, ORGANISATION, GROUP, PLAN, ENTRY, SERVICE -> "%s: choose one".formatted(heading);
            case SEVERAL, ORGANISATIONS, ENTRIES, PLACES -> "%s: choose at least one".formatted(heading);
            case DAY -> "%s: give the day".formatted(heading);
            default -> "%s: write it, it may not be empty".formatted(heading);
        };
    }

    private @org.jspecify.annotations.Nullable String wrong(List<String> typed) {
        String first = typed.getFirst();
        return switch (kind) {
            case LINE -> tooLong(first, Writing.LINE);
            case STORY ->
                required && first.length() < SHORTEST_STORY
                        ? "%s: write at least %d characters".formatted(heading, SHORTEST_STORY)
                        : tooLong(first, Writing.STORY);
            case LIST ->
                typed.size() > MOST || typed.stream().anyMatch(part -> part.length() > Writing.NAME)
                        ? "%s: at most %d, each of at most %d characters".formatted(heading, MOST, Writing.NAME)
                        : null;
            case NUMBER -> first.matches("[0-9]{1,9}") ? null : "%s: write a whole number".formatted(heading);
            case CHOICE, SEVERAL -> options.containsAll(typed) ? null : missing();
            case ORGANISATION, ORGANISATIONS ->
                typed.size() <= MOST && typed.stream().allMatch(Field::isId) ? null : missing();
            case GROUP, PLAN, ENTRY, SERVICE -> tooLong(first, Writing.LINE);
            case ENTRIES, PLACES -> typed.size() <= MOST ? null : "%s: choose %d at most".formatted(heading, MOST);
            case SCORES -> {
                String unread = Scores.problem(first);
                yield unread == null ? tooLong(first, Writing.STORY) : "%s: %s".formatted(heading, unread);
            }
            case DAY, MARK -> null;
        };
    }

    private @org.jspecify.annotations.Nullable String tooLong(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest
                ? null
                : "%s must be %,d characters or fewer. It has %,d".formatted(heading, longest, length);
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
