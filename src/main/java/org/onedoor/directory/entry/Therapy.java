package org.onedoor.directory.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A psychological therapy or intervention.
 *
 * @param modality the kind of therapy it is
 * @param evidence the guidance that names it; none where nobody gave any
 * @param reviewBy until when the evidence counts; none where nobody said
 */
public record Therapy(
        UUID orgId,
        UUID therapyId,
        String code,
        String label,
        String modality,
        List<String> needs,
        @Nullable String evidence,
        @Nullable LocalDate reviewBy,
        String source,
        long version) {
    public Therapy {
        needs = List.copyOf(needs);
    }

    /** Whether NICE names it. */
    public boolean isNice() {
        return evidence != null && evidence.contains("NICE");
    }
}
