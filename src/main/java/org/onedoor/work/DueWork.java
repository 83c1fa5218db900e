package org.onedoor.work;

import java.util.List;
import java.util.Optional;
import org.onedoor.clock.ClockListener;
import org.onedoor.clock.ClockRow;
import org.onedoor.clock.Clocks;
import org.onedoor.clock.Standard;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A clock that falls due becomes a task of whoever owns the work, once; a warning becomes a notification. */
@Component
class DueWork implements ClockListener {
    private final Tasks tasks;
    private final Notifications notifications;
    private final List<OwnerOf> owners;
    private final ObjectProvider<Clocks> clocks;

    DueWork(Tasks tasks, Notifications notifications, List<OwnerOf> owners, ObjectProvider<Clocks> clocks) {
        this.tasks = tasks;
        this.notifications = notifications;
        this.owners = owners;
        this.clocks = clocks;
    }

    @Override
    public void warned(ClockRow clock) {
        owner(clock)
                .ifPresent(owner -> notifications.warn(
                        owner.organisationId(),
                        owner.teamId(),
                        owner.reference(),
                        clock.subject().id(),
                        clock.scopeId(),
                        name(clock) + ", due " + London.full(clock.dueAt())));
    }

    @Override
    public void breached(ClockRow clock) {
        owner(clock).ifPresent(owner -> {
            tasks.raise(
                    clock.subject(),
                    "clock-breached",
                    "breach:" + clock.clockId() + ":" + clock.dueAt(),
                    clock.scopeId(),
                    owner.reference(),
                    owner.organisationId(),
                    owner.teamId(),
                    clock.threshold());
            notifications.tell(
                    owner.organisationId(),
                    owner.teamId(),
                    "clock-breached",
                    owner.reference(),
                    clock.subject().id(),
                    clock.scopeId(),
                    name(clock) + ", was due " + London.full(clock.dueAt()));
        });
    }

    private String name(ClockRow clock) {
        return clocks.getObject()
                .standard(clock.standardId(), clock.standardVersion())
                .map(Standard::name)
                .orElse(clock.standardId());
    }

    private Optional<OwnerOf.Found> owner(ClockRow clock) {
        return owners.stream()
                .map(port -> port.ownerOf(clock.subject(), clock.scopeId()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
