package org.onedoor.directory.duplicate;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which entry stands for which. A pure function of what is decided now, in whatever order it was decided, and of which entries
 * are still there: an entry never points to one that is not, and of each service that anybody still offers one is shown.
 */
public final class Leaders {
    public static final Leaders NONE = new Leaders(Map.of());

    private final Map<EntryKey, EntryKey> leaders;

    private Leaders(Map<EntryKey, EntryKey> leaders) {
        this.leaders = Map.copyOf(leaders);
    }

    /** Two entries were said to be of one service. */
    public record Same(EntryKey follower, EntryKey leader) {}

    /**
     * @param live whether an entry is there for anybody to see
     * @param ours whether it is of our own directory, which leads where the one that was chosen is gone
     */
    static Leaders of(Collection<Same> decided, Predicate<EntryKey> live, Predicate<EntryKey> ours) {
        Map<EntryKey, Set<EntryKey>> next = new HashMap<>();
        Map<EntryKey, Set<EntryKey>> beside = new HashMap<>();
        for (Same same : decided) {
            next.computeIfAbsent(same.follower(), _ -> new TreeSet<>()).add(same.leader());
            beside.computeIfAbsent(same.follower(), _ -> new TreeSet<>()).add(same.leader());
            beside.computeIfAbsent(same.leader(), _ -> new TreeSet<>()).add(same.follower());
        }
        Map<EntryKey, EntryKey> leaders = new HashMap<>();
        Set<EntryKey> done = new HashSet<>();
        for (EntryKey from : new TreeSet<>(beside.keySet())) {
            if (done.contains(from)) {
                continue;
            }
            Set<EntryKey> together = reached(from, beside);
            done.addAll(together);
            List<EntryKey> there = together.stream().filter(live).sorted().toList();
            EntryKey leader = there.stream()
                    .filter(each ->
                            reached(each, next).stream().noneMatch(other -> !other.equals(each) && live.test(other)))
                    .min(Comparator.comparing((EntryKey each) -> !ours.test(each))
                            .thenComparing(Comparator.naturalOrder()))
                    .or(() -> there.stream().findFirst()) // a ring, which no decision makes
                    .orElse(null);
            for (EntryKey each : there) {
                if (leader != null && !each.equals(leader)) {
                    leaders.put(each, leader);
                }
            }
        }
        return new Leaders(leaders);
    }

    private static Set<EntryKey> reached(EntryKey from, Map<EntryKey, Set<EntryKey>> steps) {
        Set<EntryKey> seen = new HashSet<>(Set.of(from));
        Deque<EntryKey> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            for (EntryKey each : steps.getOrDefault(left.pop(), Set.of())) {
                if (seen.add(each)) {
                    left.push(each);
                }
            }
        }
        return seen;
    }

    /** The entry that stands for this one; none where it stands for itself. */
    public Optional<EntryKey> of(EntryKey key) {
        return Optional.ofNullable(leaders.get(key));
    }

    /** Whether another stands for it. */
    public boolean follows(EntryKey key) {
        return leaders.containsKey(key);
    }

    /** Each entry that another stands for, with that one. */
    public Map<EntryKey, EntryKey> all() {
        return leaders;
    }
}
