package org.onedoor.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Difference;
import org.onedoor.programme.Evidence;
import org.onedoor.programme.FreshSuggestions;
import org.onedoor.programme.Judgement;
import org.onedoor.programme.Milestone;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanCoverage;
import org.onedoor.programme.PlanFilter;
import org.onedoor.programme.PlanMeasures;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.PlanTies;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Progress;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.web.PlanPage.Wanted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The plans, one plan as a list whose filters are in its address, one action, and the plan as it was. */
@Controller
@Does(value = Action.READ, data = "plan")
class PlansController {
    private static final int SIZE = 50;
    /** Actions on one page of what changed. */
    private static final int CHANGES = 50;

    private static final String TURNED = "The first day was after the last, so they are shown the other way round";

    private static final int BRIEF = 90;
    private static final int MOST_PAGES = 100_000;

    private final Plans plans;
    private final PlanCoverage coverage;
    private final PlanTies ties;
    private final PlanMeasures measures;
    private final Entries entries;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Looks looks;

    PlansController(
            Plans plans,
            PlanCoverage coverage,
            PlanTies ties,
            PlanMeasures measures,
            Entries entries,
            Organisations organisations,
            Accounts accounts,
            Looks looks) {
        this.plans = plans;
        this.coverage = coverage;
        this.ties = ties;
        this.measures = measures;
        this.entries = entries;
        this.organisations = organisations;
        this.accounts = accounts;
        this.looks = looks;
    }

    private static Ask read() {
        return Ask.function(Action.READ, "plan");
    }

    private static Ask whole() {
        return Ask.function(Action.READ, PlanReach.WHOLE);
    }

    @GetMapping("/plans")
    String plans(Model model) {
        model.addAttribute("title", "Plans");
        model.addAttribute("page", looks.look("Plans", read(), _ -> {
            Actor actor = CurrentActor.get();
            List<Plan> all = plans.all().stream()
                    .filter(plan -> PlanPermitted.maySee(plan, actor))
                    .filter(plan ->
                            !PlanReach.isLimited(actor) || plans.count(plan, mine(PlanFilter.all(plans.today()))) > 0)
                    .toList();
            return new PlansPage(
                    all.stream()
                            .map(plan -> new PlansPage.Row(
                                    plan,
                                    plans.count(plan, mine(PlanFilter.all(plans.today()))),
                                    plans.count(plan, mine(silent(plan))),
                                    plans.count(plan, mine(due("overdue")))))
                            .toList(),
                    organisations.names(all.stream().map(Plan::organisationId).toList()),
                    CurrentActor.get().role().equals("governance"));
        }));
        return "programme/plans";
    }

    /** The same, with no more than what concerns an actor who sees no more. */
    private static PlanFilter mine(PlanFilter filter) {
        Actor actor = CurrentActor.get();
        return PlanReach.isLimited(actor)
                ? new PlanFilter(
                        filter.section(),
                        actor.organisationId(),
                        false,
                        filter.rag(),
                        filter.silentDays(),
                        filter.never(),
                        filter.due(),
                        filter.words(),
                        filter.today())
                : filter;
    }

    private PlanFilter silent(Plan plan) {
        return new PlanFilter(null, null, false, null, plan.silentDays(), false, null, null, plans.today());
    }

    private PlanFilter due(String due) {
        return new PlanFilter(null, null, false, null, null, false, due, null, plans.today());
    }

    @GetMapping("/plans/{code}")
    String plan(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String lead,
            @RequestParam(required = false) @Nullable String everyone,
            @RequestParam(required = false) @Nullable String rag,
            @RequestParam(required = false) @Nullable String silent,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Wanted wanted = new Wanted(
                number(section), blank(lead), everyone != null, blank(rag), blank(silent), blank(due), blank(q));
        int number = Objects.requireNonNullElse(number(page), 1);
        PlanPage shown = looks.look(
                "Plan " + code, read(), _ -> page(plans.get(code), wanted, Math.clamp(number, 1, MOST_PAGES)));
        model.addAttribute("title", shown.plan().title());
        model.addAttribute("page", shown);
        return "programme/plan";
    }

