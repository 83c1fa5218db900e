package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.organisation.Organisation;

/** How often somebody was of concern on the railway, by station, district and period, and never who. */
class RailSummaryTest extends RailEvening {
    private static final String SUMMARY = "/notices/rail/summary";

    /** Sends and takes in a daily file with so many people at one place. */
    private List<Row> happened(String moment, String place, int times) {
        desk.at(moment);
        List<Row> rows = new ArrayList<>();
        for (int each = 0; each < times; each++) {
            rows.add(Row.nobody(moment));
        }
        byte[] file = new String(RailDesk.file(rows), StandardCharsets.UTF_8)
                .replace("Marsh Halt", place)
                .getBytes(StandardCharsets.UTF_8);
        RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", file));
        return rows;
    }

    private static Page between(Visitor who, String first, String last) {
        String[] from = first.split("-", -1);
        String[] until = last.split("-", -1);
        return who.open(SUMMARY
                + "?first-year=%s&first-month=%s&first-day=%s&last-year=%s&last-month=%s&last-day=%s"
                        .formatted(from[0], from[1], from[2], until[0], until[1], until[2]));
    }

    private static String row(Page page, String words) {
        return page.document().select("tr").stream()
                .map(each -> each.text())
                .filter(text -> text.toLowerCase(java.util.Locale.UK)
                        .contains(words.toLowerCase(java.util.Locale.UK))) // however the police wrote it
                .findFirst()
                .orElse("");
    }

    @Test
    void aFormSentAgainWithOtherWordsSaysThatItWasSentBeforeAndOneSentTwiceIsOne() {
        String place = "Ferry Halt " + RailDesk.word();
        happened("2017-05-14T20:00", place, 5);
        desk.at("2017-06-02T09:00");
        Page page = between(navigator, "2017-05-01", "2017-05-31");
        var form = page.posting("/place")
                .with("place", place.toLowerCase(java.util.Locale.UK))
                .with("district", "Tendring");
        assertThat(form.send().status()).isEqualTo(200);
        assertThat(form.send().status()).isEqualTo(200);
        Page other = page.posting("/place")
                .with("place", place.toLowerCase(java.util.Locale.UK))
                .with("district", "Maldon")
                .send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("This form was sent before with other words, and what it said then stands");
        assertThat(row(between(navigator, "2017-05-01", "2017-05-31"), place)).contains("Tendring");
    }

    @Test
    @Shows("C1.23b")
    void anAreaIsSummedByStationDistrictAndPeriodAndNamesNobody() {
        String busy = "Wharf Road " + RailDesk.word();
        String quiet = "Mill Crossing " + RailDesk.word();
        List<Row> march = happened("2017-03-14T20:00", busy, 6);
        happened("2017-03-20T20:00", busy.toUpperCase(java.util.Locale.UK), 5);
        happened("2017-04-05T20:00", busy, 2);
        List<Row> one = happened("2017-04-06T20:00", quiet, 3);
        desk.at("2017-05-02T09:00");

        Page page = between(navigator, "2017-03-01", "2017-04-30");
        assertThat(page.document().select("#total").text()).contains("from 1 Mar 2017 to 30 Apr 2017");
        assertThat(row(page, busy)).contains("Not said yet", "All 15", "Mar 2017 10", "Apr 2017 *"); // 13, 11 and 2
        assertThat(row(page, quiet)).contains("All *", "Mar 2017 0", "Apr 2017 *");
        for (Row each : List.of(march.getFirst(), one.getFirst())) {
            assertThat(page.text()).doesNotContain(Objects.requireNonNull(each.family()), each.reference());
        }

        // The districts are said once, by the centre, and count for what was before.
        Page bare = page.posting("/place")
                .with("place", busy.toLowerCase(java.util.Locale.UK))
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Choose a district");
        page.posting("/place")
                .with("place", busy.toLowerCase(java.util.Locale.UK))
                .with("district", "Thurrock")
                .send();
        between(navigator, "2017-03-01", "2017-04-30")
                .posting("/place")
                .with("place", quiet.toLowerCase(java.util.Locale.UK))
                .with("district", "Maldon")
                .send();
        Page said = between(navigator, "2017-03-01", "2017-04-30");
        assertThat(row(said, busy)).contains("Thurrock", "All 15");
        assertThat(said.document().select("tr").eachText())
                .anyMatch(text -> text.startsWith("District Thurrock") && text.contains("Mar 2017 10"))
                .anyMatch(text -> text.startsWith("District Maldon") && text.contains("All *"));

        // The period decides; public health and the police of the railway read it, a clinician does not.
        Page april = between(navigator, "2017-04-01", "2017-04-30");
        assertThat(row(april, busy)).contains("All *").doesNotContain("Mar 2017");
        assertThat(row(between(navigator, "2017-03-20", "2017-03-20"), busy)).contains("All 5");
        assertThat(between(navigator, "2017-04-30", "2017-03-01").text())
                .contains("The last day cannot be before the first");
        Visitor health = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("essex-county-council"), null)
                        .username());
        assertThat(row(between(health, "2017-03-01", "2017-04-30"), busy)).contains("Thurrock", "All 15");
        Page theirs = between(police, "2017-03-01", "2017-04-30");
        assertThat(row(theirs, busy)).contains("Thurrock");
        assertThat(theirs.document().select("form[method=post][action$=/place]"))
                .isEmpty();
        assertThat(new Visitor(port)
                        .signIn(cast.clinician("crht").username())
                        .open(SUMMARY)
                        .status())
                .isEqualTo(403);
    }
}
