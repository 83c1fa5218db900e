package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.platform.time.London;

/** A list of referrals as a file: what it is, its filters, who asked and when, and then what the screen shows. */
final class WorklistFile {
    private WorklistFile() {}

    static List<List<String>> of(String view, String filters, String who, Instant now, List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("OFFICIAL-SENSITIVE: personal data", view));
        lines.add(List.of("Filters", filters));
        lines.add(List.of("Rows", String.valueOf(rows.size())));
        lines.add(List.of("As at", London.full(now), "By", who));
        lines.add(List.of());
        lines.add(List.of(
                "Referral",
                "Person",
                "NHS number",
                "Born",
                "Priority",
                "Needs",
                "Where it stands",
                "Worked by",
                "From",
                "Service",
                "Clock",
                "How the clock stands",
                "Due",
                "Received"));
        for (Row row : rows) {
            lines.add(List.of(
                    row.reference(),
                    row.headed(),
                    row.nhsNumber(),
                    row.born(),
                    row.priority().label(),
                    String.join("; ", row.needs()),
                    row.stands(),
                    row.untold() ? Rows.NOT_TOLD : row.owner() == null ? "Nobody named" : row.owner(),
                    row.from(),
                    row.service(),
                    row.untold()
                            ? Rows.NOT_TOLD
                            : row.clock() == null
                                    ? "No clock is running"
                                    : row.clock().name(),
                    row.clock() == null ? "" : row.clock().words(now),
                    due(row.clock()),
                    London.full(row.referral().receivedAt())));
        }
        return lines;
    }

    private static String due(@Nullable ClockView clock) {
        return clock == null || clock.due() == null ? "" : London.full(clock.due());
    }
}
