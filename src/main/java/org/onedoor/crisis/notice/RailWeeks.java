package org.onedoor.crisis.notice;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.onedoor.frontdoor.Centre;
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
 * The weekly file is there by six on a Friday in London, or the centre and the police of the railway hear that it is not.
 * Where no file ever came, none is expected.
 */
@Component
class RailWeeks implements Pump {
    static final String KIND = "rail-week";

    private static final String FILE = "rail-file";
    private static final String REFUSED = "rail-file-refused";
    static final LocalTime BY = LocalTime.of(18, 0);

    /** A week that nobody looked at for so long is asked for no more. */
    private static final int WEEKS = 4;

    private final NoticeFileRepository files;
    private final Centre centre;
    private final Tasks tasks;
    private final Notifications notifications;
    private final TransactionTemplate transactions;
    private final DomainTime time;

    RailWeeks(
            NoticeFileRepository files,
            Centre centre,
            Tasks tasks,
            Notifications notifications,
            TransactionTemplate transactions,
            DomainTime time) {
        this.files = files;
        this.centre = centre;
        this.tasks = tasks;
        this.notifications = notifications;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return "rail-weeks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant now = time.instant();
        LocalDate friday = London.date(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        for (int back = 0; back < WEEKS; back++) {
            LocalDate week = friday.minusWeeks(back);
            if (!due(week).isAfter(now) && files.isExpected(RailFiles.RAIL_POLICE, week)) {
                Alone.done("look for a week's rail notices", () -> transactions.executeWithoutResult(_ -> look(week)));
            }
        }
    }

    static Instant due(LocalDate friday) {
        return friday.atTime(BY).atZone(London.ZONE).toInstant();
    }

    private void look(LocalDate week) {
        List<NoticeFile> came = files.weekly(RailFiles.RAIL_POLICE, week, week);
        boolean taken = came.stream().anyMatch(file -> file.state() == NoticeFile.State.TAKEN);
        if (taken || isRaised(week)) {
            return;
        }
        String detail = "%s to %s: %s"
                .formatted(
                        London.day(week.minusDays(6)),
                        London.day(week),
                        came.isEmpty() ? "no file has come" : "a file came and is not taken in yet");
        var owner = centre.owner();
        tasks.raise(
                subject(),
                KIND,
                asked(week),
                scope(week),
                "Week to " + London.day(week),
                owner.organisationId(),
                owner.teamId(),
                due(week));
        tell(owner.organisationId(), owner.teamId(), week, detail);
        tell(RailFiles.RAIL_POLICE, null, week, detail);
    }

    private void tell(UUID organisation, @org.jspecify.annotations.Nullable UUID team, LocalDate week, String detail) {
        notifications.tell(
                organisation, team, KIND, "Week to " + London.day(week), RailFiles.RAIL_POLICE, scope(week), detail);
    }

    /** Whether a week's file was asked for, and still is or was given. */
    boolean isRaised(LocalDate week) {
        return tasks.isRaised(RailFiles.RAIL_POLICE, asked(week));
    }

    /** What was asked about a week's file is asked no longer; it is asked anew where it is missed anew. */
    void forget(LocalDate week) {
        tasks.cancelFor(RailFiles.RAIL_POLICE, scope(week));
    }

    /** A file has come that somebody else than the centre sent: the centre looks at it and takes it in. */
    void arrived(Act act, NoticeFile file) {
        if (act.actor().role().equals("navigator")) {
            return; // whoever sent it looks at it now
        }
        var owner = centre.owner();
        tasks.raise(
                subject(),
                FILE,
                fileKey(file),
                file.fileId(),
                file.fileId().toString(),
                owner.organisationId(),
                owner.teamId(),
                file.kind() == NoticeFile.Kind.WEEKLY && due(file.to()).isAfter(act.now())
                        ? due(file.to())
                        : London.endOf(London.date(act.now())));
        if (act.actor().isSystem()) {
            notifications.tell(
                    RailFiles.RAIL_POLICE,
                    null,
                    FILE,
                    file.fileId().toString(),
                    RailFiles.RAIL_POLICE,
                    file.fileId(),
                    file.name());
        }
    }

    /** One in the folder could not be taken: the centre and those who send such files hear why. */
    void refused(String name, String why) {
        var owner = centre.owner();
        UUID scope = UUID.nameUUIDFromBytes((FILE + name).getBytes(StandardCharsets.UTF_8));
        String detail = name + ": " + why;
        notifications.tell(owner.organisationId(), owner.teamId(), REFUSED, name, RailFiles.RAIL_POLICE, scope, detail);
        notifications.tell(RailFiles.RAIL_POLICE, null, REFUSED, name, RailFiles.RAIL_POLICE, scope, detail);
    }

    /** A file has been dealt with: nobody has to look at it or to ask for it any longer. */
    void settled(Act act, NoticeFile file) {
        tasks.doneElsewhere(subject(), fileKey(file), act.actor().accountId());
        if (file.kind() == NoticeFile.Kind.WEEKLY && file.state() == NoticeFile.State.TAKEN) {
            tasks.doneFor(RailFiles.RAIL_POLICE, scope(file.to()), act.actor().accountId());
        }
    }

    private static String fileKey(NoticeFile file) {
        return FILE + ":" + file.fileId();
    }

    private static Subject.Organisation subject() {
        return new Subject.Organisation(RailFiles.RAIL_POLICE);
    }

    private static String key(LocalDate week) {
        return KIND + ":" + week;
    }

    /** A week is asked for once, and once more after what was asked was taken back. */
    private String asked(LocalDate week) {
        int before = tasks.cancelled(RailFiles.RAIL_POLICE, scope(week));
        return before == 0 ? key(week) : key(week) + ":" + before;
    }

    private static UUID scope(LocalDate week) {
        return UUID.nameUUIDFromBytes(key(week).getBytes(StandardCharsets.UTF_8));
    }
}
