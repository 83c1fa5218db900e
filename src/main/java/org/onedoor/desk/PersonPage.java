package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/**
 * The summary page.
 *
 * @param raises whether the actor may raise and end alerts
 * @param writes whether the actor may write a note
 */
public record PersonPage(
        Person person,
        @Nullable String practice,
        List<Item> open,
        List<Item> ended,
        List<Involved> involved,
        List<Appointment> appointments,
        List<Alert> alerts,
        boolean raises,
        boolean writes,
        Instant now) {

    /** A referral of the person, with its most pressing clock. */
    public record Item(
            Referral referral, String service, @Nullable ClockView clock) {}

    /** An organisation or team that knows the person. */
    public record Involved(
            String name,
            @Nullable String team,
            String basis,
            String since,
            @Nullable String until) {}
}
