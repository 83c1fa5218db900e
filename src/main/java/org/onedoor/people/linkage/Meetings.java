package org.onedoor.people.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.onedoor.people.linkage.Shape.Cut;
import org.onedoor.people.linkage.Shape.Part;

/** Which records are worth comparing: those that share one of the keys. Each pair meets once, whatever it shares. */
final class Meetings {
    /** A key that so many share tells nobody apart; its pairs must meet by another. */
    static final int LARGEST = 1_000;

    private static final long INDEX = 0xFFFF_FFFFL;
    private static final int STEP = 50_000;

    private final int[][] keyOf;
    private final AtomicLong passedOver = new AtomicLong();

    interface Pair {
        void meet(int one, int other);
    }

    Meetings(Records records) {
        List<List<Part>> keys = records.shape().keys();
        keyOf = new int[keys.size()][];
        Map<Part, int[]> cuts = new HashMap<>();
        for (int key = 0; key < keys.size(); key++) {
            keyOf[key] = hashes(records, keys.get(key), cuts);
        }
    }

    private static int[] hashes(Records records, List<Part> parts, Map<Part, int[]> cuts) {
        int[] hashes = new int[records.size()];
        for (int record = 0; record < hashes.length; record++) {
            long hash = 1;
            for (Part part : parts) {
                int cut = cuts.computeIfAbsent(part, p -> cut(records, p))[records.value(part.field(), record)];
                hash = cut == 0 ? 0 : (hash * 0x9E37_79B9_7F4A_7C15L) ^ (cut * 0xBF58_476D_1CE4_E5B9L);
                if (hash == 0) {
                    break;
                }
            }
            hashes[record] = (int) (hash ^ (hash >>> 32));
        }
        return hashes;
    }

    /** The hash of each value of a field as the key uses it; 0 where there is nothing to meet by. */
    private static int[] cut(Records records, Part part) {
        int[] hashes = new int[records.values(part.field())];
        for (int value = 1; value < hashes.length; value++) {
            String text = records.text(part.field(), value);
            String used = part.cut() == Cut.WHOLE ? text : part.cut().of(text);
            hashes[value] = used.isEmpty() ? 0 : used.hashCode() | 1;
        }
        return hashes;
    }

    int keys() {
        return keyOf.length;
    }

    /** How many pairs did not meet because too many records shared their key. */
    long passedOver() {
        return passedOver.get();
    }

    /** Pieces of the work of one key, each independent of the others. @param again also pairs that meet by an earlier key */
    List<Runnable> work(int key, boolean again, Pair pair) {
        long[] sorted = sorted(keyOf[key]);
        List<Runnable> pieces = new ArrayList<>();
        int from = 0;
        while (from < sorted.length) {
            int to = Math.min(sorted.length, from + STEP);
            while (to < sorted.length && sorted[to] >>> 32 == sorted[to - 1] >>> 32) {
                to++;
            }
            int begin = from;
            int end = to;
            pieces.add(() -> walk(sorted, begin, end, key, again, pair));
            from = to;
        }
        return pieces;
    }

    private static long[] sorted(int[] hashes) {
        long[] all = new long[hashes.length];
        int n = 0;
        for (int record = 0; record < hashes.length; record++) {
            if (hashes[record] != 0) {
                all[n++] = (long) hashes[record] << 32 | record;
            }
        }
        long[] sorted = Arrays.copyOf(all, n);
        Arrays.parallelSort(sorted);
        return sorted;
    }

    private void walk(long[] sorted, int from, int to, int key, boolean again, Pair pair) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            while (end < to && sorted[end] >>> 32 == sorted[start] >>> 32) {
                end++;
            }
            long size = end - start;
            if (size > LARGEST) {
                passedOver.addAndGet(size * (size - 1) / 2);
            } else {
                for (int i = start; i < end; i++) {
                    int one = (int) (sorted[i] & INDEX);
                    for (int j = i + 1; j < end; j++) {
                        int other = (int) (sorted[j] & INDEX);
                        if (again || !metBefore(one, other, key)) {
                            pair.meet(one, other);
                        }
                    }
                }
            }
            start = end;
        }
    }

    private boolean metBefore(int one, int other, int key) {
        for (int earlier = 0; earlier < key; earlier++) {
            int hash = keyOf[earlier][one];
            if (hash != 0 && hash == keyOf[earlier][other]) {
                return true;
            }
        }
        return false;
    }
}
