package org.onedoor.frontdoor.advice.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.AdviceLists;
import org.onedoor.frontdoor.advice.AdviceLists.Side;
import org.onedoor.frontdoor.advice.AdviceReads;
import org.onedoor.frontdoor.advice.Asking;
import org.onedoor.frontdoor.advice.Urgency;
import org.onedoor.frontdoor.web.ShownAlerts;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alert;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Both sides' lists of questions, and asking one. */
@Controller
class AdviceController {
    private static final int SIZE = 25;
    private static final Duration BACK = Duration.ofDays(90);

    private final AdviceReads reads;
    private final AdviceLists lists;
    private final Asking asking;
    private final Threads threads;
    private final People people;
    private final Services services;
    private final Organisations organisations;
    private final Clocks clocks;
    private final Looks looks;
    private final ShownAlerts alerts;
    private final PlaceFilters places;
    private final DomainTime time;

    AdviceController(
            AdviceReads reads,
            AdviceLists lists,
            Asking asking,
            Threads threads,
            People people,
            Services services,
            Organisations organisations,
            Clocks clocks,
            Looks looks,
            ShownAlerts alerts,
            PlaceFilters places,
            DomainTime time) {
        this.reads = reads;
        this.lists = lists;
        this.asking = asking;
        this.threads = threads;
        this.people = people;
        this.services = services;
        this.organisations = organisations;
        this.clocks = clocks;
        this.looks = looks;
        this.alerts = alerts;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/advice")
    @Does(value = Action.READ, data = "advice")
    String list(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = CurrentActor.get();
        PlaceFilter of = places.of(place);
        AdviceListPage shown = looks.look("Questions for advice", Ask.function(Action.READ, "advice"), seen -> {
            AdviceListPage made = page(actor, view, of, group, Math.max(1, page));
            made.lines().forEach(line -> seen.add(line.advice().personId()));
            return made;
        });
        model.addAttribute("title", "Advice");
        model.addAttribute("page", shown);
        return "frontdoor/advice/list";
    }

    private AdviceListPage page(Actor actor, String wanted, PlaceFilter place, String group, int number) {
        UUID org = actor.organisationId();
        UUID team = actor.teamId();
        List<AdviceListPage.Tab> tabs = List.of(
                new AdviceListPage.Tab(
                        "service", Side.SERVICE.label(), lists.count(Side.SERVICE, true, org, team, place)),
                new AdviceListPage.Tab("asker", Side.ASKER.label(), lists.count(Side.ASKER, true, org, team, place)),
                new AdviceListPage.Tab(
                        "ended",
                        "Ended",
                        lists.count(Side.SERVICE, false, org, team, place)
                                + lists.count(Side.ASKER, false, org, team, place)));
        String view = tabs.stream().map(AdviceListPage.Tab::view).anyMatch(wanted::equals)
                ? wanted
                : team == null ? "asker" : "service";
        boolean ended = view.equals("ended");
        List<AdviceLists.Row> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            if (ended || side.code().equals(view)) {
                rows.addAll(lists.page(side, !ended, org, team, place, number, SIZE));
            }
        }
        int count = tabs.stream()
                .filter(tab -> tab.view().equals(view))
                .mapToInt(AdviceListPage.Tab::count)
                .sum();
        Side side = view.equals("service") ? Side.SERVICE : Side.ASKER;
        return new AdviceListPage(
                view,
                tabs,
                lines(rows, actor),
                count,
                number,
                Math.max(1, (count + SIZE - 1) / SIZE),
                reads.figures(side, org, team, place, time.instant().minus(BACK)),
                places.pick(
                        "/advice?view=" + view,
                        place,
                        group,
                        () -> Stream.of(Side.values())
                                .filter(each -> ended || each.code().equals(view))
                                .flatMap(each -> lists.people(each, !ended, org, team, place).stream())
                                .toList()),
                time.instant());
    }

