package org.onedoor.programme.governance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.Pack;
import org.onedoor.programme.governance.Papers;

/** The pack of a meeting by itself. @param issued as it was frozen; none while it was not issued, and then the draft counts */
public record PackPage(
        Entry meeting, Entry group, List<Papers.Paper> papers, Meetings.@Nullable IssuedPack issued, Pack draft) {
    public PackPage {
        papers = List.copyOf(papers);
    }
}
