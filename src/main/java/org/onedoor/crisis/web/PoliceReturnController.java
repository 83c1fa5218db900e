package org.onedoor.crisis.web;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PoliceReturns;
import org.onedoor.crisis.PoliceReturns.Seen;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.Spreadsheet;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The returns of the reader's own force. No address names a force, so that none leads to another's. */
@Controller
@RequestMapping("/crisis/returns")
class PoliceReturnController {
    private final PoliceReturns returns;

    PoliceReturnController(PoliceReturns returns) {
        this.returns = returns;
    }

    @GetMapping
    @Does(value = Action.READ, data = "police-return")
    String months(Model model) {
        model.addAttribute("title", "Home Office returns");
        model.addAttribute("page", returns.months());
        return "crisis/returns";
    }

    @GetMapping("/{month:[0-9]{4}-[0-9]{2}}")
    @Does(value = Action.READ, data = "police-return")
    String month(@PathVariable String month, Model model) {
        return show(CaseFiguresController.read(month), null, TypedForm.nothing(), null, model);
    }

    @GetMapping("/{month:[0-9]{4}-[0-9]{2}}/{version:[0-9]{1,4}}")
    @Does(value = Action.READ, data = "police-return")
    String version(@PathVariable String month, @PathVariable int version, Model model) {
        return show(CaseFiguresController.read(month), version, TypedForm.nothing(), null, model);
    }

    @GetMapping("/{month:[0-9]{4}-[0-9]{2}}/file")
    @Does(value = Action.READ, data = "police-return")
    ResponseEntity<byte[]> file(@PathVariable String month) {
        return file(returns.look(CaseFiguresController.read(month), null));
    }

    @GetMapping("/{month:[0-9]{4}-[0-9]{2}}/{version:[0-9]{1,4}}/file")
    @Does(value = Action.READ, data = "police-return")
    ResponseEntity<byte[]> file(@PathVariable String month, @PathVariable int version) {
        return file(returns.look(CaseFiguresController.read(month), version));
    }

    private static ResponseEntity<byte[]> file(Seen seen) {
        String version =
                seen.version() == null ? "draft" : "version-" + seen.version().version();
        return Spreadsheet.download(
                "place-of-safety-return-%s-%s.csv".formatted(seen.month(), version),
                Spreadsheet.of(PoliceReturns.rows(seen)));
    }

    @PostMapping("/{month:[0-9]{4}-[0-9]{2}}/lock")
    @Does(value = Action.WRITE, data = "police-return")
    String lock(
            @PathVariable String month,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        YearMonth wanted = CaseFiguresController.read(month);
        return done(wanted, typed, redirect, model, "Locked. Nothing changes it now.", () -> {
            returns.lock(
                    wanted,
                    typed.get("mark"),
                    number(typed.get("before")),
                    typed.ticked("checked"),
                    typed.get("why"),
                    key("lock " + wanted, typed));
        });
    }

    @PostMapping("/{month:[0-9]{4}-[0-9]{2}}/sent")
    @Does(value = Action.WRITE, data = "police-return")
    String sent(
            @PathVariable String month,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        YearMonth wanted = CaseFiguresController.read(month);
        return done(wanted, typed, redirect, model, "Marked as sent.", () -> {
            var on = typed.get("on-day").isBlank()
                            && typed.get("on-month").isBlank()
                            && typed.get("on-year").isBlank()
                    ? null
                    : typed.date("on", "The day it was sent");
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            returns.sent(
                    wanted,
                    number(typed.get("version")),
                    on,
                    typed.get("to"),
                    typed.get("note"),
                    key("sent " + wanted, typed));
        });
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }

    private static @Nullable IdempotencyKey key(String what, TypedForm typed) {
        return typed.get("key").isBlank()
                ? null
                : new IdempotencyKey(
                        CurrentActor.get().accountId().toString(),
                        "police-return " + what + " " + typed.get("key"),
                        typed.fingerprint());
    }

    private String done(
            YearMonth month, TypedForm typed, RedirectAttributes redirect, Model model, String notice, Runnable deed) {
        try {
            deed.run();
            redirect.addFlashAttribute("notice", notice);
            return "redirect:/crisis/returns/" + month;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(month, null, typed, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(month, null, typed, SentBefore.words(e), model);
        }
    }

    private String show(
            YearMonth month, @Nullable Integer version, TypedForm typed, @Nullable String conflict, Model model) {
        Seen seen = returns.look(month, version);
        String fresh = UUID.randomUUID().toString();
        model.addAttribute("title", "Home Office return of " + PoliceReturnPage.words(month));
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new PoliceReturnPage(
                        seen,
                        typed,
                        conflict,
                        conflict == null ? typed.getOr("key", fresh) : fresh,
                        version != null && !seen.isNewest()));
        return "crisis/return";
    }
}
