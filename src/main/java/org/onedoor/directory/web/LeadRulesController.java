package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.LeadPreview;
import org.onedoor.directory.LeadRule;
import org.onedoor.directory.LeadRules;
import org.onedoor.directory.Leads;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Reloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who leads: the rules, one case tried, and a change with its preview before anybody agrees it. */
@Controller
@RequestMapping("/services/leads")
@Does(value = Action.WRITE, data = LeadRules.DATA)
class LeadRulesController {
    private final LeadRules rules;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    LeadRulesController(LeadRules rules, Services services, Organisations organisations, Looks looks, DomainTime time) {
        this.rules = rules;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = LeadRules.DATA)
    String all(Model model) {
        return all(Map.of(), List.of(), Map.of(), null, model);
    }

    /** Who would lead one case that names nobody. */
    @PostMapping("/try")
    @Does(value = Action.READ, data = LeadRules.DATA)
    String tried(@RequestParam MultiValueMap<String, String> sent, Model model) {
        List<String> chosen = sent.getOrDefault("needs", List.of()).stream()
                .filter(code -> !code.isEmpty())
                .toList();
        Map<String, String> typed = sent.toSingleValueMap();
        CaseForm form = new CaseForm(typed, chosen, services.needs());
        LocalDate today = London.date(time.instant());
        try {
            LeadFacts facts = form.facts(rules, today);
            Leads leads = rules.decide(facts, form.day(today));
            return all(typed, chosen, Map.of(), new LeadRulesPage.Tried(facts, leads), model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return all(typed, chosen, e.problems(), null, model);
        }
    }

    private String all(
            Map<String, String> typed,
            List<String> chosen,
            Map<String, String> problems,
            LeadRulesPage.@Nullable Tried tried,
            Model model) {
        LeadRulesPage page = looks.look("Who leads", Ask.function(Action.READ, LeadRules.DATA), _ -> {
            List<LeadRule> every = rules.all();
            return new LeadRulesPage(
                    rules.inForce(London.date(time.instant())),
                    every,
                    names(every, null),
                    services.needs(),
                    organisations.districts(),
                    typed,
                    chosen,
                    problems,
                    tried,
                    CurrentActor.get(),
                    London.date(time.instant()));
        });
        model.addAttribute("title", "Who leads");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/leads/all";
    }

    @GetMapping("/new")
    String form(@RequestParam(defaultValue = "") String kind, Model model) {
        return form(Map.of("kind", kind, "rank", "100"), Map.of(), null, model);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    @Does(value = Action.READ, data = LeadRules.DATA)
    String one(@PathVariable String id, Model model) {
        return one(rules.get(id(id)), null, model);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/edit")
    String edit(@PathVariable String id, Model model) {
        LeadRule rule = rules.get(id(id));
        return form(
                LeadRulesPage.typed(rule, names(List.of(rule), null), London.date(time.instant())),
                Map.of(),
                null,
                model);
    }

    /** First a preview of what would change; then it is proposed. */
    @PostMapping("/new")
    String propose(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            if (!typed.containsKey("propose")) {
                Reloads.mark(model);
                return form(typed, Map.of(), rules.preview(typed), model);
            }
            rules.propose(typed);
            flash.addFlashAttribute("notice", "It is proposed. It counts once another manager has agreed");
            return "redirect:/services/leads";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(typed, Map.of("name", e.getMessage()), null, model);
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/{step:agree|refuse}")
    String decide(@PathVariable String id, @PathVariable String step, Model model, RedirectAttributes flash) {
        try {
            rules.decide(id(id), step.equals("agree"));
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/leads";
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(rules.get(id(id)), e.getMessage(), model);
        }
    }

    private String form(
            Map<String, String> typed, Map<String, String> problems, @Nullable LeadPreview preview, Model model) {
        LeadRulesPage.Form page = looks.look(
                "Form of a rule of who leads",
                Ask.function(Action.WRITE, LeadRules.DATA),
                _ -> new LeadRulesPage.Form(typed, problems, shown(preview), services.needs()));
        model.addAttribute(
                "title",
                typed.getOrDefault("code", "").isEmpty() ? "A new rule of who leads" : "Change a rule of who leads");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/leads/form";
    }

    private String one(LeadRule rule, @Nullable String refused, Model model) {
        LeadRulesPage.One page = looks.look("Rule of who leads", Ask.function(Action.READ, LeadRules.DATA), _ -> {
            List<LeadRule> editions = rules.all().stream()
                    .filter(each -> each.code().equals(rule.code()))
                    .toList();
            return new LeadRulesPage.One(
                    rule,
                    editions,
                    shown(rule.isOpen() ? rules.preview(rule) : null),
                    names(editions, null),
                    services.needs(),
                    organisations.districts(),
                    CurrentActor.get(),
                    refused);
        });
        model.addAttribute("title", rule.name());
        model.addAttribute("page", page);
        return "directory/leads/one";
    }

    private LeadRulesPage.@Nullable Shown shown(@Nullable LeadPreview preview) {
        return preview == null
                ? null
                : new LeadRulesPage.Shown(
                        preview,
                        names(List.of(preview.rule()), preview),
                        new LeadWords(services.needs(), organisations.districts()));
    }

    private Map<UUID, String> names(List<LeadRule> some, @Nullable LeadPreview preview) {
        return organisations.names(java.util.stream.Stream.of(
                        some.stream().map(LeadRule::leadId),
                        some.stream().flatMap(rule -> rule.supporting().stream()),
                        preview == null
                                ? java.util.stream.Stream.<UUID>empty()
                                : preview.changes()
                                        .flatMap(change -> java.util.stream.Stream.of(change.before(), change.after()))
                                        .filter(java.util.Objects::nonNull)
                                        .map(java.util.Objects::requireNonNull))
                .flatMap(each -> each)
                .distinct()
                .toList());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("rule");
        }
    }
}
