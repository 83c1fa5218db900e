package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.Placement;
import org.onedoor.record.Placements;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In which care home somebody lives, as those who look after them keep it; and a home's residents of today. */
@Controller
class PlacementController {
    private final Placements placements;
    private final People people;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    PlacementController(
            Placements placements, People people, Organisations organisations, Looks looks, DomainTime time) {
        this.placements = placements;
        this.people = people;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    /** Who lives in the reader's home today, each with the way to their plan. */
    @GetMapping("/residents")
    @Does(value = Action.READ, data = Placements.DATA)
    String residents(Model model) {
        Actor actor = CurrentActor.get();
        LocalDate today = London.date(time.instant());
        ResidentsPage page = looks.look("Residents of today", Ask.function(Action.READ, Placements.DATA), shown -> {
            List<Placement> found = placements.residents(actor.organisationId(), today);
            found.forEach(each -> shown.add(each.personId()));
            Map<UUID, Person> known =
                    people.all(found.stream().map(Placement::personId).collect(Collectors.toSet()));
            return new ResidentsPage(
                    once(found).stream()
                            .map(each -> new ResidentsPage.Resident(
                                    Objects.requireNonNull(known.get(each.personId())), each))
                            .sorted(Comparator.comparing(each -> each.person().headed()))
                            .toList(),
                    organisations
                            .names(List.of(actor.organisationId()))
                            .getOrDefault(actor.organisationId(), "your home"),
                    today);
        });
        model.addAttribute("title", "Residents");
        model.addAttribute("page", page);
        return "record/residents";
    }

    /** Somebody whose records are linked lives there once. */
    private List<Placement> once(List<Placement> found) {
        Map<UUID, Set<UUID>> linked =
                people.linked(found.stream().map(Placement::personId).collect(Collectors.toSet()));
        Map<Set<UUID>, List<Placement>> each = found.stream()
                .collect(Collectors.groupingBy(
                        one -> linked.getOrDefault(one.personId(), Set.of(one.personId())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return each.values().stream()
                .map(one -> Placement.stays(one).getFirst())
                .toList();
    }

    @GetMapping("/people/{personId}/placements")
    @Does(value = Action.READ, data = Placements.DATA)
    String show(@PathVariable UUID personId, Model model) {
        return page(personId, null, TypedForm.nothing(), null, model);
    }

    @PostMapping("/people/{personId}/placements")
    @Does(value = Action.WRITE, data = Placements.DATA)
    String place(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(personId, null, typed, model, () -> {
            Days days = days(typed, "");
            placements.place(
                    personId, people.linked(personId), home(typed), days.first(), days.last(), once(personId, typed));
            redirect.addFlashAttribute("notice", "Recorded. The home reads their plans on these days and on no other.");
        });
    }

    @PostMapping("/people/{personId}/placements/{placementId}")
    @Does(value = Action.WRITE, data = Placements.DATA)
    String correct(
            @PathVariable UUID personId,
            @PathVariable UUID placementId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(personId, placementId, typed, model, () -> {
            Days days = days(typed, "-" + placementId);
            placements.correct(
                    people.linked(personId),
                    placementId,
                    version(typed),
                    days.first(),
                    days.last(),
                    once(placementId, typed));
            redirect.addFlashAttribute("notice", "Corrected. It counts at once.");
        });
    }

    @PostMapping("/people/{personId}/placements/{placementId}/withdraw")
    @Does(value = Action.WRITE, data = Placements.DATA)
    String withdraw(
            @PathVariable UUID personId,
            @PathVariable UUID placementId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(personId, placementId, typed, model, () -> {
            placements.withdraw(
                    people.linked(personId), placementId, version(typed), typed.get("why"), once(placementId, typed));
            redirect.addFlashAttribute("notice", "Taken back. The home reads nothing on its ground any longer.");
        });
    }

    private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

    /** @param of ends the names of the fields, where there is a form for each of several */
    private static Days days(TypedForm typed, String of) {
        Days days =
                new Days(typed.date("first" + of, "The day they moved in"), typed.date("last" + of, "Their last day"));
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return days;
    }

    private static @Nullable UUID home(TypedForm typed) {
        try {
            return UUID.fromString(typed.get("home"));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static int version(TypedForm typed) {
        return typed.get("version").matches("[0-9]{1,6}") ? Integer.parseInt(typed.get("version")) : -1;
    }

    private static IdempotencyKey once(UUID about, TypedForm typed) {
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                "placement " + about + " "
                        + typed.getOr("key", UUID.randomUUID().toString()),
                typed.fingerprint());
    }

    private String change(UUID personId, @Nullable UUID about, TypedForm typed, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/people/" + personId + "/placements";
        } catch (Invalid e) {
            e.problems().forEach((field, problem) -> typed.wrong(named(field, about), problem));
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, about, typed, null, model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(
                    personId,
                    about,
                    typed,
                    "Somebody corrected it meanwhile: it stands below as it is now. What you typed is kept; send it again if it should count.",
                    model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, about, typed, SentBefore.words(e), model);
        }
    }

    /** A day of one of several placements is named after it. */
    private static String named(String field, @Nullable UUID about) {
        return about != null && (field.equals("first") || field.equals("last")) ? field + "-" + about : field;
    }

    private String page(UUID personId, @Nullable UUID about, TypedForm typed, @Nullable String conflict, Model model) {
        PlacementPage page = looks.look("Placements in care homes", Placements.ask(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            List<Placement> all = Placement.stays(placements.of(ids));
            return new PlacementPage(
                    people.get(personId),
                    all,
                    organisations.names(all.stream().map(Placement::homeId).collect(Collectors.toSet())),
                    placements.writes(personId),
                    placements.homes(),
                    about,
                    typed,
                    conflict,
                    UUID.randomUUID().toString(),
                    London.date(time.instant()));
        });
        model.addAttribute("title", "Care home");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "record/placements";
    }
}
