package org.onedoor.programme.web;

import java.util.List;
import java.util.Set;
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
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanCoverage;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.PlanRegister;
import org.onedoor.programme.PlanRegister.Decision;
import org.onedoor.programme.PlanTies;
import org.onedoor.programme.PlanWork;
import org.onedoor.programme.Plans;
import org.onedoor.programme.SentOnce;
import org.onedoor.programme.governance.Entries;
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
    private final PlanCoverage coverage;
    private final SentOnce once;
    private final PlanWork work;
    private final PlanTies ties;
    private final Plans plans;
    private final CoveredPlaces places;
    private final Entries entries;
    private final Accounts accounts;
    private final Looks looks;

    RegisterController(
            PlanRegister register,
            PlanCoverage coverage,
            SentOnce once,
            PlanWork work,
            PlanTies ties,
            Plans plans,
            CoveredPlaces places,
            Entries entries,
            Accounts accounts,
            Looks looks) {
        this.register = register;
        this.coverage = coverage;
        this.once = once;
        this.work = work;
        this.ties = ties;
        this.plans = plans;
        this.places = places;
        this.entries = entries;
        this.accounts = accounts;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String show(@PathVariable String code, Model model) {
        return page(code, PlanForm.nothing(), null, model);
    }

    @PostMapping("/{what}")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String keep(
            @PathVariable String code,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect,
            Model model) {
        PlanForm form = PlanForm.of(fields);
        try {
            redirect.addFlashAttribute(
                    "notice",
                    once.act(label(what), code, form.once(code + " " + what), () -> perform(code, what, form)));
            return "redirect:/plans/%s/register".formatted(code);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(code, form, form.refused(e), model);
        }
    }

    /** What is done, for the audit. */
    private static String label(String what) {
        return switch (what) {
            case "score" -> "Score a risk";
            case "pair" -> "Pair a mitigation with a risk";
            case "mitigate" -> "Add a mitigation";
            case "risk" -> "Add a risk";
            case "consider" -> "Say whether mental health was considered";
            case "tie", "untie" -> "Tie plans";
            case "chair" -> "Name a plan's chair";
            case "decide" -> "Record a decision";
            case "cover", "cover-words", "uncover" -> "Say what a plan covers";
            default -> throw new org.onedoor.platform.NotFound("page");
        };
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
            case "risk" -> {
                register.addRisk(code, form.get("risk-words"), form.get("answers-for"));
                yield "The risk is added.";
            }
            case "consider" -> {
                register.consider(code, form.get("considered"), form.get("rationale"));
                yield "Saved.";
            }
            case "tie" -> {
                ties.tie(code, form.get("tie-number"), form.get("tie-to"));
                yield "Tied.";
            }
            case "untie" -> {
                ties.untie(code, id("tie", form));
                yield "The tie is taken away.";
            }
            case "chair" -> {
                work.chair(code, chair(form.get("chair").strip()).accountId());
                yield "The chair is named.";
            }
            case "decide" -> {
                register.decide(code, form.get("decision-number"), form.get("decision"), form.day("decided"));
                yield "The decision is recorded.";
            }
            case "cover" -> {
                coverage.cover(code, form.get("cover-number"), form.get("place"));
                yield "The place is added.";
            }
            case "cover-words" -> coverage.coverWords(code, form.get("words-number"), form.get("cover-words"));
            case "uncover" -> {
                coverage.uncover(code, id("coverage", form));
                yield "The place is taken away.";
            }
            default -> throw new org.onedoor.platform.NotFound("page");
        };
    }

    /** Whoever chairs a plan judges its actions, so it must be somebody whose role may. */
    private Accounts.Account chair(String username) {
        Accounts.Account account = accounts.byUsername(username)
                .orElseThrow(() -> new Invalid("chair", "Nobody here signs in with that user name"));
        if (!List.of("governance", "manager").contains(account.role())) {
            throw new Invalid("chair", "Choose somebody of a governance office or a manager");
        }
        return account;
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
        RegisterPage page = looks.look("Risks, decisions and places", Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            Plan plan = plans.get(code);
            var decisions = register.decisions(plan);
            Set<UUID> named = decisions.stream().map(Decision::recordedBy).collect(Collectors.toSet());
            if (plan.chairAccount() != null) {
                named.add(plan.chairAccount());
            }
            boolean mayRun = PlanPermitted.mayRun(plan, CurrentActor.get());
            return new RegisterPage(
                    plan,
                    register.risks(plan),
                    register.mitigations(plan),
                    decisions,
                    coverage.covers(plan),
                    entries.ofPlan("kpi", plan),
                    register.considered(plan).orElse(null),
                    ties.of(plan),
                    mayRun ? places.all() : List.of(),
                    accounts.names(named),
                    form,
                    conflict,
                    mayRun,
                    plans.today());
        });
        model.addAttribute("title", "Risks, decisions and places");
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page);
        return "programme/register";
    }
}
