package org.onedoor.programme.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to a report. The scope is the report, the journey its plan. */
final class ReportEvents {
    private ReportEvents() {}

    private interface OfReport extends EventData {
        UUID plan();

        UUID report();

        @Override
        default UUID scopeId() {
            return report();
        }

        @Override
        default @Nullable UUID journeyId() {
            return plan();
        }
    }

    record ReportBegun(UUID plan, UUID report, String kind, int number) implements OfReport {}

    record ReportWritten(UUID plan, UUID report) implements OfReport {}

    record ReportFrozen(UUID plan, UUID report) implements OfReport {}

    /** One file of a frozen report is to be built; each is a job of its own, so that what is ready can be seen. */
    record ReportFileWanted(UUID plan, UUID report, String format) implements OfReport {}

    record ReportSigned(UUID plan, UUID report) implements OfReport {}

    record ReportGivenBack(UUID plan, UUID report) implements OfReport {}

    /** How often partners hear from now on: of the whole plan. */
    record ReportRhythmSet(UUID plan, int months) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }

    record PartnerPlacesSaid(UUID plan, UUID partner, int places) implements EventData {
        @Override
        public UUID scopeId() {
            return plan;
        }
    }
}
