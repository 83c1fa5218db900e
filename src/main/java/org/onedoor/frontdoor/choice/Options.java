package org.onedoor.frontdoor.choice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.waiting.ExpectedWaits;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Person;
import org.springframework.stereotype.Component;

/** What somebody can choose from: the services that could take them now, the best match first. */
@Component
class Options {
    private final Matching matching;
    private final ExpectedWaits history;
    private final Organisations organisations;

    Options(Matching matching, ExpectedWaits history, Organisations organisations) {
        this.matching = matching;
        this.history = history;
        this.organisations = organisations;
    }

    List<Suitable> of(Referral referral, Person person) {
        Service.@Nullable Point home = person.placePostcode() == null
                ? null
                : organisations
                        .residentPlace(person.placePostcode())
                        .map(place -> new Service.Point(place.latitude(), place.longitude()))
                        .orElse(null);
        List<MatchResult.Offer> offers = matching.suitable(referral, person);
        Map<UUID, String> names = organisations.names(offers.stream()
                .map(offer -> offer.service().organisationId())
                .distinct()
                .toList());
        return offers.stream()
                .map(offer -> suitable(
                        offer,
                        referral.priority(),
                        home,
                        names.getOrDefault(offer.service().organisationId(), "")))
                .toList();
    }

    private record Wait(@Nullable Integer days, String words) {}

    private Suitable suitable(
            MatchResult.Offer offer, Priority priority, Service.@Nullable Point home, String organisation) {
        Service service = offer.service();
        Wait wait = wait(offer, priority);
        Integer kilometres = home == null || service.point() == null
                ? null
                : (int) Math.max(1, Math.round(service.point().kilometresTo(home)));
        return new Suitable(
                service.id(),
                service.name(),
                organisation,
                wait.days(),
                wait.words(),
                kilometres,
                distance(service, home != null, kilometres),
                service.formats());
    }

    /** A free time is surest; then what others waited; then what the service says of itself. */
    private Wait wait(MatchResult.Offer offer, Priority priority) {
        if (offer.slot() != null) {
            return new Wait(offer.waitDays(), Choice.days(offer.waitDays()) + ", by its next free time");
        }
        ExpectedWaits.Expected expected = history.of(offer.service().id(), priority);
        if (expected.isEnough()) {
            int median = Math.toIntExact(Math.round(expected.median()));
            return new Wait(median, "half waited %s or less".formatted(Choice.days(median)));
        }
        return offer.waitTold()
                ? new Wait(offer.waitDays(), Choice.days(offer.waitDays()) + ", as it says of itself")
                : new Wait(null, "not known: it has no free time in OneDoor soon enough");
    }

    private static String distance(Service service, boolean home, @Nullable Integer kilometres) {
        if (kilometres != null) {
            return Choice.kilometres(kilometres);
        }
        boolean fromHome = service.formats().stream().anyMatch(format -> format != Format.FACE_TO_FACE);
        String why = !home
                ? "not known: where the person lives is not known"
                : "not known: the directory names no one place for it";
        return fromHome ? why + "; none if not met face to face" : why;
    }
}
