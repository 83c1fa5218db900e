package org.onedoor.record.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a crisis plan with the person: each time it is sent is a version, which counts once it is published. */
@Controller
class PlanFormController {
    private final CrisisPlans plans;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    PlanFormController(
            CrisisPlans plans,
            Relationships relationships,
            Organisations organisations,
            Alerts alerts,
            People people,
            Looks looks,
            DomainTime time) {
        this.plans = plans;
        this.relationships = relationships;
        this.organisations = organisations;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/crisis-plan/write")
    @Does(value = Action.WRITE, data = CrisisPlans.DATA)
    String write(@PathVariable UUID personId, Model model) {
        return form(personId, null, Map.of(), model);
    }

    @PostMapping("/people/{personId}/crisis-plan/write")
    @Does(value = Action.WRITE, data = CrisisPlans.DATA)
    String save(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "draft") String as,
            Model model,
            RedirectAttributes redirect) {
        PlanTyped typed = PlanTyped.of(form);
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate reviewOn = typed.reviewOn();
        if (reviewOn == null && typed.saysReview()) {
            problems.put("review", "The review date must be a real date, like 27 3 2027");
        }
        boolean publish = as.equals("publish");
        try {
            Set<org.onedoor.record.PlanContent.Team> known = looks.look(
                    "Form for a crisis plan",
                    ask(personId),
                    _ -> teams(people.linked(personId)).stream()
                            .map(PlanTyped.TeamChoice::team)
                            .collect(Collectors.toSet()));
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
            CrisisPlan plan = plans.save(personId, base, typed.content(known), reviewOn, publish);
            redirect.addFlashAttribute(
                    "notice",
                    publish
                            ? "Version %d counts from now on. The teams it names are asked to read it"
                                    .formatted(plan.version())
                            : "Draft %d is kept. The plan that was published before counts until you publish this one"
                                    .formatted(plan.version()));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, new Sent(typed, base), e.problems(), model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(
                    personId,
                    new Sent(typed, null),
                    Map.of(
                            "base",
                            "Somebody kept another version while you were writing. What you wrote stands below and is not kept yet. Compare the versions, then send it again to make yours the next one"),
                    model);
        }
        return "redirect:/people/" + personId + "/crisis-plan" + (publish ? "" : "/write");
    }

    /** What was sent and is shown again. @param base none to write on the newest version from now on */
    private record Sent(PlanTyped typed, @Nullable Integer base) {}

    private String form(UUID personId, @Nullable Sent sent, Map<String, String> problems, Model model) {
        PlanFormPage page = looks.look("Form for a crisis plan", ask(personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            CrisisPlan latest = plans.versions(ids).stream().findFirst().orElse(null);
            int newest = latest == null ? 0 : latest.version();
            return new PlanFormPage(
                    people.get(personId),
                    sent == null || sent.base() == null ? newest : sent.base(),
                    sent == null ? PlanTyped.of(latest) : sent.typed(),
                    teams(ids),
                    alerts.of(ids, Set.of()),
                    London.date(time.instant()));
        });
        model.addAttribute("title", "Write the crisis plan");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "record/plan-form";
    }

    /** The teams that look after the person now. */
    private List<PlanTyped.TeamChoice> teams(List<UUID> ids) {
        Instant now = time.instant();
        List<Relationships.Involved> live = relationships.of(ids).stream()
                .filter(each -> each.teamId() != null)
                .filter(each -> each.until() == null || each.until().toInstant().isAfter(now))
                .toList();
        Map<UUID, String> teams = organisations.teamNames(live.stream()
                .map(Relationships.Involved::teamId)
                .filter(Objects::nonNull)
                .toList());
        return live.stream()
                .map(each -> {
                    UUID team = Objects.requireNonNull(each.teamId());
                    return new PlanTyped.TeamChoice(each.organisationId(), team, teams.getOrDefault(team, "A team"));
                })
                .distinct()
                .toList();
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, CrisisPlans.DATA, new Subject.Person(personId));
    }
}
