package org.onedoor.crisis.notice;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.crisis.notice.RailEvents.RailNoticeReceived;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.people.Details;
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
    private final RailMatching matching;
    private final RailActs follows;
    private final DomainTime time;

    RailIntake(Acts acts, RailNoticeRepository notices, RailMatching matching, RailActs follows, DomainTime time) {
        this.acts = acts;
        this.notices = notices;
        this.matching = matching;
        this.follows = follows;
        this.time = time;
    }

    /** Whether the row is in already. @throws RowRefused when it is, and said something else */
    boolean isIn(UUID source, RailRow row) {
        RailNotice known = notices.claimed(key(source, row)).orElse(null);
        if (known == null) {
            return false;
        }
        if (!same(known, row)) {
            throw new RowRefused(
                    "Column 'reference': This row came before and said something else of the person or the place: it is %s. Nothing was changed. Send what is new under a reference of its own."
                            .formatted(known.number()));
        }
        return true;
    }

    private static String key(UUID source, RailRow row) {
        return source + " " + row.key();
    }

    private static boolean same(RailNotice known, RailRow row) {
        Details one = known.details();
        Details other = row.details();
        return Objects.equals(one.familyName(), other.familyName())
                && Objects.equals(one.givenName(), other.givenName())
                && Objects.equals(one.birthDate(), other.birthDate())
                && known.place().equals(row.place());
    }

    /** @return whether it is new @throws RowRefused when it came before and said something else */
    boolean take(NoticeFile file, RailRow row, UUID organisation) {
        if (isIn(file.organisationId(), row)) {
            return false;
        }
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, RailActs.DATA, subject, Set.of(organisation));
        return acts.act(Begin.on("Take in a rail notice", ask, subject).making(), Boolean.class, act -> {
            if (!notices.claim(key(file.organisationId(), row), incident)) {
                return false; // another file brings it at this moment
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
        return switch (matching.of(row.details(), List.of())) {
            case Verdict.Sure(var person, double sure) ->
                unmatched.matched(person.personId(), sure, act.now(), "OneDoor");
            case Verdict.Look _ -> unmatched.waiting(RailNotice.State.REVIEW, List.of());
            case Verdict.Nobody _ -> unmatched;
        };
    }
}
