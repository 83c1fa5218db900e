package org.onedoor.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed rule would change: every case that the rules of its kind tell apart, at every age, decided as it is and as
 * it would be.
 *
 * @param rule as proposed
 * @param changes none where nothing would change
 */
public record LeadPreview(LeadRule rule, List<Change> changes) {
    private static final int OLDEST = 120;
    private static final List<String> PLAIN = List.of(LeadFacts.UNKNOWN, LeadFacts.INSIDE, LeadFacts.OUTSIDE);

    public LeadPreview {
        changes = List.copyOf(changes);
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

    static LeadPreview of(List<LeadRule> all, LeadRule rule) {
        List<LeadRule> before = kind(LeadRules.inForce(all, rule.from(), LeadRule::isAgreed), rule);
        List<LeadRule> with = new ArrayList<>(all.stream()
                .filter(other -> !other.ruleId().equals(rule.ruleId()))
                .toList());
        with.add(rule);
        List<LeadRule> after = kind(
                LeadRules.inForce(
                        with,
                        rule.from(),
                        each -> each.isAgreed() || each.ruleId().equals(rule.ruleId())),
                rule);
        List<LeadRule> both = Stream.concat(before.stream(), after.stream()).toList();
        List<Change> changes = new ArrayList<>();
        for (Set<String> needs : needs(both)) {
            for (String resident : places(both, LeadRule::resident)) {
                for (String registered : places(both, LeadRule::registered)) {
                    for (String found : places(both, LeadRule::found)) {
                        changes.addAll(ages(before, after, needs, resident, registered, found));
                    }
                }
            }
        }
        return new LeadPreview(rule, changes);
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
            String found) {
        List<Change> changes = new ArrayList<>();
        for (int age = 0; age <= OLDEST; age++) {
            LeadFacts facts = LeadFacts.of(age, needs).with(age, needs, resident, registered, found);
            UUID was = lead(before, facts);
            UUID is = lead(after, facts);
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

    private static @Nullable UUID lead(List<LeadRule> rules, LeadFacts facts) {
        return LeadRules.decide(rules, facts).deciding().map(LeadRule::leadId).orElse(null);
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