    private List<AdviceListPage.Line> lines(List<AdviceLists.Row> rows, Actor actor) {
        Map<UUID, Person> known =
                people.all(rows.stream().map(AdviceLists.Row::personId).collect(Collectors.toSet()));
        Map<UUID, List<ClockView>> running = clocks.ofScopes(
                rows.stream().map(AdviceLists.Row::personId).toList(),
                rows.stream().map(AdviceLists.Row::adviceId).toList());
        Instant now = time.instant();
        List<AdviceListPage.Line> lines = new ArrayList<>();
        for (Advice advice : reads.all(rows)) {
            Person person = Objects.requireNonNull(known.get(advice.personId()));
            lines.add(new AdviceListPage.Line(
                    advice,
                    person.headed(),
                    person.spacedNhsNumber(),
                    person.bornAlone(),
                    threads.from(advice),
                    threads.to(advice),
                    advice.isOpen() && (advice.state().isAskers() ? advice.isAskers(actor) : advice.isAsked(actor)),
                    running.getOrDefault(advice.adviceId(), List.of()).stream()
                            .filter(ClockView::isOpen)
                            .findFirst()
                            .orElse(null),
                    London.brief(advice.askedAt(), now)));
        }
        return lines;
    }

    @GetMapping("/advice/new")
    @Does(value = Action.WRITE, data = "advice")
    String ask(@RequestParam(required = false) @Nullable UUID person, Model model) {
        return form(person, UUID.randomUUID().toString(), Typed.nothing(), model);
    }

    @PostMapping("/advice/new")
    @Does(value = Action.WRITE, data = "advice")
    String send(
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        Typed typed = Typed.of(form);
        String key = typed.getOr("key", UUID.randomUUID().toString());
        try {
            LocalDate birthDate = person == null ? typed.date("birthDate", "Date of birth") : null;
            Asking.Question question = new Asking.Question(
                    person,
                    person == null ? details(typed, birthDate) : Details.NOTHING,
                    service(typed.get("service")),
                    typed.orNull("urgency") == null ? null : Urgency.ofCode(typed.get("urgency")),
                    typed.get("consent"),
                    typed.get("words"));
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            Advice asked = asking.ask(
                    question,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(), "advice:" + key, typed.fingerprint()));
            return "redirect:/advice/" + asked.reference() + "?done=asked";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(person, key, typed, model);
        } catch (Refused e) {
            typed.wrong("words", Objects.requireNonNullElse(e.getMessage(), "This cannot be asked"));
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(person, UUID.randomUUID().toString(), typed, model);
        }
    }

    private String form(@Nullable UUID personId, String key, Typed typed, Model model) {
        looks.look("Form for advice", Ask.function(Action.WRITE, "advice"), _ -> true);
        List<Alert> standing = new ArrayList<>();
        Person person = personId == null
                ? null
                : looks.look(
                        "Whom advice is asked about",
                        Ask.about(Action.READ, "demographics", new Subject.Person(personId)),
                        shown -> {
                            standing.addAll(alerts.of(personId, Set.of(), shown));
                            return people.get(personId);
                        });
        Actor actor = CurrentActor.get();
        model.addAttribute("title", "Ask for advice");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new AdviceFormPage(
                        person,
                        standing,
                        askable(services, actor),
                        Arrays.asList(Urgency.values()),
                        key,
                        typed,
                        practice(actor)));
        return "frontdoor/advice/ask";
    }

    /** The open services with a team that answers, but for the actor's own. */
    static List<Service> askable(Services services, Actor actor) {
        return services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active
                        && !service.isLine()
                        && !service.teamId().equals(actor.teamId()))
                .sorted(java.util.Comparator.comparing(Service::name))
                .toList();
    }

    static @Nullable UUID service(String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static Details details(Typed typed, @Nullable LocalDate birthDate) {
        return new Details(
                typed.orNull("nhsNumber"),
                typed.orNull("familyName"),
                typed.orNull("givenName"),
                null,
                birthDate,
                Gender.NOT_KNOWN,
                null,
                null,
                null,
                null,
                typed.orNull("practiceOds"),
                null,
                false,
                false,
                null);
    }

    private String practice(Actor actor) {
        return actor.role().equals("gp")
                ? organisations
                        .find(actor.organisationId())
                        .map(Organisation::odsCode)
                        .orElse("")
                : "";
    }
}
