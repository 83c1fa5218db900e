package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Rag;
import org.onedoor.programme.governance.Pack.Item;
import org.onedoor.programme.governance.Pack.Section;
import org.springframework.stereotype.Component;

/** Builds the agenda pack of a meeting from what the group's plan and the registers say today. */
@Component
class PackBuilder {
    private static final int MOST = 200;
    private static final int BRIEF = 110;

    private final Plans plans;
    private final Registers registers;
    private final Entries entries;
    private final PartnerAnswers answers;
    private final Organisations organisations;

    PackBuilder(
            Plans plans, Registers registers, Entries entries, PartnerAnswers answers, Organisations organisations) {
        this.plans = plans;
        this.registers = registers;
        this.entries = entries;
        this.answers = answers;
        this.organisations = organisations;
    }

    Pack build(Entry group) {
        LocalDate today = entries.today();
        List<Section> sections = new ArrayList<>();
        Plan plan = plan(group);
        List<PlanAction> lines = plan == null ? List.of() : plans.actions(plan);
        if (plan != null) {
            sections.add(section(
                    "Actions past their due day",
                    "No action is past its due day.",
                    lines.stream()
                            .filter(line -> line.overdue(today))
                            .map(line -> item(plan, line, "Due " + day(line.dueOn())))
                            .toList()));
            Map<UUID, String> said = plans.saidDoneInWords(plan, lines);
            sections.add(section(
                    "Said to be done, or proposed for closing: a second person is awaited",
                    "Nothing waits for a second person.",
                    lines.stream()
                            .filter(PlanAction::saidDone)
                            .map(line -> item(plan, line, said.getOrDefault(line.actionId(), "")))
                            .toList()));
            sections.add(section(
                    "Silent actions",
                    "Every action that should have begun has been heard of.",
                    lines.stream()
                            .filter(line -> line.silent(today, plan.silentDays()))
                            .map(line -> item(
                                    plan,
                                    line,
                                    line.heardOn() == null ? "Never heard of" : "Last heard of " + day(line.heardOn())))
                            .toList()));
            sections.add(section(
                    "Exceptions: rated red, or disputed",
                    "No action is rated red or disputed.",
                    lines.stream()
                            .filter(line -> line.rag() == Rag.RED || line.disputed())
                            .map(line -> item(plan, line, line.disputed() ? "Disputed" : "Rated red"))
                            .toList()));
        }
        sections.add(section(
                "Recommendations that wait for partners",
                "No partner's answer is awaited.",
                answers.waiting().stream()
                        .map(entry -> new Item(
                                entry.title(),
                                entry.address(),
                                Answer.together(
                                        java.util.Objects.requireNonNull(
                                                registers.get(entry.register()).asks()),
                                        answers.of(entry))))
                        .toList()));
        sections.add(section(
                "On the horizon, to be looked at again",
                "Nothing on the horizon is due.",
                listed("horizon", EntryFilter.DUE)));
        sections.add(section(
                "Risks without a mitigation",
                "Every open risk has a mitigation.",
                listed("risk", EntryFilter.WANTING)));
        sections.add(section(
                "Issues that wait for an answer",
                "No issue referred to a group waits for its answer.",
                listed("issue", EntryFilter.WANTING)));
        return new Pack(sections);
    }

    /** The plan a group oversees; none when it oversees none, or one that is not there. */
    @org.jspecify.annotations.Nullable
    Plan plan(Entry group) {
        return group.first("plans").isEmpty()
                ? null
                : plans.find(group.first("plans")).orElse(null);
    }

    /** For each lead of the group's plan, the actions nothing has been heard of since a day, by the lead's name. */
    Map<UUID, List<PlanAction>> unheard(Plan plan, LocalDate since) {
        LocalDate today = entries.today();
        Map<UUID, List<PlanAction>> byLead = new TreeMap<>();
        for (PlanAction line : plans.actions(plan)) {
            boolean begun = line.startsOn() == null || !line.startsOn().isAfter(today);
            boolean heard = line.heardOn() != null && !line.heardOn().isBefore(since);
            if (!line.over() && begun && !heard) {
                plans.asked(plan, line)
                        .forEach(lead -> byLead.computeIfAbsent(lead, _ -> new ArrayList<>())
                                .add(line));
            }
        }
        Map<UUID, String> names = organisations.names(byLead.keySet());
        return byLead.entrySet().stream()
                .sorted(Comparator.comparing(each -> names.getOrDefault(each.getKey(), "")))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, java.util.LinkedHashMap::new));
    }

    private List<Item> listed(String register, EntryFilter filter) {
        return registers.all().stream()
                .filter(each -> each.code().equals(register))
                .flatMap(each -> entries.list(each, filter, 1, MOST).stream())
                .map(entry -> new Item(
                        entry.title(),
                        entry.address(),
                        entry.score() > 0 ? "Score " + entry.score() + " of 25" : entry.status()))
                .toList();
    }

    private static Section section(String title, String none, List<Item> items) {
        return new Section(title, none, items);
    }

    private static String day(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "no day" : London.day(day);
    }

    private static Item item(Plan plan, PlanAction line, String about) {
        String words = line.words().lines().findFirst().orElse("");
        String brief = words.length() > BRIEF ? words.substring(0, BRIEF - 1) + "…" : words;
        return new Item(
                line.number() + " " + brief,
                "/plans/%s/actions/%s".formatted(plan.code(), line.key()),
                line.leads().isEmpty() ? about : about + ". " + line.leads().replace('\n', ' '));
    }
}
