package org.onedoor.frontdoor.complexity.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.complexity.Complexities;
import org.onedoor.frontdoor.complexity.ComplexityBand;
import org.onedoor.frontdoor.complexity.ComplexityBand.Fit;
import org.onedoor.frontdoor.complexity.ComplexityList;
import org.onedoor.frontdoor.web.Row;
import org.onedoor.frontdoor.web.Rows;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom a team serves above or below the band of their needs: to be stepped down or up. */
@Controller
class ComplexityController {
    private static final int SIZE = 25;

    private final ComplexityList list;
    private final Complexities complexities;
    private final Referrals referrals;
    private final Rows rows;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;
    private final Gate gate;
    private final PlaceFilters places;

    ComplexityController(
            ComplexityList list,
            Complexities complexities,
            Referrals referrals,
            Rows rows,
            Services services,
            Organisations organisations,
            Looks looks,
            Gate gate,
            PlaceFilters places) {
        this.list = list;
        this.complexities = complexities;
        this.referrals = referrals;
        this.rows = rows;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
        this.gate = gate;
        this.places = places;
    }

    @GetMapping("/referrals/complexity")
    @Does(value = Action.READ, data = "referral")
    String show(
            @RequestParam(defaultValue = "") String fit,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = CurrentActor.get();
        PlaceFilter of = places.of(place);
        Fit asked = Fit.ofCode(fit) == Fit.BELOW ? Fit.BELOW : Fit.ABOVE;
        int number = Math.max(1, page);
        ComplexityPage shown =
                looks.look("Served above or below their band", Ask.function(Action.READ, "referral"), seen -> {
                    UUID organisation = actor.organisationId();
                    List<Worklists.Row> found = list.page(organisation, actor.teamId(), of, asked, number, SIZE);
                    found.forEach(row -> seen.add(row.personId()));
                    ComplexityList.Counts counts = list.counts(organisation, actor.teamId(), of);
                    int count = asked == Fit.ABOVE ? counts.above() : counts.below();
                    return new ComplexityPage(
                            whose(actor),
                            asked,
                            counts.above(),
                            counts.below(),
                            lines(found),
                            number,
                            Math.max(1, (count + SIZE - 1) / SIZE),
                            gate.decide(actor, Ask.function(Action.WRITE, "referral")) instanceof Decision.Allowed,
                            bands(),
                            places.pick(
                                    ComplexityPage.here(asked),
                                    of,
                                    group,
                                    () -> list.people(organisation, actor.teamId(), of, asked)));
                });
        model.addAttribute("title", "Served above or below their band");
        model.addAttribute("page", shown);
        return "frontdoor/complexity/list";
    }

    private List<ComplexityPage.Line> lines(List<Worklists.Row> found) {
        List<ComplexityPage.Line> lines = new ArrayList<>();
        for (Row row : rows.of(referrals.all(found))) {
            complexities.of(row.referral()).ifPresent(known -> lines.add(new ComplexityPage.Line(row, known)));
        }
        return lines;
    }

    /** Every open service with its band, the lowest level first. */
    private List<ComplexityPage.Banded> bands() {
        List<ComplexityPage.Banded> banded = new ArrayList<>();
        services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active)
                .forEach(service -> {
                    ComplexityBand band = ComplexityBand.ofCode(service.band());
                    if (band != null) {
                        banded.add(new ComplexityPage.Banded(service.name(), band));
                    }
                });
        banded.sort(Comparator.comparing(ComplexityPage.Banded::band).thenComparing(ComplexityPage.Banded::service));
        return banded;
    }

    private String whose(Actor actor) {
        UUID team = actor.teamId();
        Map<UUID, String> names = team == null
                ? organisations.names(List.of(actor.organisationId()))
                : organisations.teamNames(List.of(team));
        return names.getOrDefault(team == null ? actor.organisationId() : team, "your team");
    }
}
