package org.onedoor.clock;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onedoor.clock.Condition.Compares;
import org.onedoor.clock.Condition.Compares.Sign;

/**
 * Reads an expression.
 *
 * <pre>{@code
 * expression = first(pattern)[...] | latest(pattern)[...] | any(expression, ...) | all(expression, ...)
 *            | each(pattern, pattern) | pattern
 * pattern    = Type|Type...[key=value|value, key!=value, key>=18, key]
 * }</pre>
 */
final class ExpressionParser {
    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression whole() {
        Expression expression = expression();
        skip();
        if (at < text.length()) {
            throw wrong("expected the end");
        }
        return expression;
    }

    private Expression expression() {
        int start = begin();
        String name = word("an event type, or first, latest, any, all or each");
        if (!peek('(')) {
            at = start;
            return pattern();
        }
        take('(');
        return switch (name) {
            case "first" -> new Expression.First(onePattern(), conditions());
            case "latest" -> new Expression.Latest(onePattern(), conditions());
            case "any" -> new Expression.Any(parts());
            case "all" -> new Expression.All(parts());
            case "each" -> {
                Expression.Pattern opened = pattern();
                take(',');
                yield new Expression.Each(opened, onePattern());
            }
            default -> {
                at = start;
                throw wrong("'%s' is not first, latest, any, all or each".formatted(name));
            }
        };
    }

    private List<Expression> parts() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(expression());
        } while (took(','));
        take(')');
        return List.copyOf(parts);
    }

    private Expression.Pattern onePattern() {
        Expression.Pattern pattern = pattern();
        take(')');
        return pattern;
    }

    private Expression.Pattern pattern() {
        Set<String> types = new LinkedHashSet<>();
        do {
            int start = begin();
            String type = word("an event type");
            if (!Character.isUpperCase(type.charAt(0))) {
                at = start;
                throw wrong("'%s' is not an event type: those begin with a capital letter".formatted(type));
            }
            types.add(type);
        } while (took('|'));
        return new Expression.Pattern(types, conditions());
    }

    private List<Condition> conditions() {
        if (!took('[')) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (took(','));
        take(']');
        return List.copyOf(conditions);
    }

    private Condition condition() {
        String key = word("a key of the event");
        skip();
        if (text.startsWith("!=", at)) {
            at += 2;
            return new Condition.IsNot(key, values());
        }
        for (Sign sign : Sign.values()) {
            if (text.startsWith(sign.text(), at)) {
                at += sign.text().length();
                return new Compares(key, sign, number());
            }
        }
        return took('=') ? new Condition.Is(key, values()) : new Condition.Present(key);
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        do {
            values.add(word("a value"));
        } while (took('|'));
        return values;
    }

    private BigDecimal number() {
        int start = begin();
        String word = word("a number");
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException _) {
            at = start;
            throw wrong("'%s' is not a number".formatted(word));
        }
    }

    private String word(String expected) {
        int start = begin();
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw wrong("expected " + expected);
        }
        return text.substring(start, at);
    }

    private boolean took(char wanted) {
        boolean found = peek(wanted);
        if (found) {
            at++;
        }
        return found;
    }

    private void take(char wanted) {
        if (!took(wanted)) {
            throw wrong("expected '%s'".formatted(wanted));
        }
    }

    private boolean peek(char wanted) {
        skip();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private int begin() {
        skip();
        return at;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private BadStandard wrong(String what) {
        String found = at < text.length() ? "found '%s'".formatted(text.charAt(at)) : "found nothing more";
        return new BadStandard("At character %d of \"%s\": %s, %s.".formatted(at + 1, text, what, found));
    }
}
