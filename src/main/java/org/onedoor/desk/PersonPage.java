package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.IAm;

/**
 * The summary page.
 *
 * @param place the district somebody without a fixed abode was found in
 * @param raises whether the actor may raise and end alerts
 * @param writes whether the actor may write a note
 * @param needs what they need to be told things and be seen; none where nobody asked
 * @param asksNeeds whether the actor may record what they need
 * @param records what else is this person's
 * @param sharing what of the person's own words and wishes the actor may see and do
 */
public record PersonPage(
        Person person,
        @Nullable String practice,
        @Nullable String place,
        List<Item> open,
        List<Item> ended,
        List<Involved> involved,
        List<Appointment> appointments,
        List<Alert> alerts,
        boolean raises,
        boolean writes,
        AccessNeedsRegister.@Nullable Said needs,
        boolean asksNeeds,
        Sharing sharing,
        Records records,
        Instant now) {

    /**
     * What else is this person's: other records, and numbers in other systems.
     *
     * @param linked the other records that are this person
     * @param numbers each with its system and whose it is
     * @param likely how many records may be of this person too and wait for somebody to look
     * @param parted those this record was one with and is no longer
     * @param decides whether the actor may say who is who
     */
    public record Records(List<Person> linked, List<String> numbers, int likely, List<Person> parted, boolean decides) {
        public Records {
            linked = List.copyOf(linked);
            numbers = List.copyOf(numbers);
            parted = List.copyOf(parted);
        }
    }

    /**
     * What the person says of themselves, first on their record.
     *
     * @param iAm none where there is none, or it is not shared with such as the actor
     * @param plan whether the actor may see the crisis plan
     * @param permissions whether the actor may see what the person permits
     * @param endOfLife whether the actor may see the end of life entry
     * @param placements whether the actor may see in which care home they live
     * @param pointers whether the actor may see which plans are kept elsewhere
     * @param elsewhere how many are
     */
    public record Sharing(
            @Nullable IAm iAm,
            boolean writesIAm,
            boolean plan,
            boolean permissions,
            boolean endOfLife,
            boolean placements,
            boolean pointers,
            int elsewhere) {}

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
