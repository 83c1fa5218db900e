package org.onedoor.programme.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;

/** The links of an action. @param made the address of the one just made, shown only now */
public record LinksPage(
        Plan plan,
        PlanAction action,
        List<StepFormPage.Choice> organisations,
        List<Link> links,
        Map<UUID, String> names,
        @Nullable String made,
        @Nullable String conflict,
        boolean mayMake,
        @Nullable String problem) {
    public String address() {
        return "/plans/" + plan.code() + "/actions/" + action.key();
    }
}
