package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.DirectoryOfServices;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.Past;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slot;
import org.onedoor.directory.Tier;
import org.onedoor.frontdoor.frailty.FrailtyRecords;
import org.onedoor.frontdoor.perinatal.PerinatalFlags;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Person;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.Birthday;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Asks the directory where a need could go: every service is either offered with its reasons, or not with the reason. */
@Component
public class Matching {
    /** What must be on record for the services kept for them. */
    private static final String PREGNANT_OR_POSTNATAL = "pregnant-or-postnatal";

    private static final String LEARNING_DISABILITY = "learning-disability";
    private static final int ADULT = 18;

    /** As many that cannot take it as anybody reads through. */
    private static final int EXCLUDED = 300;

    private final Matches matches;
    private final Services services;
    private final DirectoryOfServices other;
    private final Organisations organisations;
    private final Placing placing;
    private final PerinatalFlags perinatal;
    private final FrailtyRecords frailty;
    private final Leading leading;
    private final ServicePast past;
    private final DomainTime time;

    Matching(
            Matches matches,
            Services services,
            DirectoryOfServices other,
            Organisations organisations,
            Placing placing,
            PerinatalFlags perinatal,
            FrailtyRecords frailty,
            Leading leading,
            ServicePast past,
            DomainTime time) {
        this.matches = matches;
        this.services = services;
        this.other = other;
        this.organisations = organisations;
        this.placing = placing;
        this.perinatal = perinatal;
        this.frailty = frailty;
        this.leading = leading;
        this.past = past;
        this.time = time;
    }

    /** A service that could take the need. */
    public record Possible(
            UUID serviceId,
            String name,
            String organisation,
            String description,
            boolean centre,
            List<String> reasons,
            @Nullable String nextSlot) {}

    /** A service that could not, with each rule and the value that failed. */
    public record Excluded(UUID serviceId, String name, List<String> reasons) {}

    /** What the directory says. @param excluded those that come nearest @param more how many others could not take it */
    public record Found(List<Possible> offers, List<Excluded> excluded, int more) {}

    /** @param tier how soon, which may be tried before it is decided */
    public Found find(Referral referral, Person person, Priority tier) {
        return found(result(referral, person, tier));
    }

    /**
     * The same for the page on which somebody triages, with what is known of services' past.
     *
     * @param where what somebody says of places that the record does not tell, which may decide who leads
     * @param shown whose records the past with the person was read from
     */
    public Found find(Referral referral, Person person, Priority tier, SaidPlaces where, Looks.Shown shown) {
        Map<UUID, Instant> seen = past.seen(referral.personId(), shown);
        return found(ordered(
                matches.findKnowing(
                        need(referral, person, tier),
                        services -> new Past(seen, past.answers(services, tier, referral.needs()))),
                referral,
                person,
                where));
    }

    private Found found(MatchResult result) {
        Map<UUID, String> names = names(result.offers().stream().map(MatchResult.Offer::service));
        MatchResult.Nearest nearest = result.nearest(EXCLUDED);
        return new Found(
                result.offers().stream()
                        .map(offer -> possible(offer.service(), offer.reasons(), offer.slot(), names))
                        .toList(),
                nearest.exclusions().stream().map(Matching::excluded).toList(),
                nearest.more());
    }

    /** What the strategy {@code nhs-dos-1.5} says. @param asked what it asked for, in words */
    public record ByDos(Found found, List<String> asked, boolean catchAll, List<DirectoryOfServices.Rule> rules) {}

    /** The same person, need and directory by the rules of the NHS Directory of Services, to be compared. */
    public ByDos findByDos(Referral referral, Person person, Priority tier) {
        DirectoryOfServices.Found found = other.find(need(referral, person, tier));
        Map<UUID, String> names = names(found.offers().stream().map(DirectoryOfServices.Listed::service));
        return new ByDos(
                new Found(
                        found.offers().stream()
                                .map(one -> possible(one.service(), one.reasons(), null, names))
                                .toList(),
                        found.excluded().stream()
                                .limit(EXCLUDED)
                                .map(one -> new Excluded(
                                        one.service().id(), one.service().name(), one.reasons()))
                                .toList(),
                        Math.max(0, found.excluded().size() - EXCLUDED)),
                found.asked(),
                found.catchAll(),
                other.rules());
    }

    private static Excluded excluded(MatchResult.Exclusion exclusion) {
        return new Excluded(
                exclusion.service().id(),
                exclusion.service().name(),
                exclusion.failures().stream().map(MatchResult.Failure::words).toList());
    }

    /** The services that could take a need as it is, without the centre and lines people ring; the best first. */
    public List<MatchResult.Offer> suitable(Referral referral, Person person) {
        return result(referral, person, referral.priority()).offers().stream()
                .filter(offer -> !offer.service().isCentre() && !offer.service().isLine())
                .toList();
    }

