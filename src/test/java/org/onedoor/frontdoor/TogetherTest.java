package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many who ask at once are answered by few workings, and none by one that was begun before they asked. */
class TogetherTest {
    @Test
    void thoseWhoAskWhileItIsWorkedOutShareTheNext() throws Exception {
        AtomicInteger workings = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Together<Integer> together = new Together<>(() -> {
            int number = workings.incrementAndGet();
            if (number == 1) {
                begun.countDown();
                waitFor(goOn);
            }
            return number;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(together::get);
            waitFor(begun);
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(threads.submit(together::get));
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo(1);
            for (Future<Integer> other : others) {
                assertThat(other.get()).isGreaterThan(1);
            }
        }
        assertThat(together.get()).isEqualTo(workings.get());
    }

    @Test
    void whatFailsIsToldAndTheNextWorks() {
        AtomicInteger workings = new AtomicInteger();
        Together<Integer> together = new Together<>(() -> {
            if (workings.incrementAndGet() == 1) {
                throw new IllegalStateException("The database is away");
            }
            return 2;
        });
        assertThatThrownBy(together::get).hasMessage("The database is away").isInstanceOf(IllegalStateException.class);
        assertThat(together.get()).isEqualTo(2);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
