package org.onedoor.directory.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.directory.duplicate.Leaders.Same;

/** What holds of who stands for whom, whatever was decided and whatever is gone. */
class LeadersPropertyTest {
    private static final int ENTRIES = 9;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static List<EntryKey> entries() {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> new EntryKey(new UUID(0, 7), new UUID(0, i)))
                .toList();
    }

    private static List<Same> some(Random random, List<EntryKey> entries) {
        List<Same> some = new ArrayList<>();
        for (int i = 0; i < random.nextInt(12); i++) {
            EntryKey a = entries.get(random.nextInt(ENTRIES));
            EntryKey b = entries.get(random.nextInt(ENTRIES));
            if (!a.equals(b)) {
                some.add(new Same(a, b));
            }
        }
        return some;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofEachServiceThatIsThereExactlyOneIsShownAndNobodyPointsToWhatIsGone(long seed) {
        Random random = new Random(seed);
        List<EntryKey> entries = entries();
        List<Same> decided = some(random, entries);
        Set<EntryKey> live = new HashSet<>(
                entries.stream().filter(_ -> random.nextInt(4) > 0).toList());
        Leaders leaders = Leaders.of(decided, live::contains, key -> key.id().getLeastSignificantBits() % 2 == 0);

        leaders.all().forEach((follower, leader) -> {
            assertThat(live).contains(follower, leader);
            assertThat(leaders.of(leader)).isEmpty();
        });
        for (Set<EntryKey> together : together(entries, decided)) {
            together.retainAll(live);
            assertThat(together.stream().filter(key -> !leaders.follows(key)).count())
                    .isEqualTo(together.isEmpty() ? 0 : 1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichItWasDecidedAndUndoneDoesNotMatterAndAllUndoneIsAsBefore(long seed) {
        Random random = new Random(seed);
        List<EntryKey> entries = entries();
        List<Same> decided = some(random, entries);
        List<Same> shuffled = new ArrayList<>(decided);
        Collections.shuffle(shuffled, random);
        assertThat(of(shuffled)).isEqualTo(of(decided));

        List<Same> undone = new ArrayList<>(decided);
        some(random, entries).forEach(each -> {
            if (!decided.contains(each)) {
                undone.add(random.nextInt(undone.size() + 1), each);
            }
        });
        undone.retainAll(decided);
        assertThat(of(undone)).isEqualTo(of(decided));
        assertThat(of(List.of())).isEmpty();
    }

    private static java.util.Map<EntryKey, EntryKey> of(List<Same> decided) {
        return Leaders.of(decided, _ -> true, _ -> false).all();
    }

    private static List<Set<EntryKey>> together(List<EntryKey> entries, List<Same> decided) {
        List<Set<EntryKey>> sets = new ArrayList<>(entries.stream()
                .map(each -> (Set<EntryKey>) new HashSet<>(Set.of(each)))
                .toList());
        for (Same same : decided) {
            Set<EntryKey> a = set(sets, same.follower());
            Set<EntryKey> b = set(sets, same.leader());
            if (a != b) {
                a.addAll(b);
                sets.removeIf(each -> each == b);
            }
        }
        return sets;
    }

    private static Set<EntryKey> set(List<Set<EntryKey>> sets, EntryKey key) {
        return sets.stream().filter(each -> each.contains(key)).findFirst().orElseThrow();
    }
}
