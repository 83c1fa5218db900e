package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works something out that all who ask may be told together. What takes little is worked out for those who ask at once; what
 * takes long is kept a while, made anew once while it is asked for, and told meanwhile as it was: nobody is told what is
 * older than twice that while. Whoever was told the old is told that there is news, as their page would not ask again.
 */
final class Kept<T> {
    /** So long after what is new was made, so that a page that had just been told the old hears of it. */
    private static final Duration NEWS_AFTER = Duration.ofSeconds(1);

    private final Duration keep;
    private final Duration dear;
    private final Together<Made<T>> together;
    private final BiPredicate<T, T> same;
    private final Runnable news;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile @Nullable Made<T> last;

    private record Made<T>(T what, long begun, Duration took) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /**
     * @param keep how long it is kept; zero never keeps it
     * @param dear what takes at least so long is kept
     * @param same whether there is nothing new in the second
     * @param news told when there is
     */
    Kept(Supplier<T> working, Duration keep, Duration dear, BiPredicate<T, T> same, Runnable news) {
        this.keep = keep;
        this.dear = dear;
        this.same = same;
        this.news = news;
        this.together = new Together<>(() -> {
            long begun = System.nanoTime();
            T what = working.get();
            Made<T> made = new Made<>(what, begun, Duration.ofNanos(System.nanoTime() - begun));
            last = made;
            return made;
        });
    }

    T get() {
        Made<T> made = last;
        if (made == null || made.took().compareTo(dear) < 0 || made.age().compareTo(keep.multipliedBy(2)) >= 0) {
            return together.get().what();
        }
        if (planned.compareAndSet(false, true)) {
            after(keep.minus(made.age())).execute(() -> remake(made));
        }
        return made.what();
    }

    private void remake(Made<T> before) {
        try {
            T now = together.get().what();
            if (!same.test(before.what(), now)) {
                after(NEWS_AFTER).execute(news);
            }
        } finally {
            planned.set(false);
        }
    }

    private static Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS, Threads.VIRTUAL);
    }

    /** Threads of their own: the count waits for the database. */
    private static final class Threads {
        static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();
    }
}
