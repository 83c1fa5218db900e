package org.onedoor.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.time.London;
import org.onedoor.programme.EditionRepository.Edition;
import org.onedoor.programme.ProposalRepository.Proposal;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a plan's file becomes the plan: read, reviewed with its findings, and confirmed. A later file of the same plan is a
 * list of differences, each accepted or refused; nothing earlier is lost.
 */
@Service
public class PlanImports {
    private static final int SILENT_DAYS = 62;
    private static final int LONGEST_CODE = 80;

    private final Acts acts;
    private final PlanRepository plans;
    private final EditionRepository editions;
    private final HighlightRepository highlights;
    private final ActionRepository actions;
    private final ProposalRepository proposals;
    private final PlanWriting writing;
    private final LastRead files;
    private final ImportRuns runs;
    private final JsonMapper json;

    PlanImports(
            Acts acts,
            PlanRepository plans,
            EditionRepository editions,
            HighlightRepository highlights,
            ActionRepository actions,
            ProposalRepository proposals,
            PlanWriting writing,
            LastRead files,
            ImportRuns runs,
            JsonMapper json) {
        this.acts = acts;
        this.plans = plans;
        this.editions = editions;
        this.highlights = highlights;
        this.actions = actions;
        this.proposals = proposals;
        this.writing = writing;
        this.files = files;
        this.runs = runs;
        this.json = json;
    }

    /** What became of a file. */
    public sealed interface Taken {
        String code();

        /** The plan is new: its findings are to be reviewed and the whole confirmed. */
        record New(String code, int edition) implements Taken {}

        /** The plan is known and the file differs. */
        record Differs(String code, int edition, int differences) implements Taken {}

        /** The plan as it stands says the same. */
        record Same(String code) implements Taken {}
    }

    /** A file in review. */
    public record Review(
            Plan plan,
            int edition,
            String fileName,
            String state,
            List<Finding> findings,
            Map<String, Object> counts,
            List<Change> changes) {}

    /** One difference in review. @param answer accepted, refused or none yet */
    public record Change(
            int ordinal,
            String number,
            String kind,
            String field,
            @Nullable String was,
            @Nullable String becomes,
            @Nullable String answer) {}

    /**
     * Reads a file and keeps it for review.
     *
     * @param owner the organisation whose plan it is
     * @param kind what it is; none to go by the file's shape
     * @param code the plan it is a new edition of; none to go by its title
     * @throws Invalid when nothing can be taken from it
     */
    public Taken take(PlanFile file, UUID owner, @Nullable PlanKind kind, @Nullable String code) {
        return take(file, owner, kind, code, null, false);
    }

    /**
     * The same for a new plan, under a title.
     *
     * @param title what the new plan is called; none to take the title in the file, or the file's name
     * @param replacing whether it takes the place of a file of the plan that is in review
     * @throws Invalid when another file is in review and this one is not to take its place
     */
    public Taken take(
            PlanFile file,
            UUID owner,
            @Nullable PlanKind kind,
            @Nullable String code,
            @Nullable String title,
            boolean replacing) {
        PlanReading read = files.read(file);
        PlanReading sent = title == null ? read : read.titled(title);
        String wanted = code == null ? codeOf(sent.title()) : code;
        Plan known = plans.byCode(wanted).orElse(null);
        if (title != null && known != null) {
            throw new Invalid(
                    "title",
                    "There is a plan '%s' already. Choose it above if this is a newer file of it, or give another title"
                            .formatted(known.title()));
        }
        UUID holder = known == null ? owner : known.organisationId();
        return acts.act(begin("Read a plan's file", holder), Taken.class, act -> {
            if (known != null) {
                mayRun(known, act);
            } else if (!act.actor().isSystem()
                    && !(act.actor().role().equals("governance")
                            && act.actor().organisationId().equals(holder))) {
                throw new Refused(
                        "not-permitted",
                        "A new plan is read in by the governance staff of the organisation that owns it.");
            }
            PlanReading reading = sent.upTo(London.date(act.now()));
            Importing importing = runs.begin("plan", file.name(), file.sha256());
            Taken taken = known == null || known.edition() == 0
                    ? first(act, known, file, reading, holder, kind, wanted, importing, replacing)
                    : again(act, known, file, reading, importing, replacing);
            importing.finish();
            return taken;
        });
    }

