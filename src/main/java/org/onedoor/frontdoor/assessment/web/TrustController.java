package org.onedoor.frontdoor.assessment.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.assessment.AssessmentKind;
import org.onedoor.frontdoor.assessment.TrustList;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has signed up to trusted assessment; a manager keeps it for their own organisation's services. */
@Controller
@RequestMapping("/trusted-assessment")
class TrustController {
    private static final String DATA = "service";

    private final TrustList trust;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;
    private final Gate gate;

    TrustController(TrustList trust, Services services, Organisations organisations, Looks looks, Gate gate) {
        this.trust = trust;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
        this.gate = gate;
    }

    @GetMapping
    @Does(value = Action.READ, data = DATA)
    String show(Model model) {
        return page("", Map.of(), model);
    }

    @PostMapping("/sign")
    @Does(value = Action.WRITE, data = DATA)
    String sign(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes flash,
            Model model) {
        return change(service, model, () -> {
            trust.sign(uuid(service), once(key, "sign " + service));
            flash.addFlashAttribute(
                    "notice", "Signed up: the service takes the assessments of the others from now on, in date.");
        });
    }

    @PostMapping("/end")
    @Does(value = Action.WRITE, data = DATA)
    String end(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes flash,
            Model model) {
        return change(service, model, () -> {
            trust.end(uuid(service), once(key, "end " + service));
            flash.addFlashAttribute("notice", "Ended. What the service has accepted already stands.");
        });
    }

    private String change(String service, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/trusted-assessment";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(service, e.problems(), model);
        }
    }

    private String page(String chosen, Map<String, String> errors, Model model) {
        Actor actor = CurrentActor.get();
        boolean keeps = gate.decide(actor, Ask.function(Action.WRITE, DATA)) instanceof Decision.Allowed;
        TrustPage page = looks.look("Who trusts assessments", Ask.function(Action.READ, DATA), _ -> {
            List<TrustList.Signed> signed = trust.now();
            Map<UUID, String> names = organisations.names(
                    signed.stream().map(TrustList.Signed::orgId).distinct().toList());
            return new TrustPage(
                    signed.stream()
                            .map(one -> new TrustPage.Row(
                                    one.serviceId(),
                                    services.find(one.serviceId())
                                            .map(Service::name)
                                            .orElse("A service that is gone"),
                                    names.getOrDefault(one.orgId(), ""),
                                    one.signedOn(),
                                    keeps && one.orgId().equals(actor.organisationId())))
                            .sorted(Comparator.comparing(TrustPage.Row::service))
                            .toList(),
                    keeps
                            ? trust.open(actor).stream()
                                    .map(service -> new TrustPage.Choice(service.id(), service.name()))
                                    .toList()
                            : List.of(),
                    keeps,
                    AssessmentKind.all(),
                    chosen,
                    UUID.randomUUID().toString());
        });
        model.addAttribute("title", "Trusted assessment");
        model.addAttribute("errors", errors);
        model.addAttribute("page", page);
        return "frontdoor/assessment/trust";
    }

    private static @Nullable IdempotencyKey once(String key, String what) {
        return key.isBlank()
                ? null
                : new IdempotencyKey(CurrentActor.get().accountId().toString(), key, what);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
