package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.SharedReferrals;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The open referrals that a team shares with whoever owns them. */
@Controller
class SharedController {
    private static final int SIZE = 25;

    private final SharedReferrals shared;
    private final Rows rows;
    private final Looks looks;
    private final PlaceFilters places;

    SharedController(SharedReferrals shared, Rows rows, Looks looks, PlaceFilters places) {
        this.shared = shared;
        this.rows = rows;
        this.looks = looks;
        this.places = places;
    }

    @GetMapping("/referrals/shared")
    @Does(value = Action.READ, data = "referral")
    String shared(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = CurrentActor.get();
        PlaceFilter of = places.of(place);
        SharedPage shown = looks.look("Referrals shared with us", Ask.function(Action.READ, "referral"), seen -> {
            int count = shared.count(actor.organisationId(), actor.teamId(), of);
            int pages = Math.max(1, (count + SIZE - 1) / SIZE);
            int wanted = Math.clamp(page, 1, pages);
            List<Referral> found = actor.teamId() == null
                    ? List.of()
                    : shared.shared(actor.organisationId(), actor.teamId(), of, wanted, SIZE);
            found.forEach(referral -> seen.add(referral.personId()));
            return new SharedPage(
                    rows.of(found),
                    places.pick(
                            "/referrals/shared",
                            of,
                            group,
                            () -> shared.people(actor.organisationId(), actor.teamId(), of)),
                    wanted,
                    pages);
        });
        model.addAttribute("title", "Shared with us");
        model.addAttribute("page", shown);
        return "frontdoor/shared";
    }
}
