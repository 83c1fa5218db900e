package org.onedoor.directory.openreferral;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file.
 *
 * @param taken in words; none before one was sent
 * @param waiting where what waits is looked at and approved; none where nothing waits
 * @param alike names that may be one service twice
 */
public record ListingPage(
        @Nullable String taken,
        @Nullable String waiting,
        List<String> refused,
        List<String> alike,
        @Nullable String problem) {

    static ListingPage of(ListingImport.@Nullable Result result, Map<String, String> problems) {
        return result == null
                ? new ListingPage(null, null, List.of(), List.of(), problems.get("file"))
                : new ListingPage(
                        "%d new, %d changed, %d as they were, %d refused"
                                .formatted(result.added(), result.changed(), result.unchanged(), result.refused()),
                        result.waiting() == 0 ? null : "/services/publishers/" + result.publisherId(),
                        result.refusals().stream()
                                .map(each -> "Row %d, %s: %s"
                                        .formatted(each.row(), each.name(), String.join(" ", each.reasons())))
                                .toList(),
                        result.alike(),
                        null);
    }
}
