package org.onedoor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Property tests: the same rule for many made-up cases, each of which its seed makes again. Return the answer of
 * {@code Seeds.of(...)} from a method marked {@code @TestFactory}; the seed of a failing case is in its name.
 *
 * <p>To run one case alone: {@code -Donedoor.seed=17}. To try others: {@code -Donedoor.seeds=5000}.
 */
public final class Seeds {
    private Seeds() {}

    /** One test for each of so many seeds. */
    public static Stream<DynamicTest> of(int cases, Consumer<Random> property) {
        Long only = Long.getLong("onedoor.seed");
        if (only != null) {
            return Stream.of(test(only, property));
        }
        return LongStream.range(0, Math.max(cases, Integer.getInteger("onedoor.seeds", 0)))
                .mapToObj(seed -> test(seed, property));
    }

    private static DynamicTest test(long seed, Consumer<Random> property) {
        return DynamicTest.dynamicTest("seed " + seed, () -> property.accept(new Random(seed * 0x9E3779B97F4A7C15L)));
    }

    /** Any one of these. */
    public static <T> T any(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** So many made one after the other, up to {@code most}. */
    public static <T> List<T> upTo(RandomGenerator random, int most, java.util.function.Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            all.add(one.get());
        }
        return all;
    }

    /** The same in another order. */
    public static <T> List<T> shuffled(Random random, List<T> of) {
        List<T> copy = new ArrayList<>(of);
        Collections.shuffle(copy, random);
        return copy;
    }
}
