package org.onedoor.programme.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Judgement;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Rag;
import org.onedoor.programme.SuggestedStatus;
import org.onedoor.programme.publishing.PersonNames.Passage;
import org.onedoor.programme.publishing.PublicPlan.Change;
import org.onedoor.programme.publishing.PublicPlan.Line;
import org.onedoor.programme.publishing.PublicPlan.Section;

/** Makes the public's version of a plan: plain words for codes, organisations by name, people's names hidden. */
final class PublicDraft {
    private PublicDraft() {}

    /** What whoever publishes adds to the plan. @param hidden names of people that stay hidden */
    record Added(
            String owner, int version, Instant at, String said, List<String> statements, Collection<String> hidden) {}

    /**
     * Every text of the plan a person's name could stand in.
     *
     * @param newest the words of each action's newest update, whether it came in a file or was written since
     */
    static List<Passage> texts(Plan plan, List<PlanAction> actions, Map<UUID, String> newest) {
        List<Passage> texts = new ArrayList<>();
        texts.add(new Passage("the title", plan.title(), false));
        texts.add(new Passage("the introduction", plan.introduction(), false));
        for (PlanAction action : actions) {
            String named = action.number().isEmpty() ? "an action without a number" : "action " + action.number();
            texts.add(new Passage("section " + action.section(), action.sectionTitle(), false));
            texts.add(new Passage(named, action.words(), false));
            texts.add(new Passage(named, action.leads(), true));
            texts.add(new Passage(named, action.timescale(), false));
            texts.add(new Passage(named, action.updates(), false));
            texts.add(new Passage(named, newest.getOrDefault(action.actionId(), ""), false));
            action.outcomes().forEach(outcome -> texts.add(new Passage(named, outcome, false)));
        }
        return texts;
    }

    /**
     * @param newest the words of each action's newest update
     * @param unmatched of each action, the leads that are no organisation OneDoor knows
     * @param said of each action that waits for a second person, who said that it is done
     * @param before the version published before; none for the first
     */
    static PublicPlan of(
            Plan plan,
            List<PlanAction> actions,
            Map<UUID, String> newest,
            Map<UUID, String> organisations,
            Map<UUID, List<String>> unmatched,
            Map<UUID, Judgement> said,
            Added added,
            @Nullable PublicPlan before) {
        PhraseSet hidden = new PhraseSet(added.hidden());
        UnaryOperator<String> hide = text -> PersonNames.hidden(text, hidden);
        LocalDate today = London.date(added.at());
        Map<Integer, List<Line>> sections = new LinkedHashMap<>();
        Map<Integer, String> titles = new LinkedHashMap<>();
        for (PlanAction action : actions) {
            titles.putIfAbsent(action.section(), hide.apply(action.sectionTitle()));
            sections.computeIfAbsent(action.section(), _ -> new ArrayList<>())
                    .add(line(
                            action,
                            newest.getOrDefault(action.actionId(), ""),
                            organisations,
                            unmatched.getOrDefault(action.actionId(), action.leadNames()),
                            awaits(action, said.get(action.actionId()), organisations),
                            today,
                            hide));
        }
        List<Section> all = sections.entrySet().stream()
                .map(section -> new Section(
                        section.getKey(), Objects.requireNonNull(titles.get(section.getKey())), section.getValue()))
                .toList();
        return new PublicPlan(
                plan.code(),
                hide.apply(plan.title()),
                added.owner(),
                hide.apply(plan.introduction()),
                plan.asAt(),
                added.version(),
                added.at(),
                hide.apply(added.said()),
                added.statements().stream().map(hide).toList(),
                all,
                before == null ? List.of() : changes(before, all));
    }

    private static Line line(
            PlanAction action,
            String newest,
            Map<UUID, String> organisations,
            List<String> unmatched,
            @Nullable String awaits,
            LocalDate today,
            UnaryOperator<String> hide) {
        boolean saidCeased = action.status() == null
                && action.state() != PlanAction.State.CLOSED
                && action.suggested().kind() == SuggestedStatus.Kind.CEASED;
        return new Line(
                action.key(),
                action.number(),
                hide.apply(action.words()),
                action.leadNames().stream().map(hide).toList(),
                action.leadOrganisations().stream()
                        .map(organisations::get)
                        .filter(Objects::nonNull)
                        .map(Organisation::plain)
                        .distinct()
                        .toList(),
                unmatched.stream().map(hide).toList(),
                action.everyone(),
                action.accountable() == null || organisations.get(action.accountable()) == null
                        ? null
                        : Organisation.plain(Objects.requireNonNull(organisations.get(action.accountable()))),
                hide.apply(action.timescale()),
                action.dueOn(),
                Standing.of(action),
                rating(action.rag()),
                action.overdue(today),
                action.heardOn(),
                hide.apply(newest),
                action.outcomes().stream().map(hide).toList(),
                saidCeased,
                awaits,
                action.actionId());
    }

