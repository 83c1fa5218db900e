package org.onedoor.directory.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a pathway.
 *
 * @param types the sorts of service that deliver it
 * @param criteria who may enter it
 */
public record Pathway(
        UUID orgId,
        UUID pathwayId,
        String code,
        int edition,
        String title,
        List<String> needs,
        List<String> types,
        List<String> criteria,
        String source,
        String madeBy,
        LocalDate madeOn,
        List<Stage> stages,
        List<Agreement> partners) {
    public Pathway {
        needs = List.copyOf(needs);
        types = List.copyOf(types);
        criteria = List.copyOf(criteria);
        stages = List.copyOf(stages);
        partners = List.copyOf(partners);
    }

    /** @param who does it @param evidence none where nobody gave any @param reviewBy until when that counts */
    public record Stage(
            int step,
            String title,
            String who,
            @Nullable String evidence,
            @Nullable LocalDate reviewBy) {}

    /** @param answer agreed or not-agreed; none while they have not said */
    public record Agreement(
            UUID partnerId,
            @Nullable String answer,
            @Nullable String words,
            @Nullable LocalDate answeredOn,
            @Nullable String answeredBy) {
        public boolean isAgreed() {
            return "agreed".equals(answer);
        }
    }

    /** Whether every partner whose agreement it needs has agreed. */
    public boolean isAgreed() {
        return !partners.isEmpty() && partners.stream().allMatch(Agreement::isAgreed);
    }

    /** The day on which the last of them agreed. */
    public @Nullable LocalDate agreedOn() {
        return isAgreed()
                ? partners.stream()
                        .map(Agreement::answeredOn)
                        .filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .max(java.util.Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }
}
