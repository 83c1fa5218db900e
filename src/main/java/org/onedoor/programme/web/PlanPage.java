package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.ComputedRag;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Plans.PlanEdition;

/**
 * A plan as a list of fifty.
 *
 * @param said of those that wait for a second person, who says that it is done and since when
 * @param whole whether the reader may see the plan as a whole, and not only their own lines
 */
public record PlanPage(
        Plan plan,
        List<Plans.Section> sections,
        List<PlanAction> rows,
        Map<UUID, ComputedRag> computed,
        Map<UUID, String> said,
        int count,
        int page,
        int pages,
        Wanted wanted,
        List<Lead> leads,
        List<PlanEdition> editions,
        Plans.@Nullable HighlightSummary highlight,
        String owner,
        @Nullable String chair,
        boolean mayRun,
        boolean whole,
        LocalDate today) {

    /** An organisation that leads lines of the plan. */
    public record Lead(UUID organisationId, String name, int lines) {}

    /** The filters as they stand in the address. */
    public record Wanted(
            @Nullable Integer section,
            @Nullable String lead,
            boolean everyone,
            @Nullable String rag,
            @Nullable String silent,
            @Nullable String due,
            @Nullable String q) {

        public boolean any() {
            return section != null || lead != null || rag != null || silent != null || due != null || q != null;
        }
    }

    public String address() {
        return "/plans/" + plan.code();
    }

    public ComputedRag computed(PlanAction line) {
        return java.util.Objects.requireNonNull(computed.get(line.actionId()));
    }
}
