package org.onedoor.programme.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.report.Report;

/** The reports on a plan, and the form for the next. @param partners who leads an action, by name */
public record ReportsPage(
        Plan plan,
        List<Report> reports,
        List<StepFormPage.Choice> partners,
        Map<UUID, String> names,
        PlanForm form,
        @Nullable String conflict,
        boolean mayWrite) {
    public String address() {
        return "/plans/" + plan.code() + "/reports";
    }

    /** What a report is called in the list. */
    public String called(Report report) {
        String partner = report.partner() == null ? "" : " for " + names.getOrDefault(report.partner(), "a partner");
        return report.kind().label() + partner;
    }
}
