package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.LeadPreview;
import org.onedoor.directory.LeadRule;
import org.onedoor.directory.LeadRules;
import org.onedoor.directory.Leads;
import org.onedoor.platform.Actor;
import org.onedoor.platform.web.components.Choices.Choice;
import org.onedoor.platform.web.components.Select.Option;

/** The rules of who leads. @param chosen the needs of a case that was tried @param tried what came of it */
public record LeadRulesPage(
        List<LeadRule> inForce,
        List<LeadRule> every,
        Map<UUID, String> names,
        List<CodedNeed> needs,
        Map<String, String> districts,
        Map<String, String> typed,
        List<String> chosen,
        Map<String, String> problems,
        @Nullable Tried tried,
        Actor actor,
        LocalDate today) {

    /** A case as it was understood, and who leads it. */
    public record Tried(LeadFacts facts, Leads leads) {}

    public LeadWords words() {
        return new LeadWords(needs, districts);
    }

    /** What of the places was known, in words. */
    public String taken(LeadFacts facts) {
        return "Taken as: lives %s; GP practice %s; found %s"
                .formatted(
                        words().known(facts.resident()),
                        words().known(facts.registered()),
                        words().known(facts.found()));
    }

    public List<Choice> needChoices() {
        return needs.stream().map(need -> Choice.of(need.code(), need.label())).toList();
    }

    /** In which county somebody lives or is registered, where a code does not tell. */
    public static List<Option> counties() {
        return List.of(
                Option.of("", "As the code tells, or not known"),
                Option.of(LeadFacts.HERTFORDSHIRE, "Hertfordshire"),
                Option.of(LeadFacts.OUTSIDE, "Elsewhere outside Essex"));
    }

    public List<LeadRule> of(LeadRule.Kind kind) {
        return inForce.stream().filter(rule -> rule.kind() == kind).toList();
    }

    /** Proposed and not decided. */
    public List<LeadRule> proposed() {
        return every.stream().filter(LeadRule::isOpen).toList();
    }

    /** Agreed, from a later day. */
    public List<LeadRule> later() {
        return every.stream()
                .filter(rule -> rule.isAgreed() && rule.from().isAfter(today))
                .toList();
    }

    public boolean mayPropose() {
        return LeadRules.mayPropose(actor);
    }

    public String name(UUID organisation) {
        return names.getOrDefault(organisation, "an organisation");
    }

    public String supporting(LeadRule rule) {
        return rule.supporting().isEmpty()
                ? "Nobody named"
                : rule.supporting().stream().map(this::name).collect(Collectors.joining(", "));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Where somebody was found. */
    public static List<Option> foundOptions(Map<String, String> districts) {
        Map<String, String> byName = new TreeMap<>();
        districts.forEach((code, name) -> byName.put(name, code));
        return Stream.of(
                        Stream.of(Option.of("", "At home, or not known")),
                        byName.entrySet().stream().map(each -> Option.of(each.getValue(), each.getKey())),
                        Stream.of(
                                Option.of(LeadFacts.HERTFORDSHIRE, "Hertfordshire"),
                                Option.of(LeadFacts.OUTSIDE, "Elsewhere outside")))
                .flatMap(each -> each)
                .toList();
    }

    /** A rule as it would be typed, from today. */
    static Map<String, String> typed(LeadRule rule, Map<UUID, String> names, LocalDate today) {
        Map<String, String> typed = new HashMap<>();
        typed.put("code", rule.code());
        typed.put("kind", rule.kind().code());
        typed.put("name", rule.name());
        typed.put("rank", String.valueOf(rule.rank()));
        typed.put("fromOn", (rule.from().isAfter(today) ? rule.from() : today).toString());
        typed.put("untilOn", rule.until() == null ? "" : rule.until().toString());
        typed.put("ageFrom", rule.ageFrom() == null ? "" : rule.ageFrom().toString());
        typed.put("ageTo", rule.ageTo() == null ? "" : rule.ageTo().toString());
        typed.put("needs", String.join(", ", rule.needs()));
        typed.put("resident", String.join(", ", rule.resident()));
        typed.put("registered", String.join(", ", rule.registered()));
        typed.put("found", String.join(", ", rule.found()));
        typed.put("lead", names.getOrDefault(rule.leadId(), ""));
        typed.put(
                "supporting",
                rule.supporting().stream().map(id -> names.getOrDefault(id, "")).collect(Collectors.joining(", ")));
        typed.put("words", rule.words());
        typed.put("source", rule.source());
        typed.put("ends", rule.ends() ? "yes" : "no");
        return typed;
    }

    /** What a proposal would change, in words. */
    public record Shown(LeadPreview preview, Map<UUID, String> names, LeadWords words) {
        private static final int MOST = 30;

        public List<String> lines(LeadPreview.Day day) {
            return day.changes().stream().limit(MOST).map(this::line).toList();
        }

        public int more(LeadPreview.Day day) {
            return Math.max(0, day.changes().size() - MOST);
        }

        private String line(LeadPreview.Change change) {
            LeadRule rule = preview.rule();
            String where = rule.kind() == LeadRule.Kind.BORDER
                    ? ", lives: %s, GP practice: %s, found: %s"
                            .formatted(
                                    words.place(change.resident()),
                                    words.place(change.registered()),
                                    words.place(change.found()))
                    : rule.resident().isEmpty() ? "" : ", lives: " + words.place(change.resident());
            return "Age %s%s%s: %s, otherwise %s"
                    .formatted(
                            change.ages(),
                            change.needs().isEmpty() ? "" : ", needs: " + words.needs(change.needs()),
                            where,
                            name(change.after()),
                            name(change.before()));
        }

        private String name(@Nullable UUID organisation) {
            return organisation == null ? "no rule" : names.getOrDefault(organisation, "an organisation");
        }
    }

    /** The form. @param preview none before it was asked for */
    public record Form(
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable Shown preview,
            List<CodedNeed> needs) {
        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }

        public List<Option> kinds() {
            return java.util.Arrays.stream(LeadRule.Kind.values())
                    .map(kind -> Option.of(kind.code(), kind.label()))
                    .toList();
        }
    }

    /** One rule with its editions. */
    public record One(
            LeadRule rule,
            List<LeadRule> editions,
            @Nullable Shown preview,
            Map<UUID, String> names,
            List<CodedNeed> needs,
            Map<String, String> districts,
            Actor actor,
            @Nullable String refused) {
        public LeadWords words() {
            return new LeadWords(needs, districts);
        }

        public String name(UUID organisation) {
            return names.getOrDefault(organisation, "an organisation");
        }

        public boolean mayAgree() {
            return LeadRules.mayAgree(actor);
        }

        public boolean isOwn() {
            return actor.accountId().equals(rule.proposedBy());
        }
    }
}
