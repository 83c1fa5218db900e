package org.onedoor.directory.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Finds the entries that may be of one service. Only those are compared that have something in common: an id, a number, a
 * postcode, a page, the name, two of the words that tell it best, or one and the organisation. Entries of one source are
 * not compared with each other: whoever publishes them knows them.
 */
final class AlikeFinder {
    /** Another whenever pairs are found otherwise, so that what lies there is found anew. */
    static final int EDITION = 2;

    /** So many comparisons a common thing may cost; what more entries share tells none apart, and they are told apart by more. */
    private static final long MOST = 3_000;

    private static final int TELLING = 3;

    private final List<Shape> shapes;
    private final List<List<String>> bones;
    private final int[] source;
    private final Map<String, List<Integer>> blocks = new HashMap<>();
    private long compared;
    private int tooMany;

    private AlikeFinder(List<Shape> shapes) {
        this.shapes = shapes;
        this.bones = shapes.stream().map(AlikeFinder::bones).toList();
        Map<UUID, Integer> numbers = new HashMap<>();
        this.source = shapes.stream()
                .mapToInt(shape -> numbers.computeIfAbsent(shape.said().sourceId(), _ -> numbers.size()))
                .toArray();
    }

    /** Two entries that may be of one service. The order of the two is that of their keys. */
    record Pair(Said first, Said second, Likeness likeness) {
        static Pair of(Shape a, Shape b, boolean alone) {
            boolean turned = a.said().key().compareTo(b.said().key()) > 0;
            return turned
                    ? new Pair(b.said(), a.said(), Likeness.of(b, a, alone))
                    : new Pair(a.said(), b.said(), Likeness.of(a, b, alone));
        }
    }

    /**
     * @param compared how many pairs were looked at
     * @param tooMany how many things so many entries have in common that nobody was compared for them alone
     */
    record Found(List<Pair> pairs, long compared, int tooMany) {}

    static Found find(Collection<Said> all) {
        List<Shape> shapes = all.stream()
                .filter(Said::live)
                .sorted(Comparator.comparing(Said::key).thenComparing(Said::sourceId))
                .map(Shape::of)
                .toList();
        return new AlikeFinder(shapes).find();
    }

    private Found find() {
        put();
        split();
        List<Pair> pairs = new ArrayList<>();
        List<List<Integer>> together = new ArrayList<>();
        IntStream.range(0, shapes.size()).forEach(_ -> together.add(new ArrayList<>()));
        List<int[]> members = new ArrayList<>();
        for (List<Integer> block : blocks.values()) {
            for (int member : block) {
                together.get(member).add(members.size());
            }
            members.add(block.stream().mapToInt(Integer::intValue).toArray());
        }
        Set<String> alone = alone();
        int[] seen = new int[shapes.size()];
        Arrays.fill(seen, -1);
        for (int i = 0; i < shapes.size(); i++) {
            for (int block : together.get(i)) {
                for (int j : members.get(block)) {
                    if (j > i && seen[j] != i && source[i] != source[j]) {
                        seen[j] = i;
                        compared++;
                        Pair pair = Pair.of(shapes.get(i), shapes.get(j), isAlone(i, j, alone));
                        if (pair.likeness().isEnough()) {
                            pairs.add(pair);
                        }
                    }
                }
            }
        }
        return new Found(nearest(pairs), compared, tooMany);
    }

    private void put() {
        Map<String, Integer> often = new HashMap<>();
        bones.forEach(words -> words.forEach(word -> often.merge(word, 1, Integer::sum)));
        for (int i = 0; i < shapes.size(); i++) {
            int member = i;
            keys(shapes.get(i), bones.get(i), often)
                    .forEach(key ->
                            blocks.computeIfAbsent(key, _ -> new ArrayList<>()).add(member));
        }
        blocks.values().removeIf(block -> block.size() < 2);
    }

