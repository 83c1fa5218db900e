package org.onedoor.programme;

import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.NotFound;

/**
 * How far an actor sees into a plan. A voluntary organisation sees the actions it leads or answers for; the others do not
 * exist for it. What is published is everybody's at /plan all the same.
 */
public final class PlanReach {
    /** The class of data of a plan as a whole: its files, its register, its reports, what changed in it. */
    public static final String WHOLE = "plan-whole";

    private PlanReach() {}

    public static boolean isLimited(Actor actor) {
        return actor.role().equals("vcse");
    }

    public static boolean concerns(PlanAction action, Actor actor) {
        return action.leadOrganisations().contains(actor.organisationId())
                || actor.organisationId().equals(action.accountable());
    }

    /** The same action. @throws NotFound when it is none the actor may know of */
    public static PlanAction seen(PlanAction action) {
        Actor actor = CurrentActor.get();
        if (isLimited(actor) && !concerns(action, actor)) {
            throw new NotFound("action");
        }
        return action;
    }
}
