package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private static final String READ = "rail-notice";
    private static final String NOBODY = "rail-nobody";
    private static final String VETERAN = "rail-veteran";
    private static final String SAFEGUARDING = "rail-safeguarding";
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
            raise(act, notice, SAFEGUARDING, owner());
        }
    }

    /** Somebody has appeared whom it may be about. */
    void look(Act act, RailNotice notice) {
        raise(act, notice, LOOK, owner());
    }

    private static boolean isChild(RailNotice notice) {
        var birth = notice.details().birthDate();
        return birth != null && birth.plus(ADULT).isAfter(London.date(notice.occurredAt()));
    }

    /** Whom it is about is known: those who look after them hear of it today. */
    void matched(Act act, RailNotice notice, String how) {
        Person person = people.get(java.util.Objects.requireNonNull(notice.personId()));
        act.happened(new RailNoticeMatched(notice.incidentId(), how));
        tasks.doneOfKind(act.subject(), LOOK, act.actor().accountId());
        missing.seen(notice);
        tell(act, notice, "rail-notice");
        if (isVeteran(notice, person)) {
            raise(act, notice, VETERAN, owner());
        }
    }

    /** Those who look after the person hear of it, and their teams are asked to read it; where there is none, one is to be found. */
    private void tell(Act act, RailNotice notice, String news) {
        List<Carers> carers = involved.now(java.util.Objects.requireNonNull(notice.personId()));
        tasks.overtakenOfKind(act.subject(), READ);
        for (Carers each : carers) {
            notifications.tell(
                    each.organisationId(),
                    each.teamId(),
                    news,
                    notice.number(),
                    notice.incidentId(),
                    notice.incidentId(),
                    null);
            if (each.teamId() != null) {
                raise(act, notice, READ, each);
            }
        }
        if (carers.stream().allMatch(each -> each.teamId() == null)) {
            tasks.overtakenOfKind(act.subject(), NOBODY);
            raise(act, notice, NOBODY, owner());
        }
    }

    private static boolean isVeteran(RailNotice notice, Person person) {
        return notice.details().veteran() || person.veteran();
    }

    /**
     * Its row was sent again and says more: what follows from that follows now, as if it had said so at once.
     *
     * @param doubt whether what it says now is rather about somebody else than the one it is matched to
     */
    void changed(Act act, RailNotice before, RailNotice after, boolean doubt) {
        String risk = after.safeguarding();
        boolean atRisk = risk != null && !risk.equals(before.safeguarding());
        if (atRisk || (isChild(after) && !isChild(before))) {
            tasks.overtakenOfKind(act.subject(), SAFEGUARDING);
            raise(act, after, SAFEGUARDING, owner());
        }
        if (after.missingReference() != null && !after.missingReference().equals(before.missingReference())) {
            missing.seen(after);
        }
        if (before.personId() == null && after.personId() != null) {
            matched(act, after, "automatic");
            return;
        }
        tasks.overtakenOfKind(act.subject(), LOOK);
        if (after.state() == RailNotice.State.REVIEW || doubt) {
            raise(act, after, LOOK, owner());
        }
        if (after.personId() != null) {
            tell(act, after, "rail-changed");
            if (after.details().veteran() && !before.details().veteran()) {
                tasks.overtakenOfKind(act.subject(), VETERAN);
                raise(act, after, VETERAN, owner());
            }
        }
    }

    /** It was not about them: what was asked of those who look after them is asked no longer, and they are told. */
    void unmatched(Act act, RailNotice before, RailNotice after) {
        UUID person = java.util.Objects.requireNonNull(before.personId());
        for (Carers each : involved.now(person)) {
            notifications.tell(
                    each.organisationId(),
                    each.teamId(),
                    "rail-not-them",
                    after.number(),
                    after.incidentId(),
                    after.incidentId(),
                    null);
        }
        List.of(LOOK, READ, NOBODY, VETERAN).forEach(kind -> tasks.overtakenOfKind(act.subject(), kind));
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
        tasks.doneOfKind(act.subject(), LOOK, act.actor().accountId());
    }

    /** The notice as it is kept. */
    RailNotice update(RailNotice notice) {
        return notices.update(notice);
    }

    private Carers owner() {
        Owner owner = centre.owner();
        return new Carers(owner.organisationId(), owner.teamId());
    }

    /** By the end of the day in London on which it is raised; asked again whenever the notice has changed. */
    private void raise(Act act, RailNotice notice, String kind, Carers whose) {
        Instant due = London.endOf(London.date(act.now()));
        tasks.raise(
                act.subject(),
                kind,
                "%s:%s:%d".formatted(kind, whose.party(), notice.version()),
                notice.incidentId(),
                notice.number(),
                whose.organisationId(),
                whose.teamId(),
                due);
    }
}