    private static List<String> bones(Shape shape) {
        return shape.name().stream()
                .map(PlainForm::skeleton)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> keys(Shape shape, List<String> bones, Map<String, Integer> often) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("id " + shape.said().key().id());
        shape.phones().forEach(phone -> keys.add("tel " + phone));
        shape.postcodes().forEach(postcode -> keys.add("place " + postcode));
        shape.webs().forEach(web -> keys.add("web " + web));
        keys.add("name " + String.join(" ", bones));
        List<String> telling = bones.stream()
                .sorted(Comparator.comparing((String word) -> often.getOrDefault(word, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TELLING)
                .sorted()
                .toList();
        for (int i = 0; i < telling.size(); i++) {
            for (int j = i + 1; j < telling.size(); j++) {
                keys.add("words " + telling.get(i) + " " + telling.get(j));
            }
        }
        if (bones.size() < TELLING) {
            bones.forEach(word -> keys.add("word " + word));
        }
        String organisation = String.join(
                " ",
                shape.organisation().stream().map(PlainForm::skeleton).sorted().toList());
        if (!organisation.isEmpty()) {
            bones.forEach(word -> keys.add("of " + organisation + ": " + word));
        }
        return keys;
    }

    /** What is common to too many is looked at together with one thing more; and left where that is common to many, too. */
    private void split() {
        Map<String, List<Integer>> finer = new HashMap<>();
        blocks.entrySet().removeIf(block -> {
            if (cost(block.getValue()) <= MOST) {
                return false;
            }
            for (int member : block.getValue()) {
                more(member)
                        .forEach(key -> finer.computeIfAbsent(block.getKey() + " and " + key, _ -> new ArrayList<>())
                                .add(member));
            }
            return true;
        });
        finer.values().removeIf(block -> {
            boolean left = cost(block) > MOST;
            tooMany += left ? 1 : 0;
            return left || block.size() < 2;
        });
        blocks.putAll(finer);
    }

    private Set<String> more(int member) {
        Shape shape = shapes.get(member);
        Set<String> more = new HashSet<>(bones.get(member));
        more.addAll(shape.phones());
        more.addAll(shape.postcodes());
        more.addAll(shape.webs());
        return more;
    }

    /** How many comparisons it asks for. */
    private long cost(List<Integer> block) {
        Map<Integer, Long> of = new HashMap<>();
        block.forEach(member -> of.merge(source[member], 1L, Long::sum));
        long all = block.size();
        return (all * all - of.values().stream().mapToLong(each -> each * each).sum()) / 2;
    }

    /** The numbers that at most one entry of each source has, as {@code source number}. */
    private Set<String> alone() {
        Map<String, Integer> often = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            for (String phone : shapes.get(i).phones()) {
                often.merge(source[i] + " " + phone, 1, Integer::sum);
            }
        }
        Set<String> alone = new HashSet<>();
        often.forEach((number, times) -> {
            if (times == 1) {
                alone.add(number);
            }
        });
        return alone;
    }

    private boolean isAlone(int i, int j, Set<String> alone) {
        return shapes.get(i).phones().stream()
                .anyMatch(phone -> shapes.get(j).phones().contains(phone)
                        && alone.contains(source[i] + " " + phone)
                        && alone.contains(source[j] + " " + phone));
    }

    /**
     * Where an organisation has one service at several places and both sources list each, the pairs of two places are left
     * out: each has its own.
     */
    private static List<Pair> nearest(List<Pair> pairs) {
        Set<List<Object>> placed = new HashSet<>();
        for (Pair pair : pairs) {
            if (!pair.likeness().elsewhere()) {
                placed.add(List.of(pair.first().key(), pair.second().sourceId()));
                placed.add(List.of(pair.second().key(), pair.first().sourceId()));
            }
        }
        return pairs.stream()
                .filter(pair -> !pair.likeness().elsewhere()
                        || Objects.equals(
                                pair.first().key().id(), pair.second().key().id())
                        || (!placed.contains(List.of(
                                        pair.first().key(), pair.second().sourceId()))
                                && !placed.contains(List.of(
                                        pair.second().key(), pair.first().sourceId()))))
                .sorted(Comparator.comparing((Pair pair) -> -pair.likeness().weight())
                        .thenComparing(pair -> pair.first().key())
                        .thenComparing(pair -> pair.second().key()))
                .toList();
    }
}
