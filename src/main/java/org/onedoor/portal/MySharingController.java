package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Carers;
import org.onedoor.access.PersonAccounts;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.record.SharingView;
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

/** Who may know what: the person decides, and sees what was shown. */
@Controller
@RequestMapping("/me/sharing")
class MySharingController {
    private final Sharings sharings;
    private final PersonAccounts accounts;
    private final People people;
    private final Looks looks;

    MySharingController(Sharings sharings, PersonAccounts accounts, People people, Looks looks) {
        this.sharings = sharings;
        this.accounts = accounts;
        this.people = people;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = Carers.DATA)
    String sharing(Model model) {
        return show(Sharings.Refusal.NONE, model);
    }

    @PostMapping("/carers")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String add(@RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("notice", sharings.add(MeController.own(accounts), typed));
        } catch (Invalid e) {
            return show(new Sharings.Refusal("carer", typed, e.problems()), model);
        }
        return "redirect:/me/sharing";
    }

    @PostMapping("/carers/{carerId}/permit")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String permit(
            @PathVariable UUID carerId,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> topic,
            Model model,
            RedirectAttributes redirect) {
        try {
            sharings.permit(MeController.own(accounts), carerId, typed, topic);
        } catch (Invalid e) {
            return show(Sharings.Refusal.of(carerId, typed, topic, e), model);
        }
        redirect.addFlashAttribute("notice", "Permitted. You can withdraw it at any time, at once");
        return "redirect:/me/sharing";
    }

    @PostMapping("/carers/{carerId}/end")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String end(@PathVariable UUID carerId, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", sharings.end(MeController.own(accounts), carerId));
        return "redirect:/me/sharing";
    }

    @PostMapping("/permissions/{permissionId}/withdraw")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String withdraw(@PathVariable UUID permissionId, RedirectAttributes redirect) {
        sharings.withdraw(MeController.own(accounts), permissionId);
        redirect.addFlashAttribute("notice", "Withdrawn. From now on they are told nothing of it");
        return "redirect:/me/sharing";
    }

    @PostMapping("/objections")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String object(@RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        try {
            sharings.object(MeController.own(accounts), typed);
        } catch (Invalid e) {
            return show(new Sharings.Refusal("objection", typed, e.problems()), model);
        }
        redirect.addFlashAttribute("notice", "Taken down. From now on it is not shown to them");
        return "redirect:/me/sharing";
    }

    @PostMapping("/objections/{objectionId}/withdraw")
    @Does(value = Action.WRITE, data = Carers.DATA)
    String unobject(@PathVariable UUID objectionId, RedirectAttributes redirect) {
        sharings.withdrawObjection(MeController.own(accounts), objectionId);
        redirect.addFlashAttribute("notice", "The objection no longer stands");
        return "redirect:/me/sharing";
    }

    private String show(Sharings.Refusal refusal, Model model) {
        UUID personId = MeController.own(accounts);
        SharingView page = looks.look("Who may know what", Sharings.ask(personId), shown -> {
            shown.addAll(people.linked(personId));
            return sharings.view(personId, "/me/sharing", refusal);
        });
        if (!refusal.problems().isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Who may know what");
        model.addAttribute("errors", refusal.problems());
        model.addAttribute("page", page);
        return "portal/sharing";
    }
}
