package org.onedoor.crisis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A force hears, once, that a month is over and its return is not locked by the tenth of the next. A force that never held
 * anybody in OneDoor owes none; one that did owes a return also of a month with nobody in it.
 */
@Component
class ReturnReminders implements Pump {
    static final String KIND = "police-return";

    /** The day of the next month, at its beginning in London, by which a return is locked. */
    static final int DAY = 10;

    /** A month that nobody looked at for so long is asked for no more. */
    private static final int MONTHS = 2;

    private final PoliceReturnRepository returns;
    private final DetentionRepository cases;
    private final Organisations organisations;
    private final Tasks tasks;
    private final Notifications notifications;
    private final TransactionTemplate transactions;
    private final DomainTime time;

    ReturnReminders(
            PoliceReturnRepository returns,
            DetentionRepository cases,
            Organisations organisations,
            Tasks tasks,
            Notifications notifications,
            TransactionTemplate transactions,
            DomainTime time) {
        this.returns = returns;
        this.cases = cases;
        this.organisations = organisations;
        this.tasks = tasks;
        this.notifications = notifications;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return "police-returns";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = time.instant();
        YearMonth current = YearMonth.from(London.date(now));
        for (Organisation force : organisations.ofKind(OrganisationKind.POLICE)) {
            for (int back = 1; back <= MONTHS; back++) {
                YearMonth month = current.minusMonths(back);
                if (!due(month).isAfter(now) && isOwed(force.id(), month)) {
                    Alone.done(
                            "look for a month's return to the Home Office",
                            () -> transactions.executeWithoutResult(_ -> look(force.id(), month)));
                }
            }
        }
    }

    static Instant due(YearMonth month) {
        return month.plusMonths(1).atDay(DAY).atStartOfDay(London.ZONE).toInstant();
    }

    private void look(UUID force, YearMonth month) {
        if (!isOwed(force, month)) {
            return;
        }
        UUID scope = scope(force, month);
        tasks.raise(
                new Subject.Organisation(force), KIND, key(month), scope, month.toString(), force, null, due(month));
        notifications.tell(force, null, KIND, month.toString(), force, scope, "it was to be locked by " + by(month));
    }

    /** Whether nobody has locked it or been asked to, though the force has used a power by its end. */
    private boolean isOwed(UUID force, YearMonth month) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        return !tasks.isRaised(force, key(month)) && !returns.isLocked(force, month) && cases.hasUsed(force, end);
    }

    private static String by(YearMonth month) {
        return London.day(month.plusMonths(1).atDay(DAY - 1));
    }

    /** Nobody has to be reminded of it any longer. */
    void locked(Act act, UUID force, YearMonth month) {
        tasks.doneFor(force, scope(force, month), act.actor().accountId());
    }

    private static String key(YearMonth month) {
        return KIND + ":" + month;
    }

    static UUID scope(UUID force, YearMonth month) {
        return UUID.nameUUIDFromBytes((key(month) + " " + force).getBytes(StandardCharsets.UTF_8));
    }
}
