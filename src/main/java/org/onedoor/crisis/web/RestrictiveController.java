package org.onedoor.crisis.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.BedDays;
import org.onedoor.crisis.CrisisFigures;
import org.onedoor.crisis.RestrictivePractice;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A month of restrictive practice, and the bed-days it is counted against. */
@Controller
@RequestMapping("/crisis/restrictive")
class RestrictiveController {
    private final RestrictivePractice practice;
    private final BedDays bedDays;
    private final PlaceFilters places;
    private final Gate gate;
    private final DomainTime time;

    RestrictiveController(
            RestrictivePractice practice, BedDays bedDays, PlaceFilters places, Gate gate, DomainTime time) {
        this.practice = practice;
        this.bedDays = bedDays;
        this.places = places;
        this.gate = gate;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "figures")
    String month(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        return show(read(month), place, group, TypedForm.nothing(), model);
    }

    @PostMapping("/bed-days")
    @Does(value = Action.WRITE, data = "figures")
    String enter(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        YearMonth month = read(typed.get("month"));
        String days = typed.get("bedDays").replace(",", "").strip();
        String ward = typed.get("wardRecords").replace(",", "").strip();
        try {
            bedDays.enter(
                    month,
                    days.matches("[0-9]{1,7}") ? Integer.valueOf(days) : null,
                    ward.isEmpty() ? null : ward.matches("[0-9]{1,6}") ? Integer.valueOf(ward) : Integer.valueOf(-1),
                    typed.get("source"),
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "bed-days " + typed.getOr("key", UUID.randomUUID().toString()),
                            typed.fingerprint()));
            redirect.addFlashAttribute("notice", "Kept. The rate is worked out from it.");
            return "redirect:/crisis/restrictive?month=" + month;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(month, "", "", typed, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(month, "", "", typed, model);
        }
    }

    private YearMonth read(@Nullable String month) {
        return month == null || month.isBlank()
                ? YearMonth.from(London.date(time.instant()))
                : CaseFiguresController.read(month);
    }

    private String show(YearMonth month, String place, String group, TypedForm typed, Model model) {
        LocalDate on = CrisisFigures.lastDay(month, London.date(time.instant()));
        PlaceFilter of = places.of(place, on);
        boolean enters =
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "figures")) instanceof Decision.Allowed;
        model.addAttribute("title", "Restrictive practice");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", practice.month(month, of, on, PlaceFilters.isByNetwork(group)));
        model.addAttribute("places", places.pick("/crisis/restrictive?month=" + month, of, on, null));
        model.addAttribute("typed", typed);
        model.addAttribute("enters", enters);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/restrictive";
    }
}
