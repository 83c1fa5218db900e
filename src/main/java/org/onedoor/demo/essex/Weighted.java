package org.onedoor.demo.essex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A choice in which some answers come more often than others. */
final class Weighted<T> {
    private final List<T> answers = new ArrayList<>();
    private double[] upTo = new double[16];
    private double total;

    Weighted<T> add(T answer, double weight) {
        if (answers.size() == upTo.length) {
            upTo = Arrays.copyOf(upTo, upTo.length * 2);
        }
        total += weight;
        upTo[answers.size()] = total;
        answers.add(answer);
        return this;
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    T pick(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, 0, answers.size(), random.nextDouble() * total);
        return answers.get(Math.min(found < 0 ? -found - 1 : found, answers.size() - 1));
    }
}
