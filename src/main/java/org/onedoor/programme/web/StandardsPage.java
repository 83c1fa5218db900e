package org.onedoor.programme.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Standard;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.StandardKept;

/** The standards of the clocks an action is measured by, and those it could be. */
public record StandardsPage(
        Plan plan,
        PlanAction action,
        List<StandardKept> kept,
        List<Standard> standards,
        String typed,
        @Nullable String problem,
        @Nullable String conflict,
        boolean mayRun) {
    public String address() {
        return "/plans/" + plan.code() + "/actions/" + action.key();
    }
}
