package org.onedoor.crisis.notice.web;

import java.time.LocalDate;
import java.util.UUID;
import org.onedoor.crisis.notice.RailSummary;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The railway by station, district and period. */
@Controller
@RequestMapping("/notices/rail/summary")
class RailSummaryController {
    private final RailSummary summary;
    private final Gate gate;

    RailSummaryController(RailSummary summary, Gate gate) {
        this.summary = summary;
        this.gate = gate;
    }

    @GetMapping
    @Does(value = Action.READ, data = "rail-summary")
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        TypedForm typed = TypedForm.of(asked);
        LocalDate first = typed.date("first", "The first day");
        LocalDate last = typed.date("last", "The last day");
        if (!typed.hasProblems()) {
            try {
                return page(summary.of(first, last), typed, model);
            } catch (Invalid e) {
                typed.wrong(e.problems());
            }
        }
        model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        return page(summary.of(null, null), typed, model);
    }

    private String page(RailSummary.Area area, TypedForm typed, Model model) {
        model.addAttribute("title", "The railway by place");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", area);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "says",
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "rail-summary"))
                        instanceof Decision.Allowed);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/notice/summary";
    }

    @PostMapping("/place")
    @Does(value = Action.WRITE, data = "rail-summary")
    String say(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        try {
            summary.say(
                    typed.get("place"),
                    typed.get("district"),
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "rail-place " + typed.getOr("key", UUID.randomUUID().toString()),
                            typed.fingerprint()));
            return "redirect:/notices/rail/summary";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(summary.of(null, null), typed, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            model.addAttribute("conflict", SentBefore.words(e));
            return page(summary.of(null, null), typed, model);
        }
    }
}
