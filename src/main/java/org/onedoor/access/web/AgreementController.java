package org.onedoor.access.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Agreement;
import org.onedoor.access.Agreements;
import org.onedoor.access.Shareable;
import org.onedoor.access.Standing;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of agreements to share: to read for all staff, to keep for Privacy Officers; and "may they, and why?". */
@Controller
class AgreementController {
    private final Agreements agreements;
    private final Organisations organisations;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    AgreementController(Agreements agreements, Organisations organisations, Gate gate, Looks looks, DomainTime time) {
        this.agreements = agreements;
        this.organisations = organisations;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/agreements")
    @Does(value = Action.READ, data = Agreements.DATA)
    String register(
            @RequestParam(defaultValue = "") String asks,
            @RequestParam(defaultValue = "") String keeps,
            @RequestParam(defaultValue = "") String what,
            Model model) {
        Map<String, String> problems = new LinkedHashMap<>();
        AgreementPage page = looks.look("Agreements to share", Ask.function(Action.READ, Agreements.DATA), _ -> {
            List<Agreement> all = agreements.all();
            return new AgreementPage(
                    all,
                    names(all),
                    keeps(),
                    CurrentActor.get().organisationId(),
                    new AgreementPage.Asked(asks, keeps, what),
                    answer(asks, keeps, what, problems),
                    time.instant());
        });
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Agreements to share");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "access/agreements";
    }

    private @Nullable Standing answer(String asks, String keeps, String what, Map<String, String> problems) {
        if ((asks + keeps).isBlank()) {
            return null;
        }
        Organisation asking = organisation(asks, "asks", problems);
        Organisation keeping = organisation(keeps, "keeps", problems);
        return asking == null || keeping == null
                ? null
                : agreements.standing(
                        asking.id(), keeping.id(), Shareable.ofCode(what).orElse(Shareable.CRISIS_PLAN));
    }

    private @Nullable Organisation organisation(String name, String field, Map<String, String> problems) {
        Organisation found = named(name);
        if (found == null) {
            problems.put(
                    field, "No organisation is known as \"%s\". Enter its name or its code".formatted(name.strip()));
        }
        return found;
    }

    private @Nullable Organisation named(String name) {
        return organisations
                .byAlias(name)
                .or(() -> organisations.byOds(name))
                .or(() -> organisations.named(name).stream()
                        .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                        .findFirst())
                .orElse(null);
    }

    @GetMapping("/agreements/new")
    @Does(value = Action.WRITE, data = Agreements.DATA)
    String ask(Model model) {
        return form(new AgreementPage.Form(Map.of(), Set.of(), UUID.randomUUID().toString()), Map.of(), model);
    }

    @PostMapping("/agreements/new")
    @Does(value = Action.WRITE, data = Agreements.DATA)
    String register(
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "class", required = false) @Nullable List<String> classes,
            Model model,
            RedirectAttributes redirect) {
        Set<String> chosen = classes == null ? Set.of() : Set.copyOf(classes);
        Map<String, String> problems = new LinkedHashMap<>();
        Set<UUID> parties = parties(typed.getOrDefault("parties", ""), problems);
        String key = typed.getOrDefault("key", UUID.randomUUID().toString());
        Agreement.Terms terms = new TermsTyped(typed, chosen).read(problems);
        if (terms == null || !problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(new AgreementPage.Form(typed, chosen, key), problems, model);
        }
        try {
            String reference = agreements.register(terms, parties, key);
            redirect.addFlashAttribute("notice", "Agreement %s is in the register".formatted(reference));
            return "redirect:/agreements/" + reference;
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            String fresh = UUID.randomUUID().toString();
            return form(new AgreementPage.Form(typed, chosen, fresh), Map.of("title", SentBefore.words(e)), model);
        }
    }

    private Set<UUID> parties(String lines, Map<String, String> problems) {
        Set<UUID> found = new HashSet<>();
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            Organisation party = organisation(line, "parties", problems);
            if (party != null && !party.id().equals(CurrentActor.get().organisationId())) {
                found.add(party.id());
            }
        }
        if (found.isEmpty()) {
            problems.putIfAbsent("parties", "Enter at least one other organisation, each on a line of its own");
        }
        return found;
    }

    private String form(AgreementPage.Form page, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Register an agreement to share");
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                looks.look("Form for an agreement to share", Ask.function(Action.WRITE, Agreements.DATA), _ -> page));
        return "access/agreement-form";
    }

    @GetMapping("/agreements/{reference}")
    @Does(value = Action.READ, data = Agreements.DATA)
    String one(@PathVariable String reference, Model model) {
        return one(reference, "", Map.of(), model);
    }

    @PostMapping("/agreements/{reference}/end")
    @Does(value = Action.WRITE, data = Agreements.DATA)
    String end(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes redirect) {
        try {
            agreements.end(found(reference), why);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(reference, why, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The agreement has ended. From now on nothing is shown by it");
        return "redirect:/agreements/" + reference;
    }

    private String one(String reference, String why, Map<String, String> problems, Model model) {
        AgreementPage.One page = looks.look("Agreement to share", Ask.function(Action.READ, Agreements.DATA), _ -> {
            Agreement agreement = found(reference);
            return new AgreementPage.One(
                    agreement,
                    names(List.of(agreement)),
                    keeps()
                            && agreement.ended() == null
                            && agreement.terms().until().isAfter(time.instant())
                            && agreement
                                    .controllerId()
                                    .equals(CurrentActor.get().organisationId()),
                    why,
                    time.instant());
        });
        model.addAttribute("title", page.agreement().terms().title());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "access/agreement";
    }

    private Agreement found(String reference) {
        return agreements.find(reference).orElseThrow(() -> new NotFound(Agreements.DATA));
    }

    private boolean keeps() {
        return gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, Agreements.DATA)) instanceof Decision.Allowed;
    }

    private Map<UUID, String> names(List<Agreement> all) {
        Set<UUID> ids = new HashSet<>();
        all.forEach(each -> {
            ids.add(each.controllerId());
            ids.addAll(each.parties());
        });
        return organisations.names(ids);
    }
}
