package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Difference;
import org.onedoor.programme.Plan;

/**
 * What changed between the ends of two days, action by action.
 *
 * @param count how many actions changed, on all pages
 * @param page the page that is shown; 1 is the first
 */
public record ChangesPage(
        Plan plan,
        LocalDate from,
        LocalDate to,
        List<List<Difference>> actions,
        int count,
        int page,
        int pages,
        Map<UUID, String> unnumbered,
        @Nullable String problem) {

    /** Another page of the same days. */
    public String address(int number) {
        return "/plans/%s/changes?from=%s&to=%s&page=%d".formatted(plan.code(), from, to, number);
    }

    /** What a heading calls the action: its number, or how its words begin where it has none. */
    public String named(Difference difference) {
        if (!difference.number().isEmpty()) {
            return difference.number();
        }
        String words = difference.actionId() == null ? null : unnumbered.get(difference.actionId());
        return words == null ? "A line without a number" : "No number: " + words;
    }
}
