package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.help.AgeCover;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory seen whole: whom nobody serves, and how services join up. */
@Controller
@RequestMapping("/services")
@Does(value = Action.READ, data = "service")
class CoverController {
    private final AgeCover cover;
    private final Services services;
    private final ServiceEntries entries;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    CoverController(
            AgeCover cover,
            Services services,
            ServiceEntries entries,
            Organisations organisations,
            Looks looks,
            DomainTime time) {
        this.cover = cover;
        this.services = services;
        this.entries = entries;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    /** @param every whether every place is counted beside the one that is chosen */
    @GetMapping("/gaps")
    String gaps(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String every,
            Model model) {
        CoverPage page = looks.look("Ages nobody serves", Ask.function(Action.READ, "service"), _ -> {
            List<AgeCover.Place> places = places();
            AgeCover.Place chosen = places.stream()
                    .filter(each -> each.id().equals(district))
                    .findFirst()
                    .orElse(places.getFirst());
            return new CoverPage(places, chosen, cover.of(chosen), every.isEmpty() ? List.of() : cover.whole(places));
        });
        model.addAttribute("title", "Gaps and moves by age");
        model.addAttribute("page", page);
        return "directory/gaps";
    }

    /** Every district by name, then every PCN by name. */
    private List<AgeCover.Place> places() {
        return Stream.concat(
                        organisations.districts().entrySet().stream()
                                .sorted(Map.Entry.comparingByValue())
                                .map(each ->
                                        new AgeCover.Place(Served.Kind.DISTRICT, each.getKey(), each.getValue(), null)),
                        organisations.pcns(London.date(time.instant())).stream()
                                .map(each ->
                                        new AgeCover.Place(Served.Kind.PCN, each.code(), each.name(), each.subIcb())))
                .toList();
    }

    @GetMapping("/integration")
    String integration(Model model) {
        var page = looks.look(
                "How services join up",
                Ask.function(Action.READ, "service"),
                _ -> IntegrationPage.of(services.all(), entries.all()));
        model.addAttribute("title", "How services join up");
        model.addAttribute("page", page);
        return "directory/integration";
    }
}