    /**
     * What is missing where no service but the centre can take a need: the rules that alone keep services from it, each
     * once.
     *
     * @return empty where some service can
     */
    Optional<List<MatchResult.Rule>> gaps(Referral referral, Person person) {
        MatchResult result = result(referral, person, referral.priority());
        boolean some = result.offers().stream()
                .anyMatch(
                        offer -> !offer.service().isCentre() && !offer.service().isLine());
        return some
                ? Optional.empty()
                : Optional.of(result.exclusions().stream()
                        .filter(MatchResult.Exclusion::isNearMiss)
                        .map(exclusion -> exclusion.failures().getFirst().rule())
                        .filter(rule -> rule != MatchResult.Rule.NEED) // a service for something else comes near nobody
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** What triage would list when the referral was received, if services were as {@code tried} makes them. */
    MatchResult tried(Referral referral, Person person, UnaryOperator<Service> tried) {
        Need need = need(referral, person, referral.priority(), referral.receivedAt());
        return ordered(matches.find(need, tried), referral, person, SaidPlaces.NONE);
    }

    /** What the strategy {@code nhs-dos-1.5} would list when the referral was received. */
    DirectoryOfServices.Found triedByDos(Referral referral, Person person) {
        return other.find(need(referral, person, referral.priority(), referral.receivedAt()));
    }

    private MatchResult result(Referral referral, Person person, Priority tier) {
        return ordered(matches.find(need(referral, person, tier)), referral, person, SaidPlaces.NONE);
    }

    private MatchResult ordered(MatchResult result, Referral referral, Person person, SaidPlaces where) {
        MatchResult found = leading.ordered(result, referral, person, where);
        return perinatal.inForce(referral) ? perinatalFirst(found) : found;
    }

    private Need need(Referral referral, Person person, Priority tier) {
        return need(referral, person, tier, time.instant());
    }

    private Need need(Referral referral, Person person, Priority tier, Instant at) {
        Set<String> flags = new HashSet<>();
        if (person.veteran() || referral.needs().contains("veteran")) {
            flags.add("veteran");
        }
        if (perinatal.inForce(referral)) {
            flags.add(PREGNANT_OR_POSTNATAL);
        }
        return placing.of(
                        Need.of(Set.copyOf(referral.needs()), Tier.of(tier.code()), at, door(referral.door())),
                        person.practiceOds(),
                        person.placePostcode())
                .born(person.birthDate())
                .agedFrom(person.agesOn(London.date(at)))
                .gender(person.gender())
                .frail(frailty.recorded(referral.personId()))
                .flagged(flags);
    }

    /**
     * For somebody under 18 with a learning disability: the adult services for it where they live and are registered.
     *
     * @return none where it is not about such a person
     */
    public Optional<AdultOptions> adultOptions(Referral referral, Person person) {
        LocalDate born = person.birthDate();
        LocalDate today = London.date(time.instant());
        if (born == null
                || !referral.needs().contains(LEARNING_DISABILITY)
                || !Birthday.of(born, ADULT).isAfter(today)) {
            return Optional.empty();
        }
        MatchResult result = matches.find(placing.of(
                        Need.of(
                                Set.of(LEARNING_DISABILITY),
                                Tier.ROUTINE,
                                time.instant(),
                                org.onedoor.directory.Door.CENTRE),
                        person.practiceOds(),
                        person.placePostcode())
                .aged(ADULT)
                .gender(person.gender()));
        return Optional.of(new AdultOptions(
                Birthday.of(born, ADULT),
                result.offers().stream()
                        .filter(offer -> !offer.service().isCentre()
                                && offer.service().needs().contains(LEARNING_DISABILITY))
                        .map(offer -> possible(
                                offer.service(), offer.reasons(), offer.slot(), names(Stream.of(offer.service()))))
                        .toList(),
                result.exclusions(services.forNeeds(Set.of(LEARNING_DISABILITY))).stream()
                        .filter(out -> out.service().needs().contains(LEARNING_DISABILITY)
                                && (out.service().eligibility().ageTo() == null
                                        || out.service().eligibility().ageTo() >= ADULT))
                        .map(Matching::excluded)
                        .toList()));
    }

    /** @param from the 18th birthday @param elsewhere adult services that do not cover the place, or not this person, with why */
    public record AdultOptions(LocalDate from, List<Possible> here, List<Excluded> elsewhere) {}

    /** A service kept for those who are pregnant or have a baby comes before all others, whatever else they need as well. */
    private static MatchResult perinatalFirst(MatchResult found) {
        List<MatchResult.Offer> offers = new ArrayList<>();
        found.offers().stream()
                .filter(Matching::isPerinatal)
                .map(offer -> offer.saying(reasons -> Stream.concat(
                                Stream.of("goes here first: pregnant, or with a young baby"), reasons.stream())
                        .toList()))
                .forEach(offers::add);
        found.offers().stream().filter(offer -> !isPerinatal(offer)).forEach(offers::add);
        return found.offering(offers);
    }

    private static boolean isPerinatal(MatchResult.Offer offer) {
        return offer.service().eligibility().requires().contains(PREGNANT_OR_POSTNATAL);
    }

    private Map<UUID, String> names(Stream<Service> of) {
        return organisations.names(of.map(Service::organisationId).distinct().toList());
    }

    private static Possible possible(
            Service service, List<String> reasons, @Nullable Slot slot, Map<UUID, String> names) {
        return new Possible(
                service.id(),
                service.name(),
                names.getOrDefault(service.organisationId(), ""),
                service.description(),
                service.isCentre(),
                reasons,
                slot == null ? null : London.full(slot.startsAt()));
    }

    /** The directory's word for a door: what the centre itself passes on, it may pass to anyone. */
    private static org.onedoor.directory.Door door(Door door) {
        return switch (door) {
            case GP -> org.onedoor.directory.Door.GP;
            case POLICE -> org.onedoor.directory.Door.POLICE;
            case AMBULANCE -> org.onedoor.directory.Door.AMBULANCE;
            case HOSPITAL -> org.onedoor.directory.Door.HOSPITAL;
            case VCSE -> org.onedoor.directory.Door.VCSE;
            case SOCIAL_CARE -> org.onedoor.directory.Door.COUNCIL;
            case SCHOOL -> org.onedoor.directory.Door.SCHOOL;
            case SELF -> org.onedoor.directory.Door.SELF;
            case CARER -> org.onedoor.directory.Door.CARER;
            case NHS_111 -> org.onedoor.directory.Door.NHS_111;
            case CARE_HOME, PHONE, PAPER, MESSAGE, TEAM -> org.onedoor.directory.Door.CENTRE;
        };
    }
}
