package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.onedoor.crisis.notice.NoticeFile;
import org.onedoor.crisis.notice.RailNotices.Board;
import org.onedoor.people.PlacePick;
import org.onedoor.platform.web.TypedForm;

/**
 * Rail notices as their reader sees them.
 *
 * @param desk whether the reader sends or receives files
 * @param friday the last day of the week whose file is the newest that can be there
 */
public record RailBoardPage(
        Board board,
        List<NoticeFile> files,
        boolean desk,
        String role,
        LocalDate friday,
        TypedForm typed,
        PlacePick places,
        Instant now) {
    public RailBoardPage {
        files = List.copyOf(files);
    }

    public boolean police() {
        return role.equals("police");
    }

    /** Whether the reader's role opens the records of those it looks after: a voluntary service has only its own work. */
    public boolean opens() {
        return !role.equals("vcse");
    }

    public boolean navigator() {
        return role.equals("navigator");
    }
}
