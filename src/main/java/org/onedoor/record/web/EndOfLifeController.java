package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.Alerts;
import org.onedoor.record.EndOfLife;
import org.onedoor.record.EndOfLifeEntries;
import org.onedoor.record.EndOfLifeEntries.Said;
import org.onedoor.record.PlanPointer;
import org.onedoor.record.PlanPointers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * End of life entries: found by a name or a number in one step, read as one card by an ambulance crew, and written by those who
 * look after the person. The search is a POST: no name and no number is ever in an address.
 */
@Controller
class EndOfLifeController {
    private static final Ask FORM = Ask.function(Action.READ, EndOfLifeEntries.DATA);
    private static final String NONE =
            "No end of life entry is open to you by these details. Check them with somebody who knows the person";

    private final EndOfLifeEntries entries;
    private final PlanPointers pointers;
    private final People people;
    private final Alerts alerts;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    EndOfLifeController(
            EndOfLifeEntries entries,
            PlanPointers pointers,
            People people,
            Alerts alerts,
            Organisations organisations,
            Looks looks,
            DomainTime time) {
        this.entries = entries;
        this.pointers = pointers;
        this.people = people;
        this.alerts = alerts;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/end-of-life")
    @Does(value = Action.READ, data = EndOfLifeEntries.DATA)
    String ask(Model model) {
        return search(Map.of(), Map.of(), model);
    }

    @PostMapping("/end-of-life")
    @Does(value = Action.READ, data = EndOfLifeEntries.DATA)
    String open(@RequestParam Map<String, String> typed, Model model) {
        Map<String, String> problems = new LinkedHashMap<>();
        PersonSearch search = WhoTyped.search(typed, problems, London.date(time.instant()));
        if (!problems.isEmpty()) {
            return search(typed, problems, model);
        }
        List<Person> found = looks.look("Search for an end of life entry", FORM, _ -> people.search(search));
        if (found.size() > 1) {
            problems.put(
                    "familyName",
                    "More than one person has these details. Add the NHS number, the date of birth or the postcode");
            return search(typed, problems, model);
        }
        if (found.isEmpty() || entry(found.getFirst().personId()).isEmpty()) {
            problems.put("familyName", NONE);
            return search(typed, problems, model);
        }
        return "redirect:/people/" + found.getFirst().personId() + "/end-of-life";
    }

    private Optional<EndOfLife> entry(UUID personId) {
        return looks.look(
                "Whether there is an end of life entry",
                EndOfLifeEntries.ask(Action.READ, personId),
                _ -> entries.shown(personId, people.linked(personId)));
    }

    private String search(Map<String, String> typed, Map<String, String> problems, Model model) {
        looks.look("Form to find an end of life entry", FORM, _ -> "");
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Find an end of life entry");
        model.addAttribute("errors", problems);
        model.addAttribute("typed", typed);
        return "record/end-of-life-search";
    }

    @GetMapping("/people/{personId}/end-of-life")
    @Does(value = Action.READ, data = EndOfLifeEntries.DATA)
    String show(@PathVariable UUID personId, Model model) {
        return page(personId, null, null, model);
    }

    @PostMapping("/people/{personId}/end-of-life")
    @Does(value = Action.WRITE, data = EndOfLifeEntries.DATA)
    String write(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(personId, typed, model, () -> {
            entries.write(personId, people.linked(personId), version(typed), said(typed), once(personId, typed));
            redirect.addFlashAttribute("notice", "Kept. It counts from now on.");
        });
    }

    @PostMapping("/people/{personId}/end-of-life/end")
    @Does(value = Action.WRITE, data = EndOfLifeEntries.DATA)
    String end(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(personId, typed, model, () -> {
            entries.end(personId, people.linked(personId), version(typed), typed.get("why"), once(personId, typed));
            redirect.addFlashAttribute("notice", "It no longer counts, and nobody is shown it.");
        });
    }

    private String change(UUID personId, TypedForm typed, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/people/" + personId + "/end-of-life";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, typed, null, model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(
                    personId,
                    typed,
                    "Somebody wrote another version meanwhile: it stands above. What you typed is below; send it again if it should count.",
                    model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(personId, typed, SentBefore.words(e), model);
        }
    }

