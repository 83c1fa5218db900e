package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.complexity.Complexities;
import org.onedoor.frontdoor.coordination.Huddles;
import org.onedoor.frontdoor.coordination.ResponsePlans;
import org.onedoor.frontdoor.frailty.Frailties;
import org.onedoor.frontdoor.neurodevelopment.NeuroMilestones;
import org.onedoor.frontdoor.psychosis.Conversions;
import org.onedoor.frontdoor.transition.Transitions;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** The steps of plans, huddles and pathways, as a random run takes them. */
@Component
class PathwayDoing {
    private final ResponsePlans plans;
    private final Huddles huddles;
    private final Transitions transitions;
    private final Complexities complexities;
    private final Frailties frailties;
    private final Conversions conversions;
    private final NeuroMilestones milestones;

    PathwayDoing(
            ResponsePlans plans,
            Huddles huddles,
            Transitions transitions,
            Complexities complexities,
            Frailties frailties,
            Conversions conversions,
            NeuroMilestones milestones) {
        this.plans = plans;
        this.huddles = huddles;
        this.transitions = transitions;
        this.complexities = complexities;
        this.frailties = frailties;
        this.conversions = conversions;
        this.milestones = milestones;
    }

    Object take(Step step, String reference, long version, Service service, Instant now, @Nullable IdempotencyKey key) {
        return switch (step) {
            case PLAN_RESPONSE ->
                plans.plan(reference, new ResponsePlans.Planned("GP", "visits", now, "new", null), key);
            case RECORD_RESPONSE -> plans.came(reference, UUID.randomUUID(), "done", null, key);
            case CALL_HUDDLE ->
                huddles.call(reference, List.of(new Huddles.Chosen("gp", service.id())), "what to do", key);
            case ADD_TO_HUDDLE -> huddles.add(reference, List.of(), "said so", key);
            case AGREE_PLAN ->
                huddles.agree(reference, new ResponsePlans.Planned("GP", "visits", now, "new", null), "so be it", key);
            case PLAN_TRANSITION -> transitions.plan(reference, "college", key);
            case FOLLOW_UP_TRANSITION -> transitions.followUp(reference, "well", null, key);
            case RECORD_COMPLEXITY -> complexities.record(reference, version, "complex", "seen", key);
            case RECORD_FRAILTY ->
                frailties.record(
                        reference, version, new Frailties.Said(null, Dementia.SUSPECTED), "forgets the way", key);
            case RECORD_CONVERSION ->
                conversions.developed(reference, London.date(now), Service.idOf("eip"), "voices", key);
            case RECORD_MILESTONE -> milestones.record(reference, "assessment", London.date(now), null, null, key);
            default -> throw new IllegalArgumentException("Not one of these steps: " + step);
        };
    }
}
