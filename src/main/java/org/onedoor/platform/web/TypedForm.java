package org.onedoor.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form, exactly, and what is wrong with it. Everything typed is shown again. */
public class TypedForm {
    /** What is added to a time's name to ask which of two is meant. */
    private static final String CLOCK = "-clock";

    private final Map<String, List<String>> values;
    private final Map<String, String> problems = new LinkedHashMap<>();

    public TypedForm(Map<String, List<String>> values) {
        Map<String, List<String>> there = new LinkedHashMap<>(values);
        there.values().removeIf(List::isEmpty);
        this.values = there;
    }

    /** Everything a request brought but what is the page's own. */
    public static TypedForm of(MultiValueMap<String, String> form) {
        return new TypedForm(withoutPages(form));
    }

    protected static Map<String, List<String>> withoutPages(MultiValueMap<String, String> form) {
        Map<String, List<String>> copy = new LinkedHashMap<>(form);
        copy.keySet().removeIf(name -> name.startsWith("_")); // the page's own
        return copy;
    }

    public static TypedForm nothing() {
        return new TypedForm(Map.of());
    }

    /** As typed; empty when the field was not there. */
    public String get(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    public String getOr(String field, String otherwise) {
        String typed = get(field);
        return typed.isEmpty() && !values.containsKey(field) ? otherwise : typed;
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    public boolean ticked(String field) {
        return values.containsKey(field) && !get(field).isBlank();
    }

    public @Nullable String orNull(String field) {
        String text = get(field).strip();
        return text.codePoints().allMatch(TypedForm::isUnseen) ? null : text;
    }

    /** A space of any kind, or a sign that shows nothing, such as one of no width. */
    private static boolean isUnseen(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    /** Puts the problems in the order of the fields on the page; those of no field named stay last. */
    public void inOrder(List<String> fields) {
        Map<String, String> found = new LinkedHashMap<>(problems);
        problems.clear();
        fields.stream().filter(found::containsKey).forEach(field -> problems.put(field, found.get(field)));
        found.forEach(problems::putIfAbsent);
    }

    public Map<String, String> problems() {
        return problems;
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    public void wrong(String field, String sentence) {
        problems.putIfAbsent(field, sentence);
    }

    public void wrong(Map<String, String> more) {
        more.forEach(this::wrong);
    }

    public Map<String, List<String>> values() {
        return values;
    }

    /** What was typed, in one short text: the same key with other words is another request. */
    public String fingerprint() {
        Map<String, List<String>> said = new TreeMap<>(values);
        said.remove("key");
        return DigestUtils.sha256Hex(said.toString());
    }

    /** A date typed in three boxes, {@code name-day}, {@code name-month} and {@code name-year}; none when all are empty. */
    public @Nullable LocalDate date(String name, String label) {
        String day = get(name + "-day").strip();
        String month = get(name + "-month").strip();
        String year = get(name + "-year").strip();
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return null;
        }
        LocalDate date = SpokenDate.of(day, month, year);
        if (date == null) {
            wrong(name, "%s must be a real date, like 27 3 1985".formatted(label));
        }
        return date;
    }

    /**
     * A date and a time in London, {@code name} from a datetime-local box; none when empty. A time that comes twice is the
     * one that {@code name-clock} says, {@code bst} or {@code gmt}; one that never was is refused.
     */
    public @Nullable Instant instant(String name, String label) {
        String text = get(name).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (!text.matches("[0-9]{4}-.*")) { // a year of another length can be parsed and cannot be meant
                throw new DateTimeException("year");
            }
            LocalDateTime local = LocalDateTime.parse(text);
            List<Instant> meant = London.instants(local);
            if (meant.isEmpty()) {
                wrong(name, noSuchTime(local));
                return null;
            }
            return meant.size() == 1 ? meant.getFirst() : oneOfTwo(name, local, meant);
        } catch (DateTimeException e) {
            wrong(name, "%s must be a date and time, like 2024-03-07T10:00".formatted(label));
            return null;
        }
    }

    private static String noSuchTime(LocalDateTime local) {
        return "There was no %s on %s: %s. Write a time before or after that hour"
                .formatted(local.toLocalTime(), London.day(local.toLocalDate()), London.skipped(local));
    }

    private @Nullable Instant oneOfTwo(String name, LocalDateTime local, List<Instant> meant) {
        return switch (get(name + CLOCK)) {
            case "bst" -> meant.getFirst();
            case "gmt" -> meant.getLast();
            default -> {
                wrong(
                        name + CLOCK,
                        "Choose BST or GMT: %s came twice on %s, when the clocks went back"
                                .formatted(local.toLocalTime(), London.day(local.toLocalDate())));
                yield null;
            }
        };
    }

    /** Whether the time typed comes twice, so that the page must ask which is meant. */
    public boolean comesTwice(String name) {
        try {
            return London.instants(LocalDateTime.parse(get(name).strip())).size() > 1;
        } catch (DateTimeException notATime) {
            return false;
        }
    }
}
