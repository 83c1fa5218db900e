package org.onedoor.crisis.web;

import java.util.UUID;
import org.onedoor.crisis.TriageShifts;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
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

/** The shifts of street triage, and which crew goes out on each. */
@Controller
@RequestMapping("/crisis/contacts/shifts")
class TriageShiftController {
    private final TriageShifts shifts;

    TriageShiftController(TriageShifts shifts) {
        this.shifts = shifts;
    }

    @GetMapping
    @Does(value = Action.READ, data = "crisis-contact")
    String list(Model model) {
        return show(TypedForm.nothing(), model);
    }

    private String show(TypedForm typed, Model model) {
        model.addAttribute("title", "Shifts of street triage");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", shifts.shown());
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/shifts";
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String set(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        TriageShifts.Said said = new TriageShifts.Said(
                typed.get("name"),
                typed.all("days"),
                typed.get("begins"),
                typed.get("ends"),
                typed.all("crew"),
                typed.date("first", "The first day"));
        try {
            typed.wrong(shifts.problems(said));
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            shifts.set(said, key("shift ", typed));
            redirect.addFlashAttribute(
                    "notice", "Kept. The form of a contact begins with this crew while the shift is on.");
            return "redirect:/crisis/contacts/shifts";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(typed, model);
        }
    }

    @PostMapping("/{id}/end")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        shifts.end(id, key("shift-end " + id + " ", TypedForm.of(form)));
        return "redirect:/crisis/contacts/shifts";
    }

    private static IdempotencyKey key(String what, TypedForm typed) {
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                what + typed.getOr("key", UUID.randomUUID().toString()),
                typed.fingerprint());
    }
}
