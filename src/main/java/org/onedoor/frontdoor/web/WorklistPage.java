package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.PlacePick;

/**
 * The page: its rows, and its filters as they are.
 *
 * @param arrived when each reference came to this list
 * @param news what is new of it since whoever looks last looked; none where nothing is
 */
public record WorklistPage(
        String view,
        List<Tab> tabs,
        List<Row> rows,
        Map<String, Instant> arrived,
        @Nullable ListNews news,
        int count,
        int page,
        int pages,
        List<WorkState> states,
        List<Priority> priorities,
        List<String> chosenStates,
        List<String> chosenPriorities,
        String path,
        String empty,
        List<Saved> saved,
        PlacePick places) {

    /** The reference of the inbox's first row, which the centre triages next; none on another list, or an empty one. */
    public @Nullable String triageNext() {
        return path.endsWith("inbox") && !rows.isEmpty() ? rows.getFirst().reference() : null;
    }

    /** The address of what is shown, of its first page. */
    public String address() {
        return "/referrals?view=" + view
                + chosenStates.stream().map(state -> "&state=" + state).collect(Collectors.joining())
                + chosenPriorities.stream().map(tier -> "&priority=" + tier).collect(Collectors.joining())
                + places.chosen().query();
    }

    /** A view this account has named for itself, with its count. */
    public record Saved(UUID viewId, String name, String href, int count) {}

    /** One view with its count. */
    public record Tab(String view, String label, int count, boolean current) {}
}
