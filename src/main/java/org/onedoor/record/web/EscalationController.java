package org.onedoor.record.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.EscalationPlan;
import org.onedoor.record.EscalationPlans;
import org.onedoor.record.EscalationPlans.TypedCall;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a parent or carer does when behaviour escalates, as the team reads and writes it. */
@Controller
@RequestMapping("/people/{personId}/escalation")
class EscalationController {
    private final EscalationPlans plans;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    EscalationController(EscalationPlans plans, People people, Looks looks, DomainTime time) {
        this.plans = plans;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = EscalationPlans.DATA)
    String show(@PathVariable UUID personId, Model model) {
        return page(personId, null, null, model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = EscalationPlans.DATA)
    String write(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        List<TypedCall> calls = new ArrayList<>();
        for (int i = 1; i <= EscalationPlans.CALLS; i++) {
            String row = "call-" + i + "-";
            calls.add(new TypedCall(
                    typed.get(row + "from"),
                    typed.get(row + "until"),
                    typed.get(row + "who"),
                    typed.get(row + "phone")));
        }
        try {
            plans.write(
                    personId,
                    people.linked(personId),
                    typed.get("version").matches("[0-9]{1,6}") ? Integer.parseInt(typed.get("version")) : -1,
                    new EscalationPlans.Said(typed.get("signs"), typed.get("steps"), calls),
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "escalation " + personId + " "
                                    + typed.getOr("key", UUID.randomUUID().toString()),
                            typed.fingerprint()));
            redirect.addFlashAttribute("notice", "Kept. Carers whom the person permits the crisis plan read it now.");
            return "redirect:/people/" + personId + "/escalation";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, typed, null, model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(
                    personId,
                    typed,
                    "Somebody wrote another version meanwhile: it stands above. What you typed is below; send it again if it should count.",
                    model);
        }
    }

    private String page(UUID personId, @Nullable TypedForm typed, @Nullable String conflict, Model model) {
        EscalationPlan plan = looks.look("Escalation plan", EscalationPlans.ask(Action.READ, personId), shown -> {
                    List<UUID> ids = people.linked(personId);
                    shown.addAll(ids);
                    return plans.latest(ids);
                })
                .orElse(null);
        model.addAttribute("title", "When it starts to escalate");
        model.addAttribute("errors", typed == null ? java.util.Map.of() : typed.problems());
        model.addAttribute("plan", plan);
        model.addAttribute("typed", typed == null ? said(plan) : typed);
        model.addAttribute("writes", plans.writes(personId));
        model.addAttribute("base", "/people/" + personId);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("conflict", conflict);
        model.addAttribute("now", London.at(time.instant()).toLocalTime());
        return "record/escalation";
    }

    /** The version that counts, to write the next from. */
    private static TypedForm said(@Nullable EscalationPlan plan) {
        java.util.Map<String, List<String>> said = new java.util.HashMap<>();
        if (plan != null) {
            said.put("signs", List.of(String.join("\n", plan.signs())));
            said.put("steps", List.of(String.join("\n", plan.steps())));
            for (int i = 0; i < plan.calls().size(); i++) {
                EscalationPlan.Call call = plan.calls().get(i);
                String row = "call-" + (i + 1) + "-";
                boolean any = call.from().equals(call.until());
                said.put(row + "from", List.of(any ? "" : call.from().toString()));
                said.put(row + "until", List.of(any ? "" : call.until().toString()));
                said.put(row + "who", List.of(call.who()));
                said.put(row + "phone", List.of(call.phone()));
            }
        }
        return new TypedForm(said);
    }
}
