package org.onedoor.frontdoor.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.complexity.Complexities;
import org.onedoor.frontdoor.coordination.Huddle;
import org.onedoor.frontdoor.coordination.ResponsePlan;
import org.onedoor.frontdoor.frailty.FrailtyRecords;
import org.onedoor.frontdoor.neurodevelopment.NeuroMilestones;
import org.onedoor.frontdoor.psychosis.Conversions;
import org.onedoor.frontdoor.transition.Transitions;

/**
 * What is planned for the person of a referral, and on which pathways they are.
 *
 * @param huddle the latest on the case; none where none was called
 * @param transition the move to adult services; none where the person is not on it
 * @param complexity how complex the needs are; none where nobody recorded it
 * @param frailty what is known of frailty and dementia; none where nobody recorded it
 * @param psychosis on which of the two pathways; none where on neither
 * @param neurodevelopment how far they have come to a diagnosis decision; none where that is not what is asked
 */
public record Pathways(
        ResponsePlan plan,
        @Nullable Huddle huddle,
        Transitions.@Nullable Shown transition,
        Complexities.@Nullable Shown complexity,
        FrailtyRecords.@Nullable Known frailty,
        Conversions.@Nullable Shown psychosis,
        NeuroMilestones.@Nullable Shown neurodevelopment) {}
