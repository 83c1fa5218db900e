package org.onedoor.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.BreakGlass;
import org.onedoor.access.Glass;
import org.onedoor.access.LookFinding;
import org.onedoor.access.LookFindings;
import org.onedoor.access.LookQueries;
import org.onedoor.access.WhoLooked;
import org.onedoor.access.WithheldLooks;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.AuditSearch;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a Privacy Officer has to do, and their search through who looked. */
@Controller
@Does(value = Action.READ, data = WhoLooked.DATA)
class PrivacyController {
    private static final int MOST = 200;
    private static final List<String> FIELDS =
            List.of("nhsNumber", "familyName", "givenName", "birthDate", "postcode", "account", "from", "to");

    private final BreakGlass glass;
    private final LookQueries queries;
    private final LookFindings findings;
    private final WithheldLooks withheld;
    private final WhoLooked whoLooked;
    private final AuditSearch audit;
    private final Accounts accounts;
    private final Organisations organisations;
    private final People people;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    PrivacyController(
            BreakGlass glass,
            LookQueries queries,
            LookFindings findings,
            WithheldLooks withheld,
            WhoLooked whoLooked,
            AuditSearch audit,
            Accounts accounts,
            Organisations organisations,
            People people,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.glass = glass;
        this.queries = queries;
        this.findings = findings;
        this.withheld = withheld;
        this.whoLooked = whoLooked;
        this.audit = audit;
        this.accounts = accounts;
        this.organisations = organisations;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/privacy")
    String home(Model model) {
        return home(LogAsked.NOTHING, Map.of(), model);
    }

    private String home(LogAsked asked, Map<String, String> problems, Model model) {
        UUID own = CurrentActor.get().organisationId();
        PrivacyPage page = looks.look("Work of the Privacy Officer", Ask.function(Action.READ, WhoLooked.DATA), _ -> {
            List<Glass> glasses = glass.of(own);
            List<LookFinding> found = findings.open(own);
            return new PrivacyPage(
                    glasses,
                    queries.open(own),
                    found,
                    accounts.names(found.stream().map(LookFinding::accountId).collect(Collectors.toSet())),
                    withheld.due(own),
                    organisations.names(
                            glasses.stream().map(Glass::organisationId).collect(Collectors.toSet())),
                    own,
                    asked,
                    time.instant());
        });
        Map<String, String> inOrder = new LinkedHashMap<>();
        FIELDS.stream().filter(problems::containsKey).forEach(field -> inOrder.put(field, problems.get(field)));
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Who looked");
        model.addAttribute("errors", inOrder);
        model.addAttribute("page", page);
        return "desk/privacy";
    }

    /** It is a POST: no number and no name is ever in an address. */
    @PostMapping("/privacy/search")
    String search(@RequestParam Map<String, String> fields, Model model) {
        LogAsked asked = LogAsked.of(fields);
        Map<String, String> problems = new LinkedHashMap<>();
        Instant now = time.instant();
        PersonSearch person = asked.search(now, problems);
        Instant from = asked.from(now, problems);
        Instant until = asked.until(now, problems);
        if (problems.isEmpty() && until.isBefore(from)) {
            problems.put("to", "The last day must not be before the first");
        }
        UUID own = CurrentActor.get().organisationId();
        List<UUID> whose = asked.account().isEmpty() ? null : accounts.named(own, asked.account());
        if (whose != null && whose.isEmpty()) {
            problems.put("account", "No account of your organisation has a name like '%s'".formatted(asked.account()));
        }
        if (!problems.isEmpty()) {
            return home(asked, problems, model);
        }
        LogPage page = looks.look("Search of who looked", Ask.function(Action.READ, WhoLooked.DATA), shown -> {
            List<Person> meant = person == null
                    ? List.of()
                    : people.search(person).stream()
                            .filter(each -> opens(each.personId()))
                            .toList();
            LogPage found = found(asked, person != null, meant, whose, from, until);
            found.rows().forEach(row -> row.about().forEach(each -> shown.add(each.personId())));
            found.people().forEach(each -> shown.add(each.personId()));
            return found;
        });
        model.addAttribute("title", "Search of who looked");
        model.addAttribute("page", page);
        return "desk/privacy/log";
    }

    /** An officer sees what their own organisation's accounts did, and all that was done about those they may open. */
    private LogPage found(
            LogAsked asked,
            boolean named,
            List<Person> meant,
            @Nullable List<UUID> whose,
            Instant from,
            Instant until) {
        List<UUID> ids = meant.stream()
                .flatMap(each -> people.linked(each.personId()).stream())
                .toList();
        List<AuditSearch.Row> rows = named && ids.isEmpty()
                ? List.of()
                : audit.find(
                        new AuditSearch.Asked(
                                named ? ids : null,
                                whose,
                                named ? null : CurrentActor.get().organisationId(),
                                from,
                                until,
                                asked.glass()),
                        MOST + 1);
        List<AuditSearch.Row> shown = rows.stream().limit(MOST).toList();
        Set<UUID> about = shown.stream()
                .flatMap(row -> row.subjects().stream().limit(3))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<UUID, Person> known = people.all(about);
        Map<UUID, Boolean> open = known.keySet().stream().collect(Collectors.toMap(id -> id, this::opens));
        Map<UUID, String> places = organisations.names(
                shown.stream().map(AuditSearch.Row::organisationId).collect(Collectors.toSet()));
        List<LogPage.Row> list = new ArrayList<>();
        for (AuditSearch.Row row : shown) {
            WhoLooked.Words words = whoLooked.words(row);
            list.add(new LogPage.Row(
                    row.auditId(),
                    row.at(),
                    row.name(),
                    words.who() + ", " + places.getOrDefault(row.organisationId(), "an organisation"),
                    words.what(),
                    words.why(),
                    words.emergency(),
                    row.subjects().stream()
                            .limit(3)
                            .map(known::get)
                            .filter(Objects::nonNull)
                            .filter(each ->
                                    row.outcome().equals("allowed") || open.getOrDefault(each.personId(), false))
                            .map(each -> new LogPage.Found(
                                    each.personId(), each.spoken(), open.getOrDefault(each.personId(), false)))
                            .toList()));
        }
        return new LogPage(
                asked,
                list,
                meant.stream()
                        .map(each -> new LogPage.Found(each.personId(), each.spoken(), true))
                        .toList(),
                rows.size() > MOST);
    }

    private boolean opens(UUID personId) {
        return gate.decide(CurrentActor.get(), whoLooked.ask(Action.READ, personId)) instanceof Decision.Allowed;
    }
}
