package org.onedoor.crisis.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.crisis.notice.RailEvents.RailNoticeChanged;
import org.onedoor.crisis.notice.RailEvents.RailNoticeReceived;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** One row of a confirmed file becomes one notice, in an act of its own. */
@Component
class RailIntake {
    private final Acts acts;
    private final RailNoticeRepository notices;
    private final RailChanges changes;
    private final RailMatching matching;
    private final RailActs follows;
    private final DomainTime time;

    RailIntake(
            Acts acts,
            RailNoticeRepository notices,
            RailChanges changes,
            RailMatching matching,
            RailActs follows,
            DomainTime time) {
        this.acts = acts;
        this.notices = notices;
        this.changes = changes;
        this.matching = matching;
        this.follows = follows;
        this.time = time;
    }

    /** What a row means for what is there. */
    enum Means {
        /** It makes a notice. */
        NEW,
        /** It says more, or something else, of one that is in. */
        MORE,
        /** It says again what another file of the same days had put otherwise: a correction back, or an old file sent again. */
        BACK,
        /** It names somebody else under the reference and time of one that is in: a correction, of which a person looks whom it is about. */
        OTHER,
        /** Nothing: what it says was said before. */
        SAME;

        boolean changes() {
            return this == MORE || isDoubtful();
        }

        boolean isDoubtful() {
            return this == BACK || this == OTHER;
        }
    }

    /** @throws RowRefused when the row is in, and is about another place now */
    Means means(NoticeFile file, RailRow row) {
        return notices.claimed(key(file.organisationId(), row))
                .map(known -> means(known, file, row))
                .orElse(Means.NEW);
    }

    /** An older file that is sent again takes nothing back of what a newer one said; a later one may say it anew. */
    private Means means(RailNotice known, NoticeFile file, RailRow row) {
        if (!known.isAt(row)) {
            throw new RowRefused(
                    "Column 'reference': This row came before and said another place: it is %s. Nothing was changed. Send what is new under a reference of its own."
                            .formatted(known.number()));
        }
        if (says(known, row)) {
            return Means.SAME;
        }
        LocalDate replaced = changes.of(known).stream()
                .filter(earlier -> says(earlier.said(), row))
                .map(RailEarlier::replacedBy)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        if (file.to().isBefore(replaced)) {
            return Means.SAME;
        }
        if (!known.isOf(row)) {
            return Means.OTHER;
        }
        return file.to().equals(replaced) ? Means.BACK : Means.MORE;
    }

    private static boolean says(RailNotice notice, RailRow row) {
        return notice.saying(row).equals(notice);
    }

    private static String key(UUID source, RailRow row) {
        return source + " " + row.key();
    }

    /** @return what the row did @throws RowRefused when it is in, and is about another place now */
    Means take(NoticeFile file, RailRow row, UUID organisation) {
        Means means = means(file, row);
        return switch (means) {
            case NEW -> insert(file, row, organisation) ? Means.NEW : again(file, row, organisation);
            case MORE, BACK, OTHER -> again(file, row, organisation);
            case SAME -> Means.SAME;
        };
    }

    /** @return whether it is new still: another file may bring it at this moment */
    private boolean insert(NoticeFile file, RailRow row, UUID organisation) {
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, RailActs.DATA, subject, Set.of(organisation));
        return acts.act(Begin.on("Take in a rail notice", ask, subject).making(), Boolean.class, act -> {
            if (!notices.claim(key(file.organisationId(), row), incident)) {
                return false;
            }
            RailNotice notice = notice(act, file, row, incident);
            notices.insert(notice);
            act.happened(
                    new RailNoticeReceived(
                            incident, notice.number(), notice.state().code()),
                    row.occurred());
            follows.came(act, notice);
            if (notice.state() == RailNotice.State.MATCHED) {
                follows.matched(act, notice, "automatic");
            }
            return true;
        });
    }

    /** The row is in and says more now: the notice is changed, what it said is kept, and what follows from it follows. */
    private Means again(NoticeFile file, RailRow row, UUID organisation) {
        RailNotice known = notices.claimed(key(file.organisationId(), row)).orElseThrow();
        Ask ask = Ask.item(Action.WRITE, RailActs.DATA, known.subject(), Set.of(organisation));
        return acts.act(
                Begin.on("Change a rail notice whose row was sent again", ask, known.subject()), Means.class, act -> {
                    RailNotice before = notices.find(known.incidentId()).orElseThrow();
                    Means means = means(before, file, row);
                    if (means.changes()) {
                        changes.keep(before, file.fileId(), act.now());
                        RailNotice said = before.saying(row);
                        boolean matched = said.state() == RailNotice.State.MATCHED;
                        RailNotice next = matched ? said : compared(act, said);
                        boolean other = means == Means.OTHER;
                        RailNotice after = notices.update(
                                other && !matched && next.personId() != null
                                        ? next.waiting(RailNotice.State.REVIEW, next.notThem())
                                        : next);
                        act.happened(new RailNoticeChanged(after.incidentId()), row.occurred());
                        follows.changed(act, before, after, other || (matched && matching.isSomebodyElse(after)));
                    }
                    return means;
                });
    }

    private RailNotice compared(Act act, RailNotice notice) {
        return switch (matching.of(notice.details(), notice.notThem())) {
            case Verdict.Sure(var person, double sure) -> notice.matched(person.personId(), sure, act.now(), "OneDoor");
            case Verdict.Look _ -> notice.waiting(RailNotice.State.REVIEW, notice.notThem());
            case Verdict.Nobody _ -> notice.waiting(RailNotice.State.UNMATCHED, notice.notThem());
        };
    }

    private RailNotice notice(Act act, NoticeFile file, RailRow row, UUID incident) {
        RailNotice unmatched = new RailNotice(
                incident,
                0,
                notices.number("RN-", incident),
                file.organisationId(),
                file.fileId(),
                row.reference(),
                row.occurred(),
                row.place(),
                row.details(),
                row.concern(),
                row.action(),
                row.missingReference(),
                row.safeguarding(),
                act.now(),
                RailNotice.State.UNMATCHED,
                null,
                null,
                null,
                null,
                List.of());
        return compared(act, unmatched);
    }
}
