package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralFigures;

/** The figures of a period. */
public record FiguresPage(
        ReferralFigures.Topic topic, LocalDate from, LocalDate to, List<ReferralFigures.Section> sections) {

    /** The same days of another topic. */
    public String address(ReferralFigures.Topic other) {
        return "/figures?topic=" + other.code() + "&from=" + from + "&to=" + to;
    }

    /** The same figures as a file. */
    public String file() {
        return "/figures/file?topic=" + topic.code() + "&from=" + from + "&to=" + to;
    }

    /** Where the rows of a figure are. */
    public String rows(ReferralFigures.Line line) {
        return "/figures/rows?figure="
                + java.net.URLEncoder.encode(line.code(), java.nio.charset.StandardCharsets.UTF_8)
                + "&topic=" + topic.code() + "&from=" + from + "&to=" + to;
    }

    /** The referrals behind one figure. @param hidden how many of them the reader may not see */
    public record RowsPage(FiguresPage figures, ReferralFigures.Line line, List<Referral> referrals, int hidden) {}
}
