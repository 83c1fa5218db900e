package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.ComputedRag;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanStep;

/** The form of one step. @param alone why nobody else could confirm what is proposed; null where somebody could */
public record StepFormPage(
        Plan plan,
        PlanAction action,
        ComputedRag computed,
        PlanStep step,
        PlanForm form,
        @Nullable String conflict,
        List<Choice> organisations,
        LocalDate today,
        @Nullable String alone,
        boolean ceasing) {

    /** An organisation that may be named. */
    public record Choice(UUID organisationId, String name) {}

    public String address() {
        return "/plans/" + plan.code() + "/actions/" + action.key();
    }
}
