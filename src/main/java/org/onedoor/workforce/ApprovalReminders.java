package org.onedoor.workforce;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells those who keep a register 90, 60 and 30 days before an approval ends, once each. */
@Component
class ApprovalReminders implements Pump {
    static final String KIND = "approval-ends";
    private static final List<Integer> DAYS = List.of(30, 60, 90);

    private final ProfessionalRepository repository;
    private final Notifications notifications;
    private final TransactionTemplate transactions;
    private final DomainTime time;

    ApprovalReminders(
            ProfessionalRepository repository,
            Notifications notifications,
            TransactionTemplate transactions,
            DomainTime time) {
        this.repository = repository;
        this.notifications = notifications;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return "approvals-end";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        LocalDate today = London.date(time.instant());
        for (Professional professional : repository.all(null)) {
            if (!professional.approvals().isEmpty() && professional.standing().mayAct()) {
                LocalDate until = professional.approvals().getLast().until();
                long left = ChronoUnit.DAYS.between(today, until);
                DAYS.stream()
                        .filter(days -> left >= 0 && left <= days)
                        .findFirst()
                        .ifPresent(days -> Alone.done(
                                "remind of an approval",
                                () -> transactions.executeWithoutResult(_ -> {
                                    remind(professional, until, days);
                                })));
            }
        }
    }

    private void remind(Professional professional, LocalDate until, int days) {
        notifications.tell(
                professional.organisationId(),
                professional.teamId(),
                KIND,
                professional.id().toString(),
                professional.organisationId(),
                professional.id(),
                "%s %s, ends on %s: within %d days"
                        .formatted(
                                professional.profession().label(),
                                professional.registration(),
                                London.day(until),
                                days));
    }
}
