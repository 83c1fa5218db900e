package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/**
 * The summary page.
 *
 * @param raises whether the actor may raise and end alerts
 * @param writes whether the actor may write a note
 * @param needs what they need to be told things and be seen; none where nobody asked
 * @param asksNeeds whether the actor may record what they need
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
        @Nullable AccessNeeds needs,
        boolean asksNeeds,
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
