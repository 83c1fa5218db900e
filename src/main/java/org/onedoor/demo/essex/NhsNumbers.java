package org.onedoor.demo.essex;

import org.onedoor.people.NhsNumber;

/** Valid numbers of the 999 range, which no real person has: each once, in an order that follows from the seed. */
final class NhsNumbers {
    private static final int ALL = 1_000_000;
    private static final int STRIDE = 389_377;

    private long next;

    NhsNumbers(long seed) {
        this.next = Math.floorMod(seed * 7_919, (long) ALL);
    }

    String next() {
        while (true) {
            String nine = "999%06d".formatted(next);
            next = (next + STRIDE) % ALL;
            for (int check = 0; check < 10; check++) {
                if (NhsNumber.problem(nine + check) == null) {
                    return nine + check;
                }
            }
        }
    }
}
