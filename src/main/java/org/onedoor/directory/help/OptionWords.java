package org.onedoor.directory.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.help.FindHelp.Asked;
import org.onedoor.directory.help.FindHelp.Option;
import org.springframework.stereotype.Component;

/** A service that may help, in the words of the public search: for whom, when, where, how, and what else must be so. */
@Component
class OptionWords {
    private final Services services;
    private final Surgeries surgeries;

    OptionWords(Services services, Surgeries surgeries) {
        this.services = services;
        this.surgeries = surgeries;
    }

    Option option(Offer offer, Asked asked) {
        Service service = offer.service();
        Service.Point here = asked.place() == null
                ? null
                : new Service.Point(asked.place().latitude(), asked.place().longitude());
        String distance = here == null || service.point() == null
                ? service.point() == null || asked.unplaced() != null
                        ? "Ask where you would meet"
                        : "Give a postcode to see how far it is"
                : "About %d km from %s"
                        .formatted(
                                Math.max(1, Math.round(here.kilometresTo(service.point()))),
                                Objects.requireNonNull(asked.place()).postcode());
        return new Option(
                service,
                "For " + PlainWords.people(service.eligibility()),
                wait(offer),
                distance,
                PlainWords.formats(service),
                only(service, asked));
    }

    /** What else must be so of whoever comes; none where the three questions tell. */
    @Nullable
    String only(Service service, Asked asked) {
        List<String> only = new ArrayList<>();
        if (!PlainWords.livesThere(service, asked.place())) {
            only.add(where(service, asked));
        }
        String practice = practice(service);
        if (practice != null) {
            only.add(practice);
        }
        String frailty = PlainWords.frailty(service.eligibility());
        if (frailty != null) {
            only.add("Only for %s.".formatted(frailty));
        }
        if (!service.eligibility().requires().isEmpty()) {
            only.add("Only if this is you: %s. Say so when you ask."
                    .formatted(PlainWords.recorded(service.eligibility())));
        }
        return only.isEmpty() ? null : String.join(" ", only);
    }

    /** What must be so of somebody who does not live where it is for everybody. */
    private String where(Service service, Asked asked) {
        String theirs = surgeries.of(service.eligibility());
        if (theirs != null) {
            return "Only if your GP surgery is %s.".formatted(theirs);
        }
        return (asked.place() == null ? "Only for people in %s." : "Only if your GP surgery is in %s.")
                .formatted(PlainWords.places(service.eligibility()));
    }

    private static @Nullable String practice(Service service) {
        return service.eligibility().registered().isEmpty()
                ? null
                : "Only for people registered with %s."
                        .formatted(service.eligibility().practices());
    }

    private static String wait(Offer offer) {
        if (!offer.waitTold()) {
            return "How long the wait is now is not known";
        }
        String days =
                offer.waitDays() == 0 ? "the same day" : offer.waitDays() == 1 ? "1 day" : offer.waitDays() + " days";
        return offer.slot() != null
                ? "Next free time in " + days
                : offer.waitDays() == 0 ? "Usually seen the same day" : "Usually seen within " + days;
    }

    Option centre() {
        Service centre = services.centre();
        return new Option(
                centre,
                "For everyone",
                "A person reads what you send. If you say that you are not safe, they aim to read it in 30 minutes",
                "You can do it from anywhere",
                "Online form, then by phone",
                null);
    }
}