    private PlanPage page(Plan plan, Wanted wanted, int page) {
        Actor actor = CurrentActor.get();
        PlanFilter filter = mine(filter(plan, wanted, actor));
        boolean limited = PlanReach.isLimited(actor);
        int count = plans.count(plan, filter);
        List<PlanAction> rows = plans.page(plan, filter, page, SIZE);
        Map<UUID, Integer> leading = limited ? Map.of() : plans.leads(plan);
        Map<UUID, String> names = organisations.names(leading.keySet());
        return new PlanPage(
                plan,
                plans.sections(plan),
                rows,
                plans.computed(plan, rows),
                plans.saidDoneInWords(plan, rows),
                count,
                page,
                Math.max(1, (count + SIZE - 1) / SIZE),
                wanted,
                leading.entrySet().stream()
                        .map(lead -> new PlanPage.Lead(
                                lead.getKey(), names.getOrDefault(lead.getKey(), "Unknown"), lead.getValue()))
                        .sorted(Comparator.comparing(PlanPage.Lead::name))
                        .toList(),
                limited ? List.of() : plans.editions(plan),
                limited ? null : plans.highlight(plan).orElse(null),
                organisations.names(List.of(plan.organisationId())).getOrDefault(plan.organisationId(), ""),
                plan.chairAccount() == null
                        ? null
                        : accounts.names(List.of(plan.chairAccount())).get(plan.chairAccount()),
                PlanPermitted.mayRun(plan, actor),
                !limited,
                plans.today());
    }

    private PlanFilter filter(Plan plan, Wanted wanted, Actor actor) {
        UUID lead = "mine".equals(wanted.lead())
                ? actor.organisationId()
                : "none".equals(wanted.lead()) ? PlanFilter.NOBODY : uuid(wanted.lead());
        return new PlanFilter(
                wanted.section(),
                lead,
                wanted.everyone(),
                wanted.rag(),
                switch (Objects.requireNonNullElse(wanted.silent(), "")) {
                    case "never" -> null;
                    case "plan" -> plan.silentDays();
                    default -> number(wanted.silent());
                },
                "never".equals(wanted.silent()),
                wanted.due(),
                wanted.q(),
                plans.today());
    }

    @GetMapping("/plans/{code}/actions/{key}")
    String action(@PathVariable String code, @PathVariable String key, Model model) {
        ActionPage page = looks.look("Action " + key + " of plan " + code, read(), _ -> {
            Plan plan = plans.get(code);
            return page(plan, PlanReach.seen(plans.action(plan, key)));
        });
        model.addAttribute("title", title(page.action()));
        model.addAttribute("page", page);
        return "programme/action";
    }

    /** An action's number and how it begins, cut between words. */
    static String title(PlanAction action) {
        String words = action.words().lines().findFirst().orElse("");
        int cut = words.length() > BRIEF ? words.lastIndexOf(' ', BRIEF) : words.length();
        String brief = cut < words.length() ? words.substring(0, Math.max(cut, 1)) + "…" : words;
        return action.number().isEmpty() ? brief : action.number() + " " + brief;
    }

    private ActionPage page(Plan plan, PlanAction action) {
        List<Progress> progress = plans.progress(action);
        List<Judgement> judged = plans.judgements(action);
        List<Evidence> evidence = plans.evidence(action);
        List<Milestone> reached = plans.reached(action);
        Set<UUID> writers = new HashSet<>(Plans.writers(progress, judged, evidence));
        reached.forEach(each -> writers.add(each.recordedBy()));
        Set<String> wanted = new HashSet<>(action.linked());
        if (action.pointsTo() != null) {
            wanted.add(action.pointsTo());
        }
        Actor actor = CurrentActor.get();
        Predicate<PlanAction> known = line -> !PlanReach.isLimited(actor) || PlanReach.concerns(line, actor);
        Map<String, PlanAction> lines = plans.numbered(plan, wanted).stream()
                .filter(known)
                .collect(Collectors.toMap(PlanAction::number, line -> line, (first, _) -> first));
        Set<UUID> partners = new HashSet<>(action.leadOrganisations());
        judged.forEach(each -> partners.add(each.forOrganisation()));
        progress.stream().map(Progress::writtenFor).filter(Objects::nonNull).forEach(partners::add);
        if (action.accountable() != null) {
            partners.add(action.accountable());
        }
        return new ActionPage(
                plan,
                action,
                plans.fileLine(action).orElse(null),
                Objects.requireNonNull(plans.computed(plan, List.of(action)).get(action.actionId())),
                action.linked().stream()
                        .map(number -> new ActionPage.Linked(number, lines.get(number)))
                        .toList(),
                action.pointsTo() == null ? null : lines.get(action.pointsTo()),
                plans.mentioning(plan, action).stream().filter(known).toList(),
                progress,
                judged,
                evidence,
                reached,
                coverage.covers(plan, action.actionId()),
                ties.of(plan, action),
                entries.about(plan, action.number()),
                measures.of(plan, action),
                PlanPermitted.all(plan, action, CurrentActor.get()).entrySet().stream()
                        .map(step -> new ActionPage.Possible(step.getKey(), step.getValue()))
                        .toList(),
                FreshSuggestions.refusal(plan, action, actor) == null,
                accounts.names(writers),
                organisations.names(partners),
                plans.today());
    }