    private static Said said(TypedForm typed) {
        return new Said(
                typed.get("cpr"),
                typed.get("formHeld"),
                typed.get("first"),
                typed.get("medicines"),
                typed.get("ringName"),
                typed.get("ringPhone"),
                typed.get("wishes"),
                typed.get("condition"),
                typed.get("agreed"),
                SpokenDate.of(typed.get("review-day"), typed.get("review-month"), typed.get("review-year")));
    }

    private static int version(TypedForm typed) {
        return typed.get("version").matches("[0-9]{1,6}") ? Integer.parseInt(typed.get("version")) : -1;
    }

    private static IdempotencyKey once(UUID personId, TypedForm typed) {
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                "end-of-life " + personId + " "
                        + typed.getOr("key", UUID.randomUUID().toString()),
                typed.fingerprint());
    }

    private String page(UUID personId, @Nullable TypedForm typed, @Nullable String conflict, Model model) {
        Optional<EndOfLifePage> found =
                looks.look("End of life entry", EndOfLifeEntries.ask(Action.READ, personId), shown -> {
                    List<UUID> ids = people.linked(personId);
                    boolean looksAfter = entries.looksAfter(personId);
                    EndOfLife entry = entries.shown(personId, ids).orElse(null);
                    if (entry == null && !looksAfter) {
                        return Optional.empty(); // nobody, and somebody without an entry, are answered alike
                    }
                    shown.addAll(ids);
                    List<PlanPointer> elsewhere = looksAfter ? pointers.shown(personId, ids) : List.of();
                    return Optional.of(new EndOfLifePage(
                            people.get(personId),
                            entry,
                            entry == null
                                    ? ""
                                    : organisations
                                            .names(Set.of(entry.organisationId()))
                                            .getOrDefault(entry.organisationId(), "An organisation"),
                            elsewhere,
                            organisations.names(elsewhere.stream()
                                    .map(PlanPointer::organisationId)
                                    .toList()),
                            looksAfter ? alerts.of(ids, Set.of()) : List.of(),
                            entries.writes(personId),
                            looksAfter,
                            entries.version(ids),
                            typed == null ? typed(entry) : typed,
                            conflict,
                            UUID.randomUUID().toString(),
                            London.date(time.instant())));
                });
        EndOfLifePage page = found.orElseThrow(() -> new NotFound(EndOfLifeEntries.DATA));
        boolean card = CurrentActor.get().role().equals("ambulance");
        model.addAttribute("title", card ? page.person().spoken() : "End of life entry");
        model.addAttribute("errors", typed == null ? Map.of() : typed.problems());
        model.addAttribute("page", page);
        return card ? "record/end-of-life-card" : "record/end-of-life";
    }

    /** The version that counts, to write the next from. */
    private static TypedForm typed(@Nullable EndOfLife entry) {
        if (entry == null) {
            return new TypedForm(Map.of());
        }
        LocalDate review = entry.reviewOn();
        Map<String, List<String>> said = new LinkedHashMap<>(Map.of(
                "cpr", List.of(entry.cpr().code()),
                "formHeld", List.of(entry.formHeld()),
                "first", List.of(entry.first()),
                "medicines", List.of(entry.medicines()),
                "ringName", List.of(entry.ringName()),
                "ringPhone", List.of(entry.ringPhone()),
                "wishes", List.of(entry.wishes()),
                "condition", List.of(entry.condition()),
                "agreed", List.of(entry.agreed().code())));
        if (review != null) {
            said.put("review-day", List.of(String.valueOf(review.getDayOfMonth())));
            said.put("review-month", List.of(String.valueOf(review.getMonthValue())));
            said.put("review-year", List.of(String.valueOf(review.getYear())));
        }
        return new TypedForm(said);
    }
}
