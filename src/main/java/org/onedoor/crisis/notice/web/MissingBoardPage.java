package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.util.List;
import org.onedoor.crisis.notice.MissingReports.Line;
import org.onedoor.people.PlacePick;

/** Those who are missing, and those who were lately. @param police whether the reader makes such reports @param opens whether the reader's role opens the records of those it looks after @param records whether police records could be granted to the reader */
public record MissingBoardPage(
        List<Line> lines, boolean police, boolean opens, boolean records, PlacePick places, Instant now) {
    public MissingBoardPage {
        lines = List.copyOf(lines);
    }

    public List<Line> open() {
        return lines.stream().filter(line -> line.report().isOpen()).toList();
    }

    public List<Line> ended() {
        return lines.stream().filter(line -> !line.report().isOpen()).toList();
    }
}
