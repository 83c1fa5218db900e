package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.people.PlaceFilter;

/**
 * The page.
 *
 * @param place whose rows
 * @param filters the filters in words
 * @param rows how many the file will have
 * @param cut there are more than a file may have
 */
public record ExportPage(
        String view,
        String label,
        List<String> states,
        List<String> tiers,
        PlaceFilter place,
        String filters,
        int rows,
        boolean cut,
        String reason) {
    public ExportPage {
        states = List.copyOf(states);
        tiers = List.copyOf(tiers);
    }
}
