package org.onedoor.programme;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;

/**
 * Who may do what to an action of a plan, and when. The one table behind every button; a step that is missing says why.
 * Nobody but the plan's own chair or the organisation that answers for the action judges it (ARCHITECTURE, rulings).
 */
public final class PlanPermitted {
    private PlanPermitted() {}

    /** The part somebody plays in an action. */
    private enum Who {
        LEAD("an organisation that leads the action, or the plan's chair"),
        JUDGE("the plan's chair, or the organisation that answers for the action"),
        CHAIR("the plan's chair, or where none is named the plan's owner"),
        SECOND(
                "a second person: not the one who proposed it, and the plan's chair or of the organisation that answers for it");

        private final String words;

        Who(String words) {
            this.words = words;
        }
    }

    /** Why the step may not be taken now by this actor, in words; null when it may. */
    public static @Nullable String refusal(PlanStep step, Plan plan, PlanAction action, Actor actor) {
        String state = wrongState(step, action);
        if (state != null) {
            return state;
        }
        if (action.disputed() && (step == PlanStep.PROPOSE_CLOSING || step == PlanStep.CONFIRM_CLOSING)) {
            return "What is said of it is disputed, so it cannot be closed. %s settles the dispute first, by '%s' with the reason."
                    .formatted(capital(Who.CHAIR.words), PlanStep.SETTLE.label());
        }
        Who who = who(step);
        return plays(who, plan, action, actor) ? null : "'%s' is for %s.".formatted(step.label(), who.words);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Every step with its refusal, or null where it may be taken. */
    public static Map<PlanStep, @Nullable String> all(Plan plan, PlanAction action, Actor actor) {
        Map<PlanStep, @Nullable String> all = new EnumMap<>(PlanStep.class);
        for (PlanStep step : PlanStep.values()) {
            all.put(step, refusal(step, plan, action, actor));
        }
        return new LinkedHashMap<>(all);
    }

    /** Whether this actor may read files in, confirm them, freeze the plan and name its chair. */
    public static boolean mayRun(Plan plan, Actor actor) {
        return actor.isSystem() || isChair(plan, actor) || isOwner(plan, actor);
    }

    /** Whether this actor may know of the plan: one whose first file is not confirmed is only for those who could confirm it. */
    public static boolean maySee(Plan plan, Actor actor) {
        return plan.edition() > 0 || mayRun(plan, actor);
    }

    /** Whether this actor may put the plan before the public, and take it back. */
    public static boolean mayPublish(Plan plan, Actor actor) {
        return actor.isSystem() || isChair(plan, actor) || (plan.chairAccount() == null && isOwner(plan, actor));
    }

    private static @Nullable String wrongState(PlanStep step, PlanAction action) {
        return switch (action.state()) {
            case REMOVED -> "A newer file took the action out of the plan. Its history stays.";
            case OPEN ->
                switch (step) {
                    case CONFIRM_CLOSING, REFUSE_CLOSING -> "Nobody has proposed to close it.";
                    case REOPEN -> "It is open.";
                    case REACH_MILESTONE ->
                        action.milestonesLeft().isEmpty() ? "It has no milestone that is still to be reached." : null;
                    case SETTLE -> action.disputed() ? null : "Nothing about it is disputed.";
                    default -> null;
                };
            case CLOSING ->
                switch (step) {
                    case PROPOSE_CLOSING -> "It is proposed already and waits for a second person.";
                    case RATE, SET_STATUS, REACH_MILESTONE ->
                        "It waits for a second person to confirm what was proposed.";
                    case REOPEN -> "It is not closed yet.";
                    case SETTLE -> action.disputed() ? null : "Nothing about it is disputed.";
                    default -> null;
                };
            case CLOSED ->
                switch (step) {
                    case REOPEN, DISPUTE, ATTACH_EVIDENCE -> null;
                    case SETTLE -> action.disputed() ? null : "Nothing about it is disputed.";
                    default -> "It is closed. Open it again first.";
                };
        };
    }

    private static Who who(PlanStep step) {
        return switch (step) {
            case LOG_UPDATE, REACH_MILESTONE, ATTACH_EVIDENCE, DISPUTE -> Who.LEAD;
            case RATE, SET_STATUS, PROPOSE_CLOSING, REFUSE_CLOSING, REOPEN -> Who.JUDGE;
            case CONFIRM_CLOSING -> Who.SECOND;
            case NAME_ACCOUNTABLE, SEND_LINK -> Who.CHAIR;
            case SETTLE -> Who.CHAIR; // whoever answers for it is whom the dispute is with
        };
    }

    private static boolean plays(Who who, Plan plan, PlanAction action, Actor actor) {
        if (actor.isSystem()) {
            return true;
        }
        UUID mine = actor.organisationId();
        boolean chair = isChair(plan, actor);
        boolean judge = chair || mine.equals(action.accountable());
        return switch (who) {
            case LEAD ->
                judge || action.everyone() || action.leadOrganisations().contains(mine) || isOwner(plan, actor);
            case JUDGE -> judge;
            case CHAIR -> chair || (plan.chairAccount() == null && isOwner(plan, actor));
            case SECOND -> judge && !actor.accountId().equals(action.closingBy());
        };
    }

    private static boolean isChair(Plan plan, Actor actor) {
        return actor.accountId().equals(plan.chairAccount());
    }

    private static boolean isOwner(Plan plan, Actor actor) {
        return actor.role().equals("governance") && actor.organisationId().equals(plan.organisationId());
    }
}
