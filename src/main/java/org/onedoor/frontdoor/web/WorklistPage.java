package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WorkState;

/** The page: its rows, and its filters as they are. */
public record WorklistPage(
        String view,
        List<Tab> tabs,
        List<Row> rows,
        int count,
        int page,
        int pages,
        List<WorkState> states,
        List<Priority> priorities,
        List<String> chosenStates,
        List<String> chosenPriorities,
        String path,
        String empty) {

    /** The reference of the inbox's first row, which the centre triages next; none on another list, or an empty one. */
    public @Nullable String triageNext() {
        return path.endsWith("inbox") && !rows.isEmpty() ? rows.getFirst().reference() : null;
    }

    /** One saved view with its count. */
    public record Tab(String view, String label, int count, boolean current) {}
}
