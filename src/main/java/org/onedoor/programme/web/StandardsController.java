package org.onedoor.programme.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanMeasures;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.Plans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** By which standards of the clocks it is seen whether an action is delivered. */
@Controller
@RequestMapping("/plans/{code}/actions/{key}/standards")
class StandardsController {
    private final PlanMeasures measures;
    private final Plans plans;
    private final Looks looks;

    StandardsController(PlanMeasures measures, Plans plans, Looks looks) {
        this.measures = measures;
        this.plans = plans;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String ask(@PathVariable String code, @PathVariable String key, Model model) {
        return page(code, key, "", Map.of(), null, model);
    }

    @PostMapping("/{what:bind|unbind}")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String keep(
            @PathVariable String code,
            @PathVariable String key,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String standard,
            Model model,
            RedirectAttributes redirect) {
        try {
            if (what.equals("bind")) {
                measures.bind(code, key, standard);
                redirect.addFlashAttribute("notice", "It is measured by the standard from now on.");
            } else {
                measures.unbind(code, key, standard);
                redirect.addFlashAttribute("notice", "It is no longer measured by the standard.");
            }
            return "redirect:/plans/%s/actions/%s/standards".formatted(code, key);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(code, key, standard, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(code, key, standard, Map.of(), e.getMessage(), model);
        }
    }

    private String page(
            String code,
            String key,
            String typed,
            Map<String, String> problems,
            @Nullable String conflict,
            Model model) {
        model.addAttribute("title", "Measured by the clocks");
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page", looks.look("Standards of an action", Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
                    Plan plan = plans.get(code);
                    PlanAction action = plans.action(plan, key);
                    return new StandardsPage(
                            plan,
                            action,
                            measures.of(plan, action),
                            measures.standards(),
                            typed,
                            problems.get("standard"),
                            conflict,
                            PlanPermitted.mayRun(plan, CurrentActor.get()));
                }));
        return "programme/standards";
    }
}
