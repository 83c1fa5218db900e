package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.onedoor.record.Alerts;
import org.onedoor.record.PlanPointer;
import org.onedoor.record.PlanPointers;
import org.onedoor.record.PlanPointers.Said;
import org.onedoor.record.web.PointerPage.Day;
import org.onedoor.record.web.PointerPage.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans and decisions that other organisations keep: what there is, who has it, and how to get it. */
@Controller
class PointerController {
    private final PlanPointers pointers;
    private final People people;
    private final Alerts alerts;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    PointerController(
            PlanPointers pointers,
            People people,
            Alerts alerts,
            Organisations organisations,
            Looks looks,
            DomainTime time) {
        this.pointers = pointers;
        this.people = people;
        this.alerts = alerts;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/pointers")
    @Does(value = Action.READ, data = PlanPointers.DATA)
    String list(@PathVariable UUID personId, Model model) {
        return page(personId, UUID.randomUUID().toString(), Typed.NOTHING, Map.of(), model);
    }

    @PostMapping("/people/{personId}/pointers")
    @Does(value = Action.WRITE, data = PlanPointers.DATA)
    String add(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String whereHeld,
            @RequestParam(name = "madeOn-day", defaultValue = "") String madeDay,
            @RequestParam(name = "madeOn-month", defaultValue = "") String madeMonth,
            @RequestParam(name = "madeOn-year", defaultValue = "") String madeYear,
            @RequestParam(name = "reviewOn-day", defaultValue = "") String reviewDay,
            @RequestParam(name = "reviewOn-month", defaultValue = "") String reviewMonth,
            @RequestParam(name = "reviewOn-year", defaultValue = "") String reviewYear,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(
                type,
                organisation,
                whereHeld,
                new Day(madeDay, madeMonth, madeYear),
                new Day(reviewDay, reviewMonth, reviewYear),
                null,
                "");
        try {
            pointers.add(personId, said(typed), once("pointer:" + sent, typed.toString()));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, sent, typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "It has been recorded that there is such a plan");
        return "redirect:/people/" + personId + "/pointers";
    }

    private Said said(Typed typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate made = date(problems, "madeOn", "Its date", typed.madeOn());
        LocalDate review = date(problems, "reviewOn", "Its review", typed.reviewOn());
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new Said(typed.type(), keeper(typed.organisation()), typed.whereHeld(), made, review);
    }

    private static @Nullable LocalDate date(Map<String, String> problems, String field, String what, Day typed) {
        if ((typed.day() + typed.month() + typed.year()).isBlank()) {
            return null;
        }
        LocalDate date = SpokenDate.of(typed.day(), typed.month(), typed.year());
        if (date == null) {
            problems.put(field, what + " must be a real date, like 27 3 2026");
        }
        return date;
    }

    private @Nullable UUID keeper(String typed) {
        String asked = typed.strip();
        return organisations
                .byOds(asked.toUpperCase(Locale.ROOT))
                .or(() -> organisations.byAlias(asked))
                .or(() -> organisations.named(asked).stream()
                        .filter(found -> found.name().equalsIgnoreCase(asked))
                        .findFirst())
                .map(Organisation::id)
                .orElse(null);
    }

    @PostMapping("/people/{personId}/pointers/{pointerId}/end")
    @Does(value = Action.WRITE, data = PlanPointers.DATA)
    String end(
            @PathVariable UUID personId,
            @PathVariable UUID pointerId,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes redirect) {
        try {
            pointers.end(
                    looks.look(
                            "Plans held elsewhere",
                            PlanPointers.ask(Action.READ, personId),
                            _ -> pointers.holder(people.linked(personId), pointerId)),
                    pointerId,
                    why,
                    once("pointer-end:" + pointerId, why));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            Typed typed = new Typed("", "", "", Day.NONE, Day.NONE, pointerId.toString(), why);
            return page(personId, UUID.randomUUID().toString(), typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "It has been recorded that it no longer counts");
        return "redirect:/people/" + personId + "/pointers";
    }

    private static IdempotencyKey once(String name, String said) {
        return new IdempotencyKey(CurrentActor.get().accountId().toString(), name, DigestUtils.sha256Hex(said));
    }

    private String page(UUID personId, String key, Typed typed, Map<String, String> problems, Model model) {
        PointerPage page = looks.look("Plans held elsewhere", PlanPointers.ask(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            List<PlanPointer> all = pointers.of(ids);
            return new PointerPage(
                    people.get(personId),
                    all,
                    organisations.names(
                            all.stream().map(PlanPointer::organisationId).collect(Collectors.toSet())),
                    pointers.writes(personId),
                    alerts.of(ids, Set.of()),
                    key,
                    typed,
                    London.date(time.instant()));
        });
        model.addAttribute("title", "Plans held elsewhere");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "record/pointers";
    }
}
