package org.onedoor.people.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.onedoor.people.linkage.Shape.Cut;
import org.onedoor.people.linkage.Shape.Part;

/**
 * Learns what agreement is worth from the records themselves, without labels. How often two people agree by chance comes
 * from pairs drawn at random and from how common each value is; how often records of one person agree comes from
 * expectation and maximisation (Dempster, Laird and Rubin 1977) over the pairs that meet by a key, in turn for each key,
 * leaving out the fields the key itself made equal.
 */
final class Learner {
    private static final int SAMPLE = 1_000_000;
    private static final int ROUNDS = 60;
    private static final double SETTLED = 1e-7;

    private final Records records;
    private final Meetings meetings;
    private final Threads threads;
    private final int fields;

    Learner(Records records, Meetings meetings, Threads threads) {
        this.records = records;
        this.meetings = meetings;
        this.threads = threads;
        this.fields = records.shape().fields().size();
    }

    /** What was learnt from the pairs of one key. */
    private record Session(int key, double[][] matched, double matches, double pairs) {}

    Model learn() {
        double[][] unmatched = chance();
        List<Map<Long, LongAdder>> seen = new ArrayList<>();
        for (int key = 0; key < meetings.keys(); key++) {
            seen.add(teaches(key) ? patterns(key) : Map.of());
        }
        Model model = together(sessions(seen, unmatched), unmatched);
        // What the matches themselves add to the agreements is not chance: take it out and learn once more.
        double[][] cleared = withoutMatches(model, unmatched);
        return together(sessions(seen, cleared), cleared);
    }

    /** A key teaches when all of its parts are whole values: then it is known which fields it made equal. */
    private boolean teaches(int key) {
        return records.shape().keys().get(key).stream().allMatch(part -> part.cut() == Cut.WHOLE);
    }

    private double[][] chance() {
        double[][] chance = new double[fields][Level.COUNT];
        SplittableRandom random = new SplittableRandom(1);
        int n = records.size();
        int samples = Math.min(SAMPLE, Math.max(1_000, n * 20));
        for (double[] field : chance) {
            Arrays.fill(field, 0.5);
        }
        for (int i = 0; i < samples; i++) {
            int one = random.nextInt(n);
            int other = random.nextInt(n);
            if (one != other) {
                long pattern = pattern(records, one, other);
                for (int field = 0; field < fields; field++) {
                    chance[field][level(pattern, field)]++;
                }
            }
        }
        for (int field = 0; field < fields; field++) {
            double collision = Math.max(records.collision(field) - 1.0 / n, 1e-9);
            chance[field][Level.MISSING.ordinal()] = 0;
            chance[field][Level.SAME.ordinal()] = 0;
            double others = Arrays.stream(chance[field]).sum();
            for (int level = 0; level < Level.COUNT; level++) {
                chance[field][level] *= (1 - collision) / others;
            }
            chance[field][Level.SAME.ordinal()] = collision;
        }
        return chance;
    }

    private Map<Long, LongAdder> patterns(int key) {
        Map<Long, LongAdder> counts = new ConcurrentHashMap<>();
        threads.all(meetings.work(
                key,
                true,
                (one, other) -> counts.computeIfAbsent(pattern(records, one, other), _ -> new LongAdder())
                        .increment()));
        return counts;
    }

    private List<Session> sessions(List<Map<Long, LongAdder>> seen, double[][] unmatched) {
        List<Session> sessions = new ArrayList<>();
        for (int key = 0; key < seen.size(); key++) {
            if (!seen.get(key).isEmpty()) {
                sessions.add(session(key, seen.get(key), unmatched));
            }
        }
        return sessions;
    }

