package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.complexity.Complexities;
import org.onedoor.frontdoor.coordination.Huddles;
import org.onedoor.frontdoor.coordination.ResponsePlans;
import org.onedoor.frontdoor.frailty.FrailtyRecords;
import org.onedoor.frontdoor.neurodevelopment.NeuroMilestones;
import org.onedoor.frontdoor.psychosis.Conversions;
import org.onedoor.frontdoor.transition.Transitions;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** What is planned for the person of a referral, for the pages that show it. Called from inside a look. */
@Component
class ShownPathways {
    private final ResponsePlans plans;
    private final Huddles huddles;
    private final Transitions transitions;
    private final Complexities complexities;
    private final FrailtyRecords frailty;
    private final Conversions conversions;
    private final NeuroMilestones milestones;
    private final DomainTime time;

    ShownPathways(
            ResponsePlans plans,
            Huddles huddles,
            Transitions transitions,
            Complexities complexities,
            FrailtyRecords frailty,
            Conversions conversions,
            NeuroMilestones milestones,
            DomainTime time) {
        this.plans = plans;
        this.huddles = huddles;
        this.transitions = transitions;
        this.complexities = complexities;
        this.frailty = frailty;
        this.conversions = conversions;
        this.milestones = milestones;
        this.time = time;
    }

    Pathways of(Referral referral) {
        return new Pathways(
                plans.of(referral, time.instant()),
                huddles.of(referral).orElse(null),
                transitions.of(referral).orElse(null),
                complexities.of(referral).orElse(null),
                frailty.of(referral.personId()).orElse(null),
                conversions.of(referral).orElse(null),
                milestones.of(referral).orElse(null));
    }

    /** The services a step lets one choose from, where only some can be meant. */
    List<Service> receiving(Step step) {
        return switch (step) {
            case PLAN_TRANSITION -> transitions.receiving();
            case RECORD_CONVERSION -> conversions.earlyIntervention();
            default -> List.of();
        };
    }
}
