package org.onedoor.frontdoor.transition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who does what by when in a young person's move to adult services: a dated file that a clinician can read.
 *
 * @param rules in the order of the file
 */
public record Protocol(List<Rule> rules) {
    private static final String FILE = "/frontdoor/transition.txt";
    private static final Pattern AGE = Pattern.compile("(?:([0-9]{1,2})y)?(?:([0-9]{1,2})m)?");
    private static final Protocol INSTANCE = load();

    public Protocol {
        rules = List.copyOf(rules);
    }

    /** What is to be done. The file says by whom and when; what counts as done is said by what happens. */
    public enum Kind {
        PLAN("plan", "Write the transition plan with the young person"),
        RECEIVING("receiving", "Name the service that takes over"),
        JOINT_MEETING("joint-meeting", "Both teams meet the young person before the 18th birthday"),
        FOLLOW_UP("follow-up", "Follow up how the young person is");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** The kind of the task, whose words the task page knows. */
        String task() {
            return "transition-" + code;
        }

        static @Nullable Kind ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Whose task it is. */
    public enum Who {
        SENDING("sending", "The children's team"),
        RECEIVING("receiving", "The team that takes over, or the Care Co-ordination Centre");

        private final String code;
        private final String label;

        Who(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One line of the protocol.
     *
     * @param asked the age at which the task is given
     * @param by the age before which it is done
     * @param late days given to somebody who comes later
     * @param every after what time it comes again; none for once
     * @param until the age of the last one, where it comes again
     */
    public record Rule(
            Kind kind,
            Who who,
            Period asked,
            Period by,
            int late,
            @Nullable Period every,
            @Nullable Period until) {}

    /** The one that holds. */
    public static Protocol current() {
        return INSTANCE;
    }

    /** The age at which the first task is given: when the move begins. */
    Period begins() {
        return rules.stream()
                .map(Rule::asked)
                .min(java.util.Comparator.comparing(Period::toTotalMonths))
                .orElseThrow();
    }

    private static Protocol load() {
        try (InputStream file = Objects.requireNonNull(Protocol.class.getResourceAsStream(FILE))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException naming the line that cannot be read, or the task that is missing or named twice */
    static Protocol parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("item")) {
                rules.add(rule(line));
            }
        }
        if (rules.stream().map(Rule::kind).distinct().count() != rules.size() || rules.size() != Kind.values().length) {
            throw new IllegalStateException("transition.txt must have one line for each task");
        }
        return new Protocol(rules);
    }

    private static Rule rule(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        Kind kind = Kind.ofCode(words.getFirst());
        Who who = words.size() == 7 ? who(words.get(1)) : null;
        Period asked = words.size() == 7 ? age(words.get(2)) : null;
        Period by = words.size() == 7 ? age(words.get(3)) : null;
        if (kind == null
                || who == null
                || asked == null
                || by == null
                || asked.toTotalMonths() >= by.toTotalMonths()
                || !words.get(4).matches("[0-9]{1,3}")
                || words.get(5).equals("-") != words.get(6).equals("-")) {
            throw unreadable(line);
        }
        Period every = words.get(5).equals("-") ? null : age(words.get(5));
        Period until = words.get(6).equals("-") ? null : age(words.get(6));
        if (!words.get(5).equals("-")
                && (every == null
                        || until == null
                        || every.toTotalMonths() <= by.toTotalMonths() - asked.toTotalMonths()
                        || until.toTotalMonths() < by.toTotalMonths())) {
            throw unreadable(line);
        }
        return new Rule(kind, who, asked, by, Integer.parseInt(words.get(4)), every, until);
    }

    private static IllegalStateException unreadable(String line) {
        return new IllegalStateException(
                "transition.txt: '%s' must be a task, who does it, the age at which it is asked, a later age by which it is done, days, and either - - or a time after which it comes again, longer than it is open for, and the age of the last"
                        .formatted(line));
    }

    private static @Nullable Who who(String code) {
        return Arrays.stream(Who.values())
                .filter(who -> who.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Period age(String text) {
        Matcher found = AGE.matcher(text);
        if (text.isEmpty() || !found.matches()) {
            return null;
        }
        int years = found.group(1) == null ? 0 : Integer.parseInt(found.group(1));
        int months = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return Period.of(years, months, 0);
    }
}
