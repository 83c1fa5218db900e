package org.onedoor.record.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Carers;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.Sharings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person permits carers to know and objects to, written down by those who look after them. */
@Controller
@RequestMapping("/people/{personId}/sharing")
class SharingController {
    private final Sharings sharings;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    SharingController(Sharings sharings, Alerts alerts, People people, Looks looks, DomainTime time) {
        this.sharings = sharings;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = Carers.DATA)
    String sharing(@PathVariable UUID personId, Model model) {
        return show(personId, Sharings.Refusal.NONE, model);
    }

    @PostMapping("/carers")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String add(
            @PathVariable UUID personId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("notice", sharings.add(personId, typed));
        } catch (Invalid e) {
            return show(personId, new Sharings.Refusal("carer", typed, e.problems()), model);
        }
        return back(personId);
    }

    @PostMapping("/carers/{carerId}/permit")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String permit(
            @PathVariable UUID personId,
            @PathVariable UUID carerId,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> topic,
            Model model,
            RedirectAttributes redirect) {
        try {
            sharings.permit(personId, carerId, typed, topic);
        } catch (Invalid e) {
            return show(personId, Sharings.Refusal.of(carerId, typed, topic, e), model);
        }
        redirect.addFlashAttribute("notice", "Permitted. It can be withdrawn at any time, at once");
        return back(personId);
    }

    @PostMapping("/carers/{carerId}/end")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String end(@PathVariable UUID personId, @PathVariable UUID carerId, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", sharings.end(personId, carerId));
        return back(personId);
    }

    @PostMapping("/permissions/{permissionId}/withdraw")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String withdraw(@PathVariable UUID personId, @PathVariable UUID permissionId, RedirectAttributes redirect) {
        sharings.withdraw(personId, permissionId);
        redirect.addFlashAttribute("notice", "Withdrawn. From now on they are told nothing of it");
        return back(personId);
    }

    @PostMapping("/objections")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String object(
            @PathVariable UUID personId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        try {
            sharings.object(personId, typed);
        } catch (Invalid e) {
            return show(personId, new Sharings.Refusal("objection", typed, e.problems()), model);
        }
        redirect.addFlashAttribute("notice", "Taken down. From now on it is not shown to them");
        return back(personId);
    }

    @PostMapping("/objections/{objectionId}/withdraw")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String unobject(@PathVariable UUID personId, @PathVariable UUID objectionId, RedirectAttributes redirect) {
        sharings.withdrawObjection(personId, objectionId);
        redirect.addFlashAttribute("notice", "The objection no longer stands");
        return back(personId);
    }

    private static String back(UUID personId) {
        return "redirect:/people/" + personId + "/sharing";
    }

    private String show(UUID personId, Sharings.Refusal refusal, Model model) {
        SharingPage page = looks.look("Carers and sharing", Sharings.ask(personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new SharingPage(
                    people.get(personId),
                    sharings.view(personId, "/people/" + personId + "/sharing", refusal),
                    alerts.of(ids, Set.of()),
                    London.date(time.instant()));
        });
        if (!refusal.problems().isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Carers and sharing");
        model.addAttribute("errors", refusal.problems());
        model.addAttribute("page", page);
        return "record/sharing";
    }
}
