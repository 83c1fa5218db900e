package org.onedoor.people;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Choosing the place of a list or a measure, and its rows counted by primary care network.
 *
 * @param here the address of the list with its other filters, without place and grouping
 * @param networks the rows by network, the largest first; none where nobody asked for them
 * @param on the day on which it was so: today for a list, the last day of its period for a measure
 * @param today whether that is today
 */
public record PlacePick(
        String here,
        PlaceFilter chosen,
        List<Section> sections,
        @Nullable List<Counted> networks,
        LocalDate on,
        boolean today) {
    /** The parameter that asks for the rows by network. */
    public static final String GROUP = "group";

    static final String BY_NETWORK = "network";

    public PlacePick {
        sections = List.copyOf(sections);
    }

    /** The places of one kind. */
    public record Section(String title, List<PlaceFilter> places) {
        public Section {
            places = List.copyOf(places);
        }
    }

    /** How many rows are of a network. */
    public record Counted(PlaceFilter place, int count) {}

    /** Whether there is anything to choose: whoever may not know of which place people are has no list by place. */
    public boolean isOffered() {
        return !sections.isEmpty();
    }

    public String action() {
        return here.contains("?") ? here.substring(0, here.indexOf('?')) : here;
    }

    /** What the form of the place has to keep of the other filters. */
    public List<Map.Entry<String, String>> hidden() {
        return here.contains("?")
                ? Arrays.stream(here.substring(here.indexOf('?') + 1).split("&"))
                        .filter(each -> each.contains("="))
                        .map(each -> Map.entry(
                                read(each.substring(0, each.indexOf('='))),
                                read(each.substring(each.indexOf('=') + 1))))
                        .toList()
                : List.of();
    }

    private static String read(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same list of another place. */
    public String of(PlaceFilter place) {
        return with(place.query());
    }

    /** The same list with its rows counted by network. */
    public String grouped() {
        return with(chosen.query() + "&" + GROUP + "=" + BY_NETWORK);
    }

    private String with(String more) {
        return more.isEmpty()
                ? here
                : here + (here.contains("?") ? "" : "?") + (here.contains("?") ? more : more.substring(1));
    }
}
