package org.onedoor.clock;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A test on what an event says. A key that is not there is neither equal to anything nor greater nor less. */
public sealed interface Condition {

    boolean met(Map<String, Object> payload);

    /** The key has one of these values; of a list, any one of its values will do. */
    record Is(String key, Collection<String> values) implements Condition {
        public Is {
            values = new TreeSet<>(values);
        }

        @Override
        public boolean met(Map<String, Object> payload) {
            return said(payload.get(key)).anyMatch(values::contains);
        }

        @Override
        public String toString() {
            return key + "=" + String.join("|", values);
        }
    }

    /** The key has none of these values, or is not there. */
    record IsNot(String key, Collection<String> values) implements Condition {
        public IsNot {
            values = new TreeSet<>(values);
        }

        @Override
        public boolean met(Map<String, Object> payload) {
            return said(payload.get(key)).noneMatch(values::contains);
        }

        @Override
        public String toString() {
            return key + "!=" + String.join("|", values);
        }
    }

    /** The key is there and is not {@code false}. */
    record Present(String key) implements Condition {
        @Override
        public boolean met(Map<String, Object> payload) {
            return said(payload.get(key)).anyMatch(value -> !value.isEmpty() && !value.equals("false"));
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /** The key is a number that compares so. */
    record Compares(String key, Sign sign, BigDecimal number) implements Condition {

        /** How two numbers may compare. */
        public enum Sign {
            AT_LEAST(">="),
            AT_MOST("<="),
            MORE_THAN(">"),
            LESS_THAN("<");

            private final String text;

            Sign(String text) {
                this.text = text;
            }

            boolean holds(int comparison) {
                return switch (this) {
                    case AT_LEAST -> comparison >= 0;
                    case AT_MOST -> comparison <= 0;
                    case MORE_THAN -> comparison > 0;
                    case LESS_THAN -> comparison < 0;
                };
            }

            String text() {
                return text;
            }
        }

        @Override
        public boolean met(Map<String, Object> payload) {
            return said(payload.get(key)).anyMatch(value -> {
                try {
                    return sign.holds(new BigDecimal(value).compareTo(number));
                } catch (NumberFormatException notANumber) {
                    return false;
                }
            });
        }

        @Override
        public String toString() {
            return key + sign.text + number.toPlainString();
        }
    }

    static String text(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Condition::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Stream<String> said(@Nullable Object value) {
        if (value == null) {
            return Stream.empty();
        }
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf) : Stream.of(value.toString());
    }
}
