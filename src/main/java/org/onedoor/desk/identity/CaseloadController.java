package org.onedoor.desk.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.LocalIdentifiers.LocalIdentifier;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.people.PlacePick;
import org.onedoor.people.SamePeople;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Looks.Shown;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A team's people over all record systems: each person once, with what every system calls them. */
@Controller
class CaseloadController {
    private static final int PAGE = 100;
    private static final int PAGES = 10;
    private static final String NONE = "none";

    private final Worklists worklists;
    private final People people;
    private final SamePeople same;
    private final LocalIdentifiers numbers;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final Looks looks;

    CaseloadController(
            Worklists worklists,
            People people,
            SamePeople same,
            LocalIdentifiers numbers,
            Organisations organisations,
            PlaceFilters places,
            Looks looks) {
        this.worklists = worklists;
        this.people = people;
        this.same = same;
        this.numbers = numbers;
        this.organisations = organisations;
        this.places = places;
        this.looks = looks;
    }

    @GetMapping("/people/caseload")
    @Does(value = Action.READ, data = Identities.IDENTITY)
    String caseload(
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        PlaceFilter of = places.of(place);
        model.addAttribute(
                "page",
                looks.look(
                        "Caseload over all record systems",
                        Ask.function(Action.READ, Identities.IDENTITY),
                        shown -> page(system, of, group, shown)));
        model.addAttribute("title", "Caseload over all record systems");
        return "desk/identity/caseload";
    }

    private CaseloadPage page(String chosen, PlaceFilter place, String group, Shown shown) {
        List<Worklists.Row> rows = new ArrayList<>();
        Actor actor = CurrentActor.get();
        boolean more = true;
        for (int page = 1; page <= PAGES && more; page++) {
            List<Worklists.Row> some = worklists.page(new Filter(
                    Lane.OWNER, actor.organisationId(), actor.teamId(), true, List.of(), List.of(), place, page, PAGE));
            rows.addAll(some);
            more = some.size() == PAGE;
        }
        Map<UUID, Set<UUID>> linked =
                same.all(rows.stream().map(Worklists.Row::personId).collect(Collectors.toSet()));
        Map<UUID, UUID> lead = new HashMap<>();
        Map<UUID, Set<String>> references = new LinkedHashMap<>();
        for (Worklists.Row row : rows) {
            Set<UUID> set = linked.getOrDefault(row.personId(), Set.of(row.personId()));
            UUID first = set.stream()
                    .filter(lead::containsKey)
                    .findFirst()
                    .map(lead::get)
                    .orElse(row.personId());
            set.forEach(id -> lead.putIfAbsent(id, first));
            references.computeIfAbsent(first, _ -> new LinkedHashSet<>()).add(row.reference());
        }
        Map<UUID, List<LocalIdentifier>> numbersOf =
                numbers.of(lead.keySet()).stream().collect(Collectors.groupingBy(each -> lead.get(each.personId())));
        Map<UUID, String> names = organisations.names(numbersOf.values().stream()
                .flatMap(List::stream)
                .map(LocalIdentifier::organisationId)
                .collect(Collectors.toSet()));
        Map<UUID, Person> whole = people.all(references.keySet());
        Map<String, Integer> systems = new HashMap<>();
        int none = 0;
        List<CaseloadPage.Line> lines = new ArrayList<>();
        for (Map.Entry<UUID, Set<String>> each : references.entrySet()) {
            Person person = whole.get(each.getKey());
            if (person == null) {
                continue;
            }
            List<LocalIdentifier> theirs = numbersOf.getOrDefault(each.getKey(), List.of());
            Set<String> in =
                    theirs.stream().map(number -> system(number, names)).collect(Collectors.toCollection(TreeSet::new));
            in.forEach(name -> systems.merge(name, 1, Integer::sum));
            none += in.isEmpty() ? 1 : 0;
            if (chosen.isEmpty() || in.contains(chosen) || (in.isEmpty() && chosen.equals(NONE))) {
                Set<UUID> set = linked.getOrDefault(each.getKey(), Set.of(each.getKey()));
                shown.addAll(set);
                lines.add(new CaseloadPage.Line(
                        person,
                        List.copyOf(each.getValue()),
                        theirs.stream()
                                .map(number -> number.value() + " in " + system(number, names))
                                .toList(),
                        set.size()));
            }
        }
        PlacePick pick = places.pick(
                CaseloadPage.here(chosen),
                place,
                group,
                () -> lines.stream().map(line -> line.person().personId()).toList());
        return new CaseloadPage(lines, largestFirst(systems), none, references.size(), chosen, more, pick);
    }

    private static String system(LocalIdentifier number, Map<UUID, String> names) {
        return number.system() + ", " + names.getOrDefault(number.organisationId(), "an organisation");
    }

    private static Map<String, Integer> largestFirst(Map<String, Integer> systems) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        systems.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }
}
