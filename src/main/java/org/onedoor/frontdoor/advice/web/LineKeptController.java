package org.onedoor.frontdoor.advice.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.advice.line.LineDuty;
import org.onedoor.frontdoor.advice.line.LineRoutes;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.organisation.Organisation;
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
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who answers the advice lines: the routes, which managers keep, and who of a team is on duty. */
@Controller
@RequestMapping("/advice/line/answers")
class LineKeptController {
    private final LineRoutes routes;
    private final LineDuty duty;
    private final Services services;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Looks looks;
    private final Gate gate;

    LineKeptController(
            LineRoutes routes,
            LineDuty duty,
            Services services,
            Accounts accounts,
            Organisations organisations,
            Looks looks,
            Gate gate) {
        this.routes = routes;
        this.duty = duty;
        this.services = services;
        this.accounts = accounts;
        this.organisations = organisations;
        this.looks = looks;
        this.gate = gate;
    }

    @GetMapping
    @Does(value = Action.READ, data = "service")
    String show(Model model) {
        return page(Typed.nothing(), model);
    }

    @PostMapping("/route")
    @Does(value = Action.WRITE, data = "service")
    String route(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(typed, model, () -> {
            routes.add(
                    new LineRoutes.Wanted(
                            typed.get("line"),
                            typed.get("place"),
                            typed.get("code"),
                            typed.get("hours"),
                            AdviceController.service(typed.get("service"))),
                    once(typed, "route"));
            flash.addFlashAttribute("notice", "Calls go there from now on.");
        });
    }

    @PostMapping("/remove")
    @Does(value = Action.WRITE, data = "service")
    String remove(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(typed, model, () -> {
            routes.remove(AdviceController.service(typed.get("route")), once(typed, "remove"));
            flash.addFlashAttribute("notice", "The route is taken away.");
        });
    }

    @PostMapping("/duty")
    @Does(value = Action.WRITE, data = "advice")
    String duty(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(typed, model, () -> {
            Instant until = typed.instant("until", "Until when");
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            if (until == null) {
                throw new Invalid("until", "Enter until when");
            }
            duty.take(AdviceController.service(typed.get("account")), until, once(typed, "duty"));
            flash.addFlashAttribute("notice", "Calls for your team name them until then.");
        });
    }

    private String change(Typed typed, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/advice/line/answers";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(typed, model);
        }
    }

    private String page(Typed typed, Model model) {
        Actor actor = CurrentActor.get();
        boolean keeps = gate.decide(actor, Ask.function(Action.WRITE, "service")) instanceof Decision.Allowed;
        boolean advises = gate.decide(actor, Ask.function(Action.WRITE, "advice")) instanceof Decision.Allowed;
        UUID team = advises ? actor.teamId() : null;
        LineKeptPage page = looks.look(
                "Who answers the advice lines",
                Ask.function(Action.READ, "service"),
                _ -> new LineKeptPage(
                        routes.all().stream()
                                .map(route -> row(route, keeps, actor))
                                .toList(),
                        keeps ? own(actor) : List.of(),
                        team == null ? List.of() : accounts.ofTeam(team),
                        team == null ? null : onDuty(team),
                        keeps,
                        typed,
                        UUID.randomUUID().toString()));
        model.addAttribute("title", "Who answers the advice lines");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "frontdoor/advice/answers";
    }

    private LineKeptPage.Row row(LineRoutes.Route route, boolean keeps, Actor actor) {
        String place = route.place() == LineRoutes.Place.ALL
                ? route.place().label()
                : organisations.byOds(route.code()).map(Organisation::name).orElse(route.code()) + " (" + route.code()
                        + ")";
        return new LineKeptPage.Row(
                route.routeId(),
                route.line().label(),
                place,
                route.hours().text(),
                services.find(route.service()).map(Service::name).orElse("A service that is gone"),
                keeps && route.orgId().equals(actor.organisationId()));
    }

    private List<Service> own(Actor actor) {
        return services.all().stream()
                .filter(service -> service.organisationId().equals(actor.organisationId())
                        && service.status() instanceof ServiceStatus.Active
                        && !service.isLine())
                .sorted(Comparator.comparing(Service::name))
                .toList();
    }

    private @Nullable String onDuty(UUID team) {
        return duty.of(team)
                .map(one -> accounts.names(List.of(one.accountId())).getOrDefault(one.accountId(), "Somebody")
                        + ", until " + London.full(one.untilAt().toInstant()))
                .orElse(null);
    }

    private static @Nullable IdempotencyKey once(Typed typed, String what) {
        String key = typed.orNull("key");
        return key == null
                ? null
                : new IdempotencyKey(CurrentActor.get().accountId().toString(), key + what, what + typed.fingerprint());
    }
}
