package org.onedoor.desk;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Reach;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding a person, a referral, a service or a page. It is a POST: no number and no name is ever in an address. */
@Controller
@Does(value = Action.READ, data = "demographics")
class SearchController {
    private static final Pattern CASE = Pattern.compile("PS[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}");
    private static final Pattern REFERENCE = Pattern.compile("OD[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}");

    private static final int NEAR = 5;
    private static final int SERVICES = 8;

    /** In the order of the page. */
    private static final List<String> FIELDS = List.of("nhsNumber", "familyName", "givenName", "birthDate", "postcode");

    private final People people;
    private final Reach reach;
    private final Referrals referrals;
    private final DoorEntries entries;
    private final Services services;
    private final Gate gate;
    private final PageNames pages;
    private final Looks looks;
    private final DomainTime time;

    SearchController(
            People people,
            Reach reach,
            Referrals referrals,
            DoorEntries entries,
            Services services,
            Gate gate,
            PageNames pages,
            Looks looks,
            DomainTime time) {
        this.people = people;
        this.reach = reach;
        this.referrals = referrals;
        this.entries = entries;
        this.services = services;
        this.gate = gate;
        this.pages = pages;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people")
    String ask(Model model) {
        return looks.look(
                "Search form",
                Ask.function(Action.READ, "demographics"),
                _ -> show(model, SearchPage.asking(SearchPage.Asked.NOTHING, reviews()), Map.of()));
    }

    @PostMapping("/people/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String nhsNumber,
            @RequestParam(defaultValue = "") String familyName,
            @RequestParam(defaultValue = "") String givenName,
            @RequestParam(name = "birthDate-day", defaultValue = "") String day,
            @RequestParam(name = "birthDate-month", defaultValue = "") String month,
            @RequestParam(name = "birthDate-year", defaultValue = "") String year,
            @RequestParam(defaultValue = "") String postcode,
            Model model) {
        String text = SearchBox.typed(q).toUpperCase(Locale.ROOT);
        if (REFERENCE.matcher(text).matches()) {
            String packed = text.replaceAll("[- ]", "");
            String found = "redirect:/referrals/OD-" + packed.substring(2, 6) + "-" + packed.substring(6);
            return looks.look("Search by reference", Ask.function(Action.READ, "demographics"), _ -> found);
        }
        if (CASE.matcher(text).matches()) {
            String packed = text.replaceAll("[- ]", "");
            String found = "redirect:/crisis/number/PS-" + packed.substring(2, 6) + "-" + packed.substring(6);
            return looks.look("Search by case number", Ask.function(Action.READ, "demographics"), _ -> found);
        }
        String page = pages.find(q);
        if (page != null) {
            return looks.look("Go to a page", Ask.function(Action.READ, "demographics"), _ -> "redirect:" + page);
        }
        SearchPage.Asked asked = q.isBlank()
                ? new SearchPage.Asked(nhsNumber, familyName, givenName, day, month, year, postcode)
                : SearchBox.read(q);
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate birth = date(asked, problems);
        PersonSearch search =
                new PersonSearch(asked.nhsNumber(), asked.familyName(), asked.givenName(), birth, asked.postcode());
        try {
            search.checked(London.date(time.instant()));
        } catch (Invalid e) {
            e.problems().forEach(problems::putIfAbsent);
        }
        List<Service> served = asked.isNameOnly() ? served(q) : List.of();
        if (!problems.isEmpty()
                && !served.isEmpty()) { // a name alone finds nobody, and may be what is wanted of a service
            return looks.look(
                    "Search for a service",
                    Ask.function(Action.READ, "demographics"),
                    _ -> show(model, SearchPage.ofServices(asked, served, reviews()), Map.of()));
        }
        if (!problems.isEmpty()) {
            Map<String, String> inOrder = new LinkedHashMap<>();
            FIELDS.stream().filter(problems::containsKey).forEach(field -> inOrder.put(field, problems.get(field)));
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return looks.look(
                    "Search form",
                    Ask.function(Action.READ, "demographics"),
                    _ -> show(model, SearchPage.asking(asked, reviews()), inOrder));
        }
        return looks.look("Search for a person", Ask.function(Action.READ, "demographics"), shown -> {
            List<Person> all = people.search(search);
            List<Person> found = reachable(all);
            List<Candidate> near = found.isEmpty()
                    ? near(search)
                    : List.of(); // alike, whether nobody is known or somebody out of reach
            boolean differs = found.isEmpty()
                    && !reachable(people.contradicted(search).stream().toList()).isEmpty();
            found.forEach(person -> shown.add(person.personId()));
            near.forEach(candidate -> shown.add(candidate.person().personId()));
            boolean known = found.isEmpty() && !all.isEmpty() && search.nhsNumber() != null && birth != null;
            return show(
                    model,
                    new SearchPage(asked, true, found, near, differs, known, open(found), served, reviews()),
                    Map.of());
        });
    }

    private boolean reviews() {
        return gate.decide(CurrentActor.get(), Ask.function(Action.READ, "identity")) instanceof Decision.Allowed;
    }

    /** The services a name or a need may mean, the likeliest first. */
    private List<Service> served(String text) {
        return services.search(text).stream()
                .filter(service -> !(service.status() instanceof ServiceStatus.Ceased))
                .limit(SERVICES)
                .toList();
    }

    /** The open referrals of those found that the actor may open, by person. */
    private Map<UUID, List<SearchPage.Open>> open(List<Person> found) {
        if (found.isEmpty()) {
            return Map.of();
        }
        Actor actor = CurrentActor.get();
        List<Referral> open = referrals
                .ofPerson(found.stream().map(Person::personId).toList())
                .stream()
                .filter(Referral::isOpen)
                .filter(referral -> gate.decide(
                                actor,
                                Ask.item(
                                        Action.READ,
                                        "referral",
                                        new Subject.Person(referral.personId()),
                                        referral.parties()))
                        instanceof Decision.Allowed)
                .toList();
        Set<UUID> untold = entries.untold(open, actor);
        return open.stream()
                .collect(Collectors.groupingBy(
                        Referral::personId,
                        Collectors.mapping(
                                referral -> new SearchPage.Open(
                                        referral.reference(),
                                        untold.contains(referral.referralId())
                                                ? "Being dealt with"
                                                : referral.state().label()),
                                Collectors.toList())));
    }

    /** Nobody has all of it: those within reach who may be meant, the likeliest first. */
    private List<Candidate> near(PersonSearch search) {
        List<Candidate> all = people.near(search);
        Set<UUID> reached = reachable(all.stream().map(Candidate::person).toList()).stream()
                .map(Person::personId)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(candidate -> reached.contains(candidate.person().personId()))
                .limit(NEAR)
                .toList();
    }

    private List<Person> reachable(List<Person> all) {
        Set<UUID> reached = new HashSet<>(
                reach.of(CurrentActor.get(), all.stream().map(Person::personId).toList()));
        return all.stream()
                .filter(person -> reached.contains(person.personId()))
                .toList();
    }

    private static @Nullable LocalDate date(SearchPage.Asked asked, Map<String, String> problems) {
        if ((asked.day() + asked.month() + asked.year()).isBlank()) {
            return null;
        }
        LocalDate date = SpokenDate.of(asked.day(), asked.month(), asked.year());
        if (date == null) {
            problems.put(
                    "birthDate",
                    asked.year().strip().matches("[0-9]{2}")
                            ? "Write the year of birth with four figures, like 27 3 1985"
                            : "Date of birth must be a real date, like 27 3 1985");
        }
        return date;
    }

    private static String show(Model model, SearchPage page, Map<String, String> problems) {
        model.addAttribute("title", "Find a person");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/search";
    }
}
