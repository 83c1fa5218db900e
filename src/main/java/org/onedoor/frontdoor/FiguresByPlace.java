package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.springframework.stereotype.Component;

/**
 * Figures of one place, or each of them for every primary care network: by where the people who are counted lived and were
 * registered on one day. One mechanism for every figure, because each is the list of what it counts.
 */
@Component
class FiguresByPlace {
    private final PlaceFilters places;

    FiguresByPlace(PlaceFilters places) {
        this.places = places;
    }

    List<Section> of(List<Section> all, LocalDate on, PlaceFilter place, boolean byNetwork) {
        if (!place.isSet() && !byNetwork) {
            return all;
        }
        Set<UUID> people = all.stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(line -> line.of().stream())
                .map(Counted::personId)
                .collect(Collectors.toSet());
        Map<UUID, Home> homes = places.homes(people, on);
        Map<UUID, PlaceFilter> networks = byNetwork ? places.networks(people, on) : Map.of();
        return all.stream()
                .map(section -> new Section(
                        section.title(),
                        section.definition(),
                        section.counts(),
                        section.all(),
                        section.lines().stream()
                                .map(line -> only(line, one -> place.holds(homes.get(one.personId()), null)))
                                .flatMap(line -> byNetwork ? each(line, networks).stream() : List.of(line).stream())
                                .filter(line -> !line.of().isEmpty())
                                .toList()))
                .toList();
    }

    /** What more is said of a line is of everywhere, so it is left out. */
    private static Line only(Line line, Predicate<Counted> which) {
        return new Line(
                line.code(),
                line.label(),
                line.counted().stream().filter(which).toList(),
                line.of().stream().filter(which).toList(),
                null);
    }

    private static List<Line> each(Line line, Map<UUID, PlaceFilter> networks) {
        List<Line> lines = new ArrayList<>();
        line.of().stream()
                .map(one -> Objects.requireNonNull(networks.get(one.personId())))
                .distinct()
                .sorted(Comparator.comparing(PlaceFilter::label))
                .forEach(network -> {
                    Line theirs = only(line, one -> network.equals(networks.get(one.personId())));
                    lines.add(new Line(
                            line.code() + "@" + network.code(),
                            line.label() + ": " + network.label(),
                            theirs.counted(),
                            theirs.of(),
                            null));
                });
        return lines;
    }
}
