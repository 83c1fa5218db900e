package org.onedoor.crisis.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.AmbulanceResponse;
import org.onedoor.crisis.AmbulanceTargets;
import org.onedoor.crisis.CallType;
import org.onedoor.crisis.CrisisFigures;
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

/** How soon ambulances come to people in a mental health crisis, and within which time they are to, by type of call. */
@Controller
@RequestMapping("/crisis/ambulance")
class AmbulanceController {
    private final AmbulanceResponse response;
    private final AmbulanceTargets targets;
    private final PlaceFilters places;
    private final Gate gate;
    private final DomainTime time;

    AmbulanceController(
            AmbulanceResponse response, AmbulanceTargets targets, PlaceFilters places, Gate gate, DomainTime time) {
        this.response = response;
        this.targets = targets;
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
        YearMonth wanted = month == null || month.isBlank() ? today() : CaseFiguresController.read(month);
        return show(wanted, place, group, TypedForm.nothing(), model);
    }

    private YearMonth today() {
        return YearMonth.from(London.date(time.instant()));
    }

    @PostMapping("/targets")
    @Does(value = Action.WRITE, data = "figures")
    String set(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        YearMonth shown = typed.get("month").isBlank() ? today() : CaseFiguresController.read(typed.get("month"));
        AmbulanceTargets.Entry entry = new AmbulanceTargets.Entry(
                CallType.ofCode(typed.get("type")).orElse(null),
                typed.date("from", "The first day"),
                number(typed.get("minutes")),
                number(typed.get("share")),
                typed.get("source"));
        try {
            targets.set(
                    entry,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "ambulance target "
                                    + typed.getOr("key", UUID.randomUUID().toString()),
                            typed.fingerprint()));
            redirect.addFlashAttribute("notice", "Set. Calls from that day on are measured by it.");
            return "redirect:/crisis/ambulance?month=" + shown;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(shown, "", "", typed, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(shown, "", "", typed, model);
        }
    }

    private static @Nullable Integer number(String text) {
        return text.strip().matches("[0-9]{1,5}") ? Integer.valueOf(text.strip()) : null;
    }

    private String show(YearMonth month, String place, String group, TypedForm typed, Model model) {
        LocalDate on = CrisisFigures.lastDay(month, London.date(time.instant()));
        PlaceFilter of = places.of(place, on);
        boolean sets =
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "figures")) instanceof Decision.Allowed;
        model.addAttribute("title", "Ambulance response");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", response.month(month, of, on, PlaceFilters.isByNetwork(group)));
        model.addAttribute("places", places.pick("/crisis/ambulance?month=" + month, of, on, null));
        model.addAttribute("typed", typed);
        model.addAttribute("sets", sets);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/ambulance";
    }
}
