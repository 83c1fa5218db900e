package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works something out that all who ask may be told together. What takes little is worked out for those who ask at once; what
 * takes long is kept a while, made anew once while it is asked for, and told meanwhile as it was: nobody is told what is
 * older than twice that while. Whoever was told the old hears when there is news, as their page would not ask again.
 */
final class Kept<T> {
    /** So long after what is new was made, so that a page that had just been told the old is there to hear of it. */
    private static final Duration NEWS_AFTER = Duration.ofSeconds(1);

    private final Keeping keeping;
    private final Together<Made<T>> together;
    private final BiPredicate<T, T> same;
    private final Runnable news;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile @Nullable Made<T> last;

    /** @param begun by the ticks of the machine */
    private record Made<T>(T what, long begun, Duration took) {}

    /** Does something after a while. */
    interface Later {
        void run(Duration wait, Runnable work);
    }

    /**
     * @param keep how long it is kept; zero never keeps it
     * @param dear what takes at least so long is kept
     * @param ticks in nanoseconds
     */
    record Keeping(Duration keep, Duration dear, LongSupplier ticks, Later later) {
        /** By the machine's time, on threads of their own: the work waits for the database. */
        static Keeping of(Duration keep, Duration dear) {
            Executor threads = Executors.newVirtualThreadPerTaskExecutor();
            return new Keeping(
                    keep,
                    dear,
                    System::nanoTime,
                    (wait, work) -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, threads)
                            .execute(work));
        }
    }

    /**
     * @param same whether there is nothing new in the second
     * @param news told when there is
     */
    Kept(Supplier<T> working, Keeping keeping, BiPredicate<T, T> same, Runnable news) {
        this.keeping = keeping;
        this.same = same;
        this.news = news;
        this.together = new Together<>(() -> {
            long begun = keeping.ticks().getAsLong();
            T what = working.get();
            Made<T> made = new Made<>(what, begun, since(begun));
            last = made;
            return made;
        });
    }

    T get() {
        Made<T> made = last;
        if (made == null || made.took().compareTo(keeping.dear()) < 0) {
            return together.get().what();
        }
        Duration age = since(made.begun());
        if (age.compareTo(keeping.keep().multipliedBy(2)) >= 0) {
            return together.get().what();
        }
        if (planned.compareAndSet(false, true)) {
            Duration left = keeping.keep().minus(age);
            keeping.later().run(left.isNegative() ? Duration.ZERO : left, () -> remake(made.what()));
        }
        return made.what();
    }

    private void remake(T before) {
        try {
            if (!same.test(before, together.get().what())) {
                keeping.later().run(NEWS_AFTER, news);
            }
        } finally {
            planned.set(false);
        }
    }

    private Duration since(long begun) {
        return Duration.ofNanos(keeping.ticks().getAsLong() - begun);
    }
}
