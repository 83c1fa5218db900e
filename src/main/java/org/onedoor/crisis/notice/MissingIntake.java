package org.onedoor.crisis.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingEvents.MissingReported;
import org.onedoor.crisis.notice.MissingReport.Risk;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** The police report that somebody is missing. */
@Service
public class MissingIntake {
    private final Acts acts;
    private final Looks looks;
    private final MissingReportRepository reports;
    private final RailNoticeRepository notices;
    private final RailMatching matching;
    private final MissingActs follows;
    private final DomainTime time;

    MissingIntake(
            Acts acts,
            Looks looks,
            MissingReportRepository reports,
            RailNoticeRepository notices,
            RailMatching matching,
            MissingActs follows,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.reports = reports;
        this.notices = notices;
        this.matching = matching;
        this.follows = follows;
        this.time = time;
    }

    /** What the police's form says. */
    public record Form(
            String reference,
            @Nullable Risk risk,
            @Nullable Instant lastSeenAt,
            String lastSeenPlace,
            String circumstances,
            @Nullable String description,
            Details details) {}

    public static @Nullable Risk risk(String code) {
        return Risk.ofCode(code).orElse(null);
    }

    /** The empty form. @throws Forbidden for whoever is not of the police */
    public void form() {
        looks.look("Form to report somebody missing", Ask.function(Action.WRITE, MissingActs.DATA), _ -> {
            requirePolice(CurrentActor.get());
            return true;
        });
    }

    private static void requirePolice(Actor actor) {
        if (!actor.role().equals("police")) {
            throw new Forbidden(
                    "Missing-person reports are made by the police.", "Ring 101, or 999 where life is at risk.");
        }
    }

    /**
     * Reports somebody missing. The same key makes one report, and so does the police's own reference: sent again, it is the
     * first.
     *
     * @throws Invalid with a sentence for each answer that is missing or cannot be, and where the reference is that of a report
     *     that says something else
     */
    public String report(Form form, @Nullable IdempotencyKey key) {
        check(form);
        Actor actor = CurrentActor.get();
        requirePolice(actor);
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, MissingActs.DATA, subject, Set.of(actor.organisationId()));
        return acts.act(
                Begin.on("Report somebody missing", ask, subject).once(key).making(),
                String.class,
                act -> insert(act, incident, form));
    }

    private String insert(Act act, UUID incident, Form form) {
        UUID first =
                reports.claim(act.actor().organisationId(), form.reference().strip(), incident);
        if (!first.equals(incident)) {
            return before(reports.find(first).orElseThrow(), form);
        }
        MissingReport report = new MissingReport(
                incident,
                0,
                notices.number("MP-", incident),
                act.actor().organisationId(),
                form.reference().strip(),
                Objects.requireNonNull(form.risk()),
                Objects.requireNonNull(form.lastSeenAt()),
                form.lastSeenPlace().strip(),
                form.circumstances().strip(),
                form.description(),
                form.details(),
                act.now(),
                act.actor().name(),
                null,
                null,
                List.of(),
                null,
                null);
        reports.insert(report);
        act.happened(
                new MissingReported(incident, report.number(), report.risk().code()));
        follows.reported(act, report);
        identify(act, report);
        return report.number();
    }

    private static String before(MissingReport report, Form form) {
        if (!report.says(form)) {
            throw new Invalid(
                    "reference",
                    "Your force has reported this already, and it said something else: it is %s. Nothing was added to it. For another person enter another reference"
                            .formatted(report.number()));
        }
        return report.number();
    }

    /** Whom of those we know it is about, where the index is sure. */
    void identify(Act act, MissingReport report) {
        switch (matching.of(report.details(), report.notThem())) {
            case Verdict.Sure(Person person, double _) ->
                follows.matched(act, report, person.personId(), "OneDoor", "automatic");
            case Verdict.Look(var candidates) -> follows.unsure(act, report, candidates);
            case Verdict.Nobody _ -> {}
        }
    }

    /** @throws Invalid with a sentence for each answer that is missing or cannot be */
    public void check(Form form) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (form.reference().isBlank()) {
            problems.put("reference", "Enter your own reference of the report");
        }
        Writing.limit(problems, "reference", "The reference", form.reference(), 100);
        if (form.details().familyName() == null && form.details().givenName() == null && form.description() == null) {
            problems.put("familyName", "Enter a name, or describe the person below if nobody knows it");
        }
        if (form.risk() == null) {
            problems.put("risk", "Choose how the risk is graded");
        }
        Instant seen = form.lastSeenAt();
        String wrong = seen == null
                ? "Enter when they were last seen"
                : Plausible.notHappened("When they were last seen", seen, time.instant());
        if (wrong != null) {
            problems.put("lastSeenAt", wrong);
        }
        if (form.lastSeenPlace().isBlank()) {
            problems.put("lastSeenPlace", "Say where they were last seen");
        }
        if (form.circumstances().isBlank()) {
            problems.put("circumstances", "Say what is known of how they went, and why it gives concern");
        }
        Writing.limit(problems, "lastSeenPlace", "The place", form.lastSeenPlace(), Writing.LINE);
        Writing.limit(problems, "circumstances", "The circumstances", form.circumstances(), Writing.SENTENCES);
        Writing.limit(problems, "description", "The description", form.description(), Writing.SENTENCES);
        try {
            form.details().checked(London.date(time.instant()));
        } catch (Invalid invalid) {
            Map<String, String> more = new LinkedHashMap<>(invalid.problems());
            if (form.details().familyName() == null) {
                more.remove("familyName"); // a description is enough, and said above
            }
            more.forEach(problems::putIfAbsent);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
