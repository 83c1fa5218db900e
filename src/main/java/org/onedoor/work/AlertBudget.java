package org.onedoor.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * How loud each kind of notification may be: its rank, how many a team is alerted to in a day, and whether the same
 * words are ever said twice. It is the file {@code work/alerts.txt}.
 */
@Component
public class AlertBudget {
    private static final String FILE = "/work/alerts.txt";
    private static final Rule OTHER = new Rule("other", 3, null, false, null);

    private final Map<String, Rule> rules;

    private final SingletonSupplier<List<Gate>> gates;

    AlertBudget(ObjectProvider<Gate> gate) {
        this.rules = parse(read());
        this.gates = SingletonSupplier.of(() -> gate.stream().toList());
    }

    /**
     * The rule of one kind.
     *
     * @param group what the list is filtered by
     * @param rank 1 comes first, 3 last
     * @param mostADay alerts of this kind to one team in a London day; none is no limit
     * @param once the same words about the same thing are never said twice
     * @param data only those are told who may read this data at all; none is everybody
     */
    public record Rule(
            String group,
            int rank,
            @Nullable Integer mostADay,
            boolean once,
            @Nullable String data) {}

    public Rule rule(String kind) {
        return rules.getOrDefault(kind, OTHER);
    }

    /** The kinds of a group; none when there is no such group. */
    public List<String> kinds(String group) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue().group().equals(group))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The kinds an account is not told of, though its organisation is: what they are about it may not read. */
    String[] kept(Actor actor) {
        Set<String> closed = rules.values().stream()
                .map(Rule::data)
                .filter(Objects::nonNull)
                .distinct()
                .filter(data -> !reads(actor, data))
                .collect(Collectors.toSet());
        return rules.entrySet().stream()
                .filter(entry -> closed.contains(entry.getValue().data()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    private boolean reads(Actor actor, String data) {
        Gate.Ask ask = Gate.Ask.function(Action.READ, data);
        return gates.obtain().stream().allMatch(each -> each.decide(actor, ask) instanceof Gate.Decision.Allowed);
    }

    /** Every kind the file names. */
    List<String> all() {
        return List.copyOf(rules.keySet());
    }

    List<String> ranked(int rank) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue().rank() == rank)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(AlertBudget.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Rule> parse(String text) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<String[]> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", -1))
                .skip(1)
                .toList();
        for (String[] words : lines) {
            if (words.length != 6 || !words[2].matches("[123]") || !words[3].matches("-|[1-9][0-9]{0,3}")) {
                throw new IllegalStateException("alerts.txt cannot be read at '%s'".formatted(words[0]));
            }
            Rule rule = new Rule(
                    words[1],
                    Integer.parseInt(words[2]),
                    words[3].equals("-") ? null : Integer.valueOf(words[3]),
                    words[4].equals("yes"),
                    words[5].equals("-") ? null : words[5]);
            if (rules.put(words[0], rule) != null) {
                throw new IllegalStateException("alerts.txt names '%s' twice".formatted(words[0]));
            }
        }
        return rules;
    }
}