    /** The plan as it stood at the end of a London day, and what has changed since. */
    @GetMapping("/plans/{code}/then")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String then(@PathVariable String code, @RequestParam(required = false) @Nullable String on, Model model) {
        model.addAttribute("title", "The plan as it was");
        model.addAttribute("page", looks.look("Plan " + code + " as it was", whole(), _ -> {
            Plan plan = plans.get(code);
            LocalDate day = Objects.requireNonNullElse(date(on), plans.today());
            List<PlanAction> lines = plans.asAt(plan, London.endOf(day).minusMillis(1));
            return new ThenPage(plan, day, plans.today(), lines, wrongDate(on));
        }));
        return "programme/then";
    }

    /** What changed between the ends of two London days. */
    @GetMapping("/plans/{code}/changes")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String changes(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("title", "What changed");
        model.addAttribute("page", looks.look("Changes of plan " + code, whole(), _ -> {
            Plan plan = plans.get(code);
            LocalDate until = Objects.requireNonNullElse(date(to), plans.today());
            LocalDate since = Objects.requireNonNullElse(date(from), until.minusMonths(6));
            String wrong = wrongDate(from) == null ? wrongDate(to) : wrongDate(from);
            boolean turned = since.isAfter(until);
            LocalDate first = turned ? until : since;
            LocalDate last = turned ? since : until;
            List<List<Difference>> changed = plans.differences(plan, endOf(first), endOf(last)).stream()
                    .collect(Collectors.groupingBy(
                            change -> change.number() + " " + change.actionId(),
                            java.util.LinkedHashMap::new,
                            Collectors.toCollection(ArrayList::new)))
                    .values()
                    .stream()
                    .map(List::copyOf)
                    .toList();
            int pages = Math.max(1, Math.ceilDiv(changed.size(), CHANGES));
            int shown = Math.clamp(page, 1, pages);
            List<List<Difference>> here =
                    changed.stream().skip((shown - 1L) * CHANGES).limit(CHANGES).toList();
            return new ChangesPage(
                    plan,
                    first,
                    last,
                    here,
                    changed.size(),
                    shown,
                    pages,
                    unnumbered(plan, here.stream().flatMap(List::stream).toList()),
                    wrong == null && turned ? TURNED : wrong);
        }));
        return "programme/changes";
    }

    /** How the words of lines without a number begin, of those that changed. */
    private Map<UUID, String> unnumbered(Plan plan, List<Difference> changes) {
        Set<UUID> ids = changes.stream()
                .filter(change -> change.number().isEmpty())
                .map(Difference::actionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : plans.actions(plan).stream()
                        .filter(action -> ids.contains(action.actionId()))
                        .collect(Collectors.toMap(PlanAction::actionId, PlansController::title));
    }

    private static Instant endOf(LocalDate day) {
        return London.endOf(day).minusMillis(1);
    }

    private static @Nullable String wrongDate(@Nullable String text) {
        return blank(text) != null && date(text) == null
                ? "'%s' is not a day. Write it as 2024-03-01.".formatted(text)
                : null;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,6}") ? Integer.valueOf(text.strip()) : null;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
