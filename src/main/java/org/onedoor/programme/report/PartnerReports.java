package org.onedoor.programme.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.ReportDesk;
import org.springframework.stereotype.Component;

/** Makes a partner's report in one go, by the same steps as its page. */
@Component
class PartnerReports implements ReportDesk {
    private final Reports reports;
    private final Plans plans;

    PartnerReports(Reports reports, Plans plans) {
        this.reports = reports;
        this.plans = plans;
    }

    @Override
    public UUID partnerReport(String code, UUID partner, LocalDate from, Map<String, String> words) {
        UUID id = reports.begin(code, ReportKind.PARTNER, partner, from);
        Plan plan = plans.get(code);
        reports.write(code, id, reports.get(plan, id).version(), words);
        reports.freeze(code, id, reports.get(plan, id).version());
        return id;
    }
}
