package org.onedoor.frontdoor.complexity.web;

import java.util.List;
import org.onedoor.frontdoor.complexity.Complexities.Shown;
import org.onedoor.frontdoor.complexity.ComplexityBand;
import org.onedoor.frontdoor.complexity.ComplexityBand.Fit;
import org.onedoor.frontdoor.web.Row;

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
        List<Banded> services) {
    public ComplexityPage {
        lines = List.copyOf(lines);
        services = List.copyOf(services);
    }

    /** One person who is served at another level than their own. */
    public record Line(Row row, Shown complexity) {}

    /** A service and its band. */
    public record Banded(String service, ComplexityBand band) {}

    public String address(Fit other) {
        return "/referrals/complexity?fit=" + other.code();
    }
}
