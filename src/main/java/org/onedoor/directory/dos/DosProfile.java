package org.onedoor.directory.dos;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Door;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.OpeningHours;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Tier;
import org.onedoor.directory.dos.DosHours.Session;
import org.onedoor.directory.dos.DosService.Colour;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.London;

/**
 * A service of our directory as the profile the search compares. Our directory records no promotion and no "only if
 * open": there the profile says what passes everybody. Whom a service takes by the practice is asked before the search,
 * because a list of surgeries has no networks in it and keeps out whoever's surgery is not known.
 */
final class DosProfile {
    private static final Set<String> ANY_GENDER = Set.of("F", "I", "M");
    private static final int OLDEST = 129;
    private static final Duration LONGEST_COLOUR = Duration.ofHours(120);
    private static final LocalTime LAST = LocalTime.of(23, 59);

    private final DosCodes codes;
    private final Set<LocalDate> holidays;

    /** @param holidays those that fall in the time a search looks at */
    DosProfile(DosCodes codes, Set<LocalDate> holidays) {
        this.codes = codes;
        this.holidays = Set.copyOf(holidays);
    }

    DosService of(Service service, Capacity room) {
        Eligibility eligible = service.eligibility();
        return new DosService(
                service.id().toString(),
                service.name(),
                codes.type(service.typeCode()),
                service.point() == null
                        ? null
                        : GridPoint.of(
                                service.point().latitude(), service.point().longitude()),
                service.status() instanceof ServiceStatus.Active && !service.isLine(),
                null,
                codes.groups(service.needs()),
                codes.discriminators(service.needs()),
                dispositions(service),
                genders(eligible),
                List.of(DosAge.Range.years(
                        eligible.ageFrom() == null ? 0 : eligible.ageFrom(),
                        eligible.ageTo() == null ? OLDEST : eligible.ageTo())),
                false,
                Set.of(),
                roles(eligible.doors()),
                hours(service.hours()),
                room(service, room),
                null,
                areas(eligible.places()),
                Set.of(),
                null);
    }

    /** R05: one that is for one sex takes I too, which the search asks for where the gender is not known: then we ask. */
    private static Set<String> genders(Eligibility eligible) {
        return eligible.oneSex() == null
                ? ANY_GENDER
                : Set.of(eligible.oneSex().sex() == Gender.FEMALE ? "F" : "M", "I");
    }

    /** R09: each tier it answers in time. */
    private static Set<Integer> dispositions(Service service) {
        return Arrays.stream(Tier.values())
                .filter(tier -> service.answers().getOrDefault(tier, Integer.MAX_VALUE) <= tier.days())
                .map(DosCodes::disposition)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** R10: ours that names no door is open to all, theirs that names no role to none; so all are named. */
    private static Set<String> roles(Set<Door> doors) {
        return (doors.isEmpty() ? Set.of(Door.values()) : doors)
                .stream().map(Door::words).collect(Collectors.toUnmodifiableSet());
    }

    /** R14: districts are local authorities, sub-ICBs commissioners, networks other areas; everywhere is no limit. */
    private static Set<String> areas(List<Served> places) {
        return places.stream().anyMatch(place -> place.kind() == Served.Kind.ALL)
                ? Set.of()
                : places.stream().map(Served::stored).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * R07: full is red, people waiting is amber. It turns green when what was said runs out, at the latest after five
     * days; and what was never said is green: the strategy knows no "not known".
     */
    private static DosService.Room room(Service service, Capacity capacity) {
        if (!(capacity instanceof Capacity.Known known)) {
            return new DosService.Room(Colour.GREEN, null);
        }
        Duration lasts = service.isCrisis() ? Capacity.CRISIS_LASTS : LONGEST_COLOUR;
        boolean queue = known.waiting() != null && known.waiting() > 0;
        return new DosService.Room(
                known.places() == 0 ? Colour.RED : queue ? Colour.AMBER : Colour.GREEN,
                London.at(known.at().plus(lasts)).toLocalDateTime());
    }

    /** R16: one that is open on bank holidays has each of them as a dated exception with the hours of its weekday. */
    private DosHours hours(OpeningHours hours) {
        Map<DayOfWeek, List<Session>> weekly = new EnumMap<>(DayOfWeek.class);
        hours.spans()
                .forEach(span -> span.days()
                        .forEach(day -> weekly.computeIfAbsent(day, any -> new ArrayList<>())
                                .add(new Session(time(span.opens()), time(span.closes())))));
        Map<LocalDate, List<Session>> dated = new HashMap<>();
        if (hours.openOnBankHolidays()) {
            holidays.forEach(day -> dated.put(day, weekly.getOrDefault(day.getDayOfWeek(), List.of())));
        }
        return new DosHours(false, weekly, List.of(), dated);
    }

    private static LocalTime time(Duration intoTheDay) {
        return intoTheDay.compareTo(Duration.ofHours(24)) >= 0 ? LAST : LocalTime.MIDNIGHT.plus(intoTheDay);
    }
}
