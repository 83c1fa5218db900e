package org.onedoor.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Postcode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who the partners are, under whatever name, and which place a practice or an address belongs to. */
@Service
public class Organisations {
    private static final int GENERATIONS = 5;

    private final OrganisationRepository repository;
    private final PlaceRepository places;

    Organisations(OrganisationRepository repository, PlaceRepository places) {
        this.repository = repository;
        this.places = places;
    }

    public Optional<Organisation> find(UUID id) {
        return repository.find(id);
    }

    public Optional<Organisation> byOds(String odsCode) {
        return repository.byOds(odsCode.strip().toUpperCase(Locale.ROOT));
    }

    /** By its name or any other name people use for it, however it is typed: {@code eput}, {@code N.E.P.}. */
    public Optional<Organisation> byAlias(String name) {
        return repository.byAlias(aliasKey(name));
    }

    /**
     * Every name and other name of an organisation as it is written; practices, clinics and care homes, which may be named
     * after whoever works there, apart.
     */
    public List<String> publicNames() {
        return repository.publicNames();
    }

    /** Whoever answers for this organisation now: itself, or the last in its line of successors. */
    public Organisation current(Organisation organisation) {
        Organisation answer = organisation;
        for (int i = 0; i < GENERATIONS && answer.successorId() != null; i++) {
            answer = find(answer.successorId()).orElse(answer);
        }
        return answer;
    }

    /** Those whose name begins so, in any case, by name; at most a thousand. */
    public List<Organisation> named(String beginning) {
        return repository.named(beginning.strip());
    }

    public List<Organisation> ofKind(OrganisationKind kind) {
        return repository.ofKind(kind);
    }

    /** Names for many ids in one query; an unknown id has none. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return repository.names(ids);
    }

    /** What the place is called where somebody works; without a team where none has its id. */
    public record WorkplaceNames(
            String organisation, @Nullable String team) {}

    /** Both names in one question; none when there is no such organisation. */
    public Optional<WorkplaceNames> workplace(UUID organisationId, @Nullable UUID teamId) {
        return repository.workplace(organisationId, teamId);
    }

    /** The partners of the strategy: the core partners first, then those engaged, in the order of their names. */
    public List<Partner> partners() {
        return repository.partners();
    }

    public Optional<Team> team(UUID teamId) {
        return repository.team(teamId);
    }

    public List<Team> teamsOf(UUID organisationId) {
        return repository.teamsOf(organisationId);
    }

    /** Names for many teams in one query; an unknown id has none. */
    public Map<UUID, String> teamNames(Collection<UUID> teamIds) {
        return repository.teamNames(teamIds);
    }

    /** Adds a team, or brings one with the same code up to date. */
    @Transactional
    public Team addTeam(Team team) {
        if (!team.id().equals(Team.idOf(team.code()))) {
            throw new Invalid("code", "A team's id must follow from its code.");
        }
        repository.save(team);
        return team;
    }

    /** Where a practice stood in the registered tree on a day. */
    public Optional<RegisteredPlace> registeredPlace(String practiceOds, LocalDate on) {
        return byOds(practiceOds)
                .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                .map(practice -> repository.registeredPlace(practice, on));
    }

    /** A primary care network. @param subIcb the code of the sub-ICB it lies in; none where that is not known */
    public record Pcn(String code, String name, @Nullable String subIcb) {}

    /** The primary care networks open on a day, by name. */
    public List<Pcn> pcns(LocalDate on) {
        return repository.pcns(on);
    }

    /** Each practice with the network it was in on a day, by the practice's code: none where it was in no network. */
    public Map<String, Optional<Pcn>> networkOfEach(LocalDate on) {
        return repository.networkOfEach(on);
    }

    /** A district. @param allianceId the alliance it lay in on the day that was asked for; none where that is not known */
    public record Area(
            String code,
            String name,
            @Nullable UUID allianceId,
            @Nullable String alliance) {}

    /** The districts with the alliance each lay in on a day, by name. */
    public List<Area> areas(LocalDate on) {
        return places.areas(on);
    }

    /** Counts up when postcodes or small areas were read in that differed from those before. */
    public long placeEdition() {
        return places.edition();
    }

    /** Where a postcode is in the resident tree. */
    public Optional<ResidentPlace> residentPlace(String postcode) {
        return places.residentPlace(Postcode.key(postcode));
    }

    /** The same of many at once, by the postcode as it was given; those that are nowhere here are left out. */
    public Map<String, ResidentPlace> residentPlaces(Collection<String> postcodes) {
        Map<String, ResidentPlace> byKey = places.residentPlaces(
                postcodes.stream().map(Postcode::key).distinct().toList());
        Map<String, ResidentPlace> found = new HashMap<>();
        postcodes.forEach(postcode -> {
            ResidentPlace place = byKey.get(Postcode.key(postcode));
            if (place != null) {
                found.put(postcode, place);
            }
        });
        return found;
    }

    /** Each practice's network on a day, by the practice's code: none where it is in no network. Others are left out. */
    public Map<String, Optional<String>> networks(Collection<String> practices, LocalDate on) {
        return repository.networks(practices, on);
    }

    /** The same of every practice. */
    public Map<String, Optional<String>> networks(LocalDate on) {
        return repository.networks(null, on);
    }

    /** Whether postcodes like it are in Southend, Essex or Thurrock, so that one nobody knows may be there as well. */
    public boolean mayBeHere(String postcode) {
        return places.hasOutward(Postcode.outward(postcode));
    }

    /** The 2021 small areas that one of 2011 became; itself when nothing changed. */
    public List<String> lsoas2021(String lsoa2011) {
        return places.lsoas2021(lsoa2011);
    }

    /** The code of the sub-ICB that each district lies in. */
    public Map<String, String> subIcbs() {
        return places.districtRows().stream()
                .filter(row -> row.subIcb() != null)
                .collect(java.util.stream.Collectors.toMap(
                        PlaceRepository.DistrictRow::code, row -> java.util.Objects.requireNonNull(row.subIcb())));
    }

    /** District codes with their names. */
    public Map<String, String> districts() {
        return places.districts();
    }

    /** How names are compared: lower case, letters and digits only. */
    public static String aliasKey(String name) {
        return name.toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
