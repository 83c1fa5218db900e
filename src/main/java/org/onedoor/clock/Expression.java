package org.onedoor.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.Event;

/**
 * When something is so, said over the events of a scope. Every expression is given effective events in the order they
 * happened; its text is its {@code toString}, and parsing that gives the same expression again.
 */
public sealed interface Expression {

    /** Each instant at which it came to be so, earliest first. */
    List<Instant> instants(List<Event> events);

    /** The event types it speaks of. */
    Set<String> types();

    /** When it first came to be so. */
    default Optional<Instant> at(List<Event> events) {
        return instants(events).stream().findFirst();
    }

    /** @throws BadStandard saying at which character the text stops making sense */
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }

    /** Any event of one of these types that meets every condition. */
    record Pattern(Set<String> types, List<Condition> conditions) implements Expression {
        public Pattern {
            types = new TreeSet<>(types);
            conditions = List.copyOf(conditions);
        }

        boolean matches(Event event) {
            return types.contains(event.type())
                    && conditions.stream().allMatch(condition -> condition.met(event.payload()));
        }

        @Override
        public List<Instant> instants(List<Event> events) {
            return events.stream().filter(this::matches).map(Event::occurredAt).toList();
        }

        @Override
        public String toString() {
            return String.join("|", types) + Condition.text(conditions);
        }
    }

    /** The earliest event of a pattern, if that one meets what is asked of it. */
    record First(Pattern of, List<Condition> then) implements Expression {
        @Override
        public List<Instant> instants(List<Event> events) {
            return chosen(events.stream().filter(of::matches).findFirst(), then);
        }

        @Override
        public Set<String> types() {
            return of.types();
        }

        @Override
        public String toString() {
            return "first(" + of + ")" + Condition.text(then);
        }
    }

    /** The latest event of a pattern, if that one meets what is asked of it: what is so now. */
    record Latest(Pattern of, List<Condition> then) implements Expression {
        @Override
        public List<Instant> instants(List<Event> events) {
            return chosen(events.reversed().stream().filter(of::matches).findFirst(), then);
        }

        @Override
        public Set<String> types() {
            return of.types();
        }

        @Override
        public String toString() {
            return "latest(" + of + ")" + Condition.text(then);
        }
    }

    /** Whichever comes first. */
    record Any(List<Expression> parts) implements Expression {
        @Override
        public List<Instant> instants(List<Event> events) {
            return parts.stream()
                    .flatMap(part -> part.instants(events).stream())
                    .sorted()
                    .distinct()
                    .toList();
        }

        @Override
        public Set<String> types() {
            return allTypes(parts);
        }

        @Override
        public String toString() {
            return call("any", parts);
        }
    }

    /** So once every part is so: at the instant of the last of them. */
    record All(List<Expression> parts) implements Expression {
        @Override
        public List<Instant> instants(List<Event> events) {
            List<Instant> found = new ArrayList<>();
            for (Expression part : parts) {
                Optional<Instant> at = part.at(events);
                if (at.isEmpty()) {
                    return List.of();
                }
                found.add(at.get());
            }
            return found.stream().max(Comparator.naturalOrder()).stream().toList();
        }

        @Override
        public Set<String> types() {
            return allTypes(parts);
        }

        @Override
        public String toString() {
            return call("all", parts);
        }
    }

    /** So once every scope that opened has closed, such as each referral of a journey: when the last of them closed. */
    record Each(Pattern opened, Pattern closed) implements Expression {
        @Override
        public List<Instant> instants(List<Event> events) {
            Map<UUID, Optional<Instant>> scopes = new HashMap<>();
            for (Event event : events) {
                UUID scope = event.scopeId();
                if (scope == null) {
                    continue;
                }
                if (opened.matches(event)) {
                    scopes.putIfAbsent(scope, Optional.empty());
                }
                if (closed.matches(event)) {
                    Optional<Instant> known = scopes.getOrDefault(scope, Optional.empty());
                    scopes.put(scope, known.or(() -> Optional.of(event.occurredAt())));
                }
            }
            if (scopes.values().stream().anyMatch(Optional::isEmpty)) {
                return List.of();
            }
            return scopes.values().stream().flatMap(Optional::stream).max(Comparator.naturalOrder()).stream()
                    .toList();
        }

        @Override
        public Set<String> types() {
            return allTypes(List.of(opened, closed));
        }

        @Override
        public String toString() {
            return call("each", List.of(opened, closed));
        }
    }

    private static List<Instant> chosen(Optional<Event> event, List<Condition> then) {
        return event.filter(e -> then.stream().allMatch(c -> c.met(e.payload()))).map(Event::occurredAt).stream()
                .toList();
    }

    private static Set<String> allTypes(List<? extends Expression> parts) {
        return parts.stream().flatMap(part -> part.types().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String call(String name, List<? extends Expression> parts) {
        return parts.stream().map(Expression::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
