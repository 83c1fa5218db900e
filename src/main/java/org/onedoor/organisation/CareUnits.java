package org.onedoor.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.CareUnitRepository.Part;
import org.onedoor.organisation.CareUnitRepository.Unit;
import org.onedoor.platform.Act;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Service;

/**
 * Care units: districts, and teams of both physical and mental health, that are led as one. What a unit is made of has dates,
 * so that a measure of a past month counts what the unit was then. Changing one joins an act about it.
 */
@Service
public class CareUnits {
    private final CareUnitRepository repository;
    private final PlaceRepository places;

    CareUnits(CareUnitRepository repository, PlaceRepository places) {
        this.repository = repository;
        this.places = places;
    }

    /**
     * A care unit as it was on a day.
     *
     * @param to the last day; none while it goes on
     * @param changed the day from which it is made up as it is now, or will be
     * @param districts their codes
     * @param teams by name
     */
    public record CareUnit(
            UUID id,
            String code,
            String name,
            LocalDate from,
            @Nullable LocalDate to,
            long version,
            LocalDate changed,
            Set<String> districts,
            List<Team> teams) {
        public CareUnit {
            districts = Set.copyOf(districts);
            teams = List.copyOf(teams);
        }

        public Set<UUID> teamIds() {
            return teams.stream().map(Team::id).collect(Collectors.toSet());
        }

        public boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    /**
     * What a form says.
     *
     * @param from the day from which it is so, as typed
     * @param version of what was seen; none for a new one
     */
    public record Said(
            String name,
            Set<String> districts,
            Set<String> teams,
            String from,
            @Nullable Long version) {
        public Said {
            districts = Set.copyOf(districts);
            teams = Set.copyOf(teams);
        }
    }

    /** Those there are on a day, by name. */
    public List<CareUnit> on(LocalDate day) {
        return made(repository.all(), day).stream()
                .filter(unit -> unit.isOn(day))
                .toList();
    }

    /** Every one, those that have ended and those to come too, by name; each as it is on the day, or as it begins. */
    public List<CareUnit> all(LocalDate day) {
        return made(repository.all(), day);
    }

    /** One, as it is on a day. @throws NotFound when there is none of this code */
    public CareUnit get(String code, LocalDate day) {
        return made(repository.all(), day).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("care unit"));
    }

    /** The teams that go on after a day, by name. */
    public List<Team> teams(LocalDate day) {
        return repository.teams(day);
    }

