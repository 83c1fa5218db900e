package org.onedoor.programme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One plan.
 *
 * @param organisationId who owns it, in whose compartment it is
 * @param code the word in its address, such as {@code north-essex-crisis-care-concordat-action-plan}
 * @param asAt the day the newest confirmed file stands at
 * @param edition the newest confirmed file; 0 while the first is in review
 * @param chairAccount who chairs the plan and may rate any of its actions
 * @param silentDays after how many days without an update an action is silent
 */
public record Plan(
        UUID organisationId,
        UUID planId,
        String code,
        PlanKind kind,
        String title,
        String introduction,
        @Nullable LocalDate asAt,
        int edition,
        String state,
        @Nullable UUID chairAccount,
        int silentDays,
        long version) {

    public boolean inReview() {
        return state.equals("review");
    }
}