    /** Who says that it is done, or that it has stopped, and since when; nothing where nobody has to check it. */
    private static @Nullable String awaits(
            PlanAction action, @Nullable Judgement said, Map<UUID, String> organisations) {
        if (!action.saidDone()) {
            return null;
        }
        if (said == null) {
            return "All its steps are said to be done.";
        }
        String who = organisations.get(said.forOrganisation());
        return "%s said on %s that it %s."
                .formatted(
                        who == null ? "One of the partners" : Organisation.plain(who),
                        London.day(said.at().toInstant()),
                        said.value().equals("ceased")
                                ? "has stopped"
                                : said.value().equals("in-place") ? "is in place" : "is done");
    }

    private static String rating(@Nullable Rag rag) {
        return switch (rag) {
            case null -> "";
            case GREEN -> "On track";
            case AMBER -> "At risk";
            case RED -> "Off track";
            case BLUE, GREY -> "";
        };
    }

    /** What a reader of the earlier version would want to know. */
    static List<Change> changes(PublicPlan before, List<Section> after) {
        Map<String, Line> earlier = new LinkedHashMap<>();
        before.lines().forEach(line -> earlier.put(line.key(), line));
        List<Change> changes = new ArrayList<>();
        after.stream().flatMap(section -> section.lines().stream()).forEach(line -> {
            Line was = earlier.remove(line.key());
            if (was == null) {
                was = sameUnderAnotherKey(earlier, line);
            }
            List<String> sentences = was == null ? List.of("It is new in the plan.") : differences(was, line);
            if (!sentences.isEmpty()) {
                changes.add(new Change(line.key(), line.named(), line.words(), false, sentences));
            }
        });
        earlier.values()
                .forEach(gone -> changes.add(new Change(
                        gone.key(), gone.named(), gone.words(), true, List.of("It is no longer in the plan."))));
        return List.copyOf(changes);
    }

    /** A line's key is its number only while no other line has it. */
    private static @Nullable Line sameUnderAnotherKey(Map<String, Line> earlier, Line line) {
        return earlier.values().stream()
                .filter(each -> !each.number().isEmpty()
                        && each.number().equals(line.number())
                        && each.words().equals(line.words()))
                .findFirst()
                .map(found -> earlier.remove(found.key()))
                .orElse(null);
    }

    private static List<String> differences(Line was, Line now) {
        List<String> sentences = new ArrayList<>();
        if (was.standing() != now.standing()) {
            sentences.add("It went from \"%s\" to \"%s\"."
                    .formatted(was.standing().label(), now.standing().label()));
        }
        if (!was.rating().equals(now.rating())) {
            sentences.add(
                    now.rating().isEmpty()
                            ? "It is no longer rated."
                            : was.rating().isEmpty()
                                    ? "It is now rated \"%s\".".formatted(now.rating())
                                    : "Its rating went from \"%s\" to \"%s\".".formatted(was.rating(), now.rating()));
        }
        if (!was.late() && now.late()) {
            sentences.add("It is late now.");
        }
        if (!Objects.equals(was.due(), now.due())) {
            sentences.add(
                    now.due() == null
                            ? "It no longer has a day it is due by."
                            : "It is now due by %s.".formatted(London.day(now.due())));
        }
        if (!was.update().equals(now.update()) && !now.update().isEmpty()) {
            sentences.add("There is news of it.");
        }
        if (!Objects.equals(was.accountable(), now.accountable()) && now.accountable() != null) {
            sentences.add("%s now answers for it.".formatted(now.accountable()));
        }
        if (!was.words().equals(now.words())) {
            sentences.add("Its words have changed.");
        }
        return List.copyOf(sentences);
    }
}
