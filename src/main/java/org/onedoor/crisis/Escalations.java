package org.onedoor.crisis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockListener;
import org.onedoor.clock.ClockRow;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * The ladder of escalation, worked backwards from the end of the authority: at each rung the team that has the person gets
 * a task to tell the next, and when the authority has ended everybody attached is told.
 */
@Component
class Escalations implements ClockListener {
    /** From the lowest rung to the highest. */
    private static final List<String> LADDER = List.of("coordinator", "on-call-manager", "director", "executive-legal");

    private final DetentionRepository cases;
    private final Attached attached;
    private final Tasks tasks;
    private final Notifications notifications;

    Escalations(DetentionRepository cases, Attached attached, Tasks tasks, Notifications notifications) {
        this.cases = cases;
        this.attached = attached;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    /** A step of the ladder. @param left no more than so long before the authority ends */
    private record Rung(String code, Duration left) {}

    private static @Nullable Rung rung(ClockRow clock) {
        Duration left = Duration.between(clock.threshold(), clock.dueAt());
        if (left.compareTo(Duration.ofHours(2)) <= 0) {
            return new Rung("executive-legal", left);
        }
        if (left.compareTo(Duration.ofHours(6)) <= 0) {
            return new Rung("director", left);
        }
        return left.compareTo(Duration.ofHours(12)) <= 0 ? new Rung("on-call-manager", left) : null;
    }

    @Override
    public void warned(ClockRow clock) {
        Rung rung = Authority.LIMITS.contains(clock.standardId()) ? rung(clock) : null;
        if (rung != null) {
            escalate(clock, rung.code());
        }
    }

    @Override
    public void breached(ClockRow clock) {
        if (clock.standardId().equals("S136_ASSESS_3H")) {
            escalate(clock, "coordinator");
        } else if (Authority.LIMITS.contains(clock.standardId())) {
            expired(clock);
        }
    }

    private void escalate(ClockRow clock, String rung) {
        UUID id = clock.scopeId();
        cases.find(id).ifPresent(detention -> {
            CaseState state = CaseState.of(cases.facts(id));
            Attached.Owner owner = attached.owner(state);
            String again = state.again(id);
            LADDER.subList(0, LADDER.indexOf(rung))
                    .forEach(lower -> tasks.overtaken(detention.subject(), key(lower) + again));
            tasks.raise(
                    detention.subject(),
                    "escalate-" + rung,
                    key(rung) + again,
                    id,
                    detention.number(),
                    owner.organisationId(),
                    owner.teamId(),
                    clock.threshold());
        });
    }

    /** The authority has ended: there is nothing left to warn of, and nobody attached may not know. */
    private void expired(ClockRow clock) {
        UUID id = clock.scopeId();
        cases.find(id).ifPresent(detention -> {
            CaseState state = CaseState.of(cases.facts(id));
            Attached.Owner owner = attached.owner(state);
            String again = state.again(id);
            LADDER.forEach(rung -> tasks.overtaken(detention.subject(), key(rung) + again));
            tasks.raise(
                    detention.subject(),
                    "authority-expired",
                    "expired:" + clock.dueAt() + again,
                    id,
                    detention.number(),
                    owner.organisationId(),
                    owner.teamId(),
                    clock.dueAt());
            String detail = "it ended on " + London.full(clock.dueAt());
            notifications.tell(
                    owner.organisationId(), owner.teamId(), "authority-expired", detention.number(), id, id, detail);
            detention.organisations().stream()
                    .filter(organisation -> !organisation.equals(owner.organisationId()))
                    .forEach(organisation -> notifications.tell(
                            organisation, null, "authority-expired", detention.number(), id, id, detail));
        });
    }

    /** The key of the task of a rung, by which recording the escalation ends it. */
    static String key(String rung) {
        return "escalate:" + rung;
    }
}
