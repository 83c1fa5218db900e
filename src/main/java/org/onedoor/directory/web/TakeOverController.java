package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.OpenItems;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.directory.ServiceChangeRights;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.StaffOfTeam;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.Reloads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who takes over from a service, and from which day: seen before it is planned, agreed by another, made at midnight. */
@Controller
@RequestMapping("/services/{code:[a-z0-9-]{1,120}}/take-over")
@Does(value = Action.WRITE, data = ServiceChanges.DATA)
class TakeOverController {
    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private final ServiceChanges changes;
    private final ServiceChangeRights rights;
    private final Services services;
    private final ObjectProvider<OpenItems> open;
    private final ObjectProvider<StaffOfTeam> staff;
    private final Organisations organisations;
    private final Looks looks;

    TakeOverController(
            ServiceChanges changes,
            ServiceChangeRights rights,
            Services services,
            ObjectProvider<OpenItems> open,
            ObjectProvider<StaffOfTeam> staff,
            Organisations organisations,
            Looks looks) {
        this.changes = changes;
        this.rights = rights;
        this.services = services;
        this.open = open;
        this.staff = staff;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = ServiceChanges.DATA)
    String page(@PathVariable String code, Model model) {
        return show(code, Map.of(), Map.of(), null, null, model);
    }

    /** First a preview of what would move; then it is planned. */
    @PostMapping
    String plan(
            @PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            ServiceChange change = changes.read(code, typed);
            if (!typed.containsKey("plan")) {
                Reloads.mark(model);
                return show(code, typed, Map.of(), change, null, model);
            }
            changes.propose(code, typed);
            flash.addFlashAttribute("notice", "It is planned. It counts once both providers have agreed");
            return "redirect:/services/" + code + "/take-over";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(code, typed, e.problems(), null, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(code, typed, Map.of(), null, e.getMessage(), model);
        }
    }

    @PostMapping("/" + ID + "/{step:agree|withdraw}")
    String decide(
            @PathVariable String code,
            @PathVariable UUID id,
            @PathVariable String step,
            Model model,
            RedirectAttributes flash) {
        try {
            if (step.equals("agree")) {
                changes.agree(id);
            } else {
                changes.withdraw(id);
            }
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/" + code + "/take-over";
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(code, Map.of(), Map.of(), null, e.getMessage(), model);
        }
    }

    private String show(
            String code,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable ServiceChange asked,
            @Nullable String refused,
            Model model) {
        TakeOverPage page =
                looks.look("Who takes over from a service", Ask.function(Action.READ, ServiceChanges.DATA), _ -> {
                    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
                    return new TakeOverPage(
                            service,
                            changes.of(service.id()).stream().map(this::line).toList(),
                            services.all().stream()
                                    .filter(each -> !(each.status() instanceof ServiceStatus.Ceased)
                                            && !each.isLine()
                                            && !each.isCentre()
                                            && !each.id().equals(service.id()))
                                    .toList(),
                            asked == null ? null : preview(service, asked),
                            rights.mayPlan(CurrentActor.get(), service),
                            rights.whoPlans(service),
                            changes.otherServices(service, asked == null ? null : asked.newId()).stream()
                                    .map(Service::name)
                                    .toList(),
                            typed,
                            problems,
                            refused);
                });
        model.addAttribute("title", "Who takes over from " + page.service().name());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/take-over";
    }

    private TakeOverPage.Line line(ServiceChange change) {
        Actor actor = CurrentActor.get();
        Map<UUID, String> names = organisations.names(List.of(rights.giver(change), rights.taker(change)));
        return new TakeOverPage.Line(
                change,
                name(change.oldId()),
                name(change.newId()),
                Organisation.plain(names.getOrDefault(rights.giver(change), "its provider")),
                Organisation.plain(names.getOrDefault(rights.taker(change), "its provider")),
                rights.mayAgree(actor, change),
                rights.mayWithdraw(actor, change),
                change.proposedBy().equals(actor.accountId()));
    }

    private TakeOverPage.Preview preview(Service service, ServiceChange asked) {
        return new TakeOverPage.Preview(
                asked,
                name(asked.newId()),
                open.stream().mapToInt(each -> each.count(service.id())).sum(),
                staff.stream().mapToInt(each -> each.count(service.teamId())).sum(),
                changes.differences(asked),
                ServiceChanges.isOneTeam(service, services.get(asked.newId())));
    }

    private String name(UUID service) {
        return services.find(service).map(Service::name).orElse("a service");
    }
}
