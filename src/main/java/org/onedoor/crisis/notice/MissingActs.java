package org.onedoor.crisis.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.crisis.notice.Involved.Carers;
import org.onedoor.crisis.notice.MissingEvents.MissingMatched;
import org.onedoor.crisis.notice.MissingEvents.MissingNotThem;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Centre;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.record.AlertKind;
import org.onedoor.record.Alerts;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** What follows from a report that somebody is missing: the marker, who is told, and the talk when they are back. */
@Component
class MissingActs {
    static final String DATA = "missing-report";

    /** The team that meets people in a crisis beside the police. */
    static final String TRIAGE = "street-triage";

    /** Statutory guidance on children who run away or go missing: an interview within 72 hours of their return. */
    static final Duration TALK = Duration.ofHours(72);

    private static final String DEBRIEF = "missing-debrief";
    private static final String LOOK = "missing-review";

    private final Acts acts;
    private final MissingReportRepository reports;
    private final Involved involved;
    private final Services services;
    private final Centre centre;
    private final Alerts alerts;
    private final Tasks tasks;
    private final Notifications notifications;

    MissingActs(
            Acts acts,
            MissingReportRepository reports,
            Involved involved,
            Services services,
            Centre centre,
            Alerts alerts,
            Tasks tasks,
            Notifications notifications) {
        this.acts = acts;
        this.reports = reports;
        this.involved = involved;
        this.services = services;
        this.centre = centre;
        this.alerts = alerts;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    Carers triage() {
        Service service = services.byCode(TRIAGE)
                .orElseThrow(() -> new IllegalStateException("The directory has no street triage"));
        return new Carers(service.organisationId(), service.teamId());
    }

    Carers desk() {
        return new Carers(centre.owner().organisationId(), centre.owner().teamId());
    }

    /** Who may read a report: who made it, street triage, the centre, and those who look after the person. */
    Set<UUID> parties(MissingReport report) {
        Set<UUID> parties = new HashSet<>();
        parties.add(report.sourceOrg());
        parties.add(centre.owner().organisationId());
        parties.add(triage().party());
        if (report.personId() != null) {
            parties.addAll(involved.parties(report.personId()));
        }
        return parties;
    }

    void reported(Act act, MissingReport report) {
        tell(report, triage(), "missing-reported");
        tell(report, desk(), "missing-reported");
    }

    /** Nobody is sure whom it is about: the centre looks, and again whenever there are others to look at. */
    void unsure(Act act, MissingReport report, List<Candidate> candidates) {
        Carers desk = desk();
        List<String> ids = candidates.stream()
                .map(each -> each.person().personId().toString())
                .sorted()
                .toList();
        String key = "%s:%d:%s".formatted(LOOK, report.version(), DigestUtils.sha256Hex(ids.toString()));
        if (tasks.isRaised(act.subject().id(), key)) {
            return;
        }
        tasks.overtakenOfKind(act.subject(), LOOK);
        tasks.raise(
                act.subject(),
                LOOK,
                key,
                report.incidentId(),
                report.number(),
                desk.organisationId(),
                desk.teamId(),
                act.now().plus(Duration.ofHours(1)));
    }

    /** Whom it is about is known: a marker stands on the person while they are missing, and those who look after them hear. */
    void matched(Act act, MissingReport report, UUID person, String by, String how) {
        reports.match(report, person, by);
        act.happened(new MissingMatched(report.incidentId(), how));
        tasks.doneOfKind(act.subject(), LOOK, act.actor().accountId());
        MissingReport.Found found = report.found();
        if (found == null) {
            marker(act, person, inner -> alerts.raisedBy(inner, AlertKind.MISSING, words(report)));
            involved.now(person).forEach(each -> tell(report, each, "missing-reported"));
        } else {
            involved.now(person).forEach(each -> tell(report, each, "missing-ended"));
            askToTalk(act, report, person, found);
        }
    }

    private static String words(MissingReport report) {
        return "%s, %s".formatted(report.risk().label().toLowerCase(java.util.Locale.UK), report.number());
    }

    /** It is not about them: the marker and what was asked of their team go, and whoever was told by mistake hears that. */
    void notThem(Act act, MissingReport report) {
        UUID person = Objects.requireNonNull(report.personId());
        reports.notThem(report, person, act.now(), act.actor().name());
        act.happened(new MissingNotThem(report.incidentId()));
        tasks.overtakenOfKind(act.subject(), DEBRIEF);
        involved.now(person).forEach(each -> tell(report, each, "missing-not-them"));
        if (report.isOpen()) {
            end(act, report, person, "The report is about somebody else.");
        }
    }

    private void marker(Act act, UUID person, java.util.function.Consumer<Act> body) {
        Subject.Person subject = new Subject.Person(person);
        Ask ask = Ask.item(Action.WRITE, DATA, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on("Mark somebody as missing, or as found", ask, subject), body);
    }

    /** Its own marker goes; that of every other report of the person that is open stands. */
    private void end(Act act, MissingReport report, UUID person, String why) {
        List<MissingReport> others = reports.openOf(involved.ids(person)).stream()
                .filter(each -> !each.incidentId().equals(report.incidentId()))
                .toList();
        marker(act, person, inner -> {
            alerts.endedBy(inner, AlertKind.MISSING, report.number(), why);
            others.forEach(each -> alerts.raisedBy(inner, AlertKind.MISSING, words(each)));
        });
    }

    /** It has ended: the marker goes, everybody hears, and somebody is asked to talk with the person. */
    void ended(Act act, MissingReport report, MissingReport.Found found) {
        tasks.cancelFor(report.incidentId(), report.incidentId());
        tell(report, triage(), "missing-ended");
        tell(report, new Carers(report.sourceOrg(), null), "missing-ended");
        UUID person = report.personId();
        if (person == null) {
            return;
        }
        end(act, report, person, found.how().label() + ".");
        involved.now(person).forEach(each -> tell(report, each, "missing-ended"));
        askToTalk(act, report, person, found);
    }

    private void askToTalk(Act act, MissingReport report, UUID person, MissingReport.Found found) {
        if (found.how().isToBeAsked()) {
            Carers whose = involved.now(person).stream()
                    .filter(each -> each.teamId() != null)
                    .findFirst()
                    .orElseGet(this::desk);
            Instant due = found.at().plus(TALK);
            tasks.raise(
                    act.subject(),
                    DEBRIEF,
                    "%s:%d".formatted(DEBRIEF, report.version()),
                    report.incidentId(),
                    report.number(),
                    whose.organisationId(),
                    whose.teamId(),
                    due);
        }
    }

    void debriefed(Act act) {
        tasks.doneOfKind(act.subject(), DEBRIEF, act.actor().accountId());
    }

    /** The open reports a notice belongs to: of whom it is about, and of what the police call the report. */
    List<MissingReport> open(RailNotice notice) {
        List<MissingReport> open = new ArrayList<>(
                notice.personId() == null ? List.of() : reports.openOf(involved.ids(notice.personId())));
        if (notice.missingReference() != null) {
            reports.openNamed(notice.missingReference()).stream()
                    .filter(each ->
                            open.stream().noneMatch(one -> one.incidentId().equals(each.incidentId())))
                    .forEach(open::add);
        }
        return open;
    }

    /** The police of the railway saw somebody who is missing: the force that looks for them and street triage hear. */
    void seen(RailNotice notice) {
        for (MissingReport report : open(notice)) {
            tell(report, new Carers(report.sourceOrg(), null), "missing-seen");
            tell(report, triage(), "missing-seen");
        }
    }

    private void tell(MissingReport report, Carers whom, String kind) {
        notifications.tell(
                whom.organisationId(),
                whom.teamId(),
                kind,
                report.number(),
                report.incidentId(),
                report.incidentId(),
                null);
    }
}
