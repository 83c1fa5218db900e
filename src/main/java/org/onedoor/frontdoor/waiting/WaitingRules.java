package org.onedoor.frontdoor.waiting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onedoor.frontdoor.Priority;

/** How often people who wait are asked how they are: a dated file that a clinician can read. */
public final class WaitingRules {
    private static final String FILE = "/frontdoor/waiting.txt";
    private static final WaitingRules INSTANCE = load();

    private final Map<Priority, Rule> rules;

    private WaitingRules(Map<Priority, Rule> rules) {
        this.rules = rules;
    }

    /** Days until each is due again. */
    public record Rule(int checkIn, int notReached, int harmReview) {}

    public static Rule of(Priority priority) {
        return Objects.requireNonNull(INSTANCE.rules.get(priority));
    }

    private static WaitingRules load() {
        try (InputStream file = Objects.requireNonNull(WaitingRules.class.getResourceAsStream(FILE))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException naming what is wrong, when a tier is missing or a number is none */
    static WaitingRules parse(String text) {
        Map<Priority, Rule> rules = new EnumMap<>(Priority.class);
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("priority")) {
                continue;
            }
            List<String> words = List.of(line.strip().split("\\s+", -1));
            if (words.size() != 4 || words.stream().skip(1).anyMatch(word -> !word.matches("[1-9][0-9]{0,2}"))) {
                throw new IllegalStateException(
                        "waiting.txt: '%s' must be a priority and three numbers of days".formatted(line));
            }
            rules.put(
                    Priority.ofCode(words.getFirst()),
                    new Rule(
                            Integer.parseInt(words.get(1)),
                            Integer.parseInt(words.get(2)),
                            Integer.parseInt(words.get(3))));
        }
        if (rules.size() != Priority.values().length) {
            throw new IllegalStateException("waiting.txt must have a line for each priority");
        }
        return new WaitingRules(rules);
    }
}
