package org.onedoor.crisis.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Section12;
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

/** Section 12 doctors before street triage and since. */
@Controller
@RequestMapping("/crisis/section-12")
class Section12Controller {
    private final Section12 doctors;
    private final Gate gate;
    private final DomainTime time;

    Section12Controller(Section12 doctors, Gate gate, DomainTime time) {
        this.doctors = doctors;
        this.gate = gate;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "figures")
    String show(@RequestParam(required = false) @Nullable String month, Model model) {
        YearMonth last = month == null || month.isBlank() ? current() : CaseFiguresController.read(month);
        return show(last, TypedForm.nothing(), "", model);
    }

    private YearMonth current() {
        return YearMonth.from(London.date(time.instant()));
    }

    private String show(YearMonth last, TypedForm typed, String form, Model model) {
        model.addAttribute("title", "Section 12 doctors before and since street triage");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", doctors.of(last));
        model.addAttribute("typed", typed);
        model.addAttribute("form", form);
        model.addAttribute(
                "enters",
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "figures")) instanceof Decision.Allowed);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/section12";
    }

    @PostMapping("/month")
    @Does(value = Action.WRITE, data = "figures")
    String month(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        String number = typed.get("assessments").replace(",", "").strip();
        try {
            doctors.enter(
                    entered(typed.get("entered")),
                    number.matches("[0-9]{1,6}") ? Integer.valueOf(number) : null,
                    typed.get("cost"),
                    typed.get("source"),
                    key("s12-month ", typed));
            redirect.addFlashAttribute("notice", "Kept.");
            return "redirect:/crisis/section-12?month=" + shown(typed);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(shown(typed), typed, "month", model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(shown(typed), typed, "month", model);
        }
    }

    private static YearMonth entered(String text) {
        try {
            YearMonth month = YearMonth.parse(text.strip());
            if (month.getYear() >= 2000) {
                return month;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new Invalid("entered", "Write the month like 2014-03, from 2000 on");
    }

    @PostMapping("/terms")
    @Does(value = Action.WRITE, data = "figures")
    String terms(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        LocalDate triage = typed.date("triage", "The first day of street triage");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            doctors.agree(triage, typed.get("fee"), typed.get("source"), key("s12-terms ", typed));
            redirect.addFlashAttribute("notice", "Kept.");
            return "redirect:/crisis/section-12?month=" + shown(typed);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(shown(typed), typed, "terms", model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(shown(typed), typed, "terms", model);
        }
    }

    private YearMonth shown(TypedForm typed) {
        return typed.get("shown").isBlank() ? current() : CaseFiguresController.read(typed.get("shown"));
    }

    private static IdempotencyKey key(String what, TypedForm typed) {
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                what + typed.getOr("key", UUID.randomUUID().toString()),
                typed.fingerprint());
    }
}
