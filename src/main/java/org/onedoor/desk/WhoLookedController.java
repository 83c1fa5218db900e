package org.onedoor.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.LookFindings;
import org.onedoor.access.LookQueries;
import org.onedoor.access.LookQuery;
import org.onedoor.access.WhoLooked;
import org.onedoor.access.WithheldLooks;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.SpokenDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looked at one person: the officer's list, the print-out for the person, and what is done about one entry. */
@Controller
class WhoLookedController {
    private final WhoLooked whoLooked;
    private final LookQueries queries;
    private final WithheldLooks withheld;
    private final LookFindings findings;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    WhoLookedController(
            WhoLooked whoLooked,
            LookQueries queries,
            WithheldLooks withheld,
            LookFindings findings,
            People people,
            Looks looks,
            DomainTime time) {
        this.whoLooked = whoLooked;
        this.queries = queries;
        this.withheld = withheld;
        this.findings = findings;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/privacy/people/{personId}")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String list(@PathVariable UUID personId, Model model) {
        return list(personId, Map.of(), Map.of(), model);
    }

    private String list(UUID personId, Map<String, String> typed, Map<String, String> problems, Model model) {
        WhoLookedPage page = page(personId, "Who looked", false, typed);
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute(
                "title", "Who looked at the record of " + page.person().spoken());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/privacy/looked";
    }

    /** Each look of an account of the officer's organisation at this record is picked out from now on. */
    @PostMapping("/privacy/people/{personId}/watch")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String watch(
            @PathVariable UUID personId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        LocalDate until = SpokenDate.of(
                typed.getOrDefault("until-day", ""),
                typed.getOrDefault("until-month", ""),
                typed.getOrDefault("until-year", ""));
        try {
            findings.watch(whoLooked.ask(Action.WRITE, personId), personId, typed.getOrDefault("reason", ""), until);
        } catch (Invalid e) {
            return list(personId, typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "Each look at this record is picked out from now on");
        return "redirect:/privacy/people/" + personId;
    }

    /** What the person is given: in plain words, without surnames of staff and without what is withheld. */
    @GetMapping("/privacy/people/{personId}/print")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String print(@PathVariable UUID personId, Model model) {
        model.addAttribute("page", page(personId, "Who looked, for the person", true, Map.of()));
        model.addAttribute("title", "Who looked at your record");
        return "desk/privacy/print";
    }

    private WhoLookedPage page(UUID personId, String what, boolean forThePerson, Map<String, String> typed) {
        return looks.look(what, whoLooked.ask(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new WhoLookedPage(
                    people.get(personId),
                    forThePerson ? whoLooked.forThePerson(personId) : whoLooked.of(personId),
                    queries.of(ids).stream().collect(Collectors.groupingBy(LookQuery::auditId)),
                    findings.watched(personId).orElse(null),
                    typed,
                    time.instant());
        });
    }

    @GetMapping("/privacy/people/{personId}/looks/{auditId}")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String entry(@PathVariable UUID personId, @PathVariable UUID auditId, Model model) {
        return entry(personId, auditId, Map.of(), Map.of(), model);
    }

    private String entry(
            UUID personId, UUID auditId, Map<String, String> typed, Map<String, String> problems, Model model) {
        WhoLookedPage.EntryPage page =
                looks.look("One entry of who looked", whoLooked.ask(Action.READ, personId), shown -> {
                    List<UUID> ids = people.linked(personId);
                    shown.addAll(ids);
                    return new WhoLookedPage.EntryPage(
                            people.get(personId),
                            found(personId, auditId),
                            queries.of(ids).stream()
                                    .filter(query -> query.auditId().equals(auditId))
                                    .toList(),
                            typed.getOrDefault("words", ""),
                            typed.getOrDefault("reason", ""),
                            typed.getOrDefault("reviewOn-day", ""),
                            typed.getOrDefault("reviewOn-month", ""),
                            typed.getOrDefault("reviewOn-year", ""),
                            time.instant());
                });
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute(
                "title", "One who looked at the record of " + page.person().spoken());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/privacy/entry";
    }

    private WhoLooked.Entry found(UUID personId, UUID auditId) {
        return whoLooked.of(personId).stream()
                .filter(entry -> entry.auditId().equals(auditId))
                .findFirst()
                .orElseThrow(() -> new NotFound(WhoLooked.DATA));
    }

    /** "I do not recognise this." */
    @PostMapping("/privacy/people/{personId}/looks/{auditId}/query")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String query(
            @PathVariable UUID personId,
            @PathVariable UUID auditId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        WhoLooked.Entry entry = looks.look(
                "One entry of who looked", whoLooked.ask(Action.READ, personId), _ -> found(personId, auditId));
        try {
            String reference = queries.take(
                    whoLooked.ask(Action.WRITE, personId),
                    personId,
                    auditId,
                    entry.organisationId(),
                    typed.getOrDefault("words", ""));
            redirect.addFlashAttribute(
                    "notice", "The query is taken down as %s. Give the person this reference".formatted(reference));
        } catch (Invalid e) {
            return entry(personId, auditId, typed, e.problems(), model);
        }
        return "redirect:/privacy/people/%s/looks/%s".formatted(personId, auditId);
    }

    @PostMapping("/privacy/people/{personId}/looks/{auditId}/withhold")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String withhold(
            @PathVariable UUID personId,
            @PathVariable UUID auditId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        looks.look("One entry of who looked", whoLooked.ask(Action.READ, personId), _ -> found(personId, auditId));
        LocalDate reviewOn = SpokenDate.of(
                typed.getOrDefault("reviewOn-day", ""),
                typed.getOrDefault("reviewOn-month", ""),
                typed.getOrDefault("reviewOn-year", ""));
        try {
            withheld.withhold(
                    whoLooked.ask(Action.WRITE, personId),
                    personId,
                    auditId,
                    typed.getOrDefault("reason", ""),
                    reviewOn);
        } catch (Invalid e) {
            return entry(personId, auditId, typed, new LinkedHashMap<>(e.problems()), model);
        }
        redirect.addFlashAttribute("notice", "The person does not see this entry until it is looked at again");
        return "redirect:/privacy/people/%s/looks/%s".formatted(personId, auditId);
    }

    @PostMapping("/privacy/people/{personId}/looks/{auditId}/show")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String show(@PathVariable UUID personId, @PathVariable UUID auditId, RedirectAttributes redirect) {
        withheld.show(whoLooked.ask(Action.WRITE, personId), personId, auditId);
        redirect.addFlashAttribute("notice", "The person sees this entry again");
        return "redirect:/privacy/people/%s/looks/%s".formatted(personId, auditId);
    }
}
