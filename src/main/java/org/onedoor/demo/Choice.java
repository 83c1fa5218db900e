package org.onedoor.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Door;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Tier;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Where an invented navigator would send somebody: what the directory's own match offers. */
@Component
@InDemo
class Choice {
    /** Real national lines are never played: nobody refers to them here and nobody acts for them. */
    private static final Set<String> NOT_PLAYED =
            Set.of("crisis-line", "place-of-safety", "street-triage", "amhp", "professional-advice");

    private final Matches matches;
    private final Services services;
    private final Organisations organisations;

    Choice(Matches matches, Services services, Organisations organisations) {
        this.matches = matches;
        this.services = services;
        this.organisations = organisations;
    }

    /** The services that would do, the best first, without the centre. */
    List<Service> of(Person person, List<String> needs, String priority, Instant at) {
        Need need = Need.of(Set.copyOf(needs), Tier.of(priority), at, Door.CENTRE)
                .born(person.birthDate())
                .registered(
                        person.practiceOds() == null
                                ? null
                                : organisations
                                        .registeredPlace(person.practiceOds(), London.date(at))
                                        .orElse(null))
                .resident(
                        person.postcode() == null
                                ? null
                                : organisations.residentPlace(person.postcode()).orElse(null))
                .flagged(person.veteran() ? Set.of("veteran") : Set.of());
        boolean firstEpisode = needs.contains("psychosis-first-episode");
        return matches.find(need).offers().stream()
                .map(MatchResult.Offer::service)
                .filter(service -> !service.isCentre() && !NOT_PLAYED.contains(service.typeCode()))
                .filter(service -> !firstEpisode || service.typeCode().equals("eip"))
                .toList();
    }

    /** Only teams that do not exist decline, let an offer lapse, or are late. */
    static boolean isInvented(Service service) {
        return service.name().endsWith("(invented)");
    }

    boolean isInventedTeam(UUID teamId) {
        return services.ofTeam(teamId).stream().anyMatch(Choice::isInvented);
    }

    Service service(UUID id) {
        return services.get(id);
    }

    List<Service> played() {
        return services.all().stream()
                .filter(service -> !service.isCentre()
                        && !NOT_PLAYED.contains(service.typeCode())
                        && service.status() instanceof org.onedoor.directory.ServiceStatus.Active)
                .toList();
    }
}
