package org.onedoor.programme.governance.web;

import java.util.List;
import org.onedoor.programme.governance.Entry;

/** Every meeting by day. */
public record CalendarPage(List<Row> rows) {
    /** A meeting and its group. */
    public record Row(Entry meeting, Entry group) {}
}
