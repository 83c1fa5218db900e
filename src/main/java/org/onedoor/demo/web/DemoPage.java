package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's own page shows.
 *
 * @param time as the form writes it, {@code 2024-03-01T09:00}
 * @param percent how much of the history is written
 */
public record DemoPage(
        String now, String time, String pace, boolean story, int percent, List<Speed> speeds, List<Person> people) {
    public DemoPage {
        speeds = List.copyOf(speeds);
        people = List.copyOf(people);
    }

    /** The page with what somebody typed as the time. */
    DemoPage typed(String to) {
        return new DemoPage(now, to, pace, story, percent, speeds, people);
    }

    /** A speed that can be chosen. */
    public record Speed(int value, String label, boolean chosen) {}

    /** Somebody to be. */
    public record Person(
            String username,
            String name,
            String role,
            String organisation,
            @Nullable String team) {}
}
