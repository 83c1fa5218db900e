package org.onedoor.frontdoor.complexity.web;

import java.util.List;
import org.onedoor.frontdoor.complexity.Complexities.Shown;
import org.onedoor.frontdoor.complexity.ComplexityBand;
import org.onedoor.frontdoor.complexity.ComplexityBand.Fit;
import org.onedoor.frontdoor.web.Row;
import org.onedoor.people.PlacePick;

/**
 * Those served above or below their band.
 *
 * @param above how many are served above it, whichever part is shown
 * @param below how many are served below it
 */
public record ComplexityPage(
        String whose,
        Fit fit,
        int above,
        int below,
        List<Line> lines,
        int page,
        int pages,
        boolean may,
        List<Banded> services,
        PlacePick places) {
    public ComplexityPage {
        lines = List.copyOf(lines);
        services = List.copyOf(services);
    }

    /** One person who is served at another level than their own. */
    public record Line(Row row, Shown complexity) {}

    /** A service and its band. */
    public record Banded(String service, ComplexityBand band) {}

    /** The address of those above or below, of the same place. */
    public String address(Fit other) {
        return here(other) + places.chosen().query();
    }

    static String here(Fit other) {
        return "/referrals/complexity?fit=" + other.code();
    }
}
