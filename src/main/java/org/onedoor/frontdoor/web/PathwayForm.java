package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.complexity.Complexities;
import org.onedoor.frontdoor.coordination.Huddles;
import org.onedoor.frontdoor.coordination.ResponsePlans;
import org.onedoor.frontdoor.coordination.ResponsePlans.Planned;
import org.onedoor.frontdoor.frailty.Frailties;
import org.onedoor.frontdoor.frailty.FrailtyRecords;
import org.onedoor.frontdoor.neurodevelopment.NeuroMilestones;
import org.onedoor.frontdoor.psychosis.Conversions;
import org.onedoor.frontdoor.transition.Transitions;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the forms about plans, huddles and pathways mean. */
@Component
class PathwayForm {
    private static final Set<Step> ABOUT = EnumSet.of(
            Step.PLAN_RESPONSE,
            Step.RECORD_RESPONSE,
            Step.CALL_HUDDLE,
            Step.ADD_TO_HUDDLE,
            Step.AGREE_PLAN,
            Step.PLAN_TRANSITION,
            Step.FOLLOW_UP_TRANSITION,
            Step.RECORD_COMPLEXITY,
            Step.RECORD_FRAILTY,
            Step.RECORD_CONVERSION,
            Step.RECORD_MILESTONE);

    private final ResponsePlans plans;
    private final Huddles huddles;
    private final Transitions transitions;
    private final Complexities complexities;
    private final Frailties frailties;
    private final Conversions conversions;
    private final NeuroMilestones milestones;

    PathwayForm(
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

    static boolean isAbout(Step step) {
        return ABOUT.contains(step);
    }

    void take(String reference, long version, Step step, Typed typed, IdempotencyKey key) {
        String words = typed.orNull("words");
        switch (step) {
            case PLAN_RESPONSE -> plans.plan(reference, planned(typed), key);
            case RECORD_RESPONSE ->
                plans.came(reference, ReferralForm.uuid(typed.get("response")), typed.get("state"), words, key);
            case CALL_HUDDLE -> huddles.call(reference, chosen(typed), typed.get("words"), key);
            case ADD_TO_HUDDLE -> huddles.add(reference, chosen(typed), words, key);
            case AGREE_PLAN -> huddles.agree(reference, planned(typed), typed.get("words"), key);
            case PLAN_TRANSITION -> transition(reference, typed, words, key);
            case FOLLOW_UP_TRANSITION -> transitions.followUp(reference, typed.get("how"), words, key);
            case RECORD_COMPLEXITY -> complexities.record(reference, version, typed.get("band"), words, key);
            case RECORD_FRAILTY -> frailties.record(reference, version, frailty(typed), words, key);
            case RECORD_CONVERSION ->
                conversions.developed(
                        reference,
                        WaitingForm.day(typed, "on"),
                        ReferralForm.uuid(typed.get("service")),
                        typed.get("words"),
                        key);
            case RECORD_MILESTONE ->
                milestones.record(
                        reference,
                        typed.get("milestone"),
                        WaitingForm.day(typed, "on"),
                        typed.orNull("diagnosis"),
                        words,
                        key);
            default -> throw new IllegalArgumentException("Not about a pathway: " + step);
        }
    }

    private static Frailties.Said frailty(Typed typed) {
        Dementia dementia = Dementia.ofCode(typed.get("dementia")).orElse(null);
        if (dementia == null) {
            typed.wrong("dementia", "Say what is known of dementia");
        }
        FrailtyScore score = FrailtyScore.read(typed.get("score")).orElse(null);
        if (score == null && !typed.get("score").equals("not-scored")) {
            typed.wrong("score", "Choose a score, or 'Not scored'");
        }
        LocalDate on = score == null ? null : typed.date("scoredOn", "The day of the score");
        if (score != null && on == null) {
            typed.wrong("scoredOn", "Enter the day on which the person was scored");
        }
        if (typed.hasProblems() || dementia == null) {
            throw new Invalid(typed.problems());
        }
        return new Frailties.Said(
                score == null || on == null ? null : new FrailtyRecords.Scored(score, on, typed.get("scoredBy")),
                dementia);
    }

    private static Planned planned(Typed typed) {
        Instant at = typed.instant("at", "When they respond");
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return new Planned(
                typed.orNull("who"), typed.orNull("does"), at, typed.orNull("lead"), typed.orNull("leadWas"));
    }

    private static List<Huddles.Chosen> chosen(Typed typed) {
        List<Huddles.Chosen> chosen = new ArrayList<>();
        for (int row = 1; row <= Huddles.ROWS; row++) {
            chosen.add(new Huddles.Chosen(typed.get("role" + row), ReferralForm.uuid(typed.get("team" + row))));
        }
        return chosen;
    }

    private void transition(String reference, Typed typed, @Nullable String words, IdempotencyKey key) {
        switch (typed.get("item")) {
            case "plan" -> transitions.plan(reference, typed.get("words"), key);
            case "receiving" -> transitions.receiving(reference, ReferralForm.uuid(typed.get("service")), words, key);
            case "meeting-planned" ->
                transitions.meetingPlanned(
                        reference, day(typed, "plannedOn", "Choose the day of the joint meeting"), words, key);
            case "meeting-held" ->
                transitions.meetingHeld(
                        reference,
                        day(typed, "heldOn", "Say on which day both teams met the young person"),
                        words,
                        key);
            default -> throw new Invalid("item", "Choose what was done");
        }
    }

    private static LocalDate day(Typed typed, String field, String problem) {
        LocalDate day = WaitingForm.day(typed, field);
        if (day == null) {
            throw new Invalid(field, problem);
        }
        return day;
    }
}
