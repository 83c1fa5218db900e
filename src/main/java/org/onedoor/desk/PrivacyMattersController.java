package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.BreakGlass;
import org.onedoor.access.Glass;
import org.onedoor.access.LookFinding;
import org.onedoor.access.LookFindings;
import org.onedoor.access.LookQueries;
import org.onedoor.access.LookQuery;
import org.onedoor.access.WhoLooked;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.AuditSearch;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Privacy Officers are asked: to review a broken glass, and to answer a person's query. */
@Controller
class PrivacyMattersController {
    private final BreakGlass glass;
    private final LookQueries queries;
    private final LookFindings findings;
    private final WhoLooked whoLooked;
    private final AuditSearch audit;
    private final Accounts accounts;
    private final Organisations organisations;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    PrivacyMattersController(
            BreakGlass glass,
            LookQueries queries,
            LookFindings findings,
            WhoLooked whoLooked,
            AuditSearch audit,
            Accounts accounts,
            Organisations organisations,
            People people,
            Looks looks,
            DomainTime time) {
        this.glass = glass;
        this.queries = queries;
        this.findings = findings;
        this.whoLooked = whoLooked;
        this.audit = audit;
        this.accounts = accounts;
        this.organisations = organisations;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/privacy/glass/{reference}")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String glass(@PathVariable String reference, Model model) {
        return glass(glass.find(reference).orElse(null), "", "", Map.of(), model);
    }

    private String glass(
            @Nullable Glass found, String justified, String finding, Map<String, String> problems, Model model) {
        if (found == null) {
            return looks.absent("A broken glass", Action.READ, WhoLooked.DATA);
        }
        PrivacyPage.GlassPage page = looks.look("A broken glass", ask(found.personId(), found.told()), shown -> {
            shown.addAll(people.linked(found.personId()));
            Map<UUID, String> names = organisations.names(found.told());
            return new PrivacyPage.GlassPage(
                    found,
                    people.get(found.personId()).spoken(),
                    accounts.names(List.of(found.accountId())).getOrDefault(found.accountId(), "An account"),
                    names.getOrDefault(found.organisationId(), "An organisation"),
                    found.told().stream()
                            .map(id -> names.getOrDefault(id, "An organisation"))
                            .sorted()
                            .toList(),
                    found.reviewOrg().equals(CurrentActor.get().organisationId()),
                    justified,
                    finding,
                    time.instant());
        });
        return show("Broken glass " + found.reference(), page, problems, "desk/privacy/glass", model);
    }

    @PostMapping("/privacy/glass/{reference}")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String review(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String justified,
            @RequestParam(defaultValue = "") String finding,
            Model model,
            RedirectAttributes redirect) {
        Glass found = glass.find(reference).orElse(null);
        if (found == null) {
            return looks.absent("A broken glass", Action.WRITE, WhoLooked.DATA);
        }
        try {
            glass.review(
                    found,
                    switch (justified) {
                        case "yes" -> true;
                        case "no" -> false;
                        default -> null;
                    },
                    finding);
        } catch (Invalid e) {
            return glass(found, justified, finding, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The review of %s is written".formatted(reference));
        return "redirect:/privacy";
    }

    @GetMapping("/privacy/queries/{reference}")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String query(@PathVariable String reference, Model model) {
        return query(queries.find(reference).orElse(null), "", "", Map.of(), model);
    }

    private String query(
            @Nullable LookQuery found, String outcome, String answer, Map<String, String> problems, Model model) {
        if (found == null) {
            return looks.absent("A query about who looked", Action.READ, WhoLooked.DATA);
        }
        Set<UUID> parties = Set.copyOf(List.of(found.organisationId(), found.takenOrg()).stream()
                .distinct()
                .toList());
        PrivacyPage.QueryPage page = looks.look("A query about who looked", ask(found.personId(), parties), shown -> {
            shown.addAll(people.linked(found.personId()));
            AuditSearch.Row row = audit.find(found.auditId()).orElseThrow();
            WhoLooked.Words words = whoLooked.words(row);
            return new PrivacyPage.QueryPage(
                    found,
                    people.get(found.personId()).spoken(),
                    words.what() + ". " + words.why(),
                    row.name(),
                    organisations
                            .names(List.of(row.organisationId()))
                            .getOrDefault(row.organisationId(), "An organisation"),
                    found.organisationId().equals(CurrentActor.get().organisationId()),
                    outcome,
                    answer,
                    row.at());
        });
        return show("Query " + found.reference(), page, problems, "desk/privacy/query", model);
    }

    @PostMapping("/privacy/queries/{reference}")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String answer(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        LookQuery found = queries.find(reference).orElse(null);
        if (found == null) {
            return looks.absent("A query about who looked", Action.WRITE, WhoLooked.DATA);
        }
        try {
            queries.answer(found, LookQuery.Outcome.ofCode(outcome).orElse(null), answer);
        } catch (Invalid e) {
            return query(found, outcome, answer, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The answer is written. Print it for the person");
        return "redirect:/privacy/queries/" + reference;
    }

    @GetMapping("/privacy/findings/{findingId}")
    @Does(value = Action.READ, data = WhoLooked.DATA)
    String finding(@PathVariable UUID findingId, Model model) {
        return finding(findings.find(findingId).orElse(null), "", "", Map.of(), model);
    }

    private String finding(
            @Nullable LookFinding found, String outcome, String words, Map<String, String> problems, Model model) {
        if (found == null) {
            return looks.absent("A finding about who looked", Action.READ, WhoLooked.DATA);
        }
        PrivacyPage.FindingPage page =
                looks.look("A finding about who looked", Ask.function(Action.READ, WhoLooked.DATA), shown -> {
                    UUID personId = found.personId();
                    if (personId != null) {
                        shown.addAll(people.linked(personId));
                    }
                    return new PrivacyPage.FindingPage(
                            found,
                            accounts.names(List.of(found.accountId())).getOrDefault(found.accountId(), "An account"),
                            personId == null ? null : people.get(personId).spoken(),
                            outcome,
                            words,
                            time.instant());
                });
        return show("Finding: " + found.rule().label(), page, problems, "desk/privacy/finding", model);
    }

    @PostMapping("/privacy/findings/{findingId}")
    @Does(value = Action.WRITE, data = WhoLooked.DATA)
    String end(
            @PathVariable UUID findingId,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        LookFinding found = findings.find(findingId).orElse(null);
        if (found == null) {
            return looks.absent("A finding about who looked", Action.WRITE, WhoLooked.DATA);
        }
        try {
            findings.end(found, LookQuery.Outcome.ofCode(outcome).orElse(null), words);
        } catch (Invalid e) {
            return finding(found, outcome, words, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "What it was is written");
        return "redirect:/privacy";
    }

    private static Ask ask(UUID personId, Set<UUID> parties) {
        return Ask.item(Action.READ, WhoLooked.DATA, new Subject.Person(personId), parties);
    }

    private static String show(String title, Object page, Map<String, String> problems, String view, Model model) {
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", title);
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return view;
    }
}
