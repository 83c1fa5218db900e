package org.onedoor.frontdoor.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Flow;
import org.onedoor.frontdoor.Flow.Measure;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The helicopter view: the whole flow at this moment, where it is held up, and the rows behind each number. */
@Controller
@RequestMapping("/figures/flow")
@Does(value = Action.READ, data = FiguresController.DATA)
class FlowController {

    private final Flow flow;
    private final Services services;
    private final Capacities capacities;
    private final CountedReferrals counted;
    private final PlaceFilters places;
    private final Looks looks;

    FlowController(
            Flow flow,
            Services services,
            Capacities capacities,
            CountedReferrals counted,
            PlaceFilters places,
            Looks looks) {
        this.flow = flow;
        this.services = services;
        this.capacities = capacities;
        this.counted = counted;
        this.places = places;
        this.looks = looks;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String place, Model model) {
        PlaceFilter of = places.of(place);
        FlowPage page = looks.look("Helicopter view", Ask.function(Action.READ, FiguresController.DATA), _ -> {
            Flow.Board board = flow.now(of);
            return new FlowPage(board, rooms(board), places.pick("/figures/flow", of, "", List::of));
        });
        model.addAttribute("title", "Helicopter view");
        model.addAttribute("page", page);
        return "frontdoor/flow";
    }

    /** What each team says of its room: a team with several services says it for each. */
    private Map<UUID, String> rooms(Flow.Board board) {
        List<Service> all = services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active && !service.isLine())
                .toList();
        Map<UUID, Capacity> known = capacities.of(all);
        Map<UUID, String> rooms = new HashMap<>();
        all.stream().collect(Collectors.groupingBy(Service::teamId)).forEach((team, theirs) -> {
            List<Capacity> said = new ArrayList<>();
            theirs.forEach(service -> said.add(known.getOrDefault(service.id(), new Capacity.Unknown(null))));
            rooms.put(team, said.size() == 1 ? said.getFirst().words(board.at()) : together(said));
        });
        return rooms;
    }

    private static String together(List<Capacity> said) {
        int places = 0;
        int unknown = 0;
        for (Capacity one : said) {
            switch (one) {
                case Capacity.Known known -> places += known.places();
                case Capacity.Unknown _ -> unknown++;
            }
        }
        return unknown == said.size()
                ? "room not known"
                : "%d places in %d services%s"
                        .formatted(places, said.size(), unknown == 0 ? "" : ", %d not known".formatted(unknown));
    }

    /** The referrals one number counts, as far as the reader may see them. */
    @GetMapping("/rows")
    String rows(
            @RequestParam String of,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String place,
            Model model) {
        PlaceFilter within = places.of(place);
        Measure measure = Measure.ofCode(what).orElseThrow(() -> new NotFound("figure"));
        FlowPage.RowsPage page =
                looks.look("Referrals behind a figure", Ask.function(Action.READ, FiguresController.DATA), shown -> {
                    Flow.Behind behind = flow.behind(of, measure, within).orElseThrow(() -> new NotFound("figure"));
                    CountedReferrals.Seen seen = counted.of(behind.newest(), behind.total(), shown);
                    return new FlowPage.RowsPage(behind, seen.referrals(), seen.hidden());
                });
        model.addAttribute(
                "title", page.behind().label() + ": " + measure.label().toLowerCase(java.util.Locale.UK));
        model.addAttribute("page", page);
        return "frontdoor/flow/rows";
    }
}
