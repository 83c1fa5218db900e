package org.onedoor.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks every second for clocks that ask for attention. Each subject's are one act of the system's: it holds the subject's
 * head row before it touches a clock, as every act does, so that it never waits crosswise with one; and one that fails
 * holds up nobody else.
 */
@Component
class DueClocks implements Pump {
    static final int BATCH = 500;

    /** So many clocks fall due at once after a long stop that the next turn goes on with the rest. */
    private static final int ROUNDS = 200;

    private static final Duration ON_TIME = Duration.ofMinutes(1);

    private final ClockStore store;
    private final Acts acts;
    private final DomainTime time;
    private final ObjectProvider<ClockListener> listeners;

    DueClocks(ClockStore store, Acts acts, DomainTime time, ObjectProvider<ClockListener> listeners) {
        this.store = store;
        this.acts = acts;
        this.time = time;
        this.listeners = listeners;
    }

    @Override
    public String name() {
        return "clocks-due";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Subject> subjects = store.due(time.instant(), BATCH);
            long failed = subjects.stream().filter(subject -> !passed(subject)).count();
            if (failed == subjects.size()) { // none is left, or those that failed are found again and again
                return;
            }
        }
    }

    private boolean passed(Subject subject) {
        return Alone.done(
                "mark clocks that fell due",
                () -> acts.act(Begin.on("mark clocks due", Ask.about(Action.WRITE, "clock", subject), subject), act -> {
                    mark(subject, act.now());
                }));
    }

    private void mark(Subject subject, Instant now) {
        List<ClockRow> rows = store.pass(subject, now);
        List<Breach> breaches = new ArrayList<>();
        for (ClockRow row : rows) {
            if (row.dueAt().isBefore(now)) {
                breaches.add(breach(row, now));
            }
        }
        store.append(subject.id(), breaches);
        for (ClockRow row : rows) {
            boolean breached = row.dueAt().isBefore(now);
            listeners.forEach(listener -> {
                if (breached) {
                    listener.breached(row);
                } else {
                    listener.warned(row);
                }
            });
        }
    }

    private static Breach breach(ClockRow row, Instant now) {
        String noticed =
                row.late().compareTo(ON_TIME) > 0 ? " Noticed %s later.".formatted(Words.span(row.late())) : "";
        return new Breach(
                Ids.at(now),
                row.clockId(),
                row.standardId(),
                row.standardVersion(),
                row.scopeId(),
                Breach.Said.BREACHED,
                row.dueAt(),
                now,
                null,
                "It was due by %s, and that time passed.%s".formatted(London.full(row.dueAt()), noticed));
    }
}
