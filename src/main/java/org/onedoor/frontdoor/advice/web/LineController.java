package org.onedoor.frontdoor.advice.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.advice.Urgency;
import org.onedoor.frontdoor.advice.line.Line;
import org.onedoor.frontdoor.advice.line.LineCalls;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The advice lines: who answers a practice now, and logging a call to the person it is about. */
@Controller
@RequestMapping("/advice/line")
@Does(value = Action.WRITE, data = "advice")
class LineController {
    private final LineCalls calls;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    LineController(LineCalls calls, Services services, Organisations organisations, Looks looks, DomainTime time) {
        this.calls = calls;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String practice, Model model) {
        return page(practice, Typed.nothing(), UUID.randomUUID().toString(), model);
    }

    @PostMapping
    String take(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        String key = typed.getOr("key", UUID.randomUUID().toString());
        try {
            LineCalls.Taken taken = calls.take(
                    call(typed),
                    new IdempotencyKey(CurrentActor.get().accountId().toString(), "call:" + key, typed.fingerprint()));
            flash.addFlashAttribute(
                    "notice",
                    taken.answered().by().open()
                            ? "Logged as %s. Put the caller through to %s."
                                    .formatted(
                                            taken.advice().reference(),
                                            taken.answered().words())
                            : "Logged as %s. The line is closed: %s answers when it opens."
                                    .formatted(
                                            taken.advice().reference(),
                                            taken.answered().by().service().name()));
            return "redirect:/advice/line";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(typed.get("callerPractice"), typed, key, model);
        } catch (Refused e) {
            typed.wrong("words", Objects.requireNonNullElse(e.getMessage(), "This call cannot be logged"));
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(typed.get("callerPractice"), typed, UUID.randomUUID().toString(), model);
        }
    }

    private static LineCalls.Call call(Typed typed) {
        LocalDate birthDate = typed.date("birthDate", "Date of birth");
        if (typed.orNull("callerName") == null) {
            typed.wrong("callerName", "Write who rings");
        }
        if (typed.orNull("callerPractice") == null) {
            typed.wrong("callerPractice", "Write the ODS code of the caller's practice, like F81110");
        }
        if (typed.orNull("familyName") == null) {
            typed.wrong("familyName", "Enter the family name: the call is logged to somebody");
        }
        if (birthDate == null) {
            typed.wrong("birthDate", "Enter the date of birth: the call is logged to somebody");
        }
        if (typed.orNull("words") == null) {
            typed.wrong("words", "Write what they ask");
        }
        if (typed.orNull("urgency") == null) {
            typed.wrong("urgency", "Choose how soon they need the answer");
        }
        if (typed.orNull("consent") == null) {
            typed.wrong("consent", "Say whether the person agrees that they ask");
        }
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return new LineCalls.Call(
                Line.ofCode(typed.get("line")),
                typed.get("callerName"),
                typed.orNull("callerNumber"),
                typed.get("callerPractice"),
                new Details(
                        typed.orNull("nhsNumber"),
                        typed.orNull("familyName"),
                        typed.orNull("givenName"),
                        null,
                        birthDate,
                        Gender.NOT_KNOWN,
                        null,
                        null,
                        null,
                        null,
                        typed.orNull("callerPractice"),
                        null,
                        false,
                        false,
                        null),
                Urgency.ofCode(typed.get("urgency")),
                typed.get("consent"),
                typed.get("words"));
    }

    private String page(String wanted, Typed typed, String key, Model model) {
        Actor actor = CurrentActor.get();
        String practice = wanted.isBlank() && actor.role().equals("gp")
                ? organisations
                        .find(actor.organisationId())
                        .map(Organisation::odsCode)
                        .orElse("")
                : wanted.strip();
        LinePage page = looks.look(
                "Advice lines",
                Ask.function(Action.WRITE, "advice"),
                _ -> new LinePage(
                        Arrays.stream(Line.values())
                                .map(line -> shown(line, practice))
                                .toList(),
                        Arrays.asList(Urgency.values()),
                        practice,
                        typed,
                        key,
                        time.instant()));
        boolean unknown = !practice.isEmpty()
                && organisations
                        .byOds(practice.toUpperCase(java.util.Locale.ROOT))
                        .isEmpty();
        if (unknown) {
            typed.wrong("callerPractice", "There is no practice with this code");
        }
        model.addAttribute("title", "Advice lines");
        model.addAttribute("errors", typed.problems().isEmpty() ? Map.of() : typed.problems());
        model.addAttribute("page", page);
        return "frontdoor/advice/line";
    }

    private LinePage.Shown shown(Line line, String practice) {
        LineCalls.Answered answered = calls.at(line, practice.isEmpty() ? null : practice);
        String number = line == Line.PROFESSIONAL
                ? services.byCode("professional-advice-line")
                        .map(org.onedoor.directory.Service::phone)
                        .orElse(null)
                : answered.by().service().phone();
        return new LinePage.Shown(line, answered, number);
    }
}
