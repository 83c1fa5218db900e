package org.onedoor.people.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares one record with another, and says why they may be one person or two. */
public final class Likeness {
    private final Shape shape;
    private final Model model;
    private final Frequencies frequencies;

    /** How common a value is. */
    public interface Frequencies {
        /**
         * @param value as tidied for comparing
         * @return the share of people who have it, or null where that is not known
         */
        @Nullable
        Double of(int field, String value);
    }

    public Likeness(Shape shape, Model model, Frequencies frequencies) {
        this.shape = shape;
        this.model = model;
        this.frequencies = frequencies;
    }

    /**
     * One thing that speaks for or against.
     *
     * @param bits how much: each bit doubles the odds
     */
    public record Evidence(String field, Level level, double bits) {
        /** Such as {@code date of birth is the same but for a slip}. */
        public String words() {
            return field + " " + level.words();
        }
    }

    /**
     * What the comparison comes to.
     *
     * @param weight in bits, with what any two people begin with
     */
    public record Verdict(double weight, List<Evidence> evidence) {
        public Verdict {
            evidence = List.copyOf(evidence);
        }

        /** How likely it is one person, 0 to 1. */
        public double probability() {
            return Model.probability(weight);
        }
    }

    /**
     * @param one its values in the order of the shape's fields; null or blank where not known
     * @param people how many people the other was found among
     */
    public Verdict compare(List<? extends @Nullable String> one, List<? extends @Nullable String> other, long people) {
        return asking(one, people).compare(other);
    }

    /** For comparing one record with many: it is tidied once. */
    public Asking asking(List<? extends @Nullable String> one, long people) {
        return new Asking(tidy(one), people);
    }

    /** One record, to be compared with others. */
    public final class Asking {
        private final List<String> one;
        private final long people;

        private Asking(List<String> one, long people) {
            this.one = one;
            this.people = people;
        }

        public Verdict compare(List<? extends @Nullable String> other) {
            return verdict(one, tidy(other), people);
        }
    }

    private Verdict verdict(List<String> a, List<String> b, long people) {
        boolean swapped = swapped(a, b);
        int fields = shape.fields().size();
        double[] each = new double[fields];
        long pattern = 0;
        List<Evidence> evidence = new ArrayList<>();
        for (int field = 0; field < fields; field++) {
            Level level = swapped && field == shape.given()
                    ? Level.SWAPPED
                    : swapped && field == shape.family()
                            ? Level.MISSING
                            : shape.fields().get(field).kind().level(a.get(field), b.get(field));
            each[field] = weight(field, level, a.get(field));
            pattern |= (long) level.ordinal() << 3 * field;
            if (level != Level.MISSING) {
                evidence.add(new Evidence(shape.fields().get(field).name(), level, each[field]));
            }
        }
        double start = -Math.log(Math.max(people, 1_000)) / Math.log(2);
        return new Verdict(Weighing.total(shape, pattern, start, each), evidence);
    }

    private double weight(int field, Level level, String value) {
        if (level != Level.SAME) {
            return model.weight(field, level);
        }
        Double share = frequencies.of(field, value);
        return share == null ? model.weight(field, level) : model.weightOfSame(field, share);
    }

    private List<String> tidy(List<? extends @Nullable String> values) {
        List<String> tidy = new ArrayList<>();
        for (int field = 0; field < values.size(); field++) {
            String value = values.get(field);
            tidy.add(value == null ? "" : shape.fields().get(field).kind().tidy(value));
        }
        return tidy;
    }

    private boolean swapped(List<String> a, List<String> b) {
        int given = shape.given();
        int family = shape.family();
        return !a.get(given).isEmpty()
                && !a.get(family).isEmpty()
                && !a.get(given).equals(a.get(family))
                && a.get(given).equals(b.get(family))
                && a.get(family).equals(b.get(given));
    }
}
