package org.onedoor.frontdoor.web;

import java.util.List;

/** The open referrals that a team shares, those shared last first. */
public record SharedPage(List<Row> rows, int page, int pages) {
    public SharedPage {
        rows = List.copyOf(rows);
    }
}
