package org.onedoor.crisis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.workforce.Finder;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Professional;
import org.springframework.stereotype.Service;

/** The decisions that take something of others: a room of a place, an AMHP or a doctor from the registers. */
@Service
public class Requests {
    private final CaseActs caseActs;
    private final CaseReads reads;
    private final Places places;
    private final Destinations destinations;
    private final Finder finder;
    private final Decisions decisions;

    Requests(
            CaseActs caseActs,
            CaseReads reads,
            Places places,
            Destinations destinations,
            Finder finder,
            Decisions decisions) {
        this.caseActs = caseActs;
        this.reads = reads;
        this.places = places;
        this.destinations = destinations;
        this.finder = finder;
        this.decisions = decisions;
    }

    /**
     * Claims a room of a place for the case.
     *
     * @throws Refused when nothing is free there, or the place cannot take this person
     */
    public Detention promise(UUID incident, UUID placeId, @Nullable IdempotencyKey key) {
        return caseActs.perform(incident, "Claim a place of safety", key, (act, before, was) -> {
            requireLawful(before, was);
            if (decisions.isExpired(before, act.now())) {
                throw new Refused(
                        "authority-expired",
                        "There is no lawful authority to hold this person: it has ended. Record the end. No room can be claimed.");
            }
            Place place = places.find(placeId).orElseThrow(() -> new NotFound("place of safety"));
            Destinations.Offer offer = destinations.rank(reads.wanted(before, was, false)).stream()
                    .filter(each -> each.place().id().equals(placeId))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("place of safety"));
            List<String> against = offer.against().stream()
                    .filter(reason -> !reason.startsWith("No room") && !reason.startsWith("For people who need"))
                    .toList();
            if (!against.isEmpty()) {
                throw new Refused("cannot-take", "%s: %s".formatted(place.name(), String.join(" ", against)));
            }
            places.promise(place, incident, act.now());
            caseActs.append(
                    act, incident, FactKind.PROMISED, act.now(), Map.of("place", placeId.toString()), Map.of(), null);
        });
    }

    private static void requireLawful(Detention detention, CaseState was) {
        if (detention.hasEnded()) {
            throw new Refused("ended", "The detention has ended: nothing more can be asked for it.");
        }
        if (was.power().isEmpty()) {
            throw new Refused("no-power", "Record first that the power was used.");
        }
    }

    /** Where the person could go, from inside a look that has asked the gate. */
    public List<Destinations.Offer> offers(CaseReads.Seen seen, boolean physical) {
        return destinations.rank(reads.wanted(seen.detention(), seen.state(), physical));
    }

    /** Who could be asked, from inside a look that has asked the gate. */
    public List<Finder.Found> candidates(Detention detention, CaseState state, Profession profession) {
        return finder.find(wanted(detention, state, profession));
    }

    /** To where the person is or goes; beside everybody who is still awaited or has come. */
    private Finder.Wanted wanted(Detention detention, CaseState state, Profession profession) {
        UUID placeId = state.placeId() == null ? state.promised() : state.placeId();
        Place place = placeId == null ? null : places.find(placeId).orElse(null);
        Set<UUID> beside = state.asked().stream()
                .filter(each -> each.attended() != null || each.isAwaited())
                .map(Asked::professionalId)
                .collect(Collectors.toSet());
        return new Finder.Wanted(
                profession, place == null ? destinations.point(detention.foundAt()) : place.point(), beside);
    }

    /**
     * Asks somebody from the register to come.
     *
     * @throws Invalid when they cannot be chosen, with the reason
     */
    public Detention ask(
            UUID incident, Profession profession, @Nullable UUID professional, @Nullable IdempotencyKey key) {
        if (professional == null) {
            throw new Invalid("professional", "Choose somebody from the list");
        }
        if (!FactKind.TRIED.mayRecord(CurrentActor.get().role())) {
            throw new Forbidden("This is not yours to ask.", "The team that has the person, or an AMHP, asks.");
        }
        FactKind kind = profession == Profession.AMHP ? FactKind.AMHP_REQUESTED : FactKind.DOCTOR_REQUESTED;
        return caseActs.perform(incident, "Ask for an assessment: " + profession.label(), key, (act, before, was) -> {
            requireLawful(before, was);
            Professional chosen = finder.choose(professional, wanted(before, was, profession));
            caseActs.append(
                    act,
                    incident,
                    kind,
                    act.now(),
                    Map.of(
                            "professional",
                            professional.toString(),
                            "org",
                            chosen.organisationId().toString()),
                    Map.of(),
                    null);
        });
    }
}
