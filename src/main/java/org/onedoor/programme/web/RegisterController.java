package org.onedoor.programme.web;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanRegister;
import org.onedoor.programme.PlanRegister.Decision;
import org.onedoor.programme.PlanRegister.Tree;
import org.onedoor.programme.Plans;
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

/** Keeping a plan's risks, decisions and places. */
@Controller
@RequestMapping("/plans/{code}/register")
class RegisterController {
    private final PlanRegister register;
    private final Plans plans;
    private final Accounts accounts;
    private final Looks looks;

    RegisterController(PlanRegister register, Plans plans, Accounts accounts, Looks looks) {
        this.register = register;
        this.plans = plans;
        this.accounts = accounts;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = "plan")
    String show(@PathVariable String code, Model model) {
        return page(code, PlanForm.nothing(), null, model);
    }

    @PostMapping("/{what}")
    @Does(value = Action.WRITE, data = "plan")
    String keep(
            @PathVariable String code,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect,
            Model model) {
        PlanForm form = PlanForm.of(fields);
        try {
            redirect.addFlashAttribute("notice", perform(code, what, form));
            return "redirect:/plans/%s/register".formatted(code);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(code, form, e.getMessage(), model);
        }
    }

    private String perform(String code, String what, PlanForm form) {
        return switch (what) {
            case "score" -> {
                register.score(code, id("scored", form), number("likelihood", form), number("impact", form));
                yield "The risk is scored.";
            }
            case "pair" -> {
                UUID mitigation = id("mitigation", form);
                register.pair(code, mitigation, form.get("risk").equals("none") ? null : id("risk", form));
                yield "Saved.";
            }
            case "mitigate" -> {
                register.mitigate(code, id("mitigated", form), form.get("mitigation-words"));
                yield "The mitigation is added.";
            }
            case "decide" -> {
                register.decide(code, form.get("decision-number"), form.get("decision"), form.day("decided"));
                yield "The decision is recorded.";
            }
            case "cover" -> {
                register.cover(
                        code,
                        form.get("cover-number"),
                        form.get("place"),
                        form.get("tree").equals("resident") ? Tree.RESIDENT : Tree.REGISTERED);
                yield "The place is added.";
            }
            case "uncover" -> {
                register.uncover(code, id("coverage", form));
                yield "The place is taken away.";
            }
            default -> throw new org.onedoor.platform.NotFound("page");
        };
    }

    private static UUID id(String field, PlanForm form) {
        try {
            return UUID.fromString(form.get(field));
        } catch (IllegalArgumentException e) {
            throw new Invalid(field, "Choose one");
        }
    }

    private static int number(String field, PlanForm form) {
        String typed = form.get(field).strip();
        if (!typed.matches("[1-5]")) {
            throw new Invalid(field, "Choose a number from 1 to 5");
        }
        return Integer.parseInt(typed);
    }

    private String page(String code, PlanForm form, @Nullable String conflict, Model model) {
        RegisterPage page = looks.look("Risks, decisions and places", Ask.function(Action.READ, "plan"), _ -> {
            Plan plan = plans.get(code);
            var decisions = register.decisions(plan);
            return new RegisterPage(
                    plan,
                    register.risks(plan),
                    register.mitigations(plan),
                    decisions,
                    register.covers(plan),
                    accounts.names(decisions.stream().map(Decision::recordedBy).collect(Collectors.toSet())),
                    form,
                    conflict,
                    PlanPermitted.mayRun(plan, CurrentActor.get()),
                    plans.today());
        });
        model.addAttribute("title", "Risks, decisions and places");
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page);
        return "programme/register";
    }
}
