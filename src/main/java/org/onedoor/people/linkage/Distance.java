package org.onedoor.people.linkage;

import java.util.Arrays;

/** How far two short texts are apart. */
final class Distance {
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Distance() {}

    /**
     * Edits that turn one text into the other: a letter put in, left out or changed, or two neighbours swapped (optimal
     * string alignment).
     *
     * @return the number of edits, or {@code most + 1} when there are more
     */
    static int edits(String a, String b, int most) {
        int n = a.length();
        int m = b.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        int[] before = new int[m + 1];
        int[] last = new int[m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            char c = a.charAt(i - 1);
            for (int j = 1; j <= m; j++) {
                char d = b.charAt(j - 1);
                int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && a.charAt(i - 2) == d) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > most) {
                return most + 1;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[m], most + 1);
    }

    /**
     * Jaro's similarity with Winkler's extra for a common beginning: 1 is the same, 0 has nothing in common. See
     * Winkler (1990), String comparator metrics and enhanced decision rules in the Fellegi-Sunter model.
     */
    static double jaroWinkler(String a, String b) {
        int n = a.length();
        int m = b.length();
        if (n == 0 || m == 0) {
            return n == m ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        boolean[] taken = new boolean[m];
        char[] common = new char[Math.min(n, m)];
        int matches = 0;
        for (int i = 0; i < n; i++) {
            char c = a.charAt(i);
            int to = Math.min(m - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= to; j++) {
                if (!taken[j] && b.charAt(j) == c) {
                    taken[j] = true;
                    common[matches++] = c;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        for (int j = 0, k = 0; j < m; j++) {
            if (taken[j] && b.charAt(j) != common[k++]) {
                outOfOrder++;
            }
        }
        double share = matches;
        double jaro = (share / n + share / m + (share - outOfOrder / 2.0) / share) / 3;
        int prefix = 0;
        while (prefix < Math.min(LONGEST_PREFIX, Math.min(n, m)) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    /** Whether two texts have the same letters in any order, such as two digits typed the wrong way round. */
    static boolean sameLetters(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        char[] x = a.toCharArray();
        char[] y = b.toCharArray();
        Arrays.sort(x);
        Arrays.sort(y);
        return Arrays.equals(x, y);
    }
}
