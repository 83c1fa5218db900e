package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;

/** The 999 calls of the stack that speak of mental health: how soon a crew was sent. Called from inside a look. */
public interface MentalHealthCalls {
    /**
     * One call.
     *
     * @param category 3, 4 or 5: the others are not shown to the centre
     * @param sentAt when a crew was sent; none where none was, as when the centre took the call over
     * @param overAt when no crew was needed any longer: the centre took the call over, or the ambulance service closed it
     * @param personId whom it is about; none where the centre did not take it over
     */
    record Call(
            int category,
            Instant calledAt,
            @Nullable Instant sentAt,
            @Nullable Instant overAt,
            @Nullable UUID personId) {}

    /** One that the centre took over, so that it is known whom it is about. @param service the ambulance service's organisation */
    record OfPerson(UUID personId, UUID service, Instant calledAt) {}

    /** Those since then that the centre took over, of whomever. */
    List<OfPerson> takenOver(Instant since);

    /**
     * Those that connected in this time, without those that were upgraded away from the centre.
     *
     * @param place of which they are, as it and their people were on a day
     */
    List<Call> between(Instant from, Instant until, PlaceFilter place, LocalDate on);
}
