package org.onedoor.crisis.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.Cases;
import org.onedoor.crisis.Contact;
import org.onedoor.crisis.ContactReads;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.PerhapsTheSame;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.crisis.Power;
import org.onedoor.crisis.SameHeld;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of six fields that begins a case: small, without script, and safe to send again over a poor line. */
@Controller
class BeginController {
    private static final String NOT_YET = "not-yet";

    private final Cases cases;
    private final SameHeld sameHeld;
    private final CaseReads reads;
    private final ContactReads contacts;
    private final Looks looks;
    private final DomainTime time;

    BeginController(
            Cases cases, SameHeld sameHeld, CaseReads reads, ContactReads contacts, Looks looks, DomainTime time) {
        this.cases = cases;
        this.sameHeld = sameHeld;
        this.reads = reads;
        this.contacts = contacts;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/crisis/new")
    @Does(value = Action.WRITE, data = "detention")
    String form(@RequestParam(required = false) @Nullable UUID contact, Model model) {
        TypedForm known = contact == null
                ? TypedForm.nothing()
                : contacts.look(contact, (seen, _) -> new TypedForm(known(seen, time.instant())));
        return show(known, UUID.randomUUID().toString(), null, model);
    }

    /** What a contact of street triage knows already: nothing of it is typed again. */
    private static Map<String, List<String>> known(ContactReads.Seen seen, Instant now) {
        Contact contact = seen.contact();
        Map<String, List<String>> known = new HashMap<>();
        known.put("contact", List.of(contact.incidentId().toString()));
        if ("detained-136".equals(contact.outcome())) {
            known.put("power", List.of(Power.S136.code()));
        }
        if (contact.pairing() != null) {
            known.put("with", List.of("nurse")); // one went along, or was on the telephone
        }
        known.put(
                "at",
                List.of(London.at(contact.at())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()));
        known.put("who", List.of(seen.name()));
        Integer age = seen.index() ? seen.person().ageOn(London.date(now)) : null;
        if (age != null) {
            known.put("age", List.of(age.toString()));
        }
        return known;
    }

    @PostMapping("/crisis/new")
    @Does(value = Action.WRITE, data = "detention")
    String begin(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        String key = typed.getOr("key", UUID.randomUUID().toString());
        Instant at = typed.instant("at", "The time");
        Instant began = at == null ? began(typed) : at;
        Cases.Start start = new Cases.Start(
                power(typed), began, typed.get("where"), typed.get("who"), age(typed), typed.get("with"));
        try {
            if (typed.hasProblems()) {
                cases.check(start); // so that everything that is wrong is said at once
                throw new Invalid(typed.problems());
            }
            if (typed.values().containsKey("asked") && typed.get("same").isBlank()) {
                throw new Invalid("same", "Say whether it is one of those listed, or somebody else");
            }
            SameHeld.Begun begun = sameHeld.begin(
                    start,
                    RequestController.uuid(typed.get("contact")),
                    typed.orNull("same"),
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(), "crisis " + key, typed.fingerprint()));
            boolean runs = reads.look(begun.incidentId(), seen -> !seen.clocks().isEmpty());
            redirect.addFlashAttribute("notice", notice(begun, runs));
            return "redirect:/crisis/" + begun.incidentId();
        } catch (PerhapsTheSame e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(typed, key, null, likely(start, typed), began, model);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return typed.problem("same") == null
                    ? show(typed, key, null, model)
                    : show(typed, key, null, likely(start, typed), began, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(
                    typed,
                    key,
                    e.code().equals("begun")
                            ? e.getMessage()
                            : "This form was sent before, and the case was begun then. It is on the board. Correct it there, or begin another from a new form.",
                    model);
        }
    }

    /** @param runs whether a clock runs: none does before the arrival, unless the case is one with another */
    private static String notice(SameHeld.Begun begun, boolean runs) {
        String open = runs
                ? "The case is open and its clocks run."
                : "The case is open. Under section 136 and 135(1) its limit runs from the arrival at the first place of safety: record that as it happens.";
        if (begun.apart() != null) {
            return "%s They are two cases so far. %s".formatted(open, begun.apart());
        }
        return begun.asked() == null
                ? open
                : "%s Those who can open %s as well are asked to compare the two and to join them."
                        .formatted(open, begun.asked());
    }

    private List<Likely> likely(Cases.Start start, TypedForm typed) {
        return sameHeld.likely(start, RequestController.uuid(typed.get("contact")));
    }

    /** Now; or the moment at which the form was first sent, where it came back with a question. */
    private Instant began(TypedForm typed) {
        Instant now = time.instant();
        try {
            Instant first = Instant.parse(typed.getOr("began", ""));
            return first.isAfter(now) || first.isBefore(now.minus(1, ChronoUnit.HOURS)) ? now : first;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private static @Nullable Power power(TypedForm typed) {
        String code = typed.get("power");
        if (!code.equals(NOT_YET) && Power.ofCode(code).isEmpty()) {
            typed.wrong("power", "Choose the power that was used, or that none was used yet");
        }
        return Power.ofCode(code).orElse(null);
    }

    private static @Nullable Integer age(TypedForm typed) {
        String age = typed.get("age").strip();
        if (age.isEmpty()) {
            return null;
        }
        if (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) > 125) {
            typed.wrong("age", "Enter the age in years, like 30");
            return null;
        }
        return Integer.valueOf(age);
    }

    private String show(TypedForm typed, String key, @Nullable String conflict, Model model) {
        return show(typed, key, conflict, List.of(), null, model);
    }

    private String show(
            TypedForm typed,
            String key,
            @Nullable String conflict,
            List<Likely> likely,
            @Nullable Instant began,
            Model model) {
        looks.look("Form to begin a case", Ask.function(Action.WRITE, "detention"), _ -> true);
        typed.inOrder(java.util.List.of("same", "power", "with", "at", "where", "who", "age"));
        model.addAttribute("title", "Somebody is held");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new BeginPage(
                        typed, key, conflict, FactKind.CONSULTED.questions().getFirst(), likely, began));
        return "crisis/new";
    }
}
