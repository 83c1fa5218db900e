package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was found in the log.
 *
 * @param people whose list of who looked can be opened: those meant by the search
 * @param more there are more rows than are shown
 */
public record LogPage(LogAsked asked, List<Row> rows, List<Found> people, boolean more) {

    /** One look or act. @param about whom it named */
    public record Row(
            UUID auditId,
            Instant at,
            String name,
            String who,
            String what,
            String why,
            boolean emergency,
            List<Found> about) {}

    /** Somebody it named. @param link whether the officer may open their list */
    public record Found(UUID personId, String name, boolean link) {}
}
