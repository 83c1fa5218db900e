package org.onedoor.workforce.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Rota;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rota, with every hour of a period in which too few are on duty. */
@Controller
class RotaController {
    private final Rota rota;
    private final Gate gate;
    private final DomainTime time;

    RotaController(Rota rota, Gate gate, DomainTime time) {
        this.rota = rota;
        this.gate = gate;
        this.time = time;
    }

    @GetMapping("/workforce/rota")
    @Does(value = Action.READ, data = "workforce")
    String period(@RequestParam MultiValueMap<String, String> asked, Model model) {
        return show(TypedForm.of(asked), model);
    }

    @PostMapping("/workforce/rota/need")
    @Does(value = Action.WRITE, data = "workforce")
    String need(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        String text = typed.get("needed").strip();
        try {
            if (!text.matches("[0-9]{1,2}")) {
                throw new Invalid("needed", "Enter how many are needed, in digits");
            }
            Profession profession = Profession.ofCode(typed.get("profession"));
            rota.need(profession, Integer.parseInt(text));
            return "redirect:/workforce/rota?profession=" + profession.code();
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, model);
        }
    }

    @PostMapping("/workforce/rota/{duty}/take-back")
    @Does(value = Action.WRITE, data = "workforce")
    String takeBack(@PathVariable UUID duty, @RequestParam MultiValueMap<String, String> form) {
        rota.takeBack(duty);
        Profession profession = Profession.ofCode(TypedForm.of(form).getOr("profession", Profession.AMHP.code()));
        return "redirect:/workforce/rota?profession=" + profession.code();
    }

    private String show(TypedForm typed, Model model) {
        Profession profession =
                typed.get("profession").isBlank() ? Profession.AMHP : Profession.ofCode(typed.get("profession"));
        LocalDate today = London.date(time.instant());
        Instant usualFrom = today.atStartOfDay(London.ZONE).toInstant();
        Instant usualUntil = today.plusDays(7).atStartOfDay(London.ZONE).toInstant();
        Instant from = or(typed.instant("from", "The start of the period"), usualFrom);
        Instant until = or(typed.instant("until", "The end of the period"), later(from, usualUntil));
        Rota.Period period;
        try {
            period = rota.period(profession, from, until);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            period = rota.period(profession, usualFrom, usualUntil);
        }
        boolean keeps =
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "workforce")) instanceof Decision.Allowed;
        model.addAttribute("title", "Rota: " + profession.full().toLowerCase(java.util.Locale.UK) + "s");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new RotaPage(period, keeps, typed, time.instant()));
        return "workforce/rota";
    }

    private static Instant or(@Nullable Instant typed, Instant otherwise) {
        return typed == null ? otherwise : typed;
    }

    private static Instant later(Instant from, Instant usual) {
        return usual.isAfter(from) ? usual : from.plus(Duration.ofDays(7));
    }
}
