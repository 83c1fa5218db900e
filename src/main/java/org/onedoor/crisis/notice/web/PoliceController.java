package org.onedoor.crisis.notice.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingReport;
import org.onedoor.crisis.notice.PoliceRecords;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
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

/** Access to police records: asked for, granted, and used. */
@Controller
@RequestMapping("/notices/police")
class PoliceController {
    private final PoliceRecords records;

    PoliceController(PoliceRecords records) {
        this.records = records;
    }

    @GetMapping
    @Does(value = Action.READ, data = "police-record")
    String show(Model model) {
        return show(null, TypedForm.nothing(), "", null, model);
    }

    private String show(
            @Nullable List<MissingReport> found,
            TypedForm typed,
            String wrong,
            @Nullable String conflict,
            Model model) {
        model.addAttribute("title", "Police records");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new PolicePage(records.look(), found, typed, wrong, conflict));
        return "crisis/notice/police";
    }

    @PostMapping("/ask")
    @Does(value = Action.WRITE, data = "police-record")
    String ask(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return dealt(typed, "ask", model, () -> records.ask(typed.get("reason")));
    }

    @PostMapping("/{grant}/{what:approve|train|refuse|end}")
    @Does(value = Action.WRITE, data = "police-record")
    String change(
            @PathVariable UUID grant,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return dealt(typed, grant + what, model, () -> {
            switch (what) {
                case "approve" -> records.approve(grant, typed.date("until", "The last day"));
                case "train" -> records.trained(grant, typed.date("on", "The day of the training"));
                case "refuse" -> records.refuse(grant);
                default -> records.end(grant, typed.get("why"));
            }
        });
    }

    private String dealt(TypedForm typed, String wrong, Model model, Runnable deed) {
        try {
            deed.run();
            return "redirect:/notices/police";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(null, typed, wrong, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(null, typed, "", e.getMessage(), model);
        }
    }

    @PostMapping("/look")
    @Does(value = Action.WRITE, data = "police-record")
    String look(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        try {
            var born = typed.date("birthDate", "Date of birth");
            return show(records.find(typed.get("familyName"), born, typed.get("reason")), typed, "", null, model);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(null, typed, "look", null, model);
        }
    }
}
