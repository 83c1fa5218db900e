package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** The demo's time can be set, and never to one that breaks the demo. */
class DemoTimeTest {
    private static final String START = "2024-03-01T09:00:00Z";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59", "9999-01-01T00:00", "2100-01-01T00:00", "-4800-01-01T00:00"})
    void anAbsurdTimeIsRefusedAndTheDemoGoesOn(String absurd) {
        DemoTime time = demo(new DomainTime(), START, 1);
        assertThat(time.jump(LocalDateTime.parse(absurd).atZone(London.ZONE).toInstant()))
                .contains("must be between 1 Jan 2016 and");
        assertThat(time.now()).isEqualTo(Instant.parse(START));
        assertThat(time.jump(Instant.parse("2024-03-02T09:00:00Z"))).isNull();
        assertThat(demo(new DomainTime(), "", 1).start()).isEqualTo(Instant.parse("2024-03-02T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59.999999Z", "+1000000001-01-01T00:00:00Z", "yesterday", ""})
    void aFolderThatHoldsAnAbsurdTimeStartsAgainAtOneThatCanBe(String absurd) throws IOException {
        Files.writeString(folder.resolve("demo.properties"), "time=" + absurd + "\nhistory=written\n");
        DemoTime time = demo(new DomainTime(), "", 1);
        assertThat(DemoTime.problem(time.start())).isNull();
        assertThat(time.history()).isEqualTo("written");
        time.begin();
        assertThat(demo(new DomainTime(), "", 1).start())
                .isBetween(time.start(), time.start().plusSeconds(60));
    }

    @Test
    void timeThatRunsFastStopsAtTheLastDayItCanBe() {
        DomainTime domain = new DomainTime();
        DemoTime time = demo(domain, DemoTime.LATEST.minusSeconds(1).toString(), 1);
        time.begin();
        domain.set(DemoTime.LATEST.plusSeconds(1), 10_000);
        time.keep();
        assertThat(time.now()).isEqualTo(DemoTime.LATEST);
        assertThat(time.speed()).isZero();
    }

    @Test
    void aStoryThatCannotBeginGivesTheTimeBack() {
        DomainTime domain = new DomainTime();
        DemoTime time = demo(domain, START, 0);
        assertThatThrownBy(() -> time.begin(Instant.parse("2024-03-08T15:55:00Z"), () -> {
                    throw new IllegalStateException("no such service");
                }))
                .hasMessage("no such service");
        assertThat(time.isHeld()).isFalse();
        assertThat(time.now()).isEqualTo(Instant.parse(START));
        assertThat(time.begin(Instant.parse("2024-03-08T15:55:00Z"), () -> "begun"))
                .isEqualTo("begun");
        assertThat(time.now()).isEqualTo(Instant.parse("2024-03-08T15:55:00Z"));
        time.release();
    }

    @Test
    void aStartThatCannotBeIsRefusedInWords() {
        assertThatThrownBy(() -> demo(new DomainTime(), "1066-10-14T09:00:00Z", 1))
                .hasMessageContaining("must be between");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 10_001, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedThatCannotBeIsRefused(double speed) {
        DomainTime time = new DomainTime();
        assertThatThrownBy(() -> time.set(Instant.parse(START), speed)).hasMessageContaining("not between");
    }

    private DemoTime demo(DomainTime time, String start, double speed) {
        return new DemoTime(time, folder, start, speed);
    }
}