    private List<CareUnit> made(List<Unit> units, LocalDate day) {
        Map<UUID, List<Part>> parts = repository.parts().stream().collect(Collectors.groupingBy(Part::unitId));
        Map<String, Team> teams = repository
                .teamsOf(parts.values().stream()
                        .flatMap(List::stream)
                        .filter(part -> !part.isDistrict())
                        .map(Part::ofCode)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Team::code, team -> team));
        return units.stream()
                .map(unit -> {
                    List<Part> all = parts.getOrDefault(unit.unitId(), List.of());
                    LocalDate asOf = unit.validFrom().isAfter(day) ? unit.validFrom() : day;
                    List<Part> then =
                            all.stream().filter(part -> part.isOn(asOf)).toList();
                    return new CareUnit(
                            unit.unitId(),
                            unit.code(),
                            unit.name(),
                            unit.validFrom(),
                            unit.validTo(),
                            unit.version(),
                            changed(unit, all),
                            then.stream()
                                    .filter(Part::isDistrict)
                                    .map(Part::ofCode)
                                    .collect(Collectors.toSet()),
                            then.stream()
                                    .filter(part -> !part.isDistrict())
                                    .flatMap(part -> Optional.ofNullable(teams.get(part.ofCode())).stream())
                                    .sorted(java.util.Comparator.comparing(Team::name))
                                    .toList());
                })
                .toList();
    }

    private static LocalDate changed(Unit unit, List<Part> parts) {
        LocalDate latest = unit.validFrom();
        for (Part part : parts) {
            LocalDate to = part.validTo();
            LocalDate day = to == null ? part.validFrom() : to.plusDays(1);
            latest = day.isAfter(latest) ? day : latest;
        }
        return latest;
    }

    /** The id of the care unit with this code, the same on every node. */
    public static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("care-unit:" + code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * The code of a care unit of this name: {@code West Essex} is {@code west-essex}. It is in addresses, where {@code new} is
     * the form for another one.
     */
    public static String codeOf(String name) {
        String code = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return code.equals("new") ? "new-care-unit" : code;
    }

    /**
     * A new care unit, inside an act about it.
     *
     * @throws Invalid with a sentence for each answer that will not do
     */
    public void begin(Act act, Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate from = checked(said, null, problems);
        String code = codeOf(said.name());
        if (!problems.containsKey("name") && code.isEmpty()) {
            problems.put("name", "The name needs a letter or a number");
        } else if (repository.all().stream().anyMatch(unit -> unit.code().equals(code))) {
            problems.put("name", "There is a care unit of this name. Change that one, or choose another name");
        }
        if (!problems.isEmpty() || from == null) {
            throw new Invalid(problems);
        }
        UUID id = act.subject().id();
        repository.begin(id, code, said.name().strip(), from);
        said.districts().forEach(district -> repository.add(id, "district", district, from));
        said.teams().forEach(team -> repository.add(id, "team", team, from));
    }

    /**
     * What a care unit is called and made of from a day on, inside an act about it. What it was before that day stays.
     *
     * @throws Invalid with a sentence for each answer that will not do
     * @throws StaleEdit when somebody changed it since it was seen
     */
    public void change(CareUnit unit, Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate from = checked(said, unit, problems);
        if (!problems.isEmpty() || from == null) {
            throw new Invalid(problems);
        }
        if (said.version() == null || !repository.rename(unit.id(), said.name().strip(), said.version())) {
            throw new StaleEdit("care unit");
        }
        List<Part> open = repository.parts().stream()
                .filter(part -> part.unitId().equals(unit.id()) && part.validTo() == null)
                .toList();
        replace(unit.id(), "district", open.stream().filter(Part::isDistrict).toList(), said.districts(), from);
        replace(
                unit.id(),
                "team",
                open.stream().filter(part -> !part.isDistrict()).toList(),
                said.teams(),
                from);
    }

    private void replace(UUID unitId, String kind, List<Part> open, Set<String> wanted, LocalDate from) {
        Set<String> had = open.stream().map(Part::ofCode).collect(Collectors.toSet());
        for (Part part : open) {
            if (!wanted.contains(part.ofCode())) {
                repository.end(part, from);
            }
        }
        Set<String> more = new TreeSet<>(wanted);
        more.removeAll(had);
        more.forEach(code -> repository.add(unitId, kind, code, from));
    }

    /**
     * A care unit goes on until a day and no longer, inside an act about it.
     *
     * @param last the last day, as typed
     * @throws Invalid when that is no day from its last change on
     * @throws StaleEdit when somebody changed it since it was seen
     */
    public void end(CareUnit unit, String last, @Nullable Long version) {
        LocalDate day = day(last);
        if (day == null || day.isBefore(unit.changed())) {
            throw new Invalid("until", "Write the last day as 2024-03-31, on or after " + unit.changed());
        }
        if (version == null || !repository.end(unit.id(), day, version)) {
            throw new StaleEdit("care unit");
        }
    }

    private @Nullable LocalDate checked(Said said, @Nullable CareUnit unit, Map<String, String> problems) {
        if (said.name().isBlank()) {
            problems.put("name", "Enter what the care unit is called");
        }
        Writing.limit(problems, "name", "The name", said.name(), Writing.NAME);
        if (said.districts().isEmpty()) {
            problems.put("districts", "Choose at least one district");
        } else if (!places.districts().keySet().containsAll(said.districts())) {
            problems.put("districts", "Choose districts from the list");
        }
        List<Team> teams = repository.teamsOf(said.teams());
        if (teams.size() < new HashSet<>(said.teams()).size()) {
            problems.put("teams", "Choose teams from the list");
        } else if (!both(teams)) {
            problems.put("teams", "Choose at least one team of physical and one of mental health");
        }
        LocalDate from = day(said.from());
        if (from == null) {
            problems.put("from", "Write the day from which this is so as 2024-03-31");
        } else if (unit != null && from.isBefore(unit.changed())) {
            problems.put(
                    "from",
                    "The care unit was changed from %s on. Choose that day or a later one".formatted(unit.changed()));
        }
        return from;
    }

    private static boolean both(Collection<Team> teams) {
        return teams.stream().anyMatch(Team::isOfPhysicalHealth)
                && teams.stream().anyMatch(Team::isOfMentalHealth);
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.getYear() < 2000 || day.getYear() > 2100 ? null : day;
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
