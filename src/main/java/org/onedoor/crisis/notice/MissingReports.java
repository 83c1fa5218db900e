package org.onedoor.crisis.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingEvents.MissingDebriefed;
import org.onedoor.crisis.notice.MissingEvents.MissingFound;
import org.onedoor.crisis.notice.MissingReport.Debrief;
import org.onedoor.crisis.notice.MissingReport.Found;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** Reports that somebody is missing: made by the police, seen by street triage and those who look after the person, ended. */
@Service
public class MissingReports {
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final String REPORT = "missing-person report";

    private final Acts acts;
    private final Looks looks;
    private final Gate gate;
    private final MissingReportRepository reports;
    private final RailNoticeRepository notices;
    private final RailMatching matching;
    private final MissingActs follows;
    private final Involved involved;
    private final People people;
    private final PlaceFilters places;
    private final DomainTime time;

    MissingReports(
            Acts acts,
            Looks looks,
            Gate gate,
            MissingReportRepository reports,
            RailNoticeRepository notices,
            RailMatching matching,
            MissingActs follows,
            Involved involved,
            People people,
            PlaceFilters places,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.gate = gate;
        this.reports = reports;
        this.notices = notices;
        this.matching = matching;
        this.follows = follows;
        this.involved = involved;
        this.people = people;
        this.places = places;
        this.time = time;
    }

    public static MissingReport.@Nullable How how(String code) {
        return MissingReport.How.ofCode(code).orElse(null);
    }

    /** A report with the one it is about; none where nobody knows, and for the police. */
    public record Line(MissingReport report, @Nullable Person person) {}

    /** Those of a place that are open first, then those of the last 30 days, as far as the reader may see them. */
    public List<Line> board(PlaceFilter place) {
        return looks.look("Missing-person reports", Ask.function(Action.READ, MissingActs.DATA), shown -> {
            Actor actor = CurrentActor.get();
            boolean police = actor.role().equals("police");
            List<MissingReport> all = reports.since(time.instant().minus(SHOWN)).stream()
                    .filter(each -> gate.decide(actor, ask(Action.READ, each, actor)) instanceof Decision.Allowed)
                    .toList();
            List<MissingReport> mine = places.those(
                    place,
                    all,
                    report -> police ? null : report.personId(), // whom we know them to be is not for the police
                    London.date(time.instant()));
            Map<UUID, Person> known = police
                    ? Map.of()
                    : people.all(mine.stream()
                            .map(MissingReport::personId)
                            .filter(java.util.Objects::nonNull)
                            .toList());
            mine.forEach(each -> shown.add(each.incidentId()));
            shown.addAll(known.keySet());
            return mine.stream()
                    .map(each -> new Line(each, each.personId() == null ? null : known.get(each.personId())))
                    .toList();
        });
    }

    /**
     * One report as its reader may see it.
     *
     * @param person whom it is about; none where nobody knows, and for the police
     * @param reaches whether the reader may open the person's record
     * @param seenAt where the police of the railway have seen them since
     */
    public record Seen(
            MissingReport report,
            @Nullable Person person,
            List<Candidate> candidates,
            List<RailNotice> seenAt,
            boolean reaches,
            boolean decides,
            boolean police) {
        public Seen {
            candidates = List.copyOf(candidates);
            seenAt = List.copyOf(seenAt);
        }
    }

    /** @throws NotFound when there is none, or it is out of reach: the two are answered alike */
    public Seen look(String number) {
        MissingReport report = numbered(number);
        if (report == null) {
            return looks.absent("A missing-person report", Action.READ, MissingActs.DATA);
        }
        Actor actor = CurrentActor.get();
        return looks.look("A missing-person report", ask(Action.READ, report, actor), shown -> {
            shown.add(report.incidentId());
            boolean police = actor.role().equals("police");
            boolean decides = decides(actor);
            Person person = police || report.personId() == null ? null : people.get(report.personId());
            List<Candidate> near = new ArrayList<>();
            if (decides && report.personId() == null) {
                near.addAll(matching.candidates(report.details(), report.notThem()));
            }
            if (person != null) {
                shown.add(person.personId());
            }
            near.forEach(each -> shown.add(each.person().personId()));
            boolean reaches = person != null && involved.opens(person.personId());
            return new Seen(report, person, near, sightings(report), reaches, decides, police);
        });
    }

    private List<RailNotice> sightings(MissingReport report) {
        return notices.sightings(
                report.personId() == null ? List.of() : involved.ids(report.personId()),
                report.reference(),
                report.lastSeenAt());
    }

    private boolean decides(Actor actor) {
        return actor.role().equals("navigator")
                || (actor.teamId() != null
                        && actor.teamId().equals(follows.triage().teamId()));
    }

