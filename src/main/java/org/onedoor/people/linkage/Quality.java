package org.onedoor.people.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well records were put together, by pairs.
 *
 * @param precision of the pairs put together, the share that is one person
 * @param recall of the pairs that are one person, the share that was put together
 */
public record Quality(double precision, double recall) {

    /** @param people for each record, who it truly is */
    public static Quality of(List<String> people, int[] cluster) {
        Map<String, Long> truth = new HashMap<>();
        Map<Integer, Long> found = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        for (int i = 0; i < cluster.length; i++) {
            truth.merge(people.get(i), 1L, Long::sum);
            found.merge(cluster[i], 1L, Long::sum);
            both.merge(people.get(i) + '/' + cluster[i], 1L, Long::sum);
        }
        double right = pairs(both);
        return new Quality(right / Math.max(1, pairs(found)), right / Math.max(1, pairs(truth)));
    }

    private static double pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }

    /** The harmonic mean of both. */
    public double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "precision %.4f, recall %.4f, F1 %.4f", precision, recall, f1());
    }
}
