package org.onedoor.programme.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.report.Report;
import org.onedoor.programme.report.ReportDocument;
import org.onedoor.programme.report.ReportDocument.Part;
import org.onedoor.programme.report.ReportFormat;

/**
 * One report: while it is a draft with what is still to be written, later with its files and who signed it.
 *
 * @param ready the formats that are built, with their size in bytes
 * @param ratings what a highlight report rates; empty for others
 */
public record ReportPage(
        Plan plan,
        Report report,
        ReportDocument document,
        Map<ReportFormat, Long> ready,
        List<String> ratings,
        Map<UUID, String> accounts,
        PlanForm form,
        @Nullable String conflict,
        boolean mayWrite,
        boolean maySign) {
    public String address() {
        return "/plans/" + plan.code() + "/reports/" + report.reportId();
    }

    public boolean draft() {
        return report.state() == Report.State.DRAFT;
    }

    public boolean building() {
        return !draft() && ready.size() < ReportFormat.values().length;
    }

    /** As typed after a refusal; else as it is kept. */
    public String typed(Part part) {
        return form.values().containsKey("part." + part.key()) ? form.get("part." + part.key()) : part.narrative();
    }

    public String rated(String dimension) {
        String field = "part.rating:" + dimension;
        return form.values().containsKey(field)
                ? form.get(field)
                : report.narrative().getOrDefault("rating:" + dimension, "");
    }

    public String by(@Nullable UUID account) {
        return account == null ? "" : accounts.getOrDefault(account, "a former member of staff");
    }
}
