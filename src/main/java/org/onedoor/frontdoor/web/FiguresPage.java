package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralFigures;
import org.onedoor.people.PlacePick;

/** The figures of a period and a place. @param byNetwork each once for every primary care network */
public record FiguresPage(
        ReferralFigures.Topic topic,
        LocalDate from,
        LocalDate to,
        List<ReferralFigures.Section> sections,
        PlacePick places,
        boolean byNetwork) {

    /** The same days of another topic. */
    public String address(ReferralFigures.Topic other) {
        return "/figures?topic=" + other.code() + more();
    }

    /** The same figures as a file. */
    public String file() {
        return "/figures/file?topic=" + topic.code() + more();
    }

    private String more() {
        return "&from=" + from + "&to=" + to + places.chosen().query() + (byNetwork ? "&group=network" : "");
    }

    /** Where the rows of a figure are. */
    public String rows(ReferralFigures.Line line) {
        return "/figures/rows?figure="
                + java.net.URLEncoder.encode(line.code(), java.nio.charset.StandardCharsets.UTF_8)
                + "&topic=" + topic.code() + more();
    }

    /** The referrals behind one figure. @param hidden how many of them the reader may not see */
    public record RowsPage(FiguresPage figures, ReferralFigures.Line line, List<Referral> referrals, int hidden) {}
}
