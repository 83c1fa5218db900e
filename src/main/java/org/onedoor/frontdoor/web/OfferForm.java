package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.choice.Choosing;
import org.onedoor.people.People;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Component;

/** What the form that asks a service means: where the centre asks another than the match puts first, it says why. */
@Component
class OfferForm {
    private static final String THEIR_CHOICE = "The person chose this service.";

    private final Triage triage;
    private final Referrals referrals;
    private final Matching matching;
    private final People people;
    private final Centre centre;
    private final Services services;
    private final Choosing choosing;

    OfferForm(
            Triage triage,
            Referrals referrals,
            Matching matching,
            People people,
            Centre centre,
            Services services,
            Choosing choosing) {
        this.triage = triage;
        this.referrals = referrals;
        this.matching = matching;
        this.people = people;
        this.centre = centre;
        this.services = services;
        this.choosing = choosing;
    }

    void take(String reference, long version, Typed typed, @Nullable String words, IdempotencyKey key) {
        UUID service = ReferralForm.uuid(typed.get("service"));
        if (service == null) {
            throw new Invalid("service", "Choose a service");
        }
        boolean asks = services.find(service).filter(one -> !one.isLine()).isPresent();
        First first = !asks
                ? null // it is refused below, whatever the match says
                : referrals
                        .look(
                                reference,
                                (referral, shown) -> isAsked(referral, service)
                                        ? Optional.<First>empty() // the same form sent again
                                        : first(
                                                referral,
                                                service,
                                                SaidPlaces.of(
                                                        typed.get("found"),
                                                        typed.get("lives"),
                                                        typed.get("registered")),
                                                shown))
                        .orElse(null);
        String why = typed.orNull("override");
        boolean another = first != null && !first.service().equals(service);
        if (another && why == null && isTheirChoice(reference, service)) {
            why = THEIR_CHOICE;
        }
        if (first != null && another && why == null) {
            throw new Invalid("override", first.problem());
        }
        Triage.Chosen chosen = new Triage.Chosen(service, first == null ? null : first.service(), why);
        triage.offer(reference, version, chosen, words, key);
    }

    private static boolean isAsked(Referral referral, UUID service) {
        return referral.offer() != null && service.equals(referral.currentService());
    }

    private boolean isTheirChoice(String reference, UUID service) {
        return referrals
                .look(reference, referral -> choosing.chosen(referral))
                .filter(service::equals)
                .isPresent();
    }

    /** What comes before the service that is asked. @param problem what is said where there is no reason for that */
    private record First(UUID service, String problem) {}

    /** Where the match has no service but the centre, the centre comes before one it leaves out. */
    private Optional<First> first(Referral referral, UUID service, SaidPlaces where, Looks.Shown shown) {
        Matching.Found found =
                matching.find(referral, people.get(referral.personId()), referral.priority(), where, shown);
        Optional<First> best = recommended(referral, found)
                .map(one -> new First(
                        one.serviceId(),
                        "%s comes first: %s. Say why you ask another service"
                                .formatted(one.name(), some(one.reasons()))));
        boolean leftOut = isCentres(referral)
                && found.offers().stream().noneMatch(one -> one.serviceId().equals(service));
        return best.isPresent() || !leftOut
                ? best
                : Optional.of(new First(
                        centre.service().id(),
                        "%s. Say why you ask it all the same"
                                .formatted(found.excluded().stream()
                                        .filter(one -> one.serviceId().equals(service))
                                        .findFirst()
                                        .map(one ->
                                                "%s cannot take this: %s".formatted(one.name(), some(one.reasons())))
                                        .orElse("This service cannot take this"))));
    }

    private static String some(List<String> reasons) {
        return reasons.stream().limit(3).collect(Collectors.joining("; "));
    }

    private boolean isCentres(Referral referral) {
        return referral.owner().teamId().equals(centre.owner().teamId());
    }

    /**
     * The first that has not been asked. A team that asks another has its own reason, and owes the match none.
     *
     * @param found what the match says of the referral as it is
     */
    Optional<Matching.Possible> recommended(Referral referral, Matching.Found found) {
        if (!isCentres(referral)) {
            return Optional.empty();
        }
        var asked = referrals.asked(referral.personId(), referral.referralId()).stream()
                .map(Referrals.Asked::serviceId)
                .collect(Collectors.toSet());
        return found.offers().stream()
                .filter(offer -> !offer.centre() && !asked.contains(offer.serviceId()))
                .findFirst();
    }
}
