package org.onedoor.frontdoor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.ProvesAgain;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Spreadsheet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Taking a list out of OneDoor as a file: exactly what its view and filters show, for a reason that is kept. */
@Controller
@RequestMapping("/referrals/export")
@Does(value = Action.READ, data = "referral")
class WorklistExportController {
    private static final int AT_ONCE = 100;
    private static final int SHORTEST = 10;

    private final Worklists worklists;
    private final Referrals referrals;
    private final Rows rows;
    private final PlaceFilters places;
    private final Looks looks;
    private final DomainTime time;

    WorklistExportController(
            Worklists worklists, Referrals referrals, Rows rows, PlaceFilters places, Looks looks, DomainTime time) {
        this.worklists = worklists;
        this.referrals = referrals;
        this.rows = rows;
        this.places = places;
        this.looks = looks;
        this.time = time;
    }

    /** Which rows somebody wants. */
    private record Wanted(WorklistView view, List<String> states, List<String> tiers, PlaceFilter place) {
        Worklists.Filter filter(Actor actor) {
            return view.filter(actor, states, tiers, place, 1, Worklists.MOST);
        }

        String filters() {
            String words = Stream.concat(
                            states.stream()
                                    .map(state -> WorkState.valueOf(state).label()),
                            tiers.stream().map(tier -> Priority.ofCode(tier).label()))
                    .collect(Collectors.joining(", "));
            return words.isEmpty() ? "None" : words;
        }

        String filtersAndPlace() {
            boolean placeAlone = states.isEmpty() && tiers.isEmpty();
            return !place.isSet() ? filters() : placeAlone ? place.label() : place.label() + "; " + filters();
        }
    }

    @GetMapping
    String ask(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") List<String> priority,
            @RequestParam(defaultValue = "") String place,
            Model model) {
        Wanted wanted = wanted(view, state, priority, place);
        show(wanted, "", Map.of()).forEach(model::addAttribute);
        return "frontdoor/export";
    }

    @PostMapping
    @ProvesAgain
    Object take(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") List<String> priority,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String reason) {
        Wanted wanted = wanted(view, state, priority, place);
        String why = reason.strip();
        if (why.length() < SHORTEST || why.length() > Writing.LINE) {
            return new ModelAndView(
                    "frontdoor/export",
                    show(
                            wanted,
                            reason,
                            Map.of(
                                    "reason",
                                    "Say in %d to %d characters what the file is for"
                                            .formatted(SHORTEST, Writing.LINE))),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        byte[] file = looks.look(
                "Export of the list '%s': %s".formatted(wanted.view().label(), why),
                Ask.function(Action.READ, "referral"),
                shown -> file(wanted, CurrentActor.get(), shown));
        String name = "referrals-%s-%s.csv".formatted(wanted.view().code(), London.date(time.instant()));
        return Spreadsheet.download(name, file);
    }

    private byte[] file(Wanted wanted, Actor actor, Looks.Shown shown) {
        List<Row> all = new ArrayList<>();
        List<Worklists.Row> found = worklists.page(wanted.filter(actor)); // asked once: none is there twice or skipped
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            List<Worklists.Row> some = found.subList(from, Math.min(from + AT_ONCE, found.size()));
            some.forEach(row -> shown.add(row.personId()));
            all.addAll(rows.of(referrals.all(some)));
        }
        return Spreadsheet.of(
                WorklistFile.of(wanted.view().label(), wanted.filtersAndPlace(), actor.name(), time.instant(), all));
    }

    private Map<String, Object> show(Wanted wanted, String reason, Map<String, String> problems) {
        int count = looks.look(
                "Export form",
                Ask.function(Action.READ, "referral"),
                _ -> worklists.count(wanted.filter(CurrentActor.get())));
        return Map.of(
                "title",
                "Take this list as a file",
                "errors",
                problems,
                "page",
                new ExportPage(
                        wanted.view().code(),
                        wanted.view().label(),
                        wanted.states(),
                        wanted.tiers(),
                        wanted.place(),
                        wanted.filters(),
                        Math.min(count, Worklists.MOST),
                        count > Worklists.MOST,
                        reason));
    }

    private Wanted wanted(@Nullable String view, List<String> states, List<String> priorities, String place) {
        List<String> unknown = WorklistView.unknown(view, states, priorities);
        if (!unknown.isEmpty()) {
            throw new Invalid(
                    "filters",
                    "No list has %s. Go back to the list and choose its filters there"
                            .formatted(String.join(", ", unknown)));
        }
        return new Wanted(
                WorklistView.of(view, CurrentActor.get()),
                WorklistView.known(states),
                WorklistView.knownTiers(priorities),
                places.of(place));
    }
}
