package org.onedoor.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed rule would change: every case that the rules of its kind tell apart, at every age, decided without it and
 * with it, on its first day and on every later day on which that becomes something else.
 *
 * @param rule as proposed
 * @param days the first day, and each on which another edition begins or ends and the answer is another
 */
public record LeadPreview(LeadRule rule, List<Day> days) {
    private static final int OLDEST = 120;
    private static final List<String> PLAIN = List.of(LeadFacts.UNKNOWN, LeadFacts.INSIDE, LeadFacts.OUTSIDE);

    public LeadPreview {
        days = List.copyOf(days);
    }

    /** From a day on. @param changes none where the rule makes no difference then */
    public record Day(LocalDate on, List<Change> changes) {
        public Day {
            changes = List.copyOf(changes);
        }
    }

    public Stream<Change> changes() {
        return days.stream().flatMap(day -> day.changes().stream());
    }

    /** One sort of case that somebody else would lead. @param before none where no rule says anything */
    public record Change(
            int ageFrom,
            int ageTo,
            Set<String> needs,
            String resident,
            String registered,
            String found,
            @Nullable UUID before,
            @Nullable UUID after) {
        public String ages() {
            return ageFrom == 0 && ageTo == OLDEST
                    ? "any age"
                    : ageFrom == ageTo ? "" + ageFrom : ageFrom + " to " + ageTo;
        }
    }

    static LeadPreview of(List<LeadRule> all, LeadRule rule, Set<String> otherNeeds) {
        List<LeadRule> with = new ArrayList<>(all);
        if (all.stream().noneMatch(other -> other.ruleId().equals(rule.ruleId()))) {
            with.add(rule); // it is not kept yet, and so the last that was proposed
        }
        List<Day> days = new ArrayList<>();
        for (LocalDate on : turns(all, rule)) {
            List<LeadRule> before = kind(
                    LeadRules.inForce(
                            with, on, each -> each.isAgreed() && !each.ruleId().equals(rule.ruleId())),
                    rule);
            List<LeadRule> after = kind(
                    LeadRules.inForce(
                            with, on, each -> each.isAgreed() || each.ruleId().equals(rule.ruleId())),
                    rule);
            List<Change> changes = changes(before, after, otherNeeds);
            if (days.isEmpty() || !days.getLast().changes().equals(changes)) {
                days.add(new Day(on, changes));
            }
        }
        return new LeadPreview(rule, days);
    }

    /** The days from its first on which some edition of a rule of its kind begins or ends. */
    private static SortedSet<LocalDate> turns(List<LeadRule> all, LeadRule rule) {
        SortedSet<LocalDate> turns = new TreeSet<>();
        Stream.concat(kind(all, rule).stream().filter(LeadRule::isAgreed), Stream.of(rule))
                .flatMap(each -> Stream.of(Optional.of(each.from()), Optional.ofNullable(each.until())))
                .flatMap(Optional::stream)
                .filter(day -> !day.isBefore(rule.from()))
                .forEach(turns::add);
        return turns;
    }

    private static List<Change> changes(List<LeadRule> before, List<LeadRule> after, Set<String> otherNeeds) {
        if (before.equals(after)) {
            return List.of();
        }
        List<LeadRule> both = Stream.concat(before.stream(), after.stream()).toList();
        List<Change> changes = new ArrayList<>();
        for (Set<String> needs : needs(both)) {
            for (String resident : places(both, LeadRule::resident)) {
                for (String registered : places(both, LeadRule::registered)) {
                    for (String found : places(both, LeadRule::found)) {
                        changes.addAll(ages(before, after, needs, resident, registered, found, otherNeeds));
                    }
                }
            }
        }
        return changes;
    }

    private static List<LeadRule> kind(List<LeadRule> rules, LeadRule like) {
        return rules.stream().filter(rule -> rule.kind() == like.kind()).toList();
    }

    private static List<Change> ages(
            List<LeadRule> before,
            List<LeadRule> after,
            Set<String> needs,
            String resident,
            String registered,
            String found,
            Set<String> otherNeeds) {
        List<Change> changes = new ArrayList<>();
        for (int age = 0; age <= OLDEST; age++) {
            LeadFacts facts = LeadFacts.of(age, needs).with(age, needs, resident, registered, found);
            UUID was = lead(before, facts, otherNeeds);
            UUID is = lead(after, facts, otherNeeds);
            if (Objects.equals(was, is)) {
                continue;
            }
            Change last = changes.isEmpty() ? null : changes.getLast();
            if (last != null
                    && last.ageTo() == age - 1
                    && Objects.equals(last.before(), was)
                    && Objects.equals(last.after(), is)) {
                changes.removeLast();
                changes.add(new Change(last.ageFrom(), age, needs, resident, registered, found, was, is));
            } else {
                changes.add(new Change(age, age, needs, resident, registered, found, was, is));
            }
        }
        return changes;
    }

    private static @Nullable UUID lead(List<LeadRule> rules, LeadFacts facts, Set<String> otherNeeds) {
        return LeadRules.decide(rules, facts, otherNeeds)
                .deciding()
                .map(LeadRule::leadId)
                .orElse(null);
    }

    /** Every combination that some rule names, each alternative apart; where no rule asks for needs, none. */
    private static Set<Set<String>> needs(List<LeadRule> rules) {
        Set<Set<String>> all = new LinkedHashSet<>();
        for (LeadRule rule : rules) {
            Set<Set<String>> of = Set.of(Set.of());
            for (String need : rule.needs()) {
                of = of.stream()
                        .flatMap(some -> LeadRule.either(need).stream()
                                .map(one -> Stream.concat(some.stream(), Stream.of(one))
                                        .collect(Collectors.toSet())))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            }
            all.addAll(of);
        }
        return all;
    }

    private static Set<String> places(List<LeadRule> rules, Function<LeadRule, List<String>> of) {
        Set<String> all = new LinkedHashSet<>();
        rules.forEach(rule -> all.addAll(of.apply(rule)));
        if (!all.isEmpty()) {
            all.addAll(PLAIN);
        }
        return all.isEmpty() ? Set.of(LeadFacts.UNKNOWN) : all;
    }
}
