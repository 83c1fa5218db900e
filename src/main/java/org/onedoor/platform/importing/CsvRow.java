package org.onedoor.platform.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comma-separated file, read by column name.
 *
 * @param line the line it begins on; 1 is the heading
 * @param raw the row as it came
 */
public record CsvRow(int line, String raw, Map<String, Integer> columns, List<String> values) {
    public CsvRow {
        values = List.copyOf(values);
    }

    /** The value, trimmed; none when it is blank. */
    public @Nullable String optional(String column) {
        Integer index = Objects.requireNonNull(columns.get(column), column);
        String value = values.get(index).strip();
        return value.isEmpty() ? null : value;
    }

    /** @throws RowRefused when it is blank */
    public String required(String column) {
        String value = optional(column);
        if (value == null) {
            throw new RowRefused("The column '%s' is empty. Fill it in.".formatted(column));
        }
        return value;
    }

    /** A value split at {@code |}; empty when it is blank. */
    public List<String> list(String column) {
        String value = optional(column);
        return value == null
                ? List.of()
                : List.of(value.split("\\|", -1)).stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /** A date as NHS files write it, {@code 20240301}, or as ISO does, {@code 2024-03-01}. */
    public @Nullable LocalDate date(String column) {
        String value = optional(column);
        if (value == null) {
            return null;
        }
        try {
            return value.indexOf('-') < 0
                    ? LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE)
                    : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new RowRefused(
                    "The column '%s' is not a date that exists. Write it as 20240301 or 2024-03-01.".formatted(column));
        }
    }

    public @Nullable Integer whole(String column, int least, int most) {
        String value = optional(column);
        if (value == null) {
            return null;
        }
        Double number = number(column, least, most);
        if (number == null || number != Math.rint(number)) {
            throw new RowRefused("The column '%s' is not a whole number.".formatted(column));
        }
        return number.intValue();
    }

    public @Nullable Double number(String column, double least, double most) {
        String value = optional(column);
        if (value == null) {
            return null;
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new RowRefused("The column '%s' is not a number.".formatted(column));
        }
        if (!(number >= least && number <= most)) {
            throw new RowRefused("The column '%s' is %s, which is not between %s and %s."
                    .formatted(column, value, plain(least), plain(most)));
        }
        return number;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
