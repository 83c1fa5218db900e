package org.onedoor.record.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.Accounts;
import org.onedoor.access.StatedNeeds;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.IAms;
import org.onedoor.record.PlanMatrix;
import org.onedoor.record.PlanView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody's crisis plan: on one screen, on one sheet of paper, and its versions. */
@Controller
class CrisisPlanController {
    private final CrisisPlans plans;
    private final PlanMatrix matrix;
    private final IAms iAms;
    private final Alerts alerts;
    private final StatedNeeds needs;
    private final People people;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    CrisisPlanController(
            CrisisPlans plans,
            PlanMatrix matrix,
            IAms iAms,
            Alerts alerts,
            StatedNeeds needs,
            People people,
            Accounts accounts,
            Organisations organisations,
            Looks looks,
            DomainTime time) {
        this.plans = plans;
        this.matrix = matrix;
        this.iAms = iAms;
        this.alerts = alerts;
        this.needs = needs;
        this.people = people;
        this.accounts = accounts;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/crisis-plan")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String plan(@PathVariable UUID personId, Model model) {
        return show(personId, "Crisis plan", "record/plan", model);
    }

    /** For the pocket of whoever goes out: it says as at when, and when it must be looked at again. */
    @GetMapping("/people/{personId}/crisis-plan/print")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String print(@PathVariable UUID personId, Model model) {
        return show(personId, "Crisis plan, for print", "record/plan-print", model);
    }

    private String show(UUID personId, String what, String template, Model model) {
        PlanPage page = looks.look(what, plans.ask(personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return page(personId, ids);
        });
        model.addAttribute("title", "Crisis plan of " + page.person().spoken());
        model.addAttribute("page", page);
        return template;
    }

    private PlanPage page(UUID personId, List<UUID> ids) {
        var person = people.get(personId);
        var now = time.instant();
        Optional<CrisisPlan> plan = plans.published(ids);
        var audience = matrix.audience(CurrentActor.get());
        List<CrisisPlan> versions = plans.versions(ids);
        boolean byNeed = plans.ask(personId).dataClass().equals(StatedNeeds.DATA);
        PlanView view = plan.map(each -> matrix.view(
                        new PlanView.Of(
                                person,
                                each,
                                (byNeed ? iAms.onCard(ids, each, audience) : iAms.shown(ids, false)).orElse(null),
                                London.date(now)),
                        audience,
                        false))
                .orElse(null);
        return new PlanPage(
                person,
                view,
                plan.orElse(null),
                !versions.isEmpty() && !versions.getFirst().published() && plans.writes(personId),
                byNeed ? needs.held(personId).orElse(null) : null,
                plans.writes(personId),
                byNeed || plan.isEmpty() ? List.of() : plans.readers(plan.get()),
                alerts.of(ids, Set.of()),
                plan.map(each -> organisations
                                .names(List.of(each.organisationId()))
                                .getOrDefault(each.organisationId(), "an organisation"))
                        .orElse(""),
                now,
                London.date(now));
    }

    /** The team has read the version that counts. */
    @PostMapping("/people/{personId}/crisis-plan/read")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String read(@PathVariable UUID personId, RedirectAttributes redirect) {
        plans.read(personId);
        redirect.addFlashAttribute("notice", "Your team has said that it read the plan");
        return "redirect:/people/" + personId + "/crisis-plan";
    }

    @GetMapping("/people/{personId}/crisis-plan/versions")
    @Does(value = Action.WRITE, data = CrisisPlans.DATA)
    String versions(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            Model model) {
        Ask ask = Ask.about(Action.WRITE, CrisisPlans.DATA, new Subject.Person(personId));
        PlanPage.History page = looks.look("Versions of a crisis plan", ask, shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return history(personId, ids, from, to);
        });
        model.addAttribute("title", "Versions of the crisis plan");
        model.addAttribute("page", page);
        return "record/plan-versions";
    }

    private PlanPage.History history(UUID personId, List<UUID> ids, int from, int to) {
        List<CrisisPlan> all = plans.versions(ids);
        Map<UUID, String> names =
                accounts.names(all.stream().map(CrisisPlan::accountId).collect(Collectors.toSet()));
        Map<Integer, CrisisPlan> byNumber = new HashMap<>();
        all.forEach(each -> byNumber.putIfAbsent(each.version(), each));
        int after = byNumber.containsKey(to)
                ? to
                : all.isEmpty() ? 0 : all.getFirst().version();
        int before = byNumber.containsKey(from) ? from : after - 1;
        CrisisPlan old = byNumber.get(before);
        CrisisPlan now = byNumber.get(after);
        return new PlanPage.History(
                people.get(personId),
                all.stream()
                        .map(each -> new PlanPage.Version(
                                each.version(),
                                each.published(),
                                London.full(each.writtenAt()),
                                names.getOrDefault(each.accountId(), "An account")))
                        .toList(),
                before,
                after,
                old == null || now == null ? List.of() : PlanDifferences.between(old, now),
                alerts.of(ids, Set.of()),
                London.date(time.instant()));
    }

    /** Where a task or a notification about a plan leads. */
    @GetMapping("/crisis-plan/{reference}")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String byReference(@PathVariable String reference) {
        UUID personId =
                plans.personOf(reference).orElseGet(() -> looks.absent("Crisis plan", Action.READ, CrisisPlans.DATA));
        return looks.look("Crisis plan by its reference", plans.ask(personId), shown -> {
            shown.add(personId);
            if (plans.versions(people.linked(personId)).isEmpty()) {
                throw new NotFound(CrisisPlans.DATA);
            }
            return "redirect:/people/" + personId + "/crisis-plan";
        });
    }
}
