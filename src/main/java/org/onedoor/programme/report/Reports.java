package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanMeasures;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.Plans;
import org.onedoor.programme.report.Report.State;
import org.onedoor.programme.report.ReportDocument.Part;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Reports on a plan, from a draft to a signature. A draft is made anew from the plan each time; freezing keeps it as it
 * is and queues its files; a second person signs it or gives it back; what must be mended is a new version.
 */
@Service
public class Reports {
    private static final int SHORTEST = 10;
    private static final String INVENTED = "Invented data. Says nothing about any real organisation.";

    private final Acts acts;
    private final Plans plans;
    private final ReportRepository repository;
    private final org.onedoor.programme.governance.Figures figures;
    private final PlanMeasures measures;
    private final ReportRhythm rhythm;
    private final Organisations organisations;
    private final DomainTime time;
    private final String note;

    Reports(
            Acts acts,
            Plans plans,
            ReportRepository repository,
            org.onedoor.programme.governance.Figures figures,
            PlanMeasures measures,
            ReportRhythm rhythm,
            Organisations organisations,
            DomainTime time,
            @Value("${onedoor.mode}") String mode) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.figures = figures;
        this.measures = measures;
        this.rhythm = rhythm;
        this.organisations = organisations;
        this.time = time;
        this.note = mode.equals("serve") ? "" : INVENTED;
    }

    /** Whether this actor may draft, write and freeze the plan's reports. */
    public static boolean mayWrite(Plan plan, Actor actor) {
        return PlanPermitted.mayRun(plan, actor);
    }

    /** Whether this actor may sign it: whoever may write it, but a second person. */
    public static boolean maySign(Plan plan, Report report, Actor actor) {
        return mayWrite(plan, actor) && !actor.accountId().equals(report.frozenBy());
    }

    /** Whether this actor may read it: until it is signed it is only for those who write it. */
    static boolean mayRead(Plan plan, Report report, Actor actor) {
        return report.state() == State.SIGNED || mayWrite(plan, actor);
    }

    /** What a highlight report rates, each by itself. */
    public static List<String> rated() {
        return HighlightDraft.DIMENSIONS;
    }

    /** Those that whoever asks may read. */
    public List<Report> of(Plan plan) {
        return repository.of(plan).stream()
                .filter(report -> mayRead(plan, report, CurrentActor.get()))
                .toList();
    }

    /** @throws NotFound also where it is not signed and whoever asks does not write the plan's reports */
    public Report get(Plan plan, UUID id) {
        return repository
                .find(plan, id)
                .filter(report -> mayRead(plan, report, CurrentActor.get()))
                .orElseThrow(() -> new NotFound("report"));
    }

    /** As it was frozen; a draft as it would be now. */
    public ReportDocument document(Plan plan, Report report) {
        return report.document() == null ? draft(plan, report) : report.document();
    }

    /** The formats that are ready, with their size in bytes. */
    public Map<ReportFormat, Long> ready(Report report) {
        return repository.ready(report);
    }

    public byte[] file(Report report, ReportFormat format) {
        return repository.file(report, format).orElseThrow(() -> new NotFound("file"));
    }

    /** What its file is called. */
    public static String fileName(Plan plan, Report report, String partner, ReportFormat format) {
        String who = partner.isEmpty()
                ? ""
                : "-" + partner.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return "%s-%s%s-%s-version-%d.%s"
                .formatted(plan.code(), report.kind().code(), who, report.to(), report.number(), format.code());
    }

    /** Begins a report up to today. @param from none to go on from the last signed one, or as far back as partners hear */
    public UUID begin(String code, ReportKind kind, @Nullable UUID partner, @Nullable LocalDate from) {
        return acts.act(begin("Begin a report", plans.get(code)), UUID.class, act -> {
            Plan plan = writable(code, act);
            if (plan.edition() == 0) {
                throw new Refused(
                        "not-confirmed", "The plan's file is not confirmed yet, so there is nothing to report.");
            }
            LocalDate today = London.date(act.now());
            if (kind == ReportKind.PARTNER
                    && (partner == null || !plans.leads(plan).containsKey(partner))) {
                throw new Invalid("partner", "Choose a partner that leads an action of the plan");
            }
            UUID whose = kind == ReportKind.PARTNER ? partner : null;
            LocalDate first = from == null ? next(plan, kind, whose, today) : from;
            if (first.isAfter(today)) {
                throw new Invalid("from", "The first day cannot be later than today");
            }
            if (first.isBefore(today.minusYears(20))) {
                throw new Invalid("from", "Give a day of the last 20 years");
            }
            return insert(act, plan, kind, whose, first, today, Map.of());
        });
    }

    /** Begins the next report of every partner that has none in hand. @return how many */
    public int beginAll(String code) {
        return acts.act(begin("Begin every partner's report", plans.get(code)), Integer.class, act -> {
            Plan plan = writable(code, act);
            LocalDate today = London.date(act.now());
            List<ReportRhythm.Turn> free = rhythm.turns(plan).stream()
                    .filter(turn -> turn.open() == null)
                    .toList();
            for (ReportRhythm.Turn turn : free) {
                insert(
                        act,
                        plan,
                        ReportKind.PARTNER,
                        turn.partner(),
                        next(plan, ReportKind.PARTNER, turn.partner(), today),
                        today,
                        Map.of());
            }
            return free.size();
        });
    }

    private LocalDate next(Plan plan, ReportKind kind, @Nullable UUID partner, LocalDate today) {
        return repository.of(plan).stream()
                .filter(each -> each.state() == State.SIGNED && each.kind() == kind)
                .filter(each -> java.util.Objects.equals(each.partner(), partner))
                .map(each -> each.to().plusDays(1))
                .max(Comparator.naturalOrder())
                .filter(day -> !day.isAfter(today))
                .orElse(today.minusMonths(rhythm.months(plan)));
    }

    private UUID insert(
            Act act,
            Plan plan,
            ReportKind kind,
            @Nullable UUID partner,
            LocalDate from,
            LocalDate to,
            Map<String, String> narrative) {
        int number = 1
                + repository.of(plan).stream()
                        .filter(each -> each.kind() == kind && java.util.Objects.equals(each.partner(), partner))
                        .filter(each -> each.to().equals(to) && each.from().equals(from))
                        .mapToInt(Report::number)
                        .max()
                        .orElse(0);
        UUID id = Ids.at(act.now());
        repository.insert(new Report(
                plan.organisationId(),
                id,
                plan.planId(),
                kind,
                partner,
                from,
                to,
                number,
                State.DRAFT,
                narrative,
                null,
                act.now().atOffset(java.time.ZoneOffset.UTC),
                act.actor().accountId(),
                null,
                null,
                null,
                null,
                null,
                0));
        act.happened(new ReportEvents.ReportBegun(plan.planId(), id, kind.code(), number));
        return id;
    }

    /** Keeps the words people added. @param words by the part's key; what is not named stays as it was */
    public void write(String code, UUID id, long version, Map<String, String> words) {
        acts.act(begin("Write a report", plans.get(code)), act -> {
            Plan plan = writable(code, act);
            Report report = at(plan, id, version);
            if (report.state() != State.DRAFT) {
                throw new Refused("frozen", "The report is frozen. Make a new version to change it.");
            }
            Map<String, String> problems = new LinkedHashMap<>();
            Map<String, String> narrative = new LinkedHashMap<>(report.narrative());
            words.forEach((key, text) -> {
                Writing.limit(problems, "part-" + key, "This", text, Writing.STORY);
                narrative.put(key, Writing.storable(text.strip()));
            });
            narrative.keySet().retainAll(known(draft(plan, report)));
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
            if (!repository.write(report, narrative)) {
                throw new StaleEdit("report");
            }
            act.happened(new ReportEvents.ReportWritten(plan.planId(), id));
        });
    }

    private static List<String> known(ReportDocument document) {
        List<String> keys =
                new ArrayList<>(document.parts().stream().map(Part::key).toList());
        HighlightDraft.DIMENSIONS.forEach(dimension -> keys.add(HighlightDraft.ratingKey(dimension)));
        return keys;
    }

    /** Keeps the report as it is now and queues its files. @throws Refused while a part still wants words */
    public void freeze(String code, UUID id, long version) {
        acts.act(begin("Freeze a report", plans.get(code)), act -> {
            Plan plan = writable(code, act);
            Report report = at(plan, id, version);
            if (report.state() != State.DRAFT) {
                throw new Refused("frozen", "The report is frozen already.");
            }
            ReportDocument document = draft(plan, report);
            if (!document.incomplete().isEmpty()) {
                throw new Refused(
                        "incomplete",
                        "Some parts still need words: %s."
                                .formatted(String.join(
                                        ", ",
                                        document.incomplete().stream()
                                                .map(Part::title)
                                                .toList())));
            }
            if (!repository.freeze(report, document, act.actor().accountId(), act.now())) {
                throw new StaleEdit("report");
            }
            act.happened(new ReportEvents.ReportFrozen(plan.planId(), id));
            for (ReportFormat format : ReportFormat.values()) {
                act.happened(new ReportEvents.ReportFileWanted(plan.planId(), id, format.code()));
            }
        });
    }

    public void sign(String code, UUID id, long version, String words) {
        decide(code, id, version, State.SIGNED, words);
    }

    /** @param reason what is to be mended */
    public void giveBack(String code, UUID id, long version, String reason) {
        decide(code, id, version, State.RETURNED, reason);
    }

    private void decide(String code, UUID id, long version, State state, String words) {
        acts.act(begin(state == State.SIGNED ? "Sign a report" : "Give a report back", plans.get(code)), act -> {
            Plan plan = writable(code, act);
            Report report = at(plan, id, version);
            if (report.state() != State.FROZEN) {
                throw new Refused(
                        "not-frozen", "Only a frozen report that nobody has decided on is signed or given back.");
            }
            if (!maySign(plan, report, act.actor())) {
                throw new Refused("second-person", "A second person signs: not the one who froze it.");
            }
            String said = words.strip();
            if (said.length() < SHORTEST) {
                throw new Invalid(
                        "words",
                        state == State.SIGNED
                                ? "Say in at least 10 characters what you signed it on"
                                : "Say in at least 10 characters what is to be mended");
            }
            Writing.limit("words", "Your words", said, Writing.SENTENCES);
            if (!repository.decide(
                    report, state, Writing.storable(said), act.actor().accountId(), act.now())) {
                throw new StaleEdit("report");
            }
            act.happened(
                    state == State.SIGNED
                            ? new ReportEvents.ReportSigned(plan.planId(), id)
                            : new ReportEvents.ReportGivenBack(plan.planId(), id));
        });
    }

    /** A new draft of the same period with the words of this one; this one stays as it is. */
    public UUID again(String code, UUID id) {
        return acts.act(begin("Begin a new version of a report", plans.get(code)), UUID.class, act -> {
            Plan plan = writable(code, act);
            Report report = get(plan, id);
            if (report.state() == State.DRAFT) {
                throw new Refused("draft", "The report is a draft: change it as it is.");
            }
            return insert(act, plan, report.kind(), report.partner(), report.from(), report.to(), report.narrative());
        });
    }

    private Plan writable(String code, Act act) {
        Plan plan = plans.get(code);
        if (!mayWrite(plan, act.actor())) {
            throw new Refused("not-permitted", "Reports are written by the plan's chair or its owner.");
        }
        return plan;
    }

    private Report at(Plan plan, UUID id, long version) {
        Report report = get(plan, id);
        if (report.version() != version) {
            throw new StaleEdit("report");
        }
        return report;
    }

    private ReportDocument draft(Plan plan, Report report) {
        return Drafting.of(
                report,
                ReportFacts.of(plans, repository, figures, measures, organisations, plan, report.from(), report.to()),
                report.partner() == null
                        ? new ReportRhythm.Places(List.of(), false)
                        : rhythm.places(plan, report.partner()),
                rhythm.months(plan),
                report.narrative(),
                report.kind() == ReportKind.HIGHLIGHT ? earlier(plan, report) : List.of(),
                time.instant(),
                note);
    }

    private List<HighlightDraft.Earlier> earlier(Plan plan, Report report) {
        return repository.of(plan).stream()
                .filter(each -> each.kind() == ReportKind.HIGHLIGHT && each.state() == State.SIGNED)
                .filter(each -> each.to().isBefore(report.to()))
                .map(each -> new HighlightDraft.Earlier(each.to(), each.narrative()))
                .toList();
    }

    private static Begin begin(String what, Plan plan) {
        return Begin.on(what, Ask.function(Action.WRITE, "plan"), new Subject.Organisation(plan.organisationId()))
                .making();
    }
}
