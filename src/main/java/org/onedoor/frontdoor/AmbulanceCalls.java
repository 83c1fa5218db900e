package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The 999 calls of an ambulance service, for whatever speaks with its machine message by message. */
public interface AmbulanceCalls {

    /** What was done with a message. */
    enum Result {
        NEW,
        CHANGED,
        NOTHING
    }

    /**
     * One call that the centre may see, or saw.
     *
     * @param toldAt the time of the newest message that was applied
     * @param isOurs whether it is of a category that the centre may see
     * @param isOpen whether it still waits for somebody
     * @param standing how it stands, in words
     * @param pulled what it became, once the centre had taken it over; none before
     */
    record Call(
            UUID incidentId,
            UUID sourceOrg,
            String number,
            Instant calledAt,
            Instant toldAt,
            boolean isOurs,
            boolean isOpen,
            String standing,
            Caller caller,
            @Nullable Pulled pulled) {}

    /** The referral that a call became. */
    record Pulled(UUID personId, UUID referralId) {}

    /**
     * Takes a message. One whose time has not come waits for it; one that was taken already does nothing.
     *
     * @throws org.onedoor.platform.Refused when its id was used for something else, or it speaks of a call that nobody has
     *     heard of
     */
    Result take(UUID sourceOrg, CadMessage message);

    /** Until the running transaction ends, nobody else finds out which call a number of this service names. */
    void alone(UUID sourceOrg, String number);

    /** Which call a number of this service names, though nothing of it be kept but that. */
    Optional<UUID> named(UUID sourceOrg, String number);

    /** Part of an act of the service's own, or of the system's: it asks no gate. */
    Optional<Call> find(UUID incidentId);

    /** The call that became a referral. */
    Optional<Call> ofReferral(UUID referralId);
}
