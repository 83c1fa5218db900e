package org.onedoor.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.EditionRepository.Edition;
import org.onedoor.programme.reading.PlanText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Plans as they stand and as they stood. Reading one names no person, so it is asked by function. */
@Service
public class Plans {
    private final PlanRepository plans;
    private final EditionRepository editions;
    private final HighlightRepository highlights;
    private final ActionRepository actions;
    private final ProgressRepository progress;
    private final JudgementRepository judgements;
    private final MilestoneRepository milestones;
    private final PlanFigures figures;
    private final LeadFinder leads;
    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final DomainTime time;

    Plans(
            PlanRepository plans,
            EditionRepository editions,
            HighlightRepository highlights,
            ActionRepository actions,
            ProgressRepository progress,
            JudgementRepository judgements,
            MilestoneRepository milestones,
            PlanFigures figures,
            LeadFinder leads,
            Organisations organisations,
            JdbcClient jdbc,
            DomainTime time) {
        this.plans = plans;
        this.editions = editions;
        this.highlights = highlights;
        this.actions = actions;
        this.progress = progress;
        this.judgements = judgements;
        this.milestones = milestones;
        this.figures = figures;
        this.leads = leads;
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** One section, with how many lines it has and how many of them were never heard of though they should have begun. */
    public record Section(int number, String title, int lines, int silent) {}

    /** A file the plan came in. */
    public record PlanEdition(int edition, String fileName, Instant readAt, String state) {}

    public List<Plan> all() {
        return plans.all();
    }

    public Optional<Plan> find(String code) {
        return plans.byCode(code);
    }

    /** @throws NotFound when there is none, or none that whoever asks may know of */
    public Plan get(String code) {
        return find(code)
                .filter(plan -> CurrentActor.find()
                        .map(actor -> PlanPermitted.maySee(plan, actor))
                        .orElse(true))
                .orElseThrow(() -> new NotFound("plan"));
    }

    /** The London day. */
    public LocalDate today() {
        return London.date(time.instant());
    }

    /** @param page 1 is the first */
    public List<PlanAction> page(Plan plan, PlanFilter filter, int page, int size) {
        return actions.page(plan, filter, page, size);
    }

    public int count(Plan plan, PlanFilter filter) {
        return figures.of(plan, filter.today(), filter, () -> actions.count(plan, filter));
    }

    /** Every line in the order of the file. */
    public List<PlanAction> actions(Plan plan) {
        return actions.all(plan);
    }

    /** @param key a number, or an id where a number names no single line */
    public PlanAction action(Plan plan, String key) {
        return actions.find(plan, key).orElseThrow(() -> new NotFound("action"));
    }

    /** On which line of its file it begins; none for one that came in no file. */
    public Optional<Integer> fileLine(PlanAction action) {
        return actions.fileLine(action);
    }

    /** Lines that link or point to this one. */
    public List<PlanAction> mentioning(Plan plan, PlanAction action) {
        return action.number().isEmpty()
                ? List.of()
                : actions.mentioning(plan, action.number()).stream()
                        .filter(other -> !other.actionId().equals(action.actionId()))
                        .toList();
    }

    /** The lines with these numbers. */
    public List<PlanAction> numbered(Plan plan, Collection<String> numbers) {
        return actions.numbered(plan, numbers);
    }

    public List<Progress> progress(PlanAction action) {
        return progress.of(action);
    }

    /** What people said of the plan's actions between two instants, the earliest first. */
    public List<Progress> said(Plan plan, Instant from, Instant to) {
        return progress.said(plan, from, to);
    }

    /** Whether what waits for a second person is that it has ceased, and not that it is done. */
    public boolean ceasing(PlanAction action) {
        return judgements.ceasing(action);
    }

    /** Of each of these lines that is said to be done and waits for a second person, what was said last, where somebody judged it. */
    public Map<UUID, Judgement> saidDone(Plan plan, List<PlanAction> lines) {
        return judgements.saidDone(
                plan,
                lines.stream()
                        .filter(PlanAction::saidDone)
                        .map(PlanAction::actionId)
                        .toList());
    }

    /** Of each of these lines that is said to be done and waits for a second person, who says so and since when. */
    public Map<UUID, String> saidDoneInWords(Plan plan, List<PlanAction> lines) {
        Map<UUID, Judgement> said = saidDone(plan, lines);
        Map<UUID, String> names = organisations.names(
                said.values().stream().map(Judgement::forOrganisation).toList());
        return lines.stream()
                .filter(PlanAction::saidDone)
                .collect(Collectors.toMap(
                        PlanAction::actionId, line -> Judgement.said(said.get(line.actionId()), names)));
    }

    /** The newest first. */
    public List<Judgement> judgements(PlanAction action) {
        return judgements.of(action);
    }

    public List<Evidence> evidence(PlanAction action) {
        return judgements.evidence(action);
    }

    /** Those of its milestones that were reached. */
    public List<Milestone> reached(PlanAction action) {
        return milestones.of(action);
    }

    /** The file of one piece of evidence. @throws NotFound when it has none */
    public PlanFile evidenceFile(Plan plan, UUID evidenceId) {
        return judgements.file(plan, evidenceId).orElseThrow(() -> new NotFound("file"));
    }

    /** What the rule makes of each of these lines today. */
    public Map<UUID, ComputedRag> computed(Plan plan, List<PlanAction> lines) {
        Set<UUID> evidence = judgements.withEvidence(
                plan, lines.stream().map(PlanAction::actionId).toList());
        Set<String> links =
                lines.stream().flatMap(line -> line.linked().stream()).collect(Collectors.toSet());
        Set<String> red = actions.numbered(plan, links).stream()
                .filter(line -> line.rag() == Rag.RED)
                .map(PlanAction::number)
                .collect(Collectors.toSet());
        Map<UUID, ComputedRag> computed = new HashMap<>();
        for (PlanAction line : lines) {
            String redLink = line.linked().stream()
                    .filter(link -> red.contains(link) && !link.equals(line.number()))
                    .findFirst()
                    .orElse("");
            computed.put(
                    line.actionId(),
                    ComputedRag.of(line, today(), plan.silentDays(), evidence.contains(line.actionId()), redLink));
        }
        return computed;
    }

    public List<Section> sections(Plan plan) {
        return figures.of(plan, today(), "sections", () -> countSections(plan));
    }

    private List<Section> countSections(Plan plan) {
        return jdbc.sql("""
                select section as number, min(section_title) as title, count(*) as lines,
                       count(*) filter (where state <> 'closed' and coalesce(status, '') <> 'ceased' and heard_on is null
                           and (starts_on is null or starts_on <= :today)) as silent
                  from programme.action
                 where org_id = :org and plan_id = :plan and state <> 'removed'
                 group by section
                 order by section
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("today", today())
                .query(Section.class)
                .list();
    }

    /** Organisations that lead a line of the plan, with how many. */
    public Map<UUID, Integer> leads(Plan plan) {
        return figures.of(plan, LocalDate.MIN, "leads", () -> countLeads(plan));
    }

    private Map<UUID, Integer> countLeads(Plan plan) {
        return jdbc
                .sql("""
                select o, count(*)::int from programme.action a cross join unnest(lead_orgs) o
                 where org_id = :org and plan_id = :plan and state <> 'removed'
                 group by o
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Who is to say how a line goes: whoever answers for it, else who leads it, which is every lead of the plan where all
     * partners do, else the plan's owner. Nobody's line would be nobody's to hear of.
     */
    public Set<UUID> asked(Plan plan, PlanAction action) {
        if (action.accountable() != null) {
            return Set.of(action.accountable());
        }
        Set<UUID> asked = new HashSet<>(action.leadOrganisations());
        if (action.everyone()) {
            asked.addAll(leads(plan).keySet());
        }
        return asked.isEmpty() && plan.kind().isWorked() ? Set.of(plan.organisationId()) : asked;
    }

    /** Of each of these lines, the leads that none of its organisations answers for, as printed, by the line's id. */
    public Map<UUID, List<String>> unmatchedLeads(List<PlanAction> lines) {
        LeadFinder.Search search = leads.search();
        return lines.stream()
                .collect(Collectors.toMap(
                        PlanAction::actionId,
                        line -> line.leadNames().stream()
                                .filter(name -> !search.answered(name, line))
                                .distinct()
                                .toList()));
    }

    /** How plans name organisations and groups of them; nobody's name is among them. */
    public Set<String> knownLeads() {
        return leads.known();
    }

    /** The plan's lines as they stood at an instant. */
    public List<PlanAction> asAt(Plan plan, Instant at) {
        return actions.asAt(plan, at);
    }

    /** What changed between two instants. */
    public List<Difference> differences(Plan plan, Instant from, Instant to) {
        List<Difference> found =
                Differences.between(actions.asAt(plan, from, from, to), actions.asAt(plan, to, from, to));
        Map<UUID, String> names = organisations.names(
                found.stream().flatMap(Difference::organisations).distinct().toList());
        return found.stream().map(difference -> difference.named(names)).toList();
    }

    /** The newest first. */
    public List<PlanEdition> editions(Plan plan) {
        return editions.names(plan);
    }

    /** A file as it came, byte for byte. */
    public PlanFile file(Plan plan, int edition) {
        Edition found = editions.find(plan, edition)
                .filter(each -> PlanImports.mayRead(plan, each.state()))
                .orElseThrow(() -> new NotFound("file"));
        return new PlanFile(found.fileName(), editions.content(plan, edition));
    }

    /** The text of a file written again from its cells as they are kept. */
    public String rewritten(Plan plan, int edition) {
        if (editions.find(plan, edition)
                .filter(each -> PlanImports.mayRead(plan, each.state()))
                .isEmpty()) {
            throw new NotFound("file");
        }
        EditionRepository.Cells cells = editions.cells(plan, edition).orElseThrow(() -> new NotFound("file"));
        return PlanText.joined(cells.head(), cells.cells());
    }

    /** What a highlight report that came with the plan says, by heading; nothing when none came. */
    public Optional<HighlightSummary> highlight(Plan plan) {
        return highlights.newest(plan);
    }

    /** A highlight report with how many of its plan's risks have no mitigation paired with them. */
    public record HighlightSummary(
            String title,
            Map<String, List<String>> parts,
            Map<String, String> ratings,
            int risks,
            int mitigations,
            int unpaired) {}

    /** Everyone whose name a page of these entries shows. */
    public static Set<UUID> writers(List<Progress> entries, List<Judgement> judged, List<Evidence> evidence) {
        return Stream.of(
                        entries.stream().map(Progress::writtenBy),
                        judged.stream().map(Judgement::by),
                        evidence.stream().map(Evidence::attachedBy))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
    }
}
