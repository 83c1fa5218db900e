package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.London;
import org.onedoor.programme.LeadFinder.Found;
import org.onedoor.programme.ProposalRepository.Proposal;
import org.onedoor.programme.UpdateEntry.Precision;
import org.springframework.stereotype.Component;

/** Writes a confirmed file into the plan: all of it the first time, the accepted differences after. */
@Component
class PlanWriting {
    /** The edition of a line that came in no file. */
    static final int BY_HAND = 0;

    private final HighlightRepository highlights;
    private final ActionRepository actions;
    private final ProgressRepository progress;
    private final LeadFinder leads;

    PlanWriting(
            HighlightRepository highlights, ActionRepository actions, ProgressRepository progress, LeadFinder leads) {
        this.highlights = highlights;
        this.actions = actions;
        this.progress = progress;
        this.leads = leads;
    }

    /** The words before the first line; none of a table of figures, where they are its heads. */
    static String introduction(PlanReading reading) {
        if (reading.kind() == PlanKind.FIGURES) {
            return "";
        }
        int first =
                reading.actions().isEmpty() ? 0 : reading.actions().getFirst().line();
        return reading.cells().stream()
                .filter(cell -> cell.line() < first)
                .map(PlanCell::text)
                .filter(text -> !reading.sections().contains(text) && !text.equals(reading.title()))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** @return how many lines were written */
    int whole(Act act, Plan plan, int edition, PlanReading reading) {
        LeadFinder.Search search = leads.search();
        LocalDate today = London.date(act.now());
        List<PlanAction> rows = new ArrayList<>();
        for (int i = 0; i < reading.actions().size(); i++) {
            rows.add(action(plan, Ids.at(act.now()), edition, reading, i, search, today));
        }
        List<ReadAction> read = reading.actions();
        List<UUID> ids = rows.stream().map(PlanAction::actionId).toList();
        actions.insert(
                rows,
                read.stream().map(ReadAction::raw).toList(),
                read.stream().map(ReadAction::line).toList());
        UUID by = act.actor().accountId();
        actions.remember(plan, ids, act.now(), by, "first file");
        progress.insert(
                plan, edition, ids, read.stream().map(ReadAction::entries).toList(), by, act.now());
        HighlightReport highlight = reading.highlight();
        if (highlight != null) {
            highlights.insert(plan, edition, highlight, act.now());
        }
        return rows.size();
    }

    private static PlanAction action(
            Plan plan,
            UUID id,
            int edition,
            PlanReading reading,
            int place,
            LeadFinder.Search search,
            LocalDate today) {
        ReadAction read = reading.actions().get(place);
        String section = reading.sections().get(read.section() - 1);
        return action(plan, id, edition, read, place, read.section(), section, reading.asAt(), search, today);
    }

    /** A line that came in no file of the plan's. @param section the number it is put under */
    static PlanAction byHand(
            Plan plan,
            UUID id,
            ReadAction read,
            int place,
            int section,
            String title,
            LeadFinder.Search search,
            LocalDate today) {
        return action(plan, id, BY_HAND, read, place, section, title, null, search, today);
    }

    private static PlanAction action(
            Plan plan,
            UUID id,
            int edition,
            ReadAction read,
            int place,
            int section,
            String sectionTitle,
            @Nullable LocalDate asAt,
            LeadFinder.Search search,
            LocalDate today) {
        Found found = search.find(read.leadNames());
        return new PlanAction(
                plan.organisationId(),
                plan.planId(),
                id,
                place,
                read.number(),
                section,
                sectionTitle,
                read.text(),
                read.timescale(),
                read.when().kind(),
                read.when().start(),
                read.when().due(),
                read.when().milestones(),
                List.of(),
                read.leads(),
                read.leadNames(),
                found.organisationIds(),
                found.everyone(),
                only(read, found),
                read.outcomes(),
                read.updates(),
                read.links(),
                read.linked(),
                read.pointer(),
                read.suggested(),
                null,
                null,
                false,
                heardOn(read.entries(), asAt, today),
                PlanAction.State.OPEN,
                null,
                edition,
                0,
                false);
    }

    /** The one organisation a single printed lead is; of several nobody is guessed. */
    private static @Nullable UUID only(ReadAction read, Found found) {
        return read.leadNames().size() == 1 && found.organisationIds().size() == 1
                ? found.organisationIds().getFirst()
                : null;
    }

    /**
     * The newest dated entry; where none is dated, the day the file stands at. Of a day that is still to come nothing was
     * heard: a year typed wrong would keep the action from ever being silent.
     */
    static @Nullable LocalDate heardOn(List<UpdateEntry> entries, @Nullable LocalDate asAt, LocalDate today) {
        LocalDate last = asAt == null || asAt.isAfter(today) ? today : asAt;
        return entries.stream()
                .filter(entry -> entry.on() != null
                        && (asAt != null && !asAt.isAfter(today) || !entry.on().isAfter(today)))
                .map(entry -> entry.precision() == Precision.MONTH
                        ? Objects.requireNonNull(entry.on()).plusMonths(1).minusDays(1)
                        : Objects.requireNonNull(entry.on()))
                .map(day -> day.isAfter(last) ? last : day)
                .max(Comparator.naturalOrder())
                .orElse(entries.isEmpty() || asAt == null ? null : last);
    }

    /** @return how many differences were written */
    int changes(Act act, Plan plan, int edition, PlanReading reading, List<Proposal> answered) {
        LocalDate today = London.date(act.now());
        List<Proposal> accepted = answered.stream()
                .filter(proposal -> "accepted".equals(proposal.answer()))
                .toList();
        LeadFinder.Search search = leads.search();
        List<PlanAction> standing = actions.all(plan).stream()
                .filter(action -> action.edition() != BY_HAND)
                .toList();
        Map<UUID, PlanAction> byId = standing.stream()
                .collect(Collectors.toMap(PlanAction::actionId, action -> action, (a, _) -> a, LinkedHashMap::new));
        Map<Integer, PlanAction> matched = Differences.matched(standing, reading);
        Set<UUID> touched = new HashSet<>();
        List<PlanAction> added = new ArrayList<>();
        List<List<String>> raws = new ArrayList<>();
        for (Proposal proposal : accepted) {
            UUID id = proposal.actionId();
            Integer place = proposal.place();
            if (id == null && place != null) {
                added.add(action(plan, Ids.at(act.now()), edition, reading, place, search, today));
                raws.add(reading.actions().get(place).raw());
            } else if (id != null && byId.containsKey(id)) {
                PlanAction before = Objects.requireNonNull(byId.get(id));
                byId.put(
                        id,
                        place == null
                                ? Changed.removed(before)
                                : Changed.field(
                                        before,
                                        proposal.field(),
                                        action(plan, id, edition, reading, place, search, today)));
                touched.add(id);
            }
        }
        accepted.stream()
                .filter(proposal -> proposal.field().equals(Difference.SECTION))
                .forEach(proposal -> rename(plan, reading, proposal, byId, touched, search, today));
        write(act, plan, edition, reading, byId, touched, matched, accepted);
        actions.insert(
                added,
                raws,
                added.stream()
                        .map(action -> reading.actions().get(action.ordinal()).line())
                        .toList());
        List<UUID> addedIds = added.stream().map(PlanAction::actionId).toList();
        touched.addAll(addedIds);
        actions.remember(plan, touched, act.now(), act.actor().accountId(), "file, edition " + edition);
        progress.insert(
                plan,
                edition,
                addedIds,
                added.stream()
                        .map(action -> reading.actions().get(action.ordinal()).entries())
                        .toList(),
                act.actor().accountId(),
                act.now());
        HighlightReport highlight = reading.highlight();
        if (highlight != null
                && accepted.stream().anyMatch(proposal -> proposal.field().equals(Difference.HIGHLIGHT))) {
            highlights.insert(plan, edition, highlight, act.now());
        }
        return accepted.size();
    }

    /** Gives every line of a section its new name, those added by hand too. */
    private void rename(
            Plan plan,
            PlanReading reading,
            Proposal proposal,
            Map<UUID, PlanAction> byId,
            Set<UUID> touched,
            LeadFinder.Search search,
            LocalDate today) {
        ReadAction first = reading.actions().stream()
                .filter(read ->
                        Kept.text(reading.sections().get(read.section() - 1)).equals(proposal.becomes()))
                .findFirst()
                .orElseThrow();
        actions.all(plan).stream()
                .filter(action -> Kept.text(action.sectionTitle()).equals(proposal.was()))
                .map(action -> byId.getOrDefault(action.actionId(), action))
                .forEach(action -> {
                    PlanAction named = action(
                            plan,
                            action.actionId(),
                            action.edition(),
                            reading,
                            reading.actions().indexOf(first),
                            search,
                            today);
                    byId.put(action.actionId(), Changed.field(action, "section", named));
                    touched.add(action.actionId());
                });
    }

    private void write(
            Act act,
            Plan plan,
            int edition,
            PlanReading reading,
            Map<UUID, PlanAction> byId,
            Set<UUID> touched,
            Map<Integer, PlanAction> matched,
            List<Proposal> accepted) {
        Set<UUID> updated = accepted.stream()
                .filter(proposal -> proposal.field().equals("update"))
                .map(Proposal::actionId)
                .collect(Collectors.toSet());
        Map<UUID, Set<String>> said = progress.said(plan, updated);
        Map<UUID, Integer> places = new HashMap<>();
        List<UUID> heard = new ArrayList<>();
        List<List<UpdateEntry>> entries = new ArrayList<>();
        matched.forEach((place, action) -> {
            UUID id = action.actionId();
            places.put(id, place);
            PlanAction after = Objects.requireNonNull(byId.get(id));
            if (after.state() != PlanAction.State.REMOVED && after.ordinal() != place) {
                byId.put(id, Changed.ordinal(after, place));
                touched.add(id);
            }
            if (updated.contains(id)) {
                Set<String> known = said.getOrDefault(id, Set.of());
                heard.add(id);
                entries.add(reading.actions().get(place).entries().stream()
                        .filter(entry -> !known.contains(ProgressRepository.key(entry.on(), entry.text())))
                        .toList());
            }
        });
        progress.insert(plan, edition, heard, entries, act.actor().accountId(), act.now());
        List<PlanAction> changed = new ArrayList<>();
        List<@Nullable List<String>> raws = new ArrayList<>();
        for (UUID id : touched) {
            Integer place = places.get(id);
            changed.add(Objects.requireNonNull(byId.get(id)));
            raws.add(place == null ? null : reading.actions().get(place).raw());
        }
        actions.updateAll(changed, raws);
    }
}
