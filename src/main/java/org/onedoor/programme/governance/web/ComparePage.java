package org.onedoor.programme.governance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;

/** Two plans side by side, by number; none of the pairs while two plans are not chosen. */
public record ComparePage(
        List<Plan> plans, @Nullable Plan one, @Nullable Plan two, List<Pair> pairs) {
    public ComparePage {
        plans = List.copyOf(plans);
        pairs = List.copyOf(pairs);
    }

    /** What each plan has under a number; none where it has no such number. */
    public record Pair(
            String number,
            @Nullable PlanAction one,
            @Nullable PlanAction two) {}

    public long inBoth() {
        return pairs.stream()
                .filter(pair -> pair.one() != null && pair.two() != null)
                .count();
    }
}
