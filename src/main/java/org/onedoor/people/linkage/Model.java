package org.onedoor.people.linkage;

import java.util.List;
import org.onedoor.people.linkage.Shape.Field;

/**
 * What agreement is worth.
 *
 * @param prior the chance that two records drawn at random are one person
 * @param matched for each field, how often each level is seen among records of one person (Fellegi and Sunter's m)
 * @param unmatched for each field, how often it is seen among records of two people (their u)
 */
public record Model(List<Field> fields, double prior, double[][] matched, double[][] unmatched) {
    /** The rarest a value is taken to be: a name seen once is not proof. */
    private static final double RAREST = 1e-6;

    /** The weight with which a pair begins, in bits: how unlikely it is that any two are one. */
    public double start() {
        return log2(prior / (1 - prior));
    }

    /** What one level in one field adds, in bits. */
    public double weight(int field, Level level) {
        if (level == Level.MISSING) {
            return 0;
        }
        return log2(matched[field][level.ordinal()] / unmatched[field][level.ordinal()]);
    }

    /** What it adds that both have the same value, when that share of all records has it: a rare name says more. */
    public double weightOfSame(int field, double frequency) {
        double chance = fields.get(field).kind().isOnes()
                ? unmatched[field][Level.SAME.ordinal()]
                : Math.max(frequency, RAREST);
        return log2(matched[field][Level.SAME.ordinal()] / chance);
    }

    /** How sure a weight makes it that two records are one person, from 0 to 1. */
    public static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
