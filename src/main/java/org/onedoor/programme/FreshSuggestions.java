package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.programme.UpdateEntry.Precision;
import org.onedoor.programme.reading.Suggestions;
import org.springframework.stereotype.Service;

/**
 * What the words of a plan's updates suggest, read again by today's rules: a suggestion stays as it was read when its file
 * came in until somebody asks. Nothing that a person set is changed.
 */
@Service
public class FreshSuggestions {
    private final Acts acts;
    private final Plans plans;
    private final PlanRepository repository;
    private final ActionRepository actions;
    private final ProgressRepository progress;

    FreshSuggestions(
            Acts acts, Plans plans, PlanRepository repository, ActionRepository actions, ProgressRepository progress) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.actions = actions;
        this.progress = progress;
    }

    /** Why this actor may not ask for it, in words; null where they may. @param action none for the whole plan */
    public static @Nullable String refusal(Plan plan, @Nullable PlanAction action, Actor actor) {
        boolean may = PlanPermitted.mayRun(plan, actor)
                || action != null && PlanPermitted.refusal(PlanStep.SET_STATUS, plan, action, actor) == null;
        return may
                ? null
                : "Suggestions are read again by the plan's chair or its owner, and of one action also by the organisation that answers for it.";
    }

    /**
     * @param key of one action; none for all of the plan
     * @return how many suggestions are others now
     * @throws Refused when whoever asks may not
     */
    public int read(String code, @Nullable String key) {
        Plan found = plans.get(code);
        return acts.act(
                PlanImports.begin("Read a plan's suggestions again", found.organisationId()), Integer.class, act -> {
                    Plan plan = plans.get(code);
                    PlanAction one = key == null ? null : plans.action(plan, key);
                    String refusal = refusal(plan, one, act.actor());
                    if (refusal != null) {
                        throw new Refused("not-permitted", refusal);
                    }
                    List<PlanAction> changed = changed(plan, one == null ? actions.all(plan) : List.of(one));
                    if (!changed.isEmpty()) {
                        List<@Nullable List<String>> raws = new ArrayList<>();
                        changed.forEach(_ -> raws.add(null));
                        actions.updateAll(changed, raws);
                        repository.touch(plan);
                        actions.remember(
                                plan,
                                changed.stream().map(PlanAction::actionId).toList(),
                                act.now(),
                                act.actor().accountId(),
                                "suggested again");
                    }
                    act.happened(new PlanEvents.SuggestionsRead(plan.planId(), changed.size()));
                    return changed.size();
                });
    }

    private List<PlanAction> changed(Plan plan, List<PlanAction> lines) {
        Map<UUID, List<Progress>> written = progress.writtenSinceItsFile(plan);
        Map<UUID, LocalDate> fileSpeaksOf = progress.fileSpeaksOf(plan);
        List<PlanAction> changed = new ArrayList<>();
        for (PlanAction line : lines) {
            SuggestedStatus fresh =
                    fresh(line, written.getOrDefault(line.actionId(), List.of()), fileSpeaksOf.get(line.actionId()));
            if (!fresh.equals(line.suggested())) {
                changed.add(Changed.suggesting(line, fresh));
            }
        }
        return changed;
    }

    /** As when each update was written: one that speaks of an earlier day than was heard of says nothing of today. */
    private static SuggestedStatus fresh(PlanAction line, List<Progress> written, @Nullable LocalDate heard) {
        SuggestedStatus fresh = Suggestions.again(line.updates()).orElse(line.suggested());
        LocalDate last = heard;
        for (Progress entry : written) {
            LocalDate on = Objects.requireNonNull(entry.happenedOn());
            if (last != null && on.isBefore(last)) {
                continue;
            }
            last = on;
            fresh = Suggestions.heard(
                    fresh, new UpdateEntry(on, Precision.DAY, entry.words()), "the update of " + London.day(on));
        }
        return fresh;
    }
}
