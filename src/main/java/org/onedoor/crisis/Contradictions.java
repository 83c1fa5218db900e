package org.onedoor.crisis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.platform.time.London;

/** Where the facts of a case cannot all be so: said in words, with what the clocks make of it. Nothing is thrown away. */
final class Contradictions {
    private Contradictions() {}

    static List<String> of(Facts facts) {
        List<String> found = new ArrayList<>();
        powers(facts, found);
        arrivals(facts, found);
        before(facts, FactKind.POWER_USED, FactKind.ARRIVED, "The arrival", "the power was used", found);
        before(facts, FactKind.CONVEYANCE, FactKind.ON_SCENE, "The ambulance on scene", "it was requested", found);
        entered(facts, found);
        ends(facts, found);
        neverUsed(facts, found);
        extensions(facts, found);
        return found;
    }

    private static void powers(Facts facts, List<String> found) {
        Set<String> powers = facts.of(FactKind.POWER_USED)
                .flatMap(fact -> Power.ofCode(fact.code("power")).stream())
                .map(Power::brief)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (powers.size() > 1) {
            found.add("%s are both recorded. The limits of both run until one is corrected."
                    .formatted(String.join(" and ", powers)));
        }
    }

    /** Of the first place two different times of arrival. A transfer between them makes two arrivals right. */
    private static void arrivals(Facts facts, List<String> found) {
        List<Fact> arrivals = facts.of(FactKind.ARRIVED).toList();
        for (int i = 1; i < arrivals.size(); i++) {
            Fact one = arrivals.get(i - 1);
            Fact other = arrivals.get(i);
            boolean moved = facts.of(FactKind.TRANSFER)
                    .anyMatch(fact -> !fact.occurredAt().isBefore(one.occurredAt())
                            && !fact.occurredAt().isAfter(other.occurredAt()));
            boolean samePlace = one.code("placeType").equals(other.code("placeType"))
                    && one.code("place").equals(other.code("place"));
            if (!moved && samePlace && one.occurredAt().equals(other.occurredAt())) {
                continue; // the same thing said twice
            }
            if (!moved) {
                found.add(
                        "Two arrivals are recorded without a move between them: %s (%s) and %s (%s). The limit runs from %s."
                                .formatted(
                                        London.time(one.occurredAt()),
                                        one.by(),
                                        London.time(other.occurredAt()),
                                        other.by(),
                                        London.time(arrivals.getFirst().occurredAt())));
            }
        }
    }

    private static void before(
            Facts facts, FactKind earlier, FactKind later, String what, String than, List<String> found) {
        Instant first = facts.first(earlier).map(Fact::occurredAt).orElse(null);
        Instant second = facts.first(later).map(Fact::occurredAt).orElse(null);
        if (first != null && second != null && second.isBefore(first)) {
            found.add("%s is recorded at %s, before %s at %s."
                    .formatted(what, London.time(second), than, London.time(first)));
        }
    }

    private static void entered(Facts facts, List<String> found) {
        Fact site = facts.first(FactKind.ARRIVED).orElse(null);
        Fact entry = facts.first(FactKind.ENTERED).orElse(null);
        if (site != null && entry != null && entry.occurredAt().isBefore(site.occurredAt())) {
            found.add("The entry is recorded at %s, before the arrival at the site at %s. The limit runs from %s."
                    .formatted(
                            London.time(entry.occurredAt()),
                            London.time(site.occurredAt()),
                            London.time(entry.occurredAt())));
        }
    }

    private static void ends(Facts facts, List<String> found) {
        List<Fact> ends = facts.of(FactKind.ENDED).toList();
        if (ends.size() > 1
                && ends.stream()
                                .map(fact -> fact.occurredAt() + fact.code("outcome"))
                                .distinct()
                                .count()
                        > 1) {
            found.add(
                    "The end is recorded more than once, first at %s and last at %s. The first counts until one is corrected."
                            .formatted(
                                    London.full(ends.getFirst().occurredAt()),
                                    London.full(ends.getLast().occurredAt())));
        }
        if (!ends.isEmpty()) {
            Instant end = ends.getFirst().occurredAt();
            facts.standing().stream()
                    .filter(fact ->
                            fact.kind().startsHolding() && fact.occurredAt().isAfter(end))
                    .findFirst()
                    .ifPresent(fact -> found.add(
                            "%s is recorded at %s, after the end at %s. Which of them is wrong has to be put right now: after an end there is no authority."
                                    .formatted(fact.kind().label(), London.time(fact.occurredAt()), London.time(end))));
        }
    }

    private static void neverUsed(Facts facts, List<String> found) {
        Fact never = facts.first(FactKind.NOT_USED).orElse(null);
        if (never != null && facts.has(FactKind.POWER_USED)) {
            found.add(
                    "A power is recorded, and at %s that none was used (%s). The case and its limit go on until one is put right."
                            .formatted(London.time(never.occurredAt()), never.by()));
        }
    }

    private static void extensions(Facts facts, List<String> found) {
        List<Fact> extensions = facts.of(FactKind.EXTENDED).toList();
        if (extensions.size() > 1) {
            found.add("More than one extension is recorded: %s hours. It can be given once; the shorter counts."
                    .formatted(
                            extensions.stream().map(fact -> fact.code("hours")).collect(Collectors.joining(" and "))));
        }
    }
}
