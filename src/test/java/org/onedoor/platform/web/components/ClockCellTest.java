package org.onedoor.platform.web.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock says how long is left, when exactly, and what it means, without colour. */
class ClockCellTest {
    private static final Instant NOW = Instant.parse("2024-03-31T00:30:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aRunningClockSaysWhatIsLeftAndTheLondonDeadlineAcrossTheClockChange() {
        ClockCell clock = ClockCell.running("Seen in 4 hours", NOW.plus(Duration.ofMinutes(200)), NOW, HOUR);
        assertThat(clock.left()).isEqualTo("3 h 20 min left");
        assertThat(clock.deadline()).isEqualTo("by Sun 31 Mar 2024, 04:50");
        assertThat(clock.status().word()).isEqualTo("Running");
    }

    @Test
    void itIsDueSoonWithinTheWarningAndBreachedAfterIt() {
        assertThat(ClockCell.running("x", NOW.plus(HOUR), NOW, HOUR).status().word())
                .isEqualTo("Due soon");
        ClockCell late = ClockCell.running("x", NOW.minus(Duration.ofMinutes(125)), NOW, HOUR);
        assertThat(late.status().word()).isEqualTo("Breached");
        assertThat(late.left()).isEqualTo("2 h 5 min late");
    }

    @Test
    void withoutAWarningOfItsOwnItIsDueSoonInTheLastFifthOrTheLastHalfHour() {
        assertThat(ClockCell.usualWarning(NOW, NOW.plus(Duration.ofDays(10)))).isEqualTo(Duration.ofDays(2));
        assertThat(ClockCell.usualWarning(NOW, NOW.plus(Duration.ofHours(2)))).isEqualTo(Duration.ofMinutes(30));
        assertThat(ClockCell.usualWarning(NOW, NOW.plus(Duration.ofMinutes(20))))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aClockThatStandsStillDoesNotTick() {
        for (ClockCell.State state : List.of(
                ClockCell.State.NOT_STARTED, ClockCell.State.PAUSED, ClockCell.State.MET, ClockCell.State.MISSED)) {
            ClockCell clock = new ClockCell("x", state, NOW, NOW, HOUR, null);
            assertThat(clock.ticking()).isNull();
            assertThat(clock.left()).isNull();
        }
    }

    @Test
    void longWaitsAreInDays() {
        assertThat(ClockCell.spell(Duration.ofHours(47))).isEqualTo("47 h 0 min");
        assertThat(ClockCell.spell(Duration.ofDays(18))).isEqualTo("18 days");
    }

    @Test
    void anNhsNumberIsReadThreeThreeFourAndFourAlertsAreShown() {
        List<IdentityBar.Badge> badges = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> new IdentityBar.Badge("Alert " + i, Tag.Colour.RED, Shape.SQUARE))
                .toList();
        IdentityBar bar = new IdentityBar("Bell", "Ann", null, "", "", null, "9991234567", "Verified", badges, null);
        assertThat(bar.spacedNhsNumber()).isEqualTo("999 123 4567");
        assertThat(bar.shown()).hasSize(4);
        assertThat(bar.more()).hasSize(2);
        assertThat(bar.name()).isEqualTo("BELL, Ann");
    }
}
