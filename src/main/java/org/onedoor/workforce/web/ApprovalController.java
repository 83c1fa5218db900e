package org.onedoor.workforce.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.ApprovalRegisters;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Professional;
import org.onedoor.workforce.Rota;
import org.onedoor.workforce.Standing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The registers: who is approved, until when, and what their own register says of them. */
@Controller
class ApprovalController {
    private static final ZoneId LONDON = London.ZONE;

    private final ApprovalRegisters registers;
    private final Rota rota;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    ApprovalController(ApprovalRegisters registers, Rota rota, Gate gate, Looks looks, DomainTime time) {
        this.registers = registers;
        this.rota = rota;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/workforce")
    @Does(value = Action.READ, data = "workforce")
    String list(@RequestParam(required = false) @Nullable String profession, Model model) {
        Profession wanted = profession == null || profession.isBlank() ? null : Profession.ofCode(profession);
        model.addAttribute("title", wanted == null ? "AMHPs and section 12 doctors" : wanted.full() + "s");
        model.addAttribute("page", new RegisterPage(wanted, registers.all(wanted), today(), keeps()));
        return "workforce/list";
    }

    @GetMapping("/workforce/new")
    @Does(value = Action.WRITE, data = "workforce")
    String form(Model model) {
        return form(TypedForm.nothing(), model);
    }

    @PostMapping("/workforce/new")
    @Does(value = Action.WRITE, data = "workforce")
    String add(@RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        LocalDate from = typed.date("from", "The first day");
        LocalDate until = typed.date("until", "The last day");
        LocalDate cpd = typed.date("cpdOn", "The date of the evidence");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            UUID id = registers.add(new ApprovalRegisters.Entry(
                    Profession.ofCode(typed.get("profession")),
                    typed.get("name"),
                    typed.get("registration").replaceAll("\\s", "").toUpperCase(Locale.ROOT),
                    Standing.ofCode(typed.get("standing")),
                    typed.orNull("worksFor"),
                    typed.orNull("phone"),
                    typed.orNull("postcode"),
                    cpd,
                    from,
                    until));
            return "redirect:/workforce/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(typed, model);
        }
    }

    private String form(TypedForm typed, Model model) {
        looks.look("Form for a register", Ask.function(Action.WRITE, "workforce"), _ -> true);
        model.addAttribute("title", "Add to a register");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("typed", typed);
        return "workforce/new";
    }

    @GetMapping("/workforce/{id}")
    @Does(value = Action.READ, data = "workforce")
    String entry(@PathVariable UUID id, Model model) {
        return show(id, TypedForm.nothing(), null, model);
    }

    @PostMapping("/workforce/{id}/approve")
    @Does(value = Action.WRITE, data = "workforce")
    String approve(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        LocalDate from = typed.date("from", "The first day");
        LocalDate until = typed.date("until", "The last day");
        return done(id, typed, model, () -> registers.approve(id, from, until));
    }

    @PostMapping("/workforce/{id}/change")
    @Does(value = Action.WRITE, data = "workforce")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        LocalDate cpd = typed.date("cpdOn", "The date of the evidence");
        long version = typed.get("version").matches("[0-9]{1,9}") ? Long.parseLong(typed.get("version")) : -1;
        return done(id, typed, model, () -> registers.change(id, version, Standing.ofCode(typed.get("standing")), cpd));
    }

    @PostMapping("/workforce/{id}/duty")
    @Does(value = Action.WRITE, data = "workforce")
    String duty(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        var from = typed.instant("starts", "The start");
        var until = typed.instant("ends", "The end");
        if (from == null) {
            typed.wrong("starts", "Enter when the duty starts");
        }
        if (until == null) {
            typed.wrong("ends", "Enter when the duty ends");
        }
        return done(id, typed, model, () -> {
            if (from != null && until != null) {
                rota.plan(id, from, until);
            }
        });
    }

    private String done(UUID id, TypedForm typed, Model model, Runnable step) {
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            step.run();
            return "redirect:/workforce/" + id;
        } catch (Invalid e) {
            e.problems().forEach((field, problem) -> typed.wrong(named(field, typed), problem));
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, typed, e.getMessage(), model);
        }
    }

    /** The duty's fields have names of their own on the page of an entry, where an approval also has a first and last day. */
    private static String named(String field, TypedForm typed) {
        boolean duty = typed.values().containsKey("starts");
        return switch (field) {
            case "from" -> duty ? "starts" : "from";
            case "until" -> duty ? "ends" : "until";
            default -> field;
        };
    }

    private String show(UUID id, TypedForm typed, @Nullable String conflict, Model model) {
        Professional professional = registers.look(id);
        boolean ours = professional.organisationId().equals(CurrentActor.get().organisationId());
        model.addAttribute("title", professional.name());
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new EntryPage(
                        professional,
                        rota.of(id, time.instant()),
                        ours && keeps(),
                        typed,
                        conflict,
                        today(),
                        time.instant()));
        return "workforce/entry";
    }

    private LocalDate today() {
        return time.instant().atZone(LONDON).toLocalDate();
    }

    private boolean keeps() {
        return gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "workforce")) instanceof Decision.Allowed;
    }
}
