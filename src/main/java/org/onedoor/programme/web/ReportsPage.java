package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.report.Report;
import org.onedoor.programme.report.ReportKind;
import org.onedoor.programme.report.ReportRhythm;

/**
 * The reports on a plan, and the form for the next.
 *
 * @param partners who leads an action, by name
 * @param months every how many months partners get theirs; {@code turns} whose is due when
 * @param places which can be chosen for a partner
 */
public record ReportsPage(
        Plan plan,
        List<Report> reports,
        List<StepFormPage.Choice> partners,
        Map<UUID, String> names,
        int months,
        List<ReportRhythm.Turn> turns,
        List<String> places,
        LocalDate today,
        PlanForm form,
        @Nullable String conflict,
        boolean mayWrite) {
    public String address() {
        return "/plans/" + plan.code() + "/reports";
    }

    /** What a report is called in the list. */
    public String called(Report report) {
        String partner = report.partner() == null ? "" : " for " + names.getOrDefault(report.partner(), "a partner");
        return (report.kind() == ReportKind.PARTNER
                        ? ReportRhythm.called(months)
                        : report.kind().label())
                + partner;
    }
}
