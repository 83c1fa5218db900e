package org.onedoor.people.linkage;

/** Weighs one pair of records. */
final class Weighing {
    private final Model model;
    private final Records records;
    private final double start;
    private final double[][] weights;

    Weighing(Model model, Records records) {
        this.model = model;
        this.records = records;
        this.start = model.start();
        int fields = model.fields().size();
        weights = new double[fields][Level.COUNT];
        for (int field = 0; field < fields; field++) {
            for (Level level : Level.values()) {
                weights[field][level.ordinal()] = model.weight(field, level);
            }
        }
    }

    /** The weight of a pair, in bits. */
    double weight(int one, int other) {
        long pattern = Learner.pattern(records, one, other);
        double[] each = new double[weights.length];
        for (int field = 0; field < each.length; field++) {
            int level = Learner.level(pattern, field);
            each[field] = level == Level.SAME.ordinal()
                    ? model.weightOfSame(field, records.frequency(field, records.value(field, one)))
                    : weights[field][level];
        }
        return total(records.shape(), pattern, start, each);
    }

    /**
     * All weights together. Twins, and a father and son of one name, share all that a household shares: where first name
     * or date of birth differs, and no number of their own is the same, agreeing on that says nothing.
     *
     * @param pattern the levels of all fields
     */
    static double total(Shape shape, long pattern, double start, double[] each) {
        boolean relatives = differs(pattern, shape.given()) || differs(pattern, shape.birth());
        double own = start;
        double household = 0;
        for (int field = 0; field < each.length; field++) {
            Shape.Field what = shape.fields().get(field);
            if (what.household()) {
                household += each[field];
            } else {
                own += each[field];
            }
            if (what.kind().isOnes() && Learner.level(pattern, field) == Level.SAME.ordinal()) {
                relatives = false;
            }
        }
        return own + (relatives ? Math.min(household, 0) : household);
    }

    private static boolean differs(long pattern, int field) {
        return field >= 0 && Learner.level(pattern, field) == Level.OTHER.ordinal();
    }
}
