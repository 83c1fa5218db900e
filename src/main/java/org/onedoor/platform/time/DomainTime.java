package org.onedoor.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The time everything in the domain happens at. It is the machine's, unless a demo or a test sets it or speeds it up;
 * sessions, tokens and leases never use it. Instants are in whole microseconds, as PostgreSQL keeps them.
 */
@Component
public class DomainTime implements InstantSource {
    /** How many times as fast as real time it may run at most. */
    public static final int FASTEST = 10_000;

    private static final ScopedValue<Instant> PINNED = ScopedValue.newInstance();

    private record Setting(Instant domain, Instant machine, double speed) {}

    private final InstantSource machine;
    private volatile Setting setting;

    public DomainTime() {
        this(InstantSource.system());
    }

    DomainTime(InstantSource machine) {
        this.machine = machine;
        Instant now = machine.instant();
        this.setting = new Setting(now, now, 1);
    }

    @Override
    public Instant instant() {
        if (PINNED.isBound()) {
            return PINNED.get();
        }
        Setting s = setting;
        Duration passed = Duration.between(s.machine(), machine.instant());
        return s.domain().plusNanos((long) (passed.toNanos() * s.speed())).truncatedTo(ChronoUnit.MICROS);
    }

    /** Sets the time and how fast it runs: 1 is real time, 0 stands still. */
    public synchronized void set(Instant now, double speed) {
        if (!(speed >= 0 && speed <= FASTEST)) { // a NaN is neither
            throw new IllegalArgumentException("Speed %s is not between 0 and %,d".formatted(speed, FASTEST));
        }
        if (!Plausible.at(now)) {
            throw new IllegalArgumentException("%s is not a time anything here can happen at".formatted(now));
        }
        setting = new Setting(now.truncatedTo(ChronoUnit.MICROS), machine.instant(), speed);
    }

    public double speed() {
        return setting.speed();
    }

    /** Does some work as if it were {@code then}: how history is appended and a message keeps its own time. */
    public static <T> T at(Instant then, Supplier<T> work) {
        return ScopedValue.where(PINNED, then.truncatedTo(ChronoUnit.MICROS)).call(work::get);
    }
}
