package org.onedoor.crisis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.springframework.stereotype.Component;

/** Who is attached to a case, worked out from its facts: those who said something, were asked for, or have the person. */
@Component
class Attached {
    /** The service whose team co-ordinates, until a place has the person. */
    static final String COORDINATING = "place-of-safety";

    private static final String TRIAGE = "street-triage";
    private static final String AMBULANCE = "RYC";

    private final PlaceOfSafetyRepository places;
    private final Services services;
    private final Organisations organisations;

    Attached(PlaceOfSafetyRepository places, Services services, Organisations organisations) {
        this.places = places;
        this.services = services;
        this.organisations = organisations;
    }

    /**
     * Whose work item a case is.
     *
     * @param lookingAfter the teams that have the person, or await them, or were said to work on the case
     * @param assessors organisations of those who were asked to assess
     */
    record Parties(Set<UUID> organisations, Set<UUID> teams, Set<UUID> lookingAfter, Set<UUID> assessors) {}

    /** Whoever wrote anything stays; a place stays only while its promise or the arrival there stands. */
    Parties of(CaseState state) {
        Set<UUID> orgs = new LinkedHashSet<>();
        Set<UUID> teams = new LinkedHashSet<>();
        Set<UUID> lookingAfter = new LinkedHashSet<>();
        Set<UUID> assessors = new LinkedHashSet<>();
        for (String code : List.of(COORDINATING, TRIAGE)) {
            services.byCode(code).ifPresent(service -> {
                orgs.add(service.organisationId());
                teams.add(service.teamId());
            });
        }
        for (Fact fact : state.facts().all()) {
            if (fact.isOfJoin()) {
                continue;
            }
            if (!fact.role().equals("clinician") && !fact.role().equals("system")) {
                orgs.add(fact.organisationId());
            }
            add(teams, fact.code("team"));
            add(lookingAfter, fact.code("team"));
            if (fact.role().equals("amhp")) {
                assessors.add(fact.organisationId());
            }
        }
        for (Fact fact : state.facts().standing()) {
            switch (fact.kind()) {
                case CONVEYANCE -> organisations.byOds(AMBULANCE).ifPresent(ambulance -> orgs.add(ambulance.id()));
                case PROMISED, ARRIVED, ENTERED -> {
                    UUID place = CaseState.uuid(fact.code("place"));
                    boolean given = fact.kind() != FactKind.PROMISED || Objects.equals(place, state.promised());
                    if (place != null && given) {
                        places.find(place).ifPresent(found -> {
                            orgs.add(found.organisationId());
                            UUID whoever = found.teamId() == null ? found.organisationId() : found.teamId();
                            teams.add(whoever); // a department without a team of its own: whoever works in its trust
                            lookingAfter.add(whoever);
                        });
                    }
                }
                case AMHP_REQUESTED -> {
                    add(orgs, fact.code("org"));
                    add(assessors, fact.code("org"));
                }
                default -> {}
            }
        }
        return new Parties(orgs, teams, lookingAfter, assessors);
    }

    private static void add(Set<UUID> set, String code) {
        UUID id = CaseState.uuid(code);
        if (id != null) {
            set.add(id);
        }
    }

    /** A team with the organisation it is of. */
    record Owner(UUID organisationId, @Nullable UUID teamId) {}

    /** Whose task a case is now: the place's that has or awaits the person, and until then the co-ordinating team's. */
    Owner owner(CaseState state) {
        UUID place = state.placeId() == null ? state.promised() : state.placeId();
        if (place != null) {
            Place found = places.find(place).orElse(null);
            if (found != null && found.kind() == Place.Kind.HEALTH_BASED) {
                return new Owner(found.organisationId(), found.teamId());
            }
        }
        Service service = services.byCode(COORDINATING)
                .orElseThrow(() -> new IllegalStateException("The directory has no place of safety"));
        return new Owner(service.organisationId(), service.teamId());
    }

    @Nullable
    UUID organisationOf(UUID team) {
        return organisations.team(team).map(Team::organisationId).orElse(null);
    }
}
