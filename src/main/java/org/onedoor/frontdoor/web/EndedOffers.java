package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Refusals;
import org.onedoor.frontdoor.Step;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Somebody answers an offer that has ended since they opened it, or follows the news of it later. The referral is out of
 * their reach again, so they are told of their own offer alone: that it ended, how and when; and what they typed is given
 * back.
 */
@Component
class EndedOffers {
    private final Refusals refusals;
    private final Services services;
    private final Looks looks;

    EndedOffers(Refusals refusals, Services services, Looks looks) {
        this.refusals = refusals;
        this.services = services;
        this.looks = looks;
    }

    /** The page that says so; none where the team was not asked, which is answered like what is not there. */
    Optional<String> page(String reference, Step step, Typed typed, Model model) {
        return page(reference, step, StepPage.words(typed), "This was not saved", HttpStatus.CONFLICT, model);
    }

    /** The same for whoever follows a link of when it was offered to them. */
    Optional<String> page(String reference, Model model) {
        return page(reference, null, List.of(), "The offer has ended", HttpStatus.GONE, model);
    }

    private Optional<String> page(
            String reference, @Nullable Step step, List<String> words, String title, HttpStatus status, Model model) {
        Actor actor = CurrentActor.get();
        Optional<EndedOfferPage> page =
                looks.look("An offer that ended", Ask.function(Action.READ, "referral"), seen -> {
                    Optional<Refusals.Ended> found = refusals.ended(reference, actor.organisationId(), actor.teamId());
                    found.ifPresent(offer -> seen.add(offer.personId()));
                    return found.map(offer -> new EndedOfferPage(
                            offer,
                            services.find(offer.serviceId()).map(Service::name).orElse("A service"),
                            step,
                            words));
                });
        return page.map(shown -> {
            model.addAttribute("title", title);
            model.addAttribute("status", status);
            model.addAttribute("page", shown);
            return "frontdoor/offerEnded";
        });
    }
}
