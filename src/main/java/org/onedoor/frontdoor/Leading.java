package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.LeadRule;
import org.onedoor.directory.LeadRules;
import org.onedoor.directory.Leads;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Which organisation leads a referral, by the directory's rules: the age, the needs and the places of the day on which it was
 * received. Who leads decides who is asked first, and never who may be asked.
 */
@Component
public class Leading {
    private final LeadRules rules;
    private final Organisations organisations;
    private final DomainTime time;

    Leading(LeadRules rules, Organisations organisations, DomainTime time) {
        this.rules = rules;
        this.organisations = organisations;
        this.time = time;
    }

    /**
     * What triage shows.
     *
     * @param organisation who leads; none where no rule says
     * @param age on the day of the referral; none when nobody knows
     * @param speak whether the lead is to be spoken to where no service of theirs can take it: a border, a combination of needs,
     *     or an age that has passed out of the remit since
     * @param said one sentence for each rule that says something, the deciding one first
     */
    public record Said(
            @Nullable UUID organisation,
            @Nullable String name,
            @Nullable Integer age,
            LocalDate on,
            boolean speak,
            List<String> said) {}

    /** @param places what somebody says of places that the record does not tell */
    public Said of(Referral referral, Person person, SaidPlaces places) {
        Leads leads = leads(referral, person, places);
        LocalDate on = London.date(referral.receivedAt());
        Set<UUID> named = leads.rules().stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule.leadId()), rule.supporting().stream()))
                .collect(Collectors.toSet());
        var names = organisations.names(named);
        UUID lead = leads.deciding().map(LeadRule::leadId).orElse(null);
        return new Said(
                lead,
                lead == null ? null : names.get(lead),
                person.ageOn(on),
                on,
                leads.deciding()
                        .filter(rule -> rule.kind() != LeadRule.Kind.REMIT || outgrown(rule, referral, person))
                        .isPresent(),
                leads.rules().stream()
                        .map(rule -> "%s, %s: %s leads%s. %s."
                                .formatted(
                                        rule.kind().label(),
                                        rule.name(),
                                        names.getOrDefault(rule.leadId(), "an organisation"),
                                        rule.supporting().isEmpty()
                                                ? ""
                                                : ", with "
                                                        + rule.supporting().stream()
                                                                .map(id -> names.getOrDefault(id, "an organisation"))
                                                                .collect(Collectors.joining(" and ")),
                                        rule.words()))
                        .toList());
    }

    private Leads leads(Referral referral, Person person, SaidPlaces places) {
        LocalDate on = London.date(referral.receivedAt());
        LeadFacts facts = rules.facts(
                person.ageOn(on),
                new HashSet<>(referral.needs()),
                person.noFixedAbode() == null ? person.postcode() : null, // where they lived decides nothing now
                person.practiceOds(),
                places.found().isEmpty()
                        ? new SaidPlaces(foundIn(person), places.lives(), places.registered())
                        : places,
                on);
        return rules.decide(facts, on);
    }

    /** Where somebody without a fixed abode was found is known already. */
    private String foundIn(Person person) {
        return Optional.ofNullable(person.noFixedAbode())
                .map(NoFixedAbode::foundPostcode)
                .flatMap(organisations::residentPlace)
                .map(ResidentPlace::districtCode)
                .orElse("");
    }

    private boolean outgrown(LeadRule rule, Referral referral, Person person) {
        LocalDate today = London.date(time.instant());
        return !rules.decide(LeadFacts.of(person.ageOn(today), new HashSet<>(referral.needs())), today)
                .by(LeadRule.Kind.REMIT)
                .map(LeadRule::leadId)
                .equals(Optional.of(rule.leadId()));
    }

    /**
     * The offers in the order that the rules ask for. Where a combination of needs or a border decides, what the lead has for
     * it comes first. By remit, those outside come after those inside it, and everybody else keeps the place the match gave.
     */
    MatchResult ordered(MatchResult found, Referral referral, Person person, SaidPlaces where) {
        Optional<LeadRule> deciding = leads(referral, person, where).deciding();
        if (deciding.isEmpty()) {
            return found;
        }
        LeadRule rule = deciding.get();
        List<MatchResult.Offer> offers =
                rule.kind() == LeadRule.Kind.REMIT ? byRemit(found, rule, referral) : leadFirst(found, rule);
        return found.offering(offers);
    }

    private static List<MatchResult.Offer> leadFirst(MatchResult found, LeadRule rule) {
        Set<String> needs = rule.needs().stream()
                .flatMap(need -> LeadRule.either(need).stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (!needs.isEmpty()) {
            needs.add("dual-diagnosis");
        }
        return found.offers().stream()
                .map(offer -> leads(offer, rule, needs)
                        ? saying(offer, "leads by the %s: %s".formatted(lower(rule), rule.name()))
                        : offer)
                .sorted(Comparator.comparingInt(
                        offer -> leads(offer, rule, needs) ? 0 : offer.service().isCentre() ? 2 : 1))
                .toList();
    }

    private static boolean leads(MatchResult.Offer offer, LeadRule rule, Set<String> needs) {
        return offer.service().organisationId().equals(rule.leadId())
                && !offer.service().isCentre()
                && (needs.isEmpty() || offer.service().needs().stream().anyMatch(needs::contains));
    }

    private List<MatchResult.Offer> byRemit(MatchResult found, LeadRule rule, Referral referral) {
        Set<UUID> others = rules.inForce(London.date(referral.receivedAt())).stream()
                .filter(each -> each.kind() == LeadRule.Kind.REMIT)
                .map(LeadRule::leadId)
                .filter(id -> !id.equals(rule.leadId()))
                .collect(Collectors.toSet());
        List<MatchResult.Offer> inRemit = found.offers().stream()
                .filter(offer -> offer.service().organisationId().equals(rule.leadId())
                        || others.contains(offer.service().organisationId()))
                .sorted(Comparator.comparing(
                        offer -> others.contains(offer.service().organisationId())))
                .map(offer -> others.contains(offer.service().organisationId())
                        ? saying(offer, "outside the provider's remit by age on the day of the referral")
                        : saying(
                                offer,
                                "its provider leads by remit: " + rule.name().toLowerCase(java.util.Locale.UK)))
                .toList();
        List<MatchResult.Offer> ordered = new ArrayList<>();
        int next = 0;
        for (MatchResult.Offer offer : found.offers()) {
            boolean remit = offer.service().organisationId().equals(rule.leadId())
                    || others.contains(offer.service().organisationId());
            ordered.add(remit ? inRemit.get(next++) : offer);
        }
        return ordered;
    }

    private static String lower(LeadRule rule) {
        return rule.kind().label().toLowerCase(java.util.Locale.UK);
    }

    private static MatchResult.Offer saying(MatchResult.Offer offer, String reason) {
        return offer.saying(
                reasons -> Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }
}
