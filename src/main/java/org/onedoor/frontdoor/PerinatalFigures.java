package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.record.Contacts;
import org.springframework.stereotype.Component;

/** How many of those who are pregnant or have a baby a perinatal service sees, by where they live. */
@Component
public class PerinatalFigures {
    /** The type of service, as the directory has it. */
    private static final String TYPE = "perinatal";

    private static final String CODE = "perinatal:";

    private final FigureRepository repository;
    private final Contacts contacts;
    private final Cohorts cohorts;
    private final Services services;

    PerinatalFigures(FigureRepository repository, Contacts contacts, Cohorts cohorts, Services services) {
        this.repository = repository;
        this.contacts = contacts;
        this.cohorts = cohorts;
        this.services = services;
    }

    /** The code of a district's figure, by its name. */
    public static String code(String district) {
        return CODE + district;
    }

    List<Section> of(Period period) {
        Set<Counted> seen = seen(period);
        Set<Counted> all = new LinkedHashSet<>(seen);
        repository.expecting(period.begins(), period.ends()).stream()
                .map(one -> new Counted(one.personId(), one.referralId()))
                .forEach(all::add);
        Map<String, List<Counted>> byDistrict = byDistrict(all);
        List<Line> lines = new ArrayList<>();
        byDistrict.forEach((district, theirs) -> lines.add(new Line(
                code(district), district, theirs.stream().filter(seen::contains).toList(), theirs, null)));
        return List.of(new Section(
                "Seen by a perinatal service, by district",
                "People whom a perinatal service saw or spoke to in the period, each once, of those and of everybody recorded as pregnant or with a baby on a referral received in the period; by where they live.",
                "Seen",
                "Known",
                lines));
    }

    /** How many people of each district, by its name, a perinatal service saw in some days: each once. Called from inside a look. */
    public Map<String, Integer> seenByDistrict(Period period) {
        Map<String, Integer> counts = new TreeMap<>();
        byDistrict(seen(period)).forEach((district, theirs) -> counts.put(district, theirs.size()));
        return counts;
    }

    /** Each person once, with the referral on which they were first seen. */
    private Set<Counted> seen(Period period) {
        List<UUID> perinatal = services.all().stream()
                .filter(service -> service.typeCode().equals(TYPE))
                .map(Service::id)
                .toList();
        Map<UUID, Counted> first = new LinkedHashMap<>();
        contacts.attended(perinatal, period.begins(), period.ends())
                .forEach(one -> first.putIfAbsent(one.personId(), new Counted(one.personId(), one.scopeId())));
        return new LinkedHashSet<>(first.values());
    }

    private Map<String, List<Counted>> byDistrict(Set<Counted> counted) {
        Cohorts.Known known = cohorts.of(counted.stream().map(Counted::personId).toList());
        return counted.stream()
                .collect(Collectors.groupingBy(
                        one -> known.district(one.personId()), TreeMap::new, Collectors.toList()));
    }
}
