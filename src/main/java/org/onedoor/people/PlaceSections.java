package org.onedoor.people;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.CareUnits.CareUnit;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Organisations.Area;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.people.PlaceFilter.By;
import org.onedoor.people.PlaceFilter.Part;
import org.onedoor.people.PlacePick.Section;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The places there are on a day, kind by kind. Every list shows them to be chosen from, and they change a few times a year:
 * what is shown is kept for some seconds. What a place that was chosen is made of is read each time.
 */
@Component
class PlaceSections {
    static final String NO_NETWORK = "pcn-none";
    static final String NO_PRACTICE = "practice-unknown";
    private static final String NO_DISTRICT = "district-unknown";

    private final Organisations organisations;
    private final CareUnits units;
    private final Duration keep;
    private final LongSupplier ticks;
    private volatile @Nullable Shown last;

    /** @param read by the ticks of the machine, in nanoseconds */
    private record Shown(LocalDate on, long read, List<Section> sections) {}

    @Autowired
    PlaceSections(Organisations organisations, CareUnits units, @Value("${onedoor.places-kept}") Duration keep) {
        this(organisations, units, keep, System::nanoTime);
    }

    PlaceSections(Organisations organisations, CareUnits units, Duration keep, LongSupplier ticks) {
        this.organisations = organisations;
        this.units = units;
        this.keep = keep;
        this.ticks = ticks;
    }

    /** What there is to choose from, as it was a few seconds ago at most. */
    List<Section> toChoose(LocalDate on) {
        Shown shown = last;
        long now = ticks.getAsLong();
        if (shown != null && shown.on().equals(on) && now - shown.read() < keep.toNanos()) {
            return shown.sections();
        }
        List<Section> sections = new ArrayList<>(byDistrict(on));
        sections.add(networks(on));
        last = new Shown(on, now, List.copyOf(sections));
        return sections;
    }

    /** The networks by name, without their practices: enough to be chosen. */
    Section networks(LocalDate on) {
        Part some = new Part(By.PRACTICE, true, Set.of());
        List<PlaceFilter> all = new ArrayList<>();
        organisations.pcns(on).forEach(network -> all.add(PlaceFilter.of(code(network), network.name(), some)));
        all.add(PlaceFilter.of(NO_NETWORK, "Practice in no network", some));
        all.add(PlaceFilter.of(NO_PRACTICE, "Practice not known", some));
        return new Section("Primary care networks, by registered practice", all);
    }

    static String code(Pcn network) {
        return "pcn-" + network.code();
    }

    /** Care units, alliances and districts. */
    List<Section> byDistrict(LocalDate on) {
        List<Area> areas = organisations.areas(on);
        List<Section> sections = new ArrayList<>();
        List<CareUnit> now = units.on(on);
        if (!now.isEmpty()) {
            sections.add(new Section(
                    "Care units, by district and team",
                    now.stream()
                            .map(unit -> new PlaceFilter(
                                    "unit-" + unit.code(),
                                    unit.name(),
                                    new Part(By.DISTRICT, true, unit.districts()),
                                    unit.teamIds(),
                                    null))
                            .toList()));
        }
        Map<String, PlaceFilter> alliances = new TreeMap<>();
        areas.stream()
                .filter(area -> area.allianceId() != null)
                .collect(Collectors.groupingBy(area -> Objects.requireNonNull(area.allianceId())))
                .forEach((id, theirs) -> {
                    String name = String.valueOf(theirs.getFirst().alliance());
                    alliances.put(name, district("alliance-" + id, name, true, codes(theirs)));
                });
        sections.add(new Section("Alliances, by where people live", List.copyOf(alliances.values())));
        List<PlaceFilter> districts = new ArrayList<>();
        areas.forEach(
                area -> districts.add(district("district-" + area.code(), area.name(), true, Set.of(area.code()))));
        districts.add(district(NO_DISTRICT, "District not known", false, codes(areas)));
        sections.add(new Section("Districts, by where people live", districts));
        return sections;
    }

    private static Set<String> codes(Collection<Area> areas) {
        return areas.stream().map(Area::code).collect(Collectors.toSet());
    }

    private static PlaceFilter district(String code, String label, boolean among, Set<String> codes) {
        return PlaceFilter.of(code, label, new Part(By.DISTRICT, among, codes));
    }
}
