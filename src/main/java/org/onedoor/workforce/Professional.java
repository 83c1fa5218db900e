package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.London;

/**
 * An AMHP or a section 12 doctor.
 *
 * @param teamId the team that keeps the entry and is reminded
 * @param worksFor the team they work in, in words: two of one team do not assess together
 * @param cpdOn when evidence of continuing professional development was last seen
 * @param approvals the newest last
 */
public record Professional(
        UUID organisationId,
        UUID id,
        @Nullable UUID teamId,
        Profession profession,
        String name,
        String registration,
        Standing standing,
        @Nullable String worksFor,
        @Nullable String phone,
        @Nullable String postcode,
        Service.@Nullable Point point,
        @Nullable LocalDate cpdOn,
        long version,
        List<Approval> approvals) {
    public Professional {
        approvals =
                approvals.stream().sorted(Comparator.comparing(Approval::until)).toList();
    }

    public Optional<Approval> approvalOn(LocalDate day) {
        return approvals.stream().filter(approval -> approval.covers(day)).findFirst();
    }

    /** Why they may not act on a day, in words; none when they may. */
    public @Nullable String refusal(LocalDate day) {
        if (!standing.mayAct()) {
            return "%s cannot be chosen: %s.".formatted(name, standing.label().toLowerCase(java.util.Locale.UK));
        }
        if (approvalOn(day).isPresent()) {
            return null;
        }
        Optional<Approval> next =
                approvals.stream().filter(each -> each.from().isAfter(day)).findFirst();
        if (next.isPresent()) {
            return "%s cannot be chosen: the approval begins on %s."
                    .formatted(name, London.day(next.get().from()));
        }
        return approvals.isEmpty()
                ? "%s cannot be chosen: no approval is recorded.".formatted(name)
                : "%s cannot be chosen: the approval ended on %s."
                        .formatted(name, London.day(approvals.getLast().until()));
    }
}
