package org.onedoor.people.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records to be linked, kept by column: each value once in a list of its field, each record as the numbers of its
 * values. Number 0 stands for a value that is missing.
 */
public final class Records {
    private final Shape shape;
    private final List<Column> columns = new ArrayList<>();
    private int size;

    public Records(Shape shape) {
        this.shape = shape;
        shape.fields().forEach(field -> columns.add(new Column(field.kind())));
    }

    private static final class Column {
        private final Kind kind;
        private final Map<String, Integer> asWritten = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> values = new ArrayList<>(List.of(""));
        private int[] counts = new int[1024];
        private int[] ofRecord = new int[1024];

        private Column(Kind kind) {
            this.kind = kind;
        }

        private void add(int record, @Nullable String text) {
            int value = text == null || text.isBlank() ? 0 : asWritten.computeIfAbsent(text, this::number);
            if (record >= ofRecord.length) {
                ofRecord = Arrays.copyOf(ofRecord, record * 2);
            }
            ofRecord[record] = value;
            counts[value]++;
        }

        private int number(String text) {
            String tidy = kind.tidy(text);
            if (tidy.isEmpty()) {
                return 0;
            }
            return numbers.computeIfAbsent(tidy, value -> {
                values.add(value);
                if (values.size() > counts.length) {
                    counts = Arrays.copyOf(counts, counts.length * 2);
                }
                return values.size() - 1;
            });
        }
    }

    /** Adds a record. @param texts as written, in the order of the fields; null or blank where it is not known */
    public int add(List<? extends @Nullable String> texts) {
        if (texts.size() != columns.size()) {
            throw new IllegalArgumentException("%d values for %d fields".formatted(texts.size(), columns.size()));
        }
        for (int field = 0; field < columns.size(); field++) {
            columns.get(field).add(size, texts.get(field));
        }
        return size++;
    }

    /** What was needed only while reading is given back. */
    public void complete() {
        columns.forEach(column -> column.asWritten.clear());
    }

    public int size() {
        return size;
    }

    Shape shape() {
        return shape;
    }

    /** The number of a record's value. */
    int value(int field, int record) {
        return columns.get(field).ofRecord[record];
    }

    String text(int field, int value) {
        return columns.get(field).values.get(value);
    }

    int values(int field) {
        return columns.get(field).values.size();
    }

    /** The share of the records that have this value, of those that have any. */
    double frequency(int field, int value) {
        Column column = columns.get(field);
        return (double) column.counts[value] / Math.max(1, size - column.counts[0]);
    }

    double frequencyOfMissing(int field) {
        return (double) columns.get(field).counts[0] / Math.max(1, size);
    }

    /** The chance that two records drawn at random have the same value in a field. */
    double collision(int field) {
        double sum = 0;
        for (int value = 1; value < values(field); value++) {
            double share = frequency(field, value);
            sum += share * share;
        }
        return sum;
    }

    /** How far two records agree in one field; names that were swapped are told by the pair. */
    Level level(int field, int one, int other) {
        int a = value(field, one);
        int b = value(field, other);
        if (a == 0 || b == 0) {
            return Level.MISSING;
        }
        return a == b ? Level.SAME : columns.get(field).kind.compare(text(field, a), text(field, b));
    }

    /** Whether first and family name of the one are family and first name of the other. */
    boolean swapped(int one, int other) {
        int given = shape.given();
        int family = shape.family();
        if (given < 0 || family < 0) {
            return false;
        }
        return crossed(given, one, family, other) && crossed(family, one, given, other);
    }

    private boolean crossed(int field, int one, int otherField, int other) {
        int a = value(field, one);
        int b = value(otherField, other);
        return a != 0 && b != 0 && a != value(field, other) && text(field, a).equals(text(otherField, b));
    }
}
