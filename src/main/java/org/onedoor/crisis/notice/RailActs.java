package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.Involved.Carers;
import org.onedoor.crisis.notice.RailEvents.RailNoticeMatched;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Owner;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** What follows from a notice: who is told on the same day, and what somebody is asked to do. */
@Component
class RailActs {
    static final String DATA = "rail-notice";

    private static final String LOOK = "rail-review";
    private static final Period ADULT = Period.ofYears(18);

    private final RailNoticeRepository notices;
    private final People people;
    private final Involved involved;
    private final Centre centre;
    private final Tasks tasks;
    private final Notifications notifications;
    private final MissingActs missing;

    RailActs(
            RailNoticeRepository notices,
            People people,
            Involved involved,
            Centre centre,
            Tasks tasks,
            Notifications notifications,
            MissingActs missing) {
        this.notices = notices;
        this.people = people;
        this.involved = involved;
        this.centre = centre;
        this.tasks = tasks;
        this.notifications = notifications;
        this.missing = missing;
    }

    /** Who may read a notice: who sent it, the centre, and those who look after the person. */
    Set<UUID> parties(RailNotice notice) {
        Set<UUID> parties = new HashSet<>();
        parties.add(notice.sourceOrg());
        parties.add(centre.owner().organisationId());
        if (notice.personId() != null) {
            parties.addAll(involved.parties(notice.personId()));
        }
        return parties;
    }

    /** A notice has come: somebody may have to look at it, and nobody waits for that where a child or adult is at risk. */
    void came(Act act, RailNotice notice) {
        if (notice.state() == RailNotice.State.REVIEW) {
            raise(act, notice, LOOK, owner());
        }
        if (notice.personId() == null) {
            missing.seen(notice); // by what the police call the report
        }
        if (notice.safeguarding() != null || isChild(notice)) {
            raise(act, notice, "rail-safeguarding", owner());
        }
    }

    private static boolean isChild(RailNotice notice) {
        var birth = notice.details().birthDate();
        return birth != null && birth.plus(ADULT).isAfter(London.date(notice.occurredAt()));
    }

    /** Whom it is about is known: those who look after them hear of it today. */
    void matched(Act act, RailNotice notice, String how) {
        Person person = people.get(java.util.Objects.requireNonNull(notice.personId()));
        act.happened(new RailNoticeMatched(notice.incidentId(), how));
        tasks.doneElsewhere(act.subject(), LOOK, act.actor().accountId());
        missing.seen(notice);
        List<Carers> carers = involved.now(person.personId());
        for (Carers each : carers) {
            notifications.tell(
                    each.organisationId(),
                    each.teamId(),
                    "rail-notice",
                    notice.number(),
                    notice.incidentId(),
                    notice.incidentId(),
                    null);
            if (each.teamId() != null) {
                raise(act, notice, "rail-notice", each);
            }
        }
        if (carers.stream().allMatch(each -> each.teamId() == null)) {
            raise(act, notice, "rail-nobody", owner());
        }
        if (notice.details().veteran() || person.veteran()) {
            raise(act, notice, "rail-veteran", owner());
        }
    }

    /** It was not about them: what was asked of those who look after them is asked no longer. */
    void unmatched(Act act, RailNotice before, RailNotice after) {
        UUID person = java.util.Objects.requireNonNull(before.personId());
        involved.now(person).forEach(each -> tasks.overtaken(act.subject(), key("rail-notice", each, person)));
        tasks.overtaken(act.subject(), key("rail-nobody", owner(), person));
        tasks.overtaken(act.subject(), key("rail-veteran", owner(), person));
        if (after.state() == RailNotice.State.REVIEW) {
            raise(act, after, LOOK, owner());
        }
    }

    /** The open reports that whoever it is about is missing. */
    List<MissingReport> missing(RailNotice notice) {
        return missing.open(notice);
    }

    /** Somebody has looked. */
    void looked(Act act) {
        tasks.doneElsewhere(act.subject(), LOOK, act.actor().accountId());
    }

    void update(RailNotice notice) {
        notices.update(notice);
    }

    private Carers owner() {
        Owner owner = centre.owner();
        return new Carers(owner.organisationId(), owner.teamId());
    }

    /** By the end of the day in London on which it is raised. */
    private void raise(Act act, RailNotice notice, String kind, Carers whose) {
        Instant due = London.endOf(London.date(act.now()));
        tasks.raise(
                act.subject(),
                kind,
                key(kind, whose, notice.personId()),
                notice.incidentId(),
                notice.number(),
                whose.organisationId(),
                whose.teamId(),
                due);
    }

    private static String key(String kind, Carers whose, @Nullable UUID person) {
        return kind.equals(LOOK) || kind.equals("rail-safeguarding") ? kind : kind + ":" + whose.party() + ":" + person;
    }
}
