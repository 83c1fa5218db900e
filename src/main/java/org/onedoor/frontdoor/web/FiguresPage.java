package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralFigures;

/** The figures of a period. */
public record FiguresPage(LocalDate from, LocalDate to, List<ReferralFigures.Section> sections) {

    /** Where the rows of a figure are. */
    public String rows(ReferralFigures.Line line) {
        return "/figures/rows?figure="
                + java.net.URLEncoder.encode(line.code(), java.nio.charset.StandardCharsets.UTF_8)
                + "&from=" + from + "&to=" + to;
    }

    /** The referrals behind one figure. @param hidden how many of them the reader may not see */
    public record RowsPage(FiguresPage figures, ReferralFigures.Line line, List<Referral> referrals, int hidden) {}
}
