package org.onedoor.record.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.Correction;
import org.onedoor.record.HeldItem;
import org.onedoor.record.HeldItems;
import org.onedoor.record.OwnRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answering a person who says that something in their record is wrong. */
@Controller
class CorrectionController {
    private final HeldItems items;
    private final OwnRecords records;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    CorrectionController(
            OwnRecords records, Alerts alerts, People people, Looks looks, DomainTime time, HeldItems items) {
        this.items = items;
        this.records = records;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/corrections/{reference}")
    @Does(value = Action.READ, data = "contact")
    String correction(@PathVariable String reference, Model model) {
        return show(found(reference), "", "", Map.of(), model);
    }

    @PostMapping("/corrections/{reference}")
    @Does(value = Action.READ, data = "contact")
    String answer(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        HeldItem correction = found(reference);
        @Nullable Boolean corrected = outcome.isEmpty() ? null : outcome.equals("corrected");
        try {
            records.answer(correction, corrected, answer);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(correction, outcome, answer, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "Answered. The person reads it beside the entry");
        return "redirect:/corrections/" + reference;
    }

    private HeldItem found(String reference) {
        return items.find(reference)
                .orElseGet(() -> looks.absent("What a person says is wrong", Action.READ, "contact"));
    }

    private String show(HeldItem item, String outcome, String answer, Map<String, String> problems, Model model) {
        CorrectionPage page = looks.look("What a person says is wrong", item.ask(Action.READ), shown -> {
            Correction correction = records.correction(item);
            List<UUID> ids = people.linked(correction.personId());
            shown.addAll(ids);
            return new CorrectionPage(
                    people.get(correction.personId()),
                    correction,
                    records.decided(ids).stream()
                            .filter(each -> each.eventId().equals(correction.eventId()))
                            .findFirst()
                            .orElse(null),
                    outcome,
                    answer,
                    alerts.of(ids, Set.of()),
                    London.date(time.instant()));
        });
        model.addAttribute("title", "A person says that this is wrong");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "record/correction";
    }
}
