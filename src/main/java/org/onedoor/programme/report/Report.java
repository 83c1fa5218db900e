package org.onedoor.programme.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One report on a plan.
 *
 * @param partner for whom a partner's report is
 * @param from the first day it speaks of; {@code to} the last
 * @param number which version for this plan, kind, partner and period; 1 is the first
 * @param narrative what people added, by the part's key, exactly as typed
 * @param document none while it is a draft
 * @param frozenBy who froze it; another person decides
 * @param decision the words of whoever signed it or gave it back
 */
public record Report(
        UUID organisationId,
        UUID reportId,
        UUID planId,
        ReportKind kind,
        @Nullable UUID partner,
        LocalDate from,
        LocalDate to,
        int number,
        State state,
        Map<String, String> narrative,
        @Nullable ReportDocument document,
        OffsetDateTime madeAt,
        UUID madeBy,
        @Nullable OffsetDateTime frozenAt,
        @Nullable UUID frozenBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable UUID decidedBy,
        @Nullable String decision,
        long version) {

    /** How far it has come. */
    public enum State {
        DRAFT("Draft"),
        FROZEN("Frozen, waits to be signed"),
        SIGNED("Signed"),
        RETURNED("Given back");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