    private Session session(int key, Map<Long, LongAdder> seen, double[][] unmatched) {
        boolean[] left = new boolean[fields];
        records.shape().keys().get(key).forEach(part -> left[part.field()] = true);
        long[] patterns = new long[seen.size()];
        double[] counts = new double[seen.size()];
        int next = 0;
        for (Map.Entry<Long, LongAdder> entry : seen.entrySet()) {
            patterns[next] = entry.getKey();
            counts[next++] = entry.getValue().doubleValue();
        }
        double pairs = Arrays.stream(counts).sum();
        double[][] matched = new double[fields][];
        Arrays.setAll(matched, _ -> new double[] {0, 0.85, 0.07, 0.04, 0.005, 0.035});
        double share = 0.5;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] learnt = new double[fields][Level.COUNT];
            for (double[] field : learnt) {
                Arrays.fill(field, 0.01);
            }
            double matches = 0;
            for (int i = 0; i < patterns.length; i++) {
                double sure = sure(patterns[i], share, matched, unmatched, left) * counts[i];
                matches += sure;
                for (int field = 0; field < fields; field++) {
                    learnt[field][level(patterns[i], field)] += sure;
                }
            }
            double moved = Math.abs(matches / pairs - share);
            share = Math.clamp(matches / pairs, 1e-9, 1 - 1e-9);
            for (double[] field : learnt) {
                field[Level.MISSING.ordinal()] = 0;
                double sum = Arrays.stream(field).sum();
                Arrays.setAll(field, level -> field[level] / sum);
            }
            matched = learnt;
            if (moved < SETTLED) {
                break;
            }
        }
        return new Session(key, matched, share * pairs, pairs);
    }

    private double sure(long pattern, double share, double[][] matched, double[][] unmatched, boolean[] left) {
        double yes = share;
        double no = 1 - share;
        for (int field = 0; field < fields; field++) {
            int level = level(pattern, field);
            if (!left[field] && level != 0) {
                yes *= matched[field][level];
                no *= unmatched[field][level];
            }
        }
        return yes + no == 0 ? 0 : yes / (yes + no);
    }

    /** Each field as the sessions saw it that did not have it in their key, each by the matches it found. */
    private Model together(List<Session> sessions, double[][] unmatched) {
        double[][] matched = new double[fields][Level.COUNT];
        for (int field = 0; field < fields; field++) {
            double total = 0;
            for (Session session : sessions) {
                if (!inKey(session.key(), field)) {
                    total += session.matches();
                    for (int level = 0; level < Level.COUNT; level++) {
                        matched[field][level] += session.matches() * session.matched()[field][level];
                    }
                }
            }
            double sum = total;
            double[] row = matched[field];
            Arrays.setAll(row, level -> sum == 0 ? 1.0 / Level.COUNT : Math.max(row[level] / sum, 1e-6));
        }
        return new Model(records.shape().fields(), prior(sessions, matched), matched, unmatched);
    }

    private boolean inKey(int key, int field) {
        return records.shape().keys().get(key).stream().anyMatch(part -> part.field() == field);
    }

    /** Each key finds the matches that agree in all of its parts; how many that leaves out is what was just learnt. */
    private double prior(List<Session> sessions, double[][] matched) {
        double n = records.size();
        double[] estimates = sessions.stream()
                .mapToDouble(session -> session.matches() / found(session.key(), matched))
                .sorted()
                .toArray();
        double matches = estimates.length == 0 ? 1 : estimates[estimates.length / 2];
        return Math.clamp(matches / (n * (n - 1) / 2), 1e-12, 0.1);
    }

    private double found(int key, double[][] matched) {
        double found = 1;
        for (Part part : records.shape().keys().get(key)) {
            double known = 1 - records.frequencyOfMissing(part.field());
            found *= matched[part.field()][Level.SAME.ordinal()] * known * known;
        }
        return Math.max(found, 0.01);
    }

    private double[][] withoutMatches(Model model, double[][] unmatched) {
        double[][] cleared = new double[fields][];
        for (int field = 0; field < fields; field++) {
            cleared[field] = unmatched[field].clone();
            for (int level = Level.SAME.ordinal(); level < Level.COUNT; level++) {
                double observed = unmatched[field][level];
                double chance = observed - model.prior() * model.matched()[field][level];
                cleared[field][level] = Math.max(chance, observed * 0.01);
            }
        }
        return cleared;
    }

    /** The levels of all fields in one number, the first field in the lowest place. */
    static long pattern(Records records, int one, int other) {
        Shape shape = records.shape();
        boolean swapped = records.swapped(one, other);
        long pattern = 0;
        for (int field = shape.fields().size() - 1; field >= 0; field--) {
            Level level;
            if (swapped && field == shape.given()) {
                level = Level.SWAPPED;
            } else if (swapped && field == shape.family()) {
                level = Level.MISSING;
            } else {
                level = records.level(field, one, other);
            }
            pattern = pattern << 3 | level.ordinal();
        }
        return pattern;
    }

    static int level(long pattern, int field) {
        return (int) (pattern >>> 3 * field) & 7;
    }
}
