package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.frontdoor.FigureRepository.Came;
import org.onedoor.frontdoor.FigureRepository.Failed;
import org.onedoor.frontdoor.ReferralFigures.Line;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.ReferralFigures.Section;
import org.springframework.stereotype.Component;

/** The ledger of unmet need, by place and cohort. It fills itself: from failed matches, declines and offers nobody answered. */
@Component
class UnmetFigures {
    private static final String UNMET = "Unmet at least once";
    private static final String RECEIVED = "Received";

    private final FigureRepository repository;
    private final Cohorts cohorts;

    UnmetFigures(FigureRepository repository, Cohorts cohorts) {
        this.repository = repository;
        this.cohorts = cohorts;
    }

    /** What one referral came up against. */
    private record Met(Came came, Set<String> causes) {
        boolean unmet() {
            return !causes.isEmpty();
        }

        boolean waits() {
            return unmet()
                    && came.acceptedAt() == null
                    && WorkState.valueOf(came.state()).isOpen();
        }

        UUID person() {
            return came.personId();
        }

        Instant received() {
            return came.receivedAt().toInstant();
        }

        List<String> needs() {
            return List.of(came.needs().split(" "));
        }
    }

    List<Section> of(Period period) {
        Map<UUID, List<Failed>> failed = repository.failed(period.begins(), period.ends()).stream()
                .collect(Collectors.groupingBy(Failed::referralId));
        List<Met> all = repository.came(period.begins(), period.ends()).stream()
                .map(came -> new Met(
                        came,
                        failed.getOrDefault(came.referralId(), List.of()).stream()
                                .map(Failed::cause)
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                .toList();
        Cohorts.Known known = cohorts.of(all.stream().map(Met::person).toList());
        return List.of(
                causes(all),
                gaps(all, failed),
                section(
                        "By district and need",
                        "Where they live, and what they need. Only where something was unmet.",
                        grouped(
                                all,
                                one -> one.needs().stream()
                                        .map(need -> known.district(one.person()) + ": " + known.need(need))
                                        .toList(),
                                "place",
                                true)),
                section(
                        "By district",
                        "Where they live, by the postcode of their address.",
                        grouped(all, one -> List.of(known.district(one.person())), "district", false)),
                section(
                        "By primary care network",
                        "Where they are registered, on the day the referral was received.",
                        grouped(all, one -> List.of(known.network(one.person(), one.received())), "network", false)),
                section(
                        "By age",
                        "Their age on the day the referral was received.",
                        grouped(all, one -> List.of(known.age(one.person(), one.received())), "age", false)),
                section(
                        "By need",
                        "Each need of a referral counts by itself, so that one referral may be in several rows.",
                        grouped(
                                all,
                                one -> one.needs().stream().map(known::need).toList(),
                                "need",
                                false)));
    }

    private static Section causes(List<Met> all) {
        List<Line> lines = new ArrayList<>();
        Map.of(
                        "unmatched", "1. No service in the directory could take it",
                        "declined", "2. A service said no",
                        "expired", "3. A service did not answer in time")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(cause -> lines.add(line(
                        "cause:" + cause.getKey(),
                        cause.getValue().substring(3),
                        all,
                        one -> one.causes().contains(cause.getKey()))));
        return new Section(
                "Why need was unmet",
                "Referrals received in the period that came up against this at least once so far. More says how many wait for a service still; nobody of them is without an owner.",
                UNMET,
                RECEIVED,
                lines);
    }

    /** What alone stood between a need and a service: the gaps that money or a rule could close. */
    private static Section gaps(List<Met> all, Map<UUID, List<Failed>> failed) {
        Set<String> rules = failed.values().stream()
                .flatMap(List::stream)
                .flatMap(one -> one.gaps().lines())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        List<Line> lines = rules.stream()
                .map(rule -> line(
                        "gap:" + rule,
                        UnmetNeed.gap(rule),
                        all,
                        one -> failed.getOrDefault(one.came().referralId(), List.of()).stream()
                                .anyMatch(cause -> cause.gaps().lines().anyMatch(rule::equals))))
                .toList();
        return new Section(
                "What alone kept a service from it",
                "Where no service could take a referral, the one rule by which some service just could not. A referral may be in several rows.",
                "Kept out",
                RECEIVED,
                lines);
    }

    private static Section section(String title, String definition, List<Line> lines) {
        return new Section(
                "Unmet need " + title.substring(0, 1).toLowerCase(java.util.Locale.UK) + title.substring(1),
                definition,
                UNMET,
                RECEIVED,
                lines);
    }

    private static List<Line> grouped(List<Met> all, Function<Met, List<String>> by, String code, boolean onlyUnmet) {
        Map<String, List<Met>> groups = new TreeMap<>();
        for (Met one : all) {
            for (String group : Set.copyOf(by.apply(one))) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(one);
            }
        }
        return groups.entrySet().stream()
                .filter(group -> !onlyUnmet || group.getValue().stream().anyMatch(Met::unmet))
                .map(group -> line(code + ":" + group.getKey(), group.getKey(), group.getValue(), Met::unmet))
                .toList();
    }

    private static Line line(String code, String label, List<Met> of, java.util.function.Predicate<Met> counts) {
        int wait = (int) of.stream().filter(counts).filter(Met::waits).count();
        return new Line(
                code,
                label,
                of.stream()
                        .filter(counts)
                        .map(one -> ReferralFigures.counted(one.came()))
                        .toList(),
                of.stream().map(one -> ReferralFigures.counted(one.came())).toList(),
                "Without a service still: " + SmallNumbers.count(wait));
    }
}
