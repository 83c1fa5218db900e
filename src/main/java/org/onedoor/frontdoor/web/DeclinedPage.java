package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.frontdoor.Refusals;

/** The page: the team's own refusals, the newest first. */
public record DeclinedPage(List<Row> rows, int count, int page, int pages) {
    public DeclinedPage {
        rows = List.copyOf(rows);
    }

    /** One refusal, and the service that was asked. */
    public record Row(Refusals.Refusal refusal, String service) {}
}