    private @Nullable MissingReport numbered(String number) {
        return notices.numbered(number.strip().toUpperCase(Locale.ROOT))
                .flatMap(reports::find)
                .orElse(null);
    }

    private Ask ask(Action action, MissingReport report, Actor actor) {
        UUID person = actor.role().equals("police") ? null : report.personId();
        Subject subject = person == null ? report.subject() : new Subject.Person(person);
        return Ask.item(action, MissingActs.DATA, subject, follows.parties(report));
    }

    private void change(String what, String number, long version, BiConsumer<Act, MissingReport> body) {
        MissingReport found = numbered(number);
        if (found == null) {
            throw new NotFound(REPORT);
        }
        acts.act(Begin.on(what, ask(Action.WRITE, found, CurrentActor.get()), found.subject()), act -> {
            MissingReport before = reports.find(found.incidentId()).orElseThrow();
            if (before.version() != version) {
                throw new StaleEdit("report");
            }
            body.accept(act, before);
        });
    }

    /**
     * It is about this person, also where it has ended.
     *
     * @throws Invalid when nobody was chosen
     * @throws NotFound when it is none of those shown
     */
    public void match(String number, long version, @Nullable UUID person) {
        requireDecides();
        if (person == null) {
            throw new Invalid("candidate", "Choose whom it is about");
        }
        change("Match a missing-person report to a person", number, version, (act, before) -> {
            if (before.personId() != null) {
                throw new Refused("matched", "It is matched already. Say first that it is not about them.");
            }
            matching.require(person, matching.candidates(before.details(), before.notThem()));
            follows.matched(act, before, person, act.actor().name(), "by-hand");
        });
    }

    /** It was not about them: the marker goes, and others it may be about are looked at. */
    public void notThem(String number, long version) {
        requireDecides();
        change("Say that a missing-person report is not about a person", number, version, (act, before) -> {
            if (before.personId() == null) {
                throw new Refused("unmatched", "It is matched to nobody.");
            }
            follows.notThem(act, before);
            MissingReport after = reports.find(before.incidentId()).orElseThrow();
            List<Candidate> others = matching.candidates(after.details(), after.notThem());
            if (!others.isEmpty()) {
                follows.unsure(act, after, others);
            }
        });
    }

    private void requireDecides() {
        if (!decides(CurrentActor.get())) {
            throw new Forbidden("Whom a report is about is said by street triage or a navigator.", "Ask one of them.");
        }
    }

    /** The end of it, by whoever knows: the marker goes, and somebody is asked to talk with the person. */
    public void found(
            String number,
            long version,
            @Nullable Instant at,
            MissingReport.@Nullable How how,
            @Nullable String where,
            @Nullable String words) {
        change("Record the end of a missing-person report", number, version, (act, before) -> {
            Map<String, String> problems = new LinkedHashMap<>();
            Instant when = at == null ? act.now() : at;
            String wrong = Plausible.notHappened("When it ended", when, act.now());
            if (wrong == null && when.isBefore(before.lastSeenAt())) {
                wrong = "It cannot end before they were last seen, " + London.full(before.lastSeenAt());
            }
            if (wrong != null) {
                problems.put("at", wrong);
            }
            if (how == null) {
                problems.put("how", "Choose how it ended");
            }
            Writing.limit(problems, "where", "The place", where, Writing.LINE);
            Writing.limit(problems, "words", "What else is known", words, Writing.SENTENCES);
            if (!problems.isEmpty() || how == null) {
                throw new Invalid(problems);
            }
            if (!before.isOpen()) {
                throw new Refused("ended", "This report has ended already.");
            }
            Found found = new Found(when, how, where, words);
            reports.found(before, found);
            act.happened(new MissingFound(before.incidentId(), how.code()), when);
            follows.ended(act, before, found);
        });
    }

    /** Somebody of health or social care has talked with the person. @throws Invalid when nothing is said of it */
    public void debriefed(String number, long version, String words) {
        if (CurrentActor.get().role().equals("police")) {
            throw new Forbidden(
                    "What the person said when they were back is kept by those who look after them.",
                    "They record it.");
        }
        if (words.isBlank()) {
            throw new Invalid("told", "Say what the person told, and what would help");
        }
        Writing.limit("told", "What the person told", words, Writing.SENTENCES);
        change("Record the talk after somebody was missing", number, version, (act, before) -> {
            if (before.isOpen() || before.debrief() != null) {
                throw new Refused(
                        "not-now", before.isOpen() ? "They are still missing." : "The talk is recorded already.");
            }
            reports.debriefed(
                    before,
                    new Debrief(
                            act.now(),
                            act.actor().name(),
                            Writing.storable(words).strip()));
            act.happened(new MissingDebriefed(before.incidentId()));
            follows.debriefed(act);
        });
    }
}
