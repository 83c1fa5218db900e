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

    /**
     * The weight of a pair in bits. Twins, and a father and son of one name, share all that a household shares: where
     * first name or date of birth differs, and no number of their own is the same, agreeing on that says nothing.
     */
    double weight(int one, int other) {
        long pattern = Learner.pattern(records, one, other);
        double own = start;
        double household = 0;
        for (int field = 0; field < weights.length; field++) {
            int level = Learner.level(pattern, field);
            double weight = level == Level.SAME.ordinal()
                    ? model.weightOfSame(field, records.frequency(field, records.value(field, one)))
                    : weights[field][level];
            if (model.fields().get(field).household()) {
                household += weight;
            } else {
                own += weight;
            }
        }
        return own + (relatives(pattern) ? Math.min(household, 0) : household);
    }

    private boolean relatives(long pattern) {
        Shape shape = records.shape();
        boolean differ = differs(pattern, shape.given()) || differs(pattern, shape.birth());
        for (int field = 0; differ && field < weights.length; field++) {
            differ = !(model.fields().get(field).kind().isOnes()
                    && Learner.level(pattern, field) == Level.SAME.ordinal());
        }
        return differ;
    }

    private static boolean differs(long pattern, int field) {
        return field >= 0 && Learner.level(pattern, field) == Level.OTHER.ordinal();
    }
}
