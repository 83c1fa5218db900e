package org.onedoor.work;

import java.time.Instant;
import java.util.UUID;
import org.onedoor.access.PrivacyDesk;
import org.onedoor.access.PrivacyOffice;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** Privacy Officers are asked by tasks and told by notifications, like any team: a reference, and nothing about anybody. */
@Component
class PrivacyWork implements PrivacyDesk {
    private final Tasks tasks;
    private final Notifications notifications;

    PrivacyWork(Tasks tasks, Notifications notifications) {
        this.tasks = tasks;
        this.notifications = notifications;
    }

    @Override
    public void ask(UUID organisationId, Matter matter, Instant due) {
        tasks.raise(
                new Subject.Person(matter.personId()),
                matter.kind(),
                matter.kind() + ":" + matter.scopeId(),
                matter.scopeId(),
                matter.reference(),
                organisationId,
                PrivacyOffice.of(organisationId),
                due);
    }

    @Override
    public void tell(UUID organisationId, Matter matter) {
        notifications.tell(
                organisationId,
                PrivacyOffice.of(organisationId),
                matter.kind(),
                matter.reference(),
                matter.personId(),
                matter.scopeId(),
                matter.detail());
    }

    @Override
    public void done(UUID personId, UUID scopeId, UUID accountId) {
        tasks.doneFor(personId, scopeId, accountId);
    }
}