    private Taken first(
            Act act,
            @Nullable Plan known,
            PlanFile file,
            PlanReading reading,
            UUID owner,
            @Nullable PlanKind kind,
            String code,
            Importing importing,
            boolean replacing) {
        Plan plan = known;
        int edition = 1;
        if (plan == null) {
            plan = new Plan(
                    owner,
                    Ids.at(act.now()),
                    code,
                    kind == null ? reading.kind() : kind,
                    Kept.text(reading.title()),
                    Kept.text(PlanWriting.introduction(reading)),
                    reading.asAt(),
                    0,
                    "review",
                    null,
                    SILENT_DAYS,
                    0);
            if (!plans.insert(plan, act.now())) {
                throw new Refused(
                        "conflict",
                        "Another plan has just taken the address '%s'. Send the file again.".formatted(code));
            }
        } else {
            for (Edition earlier : editions.all(plan)) {
                edition = Math.max(edition, earlier.edition() + 1);
                if (earlier.state().equals("review") && earlier.sha256().equals(file.sha256())) {
                    return new Taken.New(code, earlier.edition()); // the same file, sent twice
                }
                if (earlier.state().equals("review")) {
                    FileInReview.choose(earlier, proposals.of(plan, earlier.edition()), replacing);
                    editions.decided(
                            plan, earlier.edition(), "set-aside", act.actor().accountId(), act.now());
                }
            }
            plans.state(plan, "review");
        }
        keep(act, plan, edition, file, reading, importing, 0);
        return new Taken.New(code, edition);
    }

    private Taken again(
            Act act, Plan plan, PlanFile file, PlanReading reading, Importing importing, boolean replacing) {
        List<PlanAction> fromFiles = actions.all(plan).stream()
                .filter(action -> action.edition() != PlanWriting.BY_HAND)
                .toList();
        List<Difference> differences = new ArrayList<>(Differences.between(fromFiles, reading));
        Differences.introduction(plan, reading).ifPresent(differences::add);
        Differences.highlight(highlights.words(plan).orElse(null), reading).ifPresent(differences::add);
        if (differences.isEmpty()) {
            importing.unchanged(reading.actions().size());
            return new Taken.Same(plan.code());
        }
        for (Edition earlier : editions.all(plan)) {
            if (earlier.state().equals("review") && earlier.sha256().equals(file.sha256())) {
                return new Taken.Differs(plan.code(), earlier.edition(), differences.size());
            }
            if (earlier.state().equals("review")) { // a newer file takes its place; it stays on record
                FileInReview.choose(earlier, proposals.of(plan, earlier.edition()), replacing);
                editions.decided(
                        plan, earlier.edition(), "set-aside", act.actor().accountId(), act.now());
            }
        }
        int edition =
                1 + editions.all(plan).stream().mapToInt(Edition::edition).max().orElse(0);
        keep(act, plan, edition, file, reading, importing, differences.size());
        proposals.insert(plan, edition, differences);
        return new Taken.Differs(plan.code(), edition, differences.size());
    }

    private void keep(
            Act act, Plan plan, int edition, PlanFile file, PlanReading reading, Importing importing, int differences) {
        editions.insert(
                plan,
                edition,
                file,
                reading,
                importing.importRunId(),
                act.actor().accountId(),
                act.now());
        act.happened(new PlanEvents.PlanFileRead(plan.planId(), edition, differences));
    }

    /** @throws NotFound when the plan has no such file */
    public Review review(String code, int edition) {
        Plan plan = plans.byCode(code).orElseThrow(() -> new NotFound("plan"));
        Edition file = editions.find(plan, edition).orElseThrow(() -> new NotFound("plan"));
        if (!mayRead(plan, file.state())) {
            throw new NotFound("plan");
        }
        return new Review(
                plan,
                edition,
                file.fileName(),
                file.state(),
                List.of(json.readValue(file.findings(), Finding[].class)),
                json.readerForMapOf(Object.class).readValue(file.counts()),
                proposals.of(plan, edition).stream()
                        .map(p -> new Change(
                                p.ordinal(), p.number(), p.kind(), p.field(), p.was(), p.becomes(), p.answer()))
                        .toList());
    }

    /** Whether whoever asks may read a file: one that is not confirmed is only for those who could confirm it. */
    static boolean mayRead(Plan plan, String state) {
        return state.equals("confirmed") || PlanPermitted.mayRun(plan, CurrentActor.get());
    }

