package org.onedoor.frontdoor.waiting.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.waiting.Band;
import org.onedoor.frontdoor.waiting.ExpectedWaits.Expected;
import org.onedoor.frontdoor.waiting.Wait;
import org.onedoor.frontdoor.waiting.WaitingList.Due;
import org.onedoor.frontdoor.waiting.WaitingList.Tally;
import org.onedoor.frontdoor.web.Row;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.PlacePick;

/**
 * The waiting list of a team.
 *
 * @param may whether the reader may act, and not only read
 * @param all whether every row of this page is ticked
 */
public record WaitingPage(
        String team,
        Tally tally,
        List<Line> lines,
        List<History> history,
        @Nullable Band band,
        @Nullable Due due,
        PlacePick places,
        int count,
        int page,
        int pages,
        boolean may,
        boolean all,
        String key,
        Typed typed,
        Instant now) {
    public WaitingPage {
        lines = List.copyOf(lines);
        history = List.copyOf(history);
    }

    /** One person's wait. */
    public record Line(Row row, Wait waiting) {}

    /** How long people waited for one service at one priority. */
    public record History(String service, String priority, Expected expected) {}

    /** The address of the list, with another band or another thing due, of the same place. */
    public String address(@Nullable Band other, @Nullable Due what) {
        String here = here(other, what);
        String place = places.chosen().query();
        return here.contains("?") || place.isEmpty() ? here + place : here + "?" + place.substring(1);
    }

    /** The same, of whatever place. */
    static String here(@Nullable Band other, @Nullable Due what) {
        String band = other == null ? "" : "&band=" + other.code();
        String asked = what == null ? "" : "&due=" + what.code();
        String query = band + asked;
        return query.isEmpty() ? "/referrals/waiting" : "/referrals/waiting?" + query.substring(1);
    }

    /** The same list, with one thing more in its address. */
    public String with(String more) {
        String here = address(band, due);
        return here + (here.contains("?") ? "&" : "?") + more;
    }
}
