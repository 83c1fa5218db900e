package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.people.PlacePick;

/** The open referrals that a team shares, those shared last first. @param places of which place they are, and by network */
public record SharedPage(List<Row> rows, PlacePick places, int page, int pages) {
    public SharedPage {
        rows = List.copyOf(rows);
    }
}