    /**
     * Accepts or refuses differences.
     *
     * @param ordinal which; -1 for all that have no answer yet
     */
    public void answer(String code, int edition, int ordinal, boolean accept) {
        Plan plan = inReview(code, edition);
        acts.act(begin("Answer a plan's difference", plan.organisationId()), act -> {
            mayRun(inReview(code, edition), act);
            proposals.answer(
                    plan,
                    edition,
                    ordinal,
                    accept ? "accepted" : "refused",
                    act.actor().accountId(),
                    act.now());
        });
    }

    /**
     * Makes the file the plan: the whole of a first file, the accepted differences of a later one.
     *
     * @throws Refused when a difference has no answer yet
     */
    public Plan confirm(String code, int edition) {
        Plan found = inReview(code, edition);
        acts.act(begin("Confirm a plan's file", found.organisationId()), act -> {
            Plan plan = inReview(code, edition);
            mayRun(plan, act);
            PlanReading reading = reading(plan, edition).upTo(London.date(act.now()));
            List<Proposal> answered = proposals.of(plan, edition);
            long open = answered.stream().filter(p -> p.answer() == null).count();
            if (open > 0) {
                throw new Refused(
                        "not-answered",
                        "%d differences are neither accepted nor refused. Answer each, or all at once."
                                .formatted(open));
            }
            int accepted = plan.edition() == 0
                    ? writing.whole(act, plan, edition, reading)
                    : writing.changes(act, plan, edition, reading, answered);
            counted(plan, edition, reading, accepted);
            if (answered.stream()
                    .anyMatch(p -> p.field().equals(Difference.INTRODUCTION) && "accepted".equals(p.answer()))) {
                plans.introduction(plan, Kept.text(PlanWriting.introduction(reading)));
            }
            plans.confirmed(plan, edition, reading.asAt());
            editions.decided(plan, edition, "confirmed", act.actor().accountId(), act.now());
            int refused = (int)
                    answered.stream().filter(p -> "refused".equals(p.answer())).count();
            act.happened(new PlanEvents.PlanConfirmed(plan.planId(), edition, accepted, refused));
        });
        return plans.byCode(code).orElseThrow();
    }

    /** Only what is confirmed has come in: until then its run has added and changed nothing. */
    private void counted(Plan plan, int edition, PlanReading reading, int accepted) {
        Importing importing = runs.resume(editions.importRun(plan, edition));
        if (plan.edition() == 0) {
            importing.added(reading.actions().size());
        } else {
            importing.changed(accepted);
            importing.unchanged(Math.max(0, reading.actions().size() - accepted));
        }
        importing.finish();
    }

    /** Leaves the file unused; it stays on record. */
    public void setAside(String code, int edition) {
        Plan found = inReview(code, edition);
        acts.act(begin("Set a plan's file aside", found.organisationId()), act -> {
            Plan plan = inReview(code, edition);
            mayRun(plan, act);
            editions.decided(plan, edition, "set-aside", act.actor().accountId(), act.now());
            if (plan.edition() == 0) {
                plans.state(plan, "set-aside");
            }
            act.happened(new PlanEvents.PlanFileSetAside(plan.planId(), edition));
        });
    }

    private PlanReading reading(Plan plan, int edition) {
        Edition file = editions.find(plan, edition).orElseThrow();
        return files.read(new PlanFile(file.fileName(), editions.content(plan, edition)));
    }

    private Plan inReview(String code, int edition) {
        Plan plan = plans.byCode(code).orElseThrow(() -> new NotFound("plan"));
        Edition file = editions.find(plan, edition).orElseThrow(() -> new NotFound("plan"));
        if (!file.state().equals("review")) {
            throw new Refused("decided", "This file was already %s.".formatted(file.state()));
        }
        return plan;
    }

    static Begin begin(String what, UUID owner) {
        return Begin.on(what, Ask.function(Action.WRITE, "plan"), new Subject.Organisation(owner))
                .making();
    }

    private static void mayRun(Plan plan, Act act) {
        if (!PlanPermitted.mayRun(plan, act.actor())) {
            throw new Refused("not-permitted", "Files of a plan are read and confirmed by its owner or its chair.");
        }
    }

    /** A title as a word of an address. */
    static String codeOf(String title) {
        String code = java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .strip()
                .replaceAll("[ -]+", "-");
        String cut = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
        return cut.isBlank() ? "plan" : cut;
    }
}
