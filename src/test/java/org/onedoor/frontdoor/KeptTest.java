package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.frontdoor.Kept.Keeping;

/** What takes long to work out is told to all for a while, never for longer, and whoever was told the old hears of the new. */
class KeptTest {
    private static final Duration KEEP = Duration.ofSeconds(2);
    private static final Duration DEAR = Duration.ofMillis(50);

    private record Planned(Duration after, Runnable work) {}

    private final List<Planned> planned = new ArrayList<>();
    private long ticks;
    private Duration takes = Duration.ofMillis(400);
    private int number = 1;
    private int workings;
    private int news;
    private boolean fails;

    private final Kept<Integer> kept = new Kept<>(
            () -> {
                workings++;
                if (fails) {
                    throw new IllegalStateException("The database is away");
                }
                ticks += takes.toNanos();
                return number;
            },
            new Keeping(KEEP, DEAR, () -> ticks, (wait, work) -> planned.add(new Planned(wait, work))),
            Integer::equals,
            () -> news++);

    private void pass(Duration time) {
        ticks += time.toNanos();
    }

    @Test
    void whatIsCheapIsWorkedOutForWhoeverAsks() {
        takes = Duration.ofMillis(49);
        kept.get();
        number = 2;
        assertThat(kept.get()).isEqualTo(2);
        assertThat(planned).isEmpty();
    }

    @Test
    void whatIsDearIsToldToAllAndMadeAnewOnce() {
        kept.get();
        number = 2;
        pass(Duration.ofMillis(100));
        assertThat(kept.get()).isEqualTo(1);
        assertThat(kept.get()).isEqualTo(1);
        assertThat(workings).isEqualTo(1);
        assertThat(planned).hasSize(1);
        assertThat(planned.getFirst().after())
                .isEqualTo(Duration.ofMillis(1_500)); // two seconds from when it was begun

        planned.removeFirst().work().run();
        assertThat(kept.get()).isEqualTo(2);
        assertThat(workings).isEqualTo(2);
    }

    @Test
    void nobodyIsToldWhatIsTwiceAsOldAsItMayBeKept() {
        kept.get();
        number = 2;
        pass(KEEP.multipliedBy(2).minus(takes).minusNanos(1));
        assertThat(kept.get()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void whoeverWasToldTheOldHearsOfTheNewAndOfNothingElse() {
        kept.get();
        kept.get();
        planned.removeFirst().work().run();
        assertThat(planned).isEmpty();

        kept.get();
        number = 2;
        planned.removeFirst().work().run();
        assertThat(news).isZero();
        assertThat(planned).hasSize(1);
        planned.removeFirst().work().run();
        assertThat(news).isEqualTo(1);
    }

    @Test
    void afterAFailureItIsWorkedOutAgain() {
        kept.get();
        kept.get();
        fails = true;
        Runnable remake = planned.removeFirst().work();
        assertThatThrownBy(remake::run).hasMessage("The database is away");
        assertThat(kept.get()).isEqualTo(1);
        fails = false;
        number = 2;
        planned.removeFirst().work().run();
        assertThat(kept.get()).isEqualTo(2);
    }
}
