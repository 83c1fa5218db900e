package org.onedoor.programme.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SiteAddress;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanLinks;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.PlanStep;
import org.onedoor.programme.Plans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making and taking back links by which a lead without an account sends one update. */
@Controller
@RequestMapping("/plans/{code}/actions/{key}/do/send-link")
@Does(value = Action.WRITE, data = "plan")
class PlanLinksController {
    private final PlanLinks links;
    private final Plans plans;
    private final Organisations organisations;
    private final Looks looks;
    private final SiteAddress site;

    PlanLinksController(PlanLinks links, Plans plans, Organisations organisations, Looks looks, SiteAddress site) {
        this.site = site;
        this.links = links;
        this.plans = plans;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    String ask(@PathVariable String code, @PathVariable String key, Model model) {
        return show(code, key, null, null, Map.of(), model);
    }

    @PostMapping
    String make(
            @PathVariable String code,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String organisation,
            Model model) {
        try {
            UUID chosen = organisation == null || !organisation.matches("[0-9a-f-]{36}")
                    ? new UUID(0, 0)
                    : UUID.fromString(organisation);
            return show(code, key, site.get() + "/u/" + links.make(code, key, chosen), null, Map.of(), model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(code, key, null, null, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(code, key, null, e.getMessage(), Map.of(), model);
        }
    }

    @PostMapping("/{linkId}/take-back")
    String takeBack(@PathVariable String code, @PathVariable String key, @PathVariable UUID linkId, Model model) {
        try {
            links.revoke(code, key, linkId);
            return "redirect:/plans/%s/actions/%s/do/send-link".formatted(code, key);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(code, key, null, e.getMessage(), Map.of(), model);
        }
    }

    private String show(
            String code,
            String key,
            @Nullable String made,
            @Nullable String conflict,
            Map<String, String> problems,
            Model model) {
        LinksPage page = looks.look("Links for updates", Ask.function(Action.WRITE, "plan"), _ -> {
            Plan plan = plans.get(code);
            PlanAction action = PlanReach.seen(plans.action(plan, key));
            String refusal = PlanPermitted.refusal(PlanStep.SEND_LINK, plan, action, CurrentActor.get());
            Map<UUID, String> names = organisations.names(
                    action.everyone() || action.leadOrganisations().isEmpty()
                            ? plans.leads(plan).keySet()
                            : action.leadOrganisations());
            return new LinksPage(
                    plan,
                    action,
                    names.entrySet().stream()
                            .map(name -> new StepFormPage.Choice(name.getKey(), name.getValue()))
                            .sorted(Comparator.comparing(StepFormPage.Choice::name))
                            .toList(),
                    refusal == null ? links.of(plan, action) : List.of(),
                    organisations.names(plans.leads(plan).keySet()),
                    made,
                    conflict == null ? refusal : conflict,
                    refusal == null,
                    problems.get("organisation"));
        });
        model.addAttribute("title", PlanStep.SEND_LINK.label());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "programme/links";
    }
}
