package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeedsRegister;
import org.springframework.stereotype.Component;

/** What those who were referred need so that they can be told things and be seen; above all who cannot get online. */
@Component
class NeedsFigures {
    private static final String ASKED = "Asked";

    private final FigureRepository repository;
    private final AccessNeedsRegister register;
    private final Cohorts cohorts;

    NeedsFigures(FigureRepository repository, AccessNeedsRegister register, Cohorts cohorts) {
        this.repository = repository;
        this.register = register;
        this.cohorts = cohorts;
    }

    List<Section> of(Period period) {
        List<Counted> referred = eachOnce(period);
        Map<UUID, Set<AccessNeeds.Offline>> said =
                register.offline(referred.stream().map(Counted::personId).toList());
        List<Counted> asked = referred.stream()
                .filter(one -> said.containsKey(one.personId()))
                .toList();
        Cohorts.Known known =
                cohorts.of(referred.stream().map(Counted::personId).toList());
        Function<Counted, Set<AccessNeeds.Offline>> why = one -> said.getOrDefault(one.personId(), Set.of());
        Predicate<Counted> offline = one -> !why.apply(one).isEmpty();
        return List.of(
                new Section(
                        "Not online, by district",
                        "Of the people referred in the period who have been asked what they need, each once: those with at least one reason why they cannot use what is on a screen; by where they live. They get letters and calls, and no emails or links.",
                        "Not online",
                        ASKED,
                        byDistrict("offline", asked, offline, known)),
                new Section(
                        "Why they are not online",
                        "Of those not online; one person may have several reasons.",
                        "For this reason",
                        "Not online",
                        Arrays.stream(AccessNeeds.Offline.values())
                                .map(reason -> line(
                                        "reason:" + reason.code(),
                                        reason.label(),
                                        asked.stream().filter(offline).toList(),
                                        one -> why.apply(one).contains(reason)))
                                .toList()),
                new Section(
                        "Asked what they need, by district",
                        "Of the people referred in the period, each once: those of whom somebody has recorded what they need, even if it is nothing; by where they live.",
                        ASKED,
                        "Referred",
                        byDistrict("asked", referred, one -> said.containsKey(one.personId()), known)));
    }

    /** Everybody who was referred, with the latest of their referrals. */
    private List<Counted> eachOnce(Period period) {
        Map<UUID, Counted> found = new LinkedHashMap<>();
        repository.came(period.begins(), period.ends()).stream()
                .sorted(Comparator.comparing(FigureRepository.Came::receivedAt))
                .forEach(came -> found.put(came.personId(), new Counted(came.personId(), came.referralId())));
        return List.copyOf(found.values());
    }

    private static List<Line> byDistrict(
            String code, List<Counted> all, Predicate<Counted> counts, Cohorts.Known known) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(code + ":all", "All districts", all, counts));
        all.stream()
                .collect(
                        Collectors.groupingBy(one -> known.district(one.personId()), TreeMap::new, Collectors.toList()))
                .forEach((district, theirs) -> lines.add(line(code + ":" + district, district, theirs, counts)));
        return lines;
    }

    private static Line line(String code, String label, List<Counted> all, Predicate<Counted> counts) {
        return new Line(code, label, all.stream().filter(counts).toList(), all, null);
    }
}
