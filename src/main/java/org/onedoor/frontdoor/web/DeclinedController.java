package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Refusals;
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

/** A team's own answers: what it was asked and declined. The referral itself is whoever's it is now. */
@Controller
class DeclinedController {
    private static final int SIZE = 25;

    private final Refusals refusals;
    private final Services services;
    private final Looks looks;

    DeclinedController(Refusals refusals, Services services, Looks looks) {
        this.refusals = refusals;
        this.services = services;
        this.looks = looks;
    }

    @GetMapping("/referrals/declined")
    @Does(value = Action.READ, data = "referral")
    String declined(@RequestParam(defaultValue = "1") int page, Model model) {
        Actor actor = CurrentActor.get();
        DeclinedPage shown = looks.look("Declined by us", Ask.function(Action.READ, "referral"), seen -> {
            int count = refusals.count(actor.organisationId(), actor.teamId());
            int pages = Math.max(1, (count + SIZE - 1) / SIZE);
            int wanted = Math.clamp(page, 1, pages);
            List<Refusals.Refusal> found = refusals.of(actor.organisationId(), actor.teamId(), wanted, SIZE);
            found.forEach(refusal -> seen.add(refusal.personId()));
            return new DeclinedPage(
                    found.stream()
                            .map(refusal -> new DeclinedPage.Row(
                                    refusal,
                                    services.find(refusal.serviceId())
                                            .map(Service::name)
                                            .orElse("A service")))
                            .toList(),
                    count,
                    wanted,
                    pages);
        });
        model.addAttribute("title", "Declined by us");
        model.addAttribute("page", shown);
        return "frontdoor/declined";
    }
}
