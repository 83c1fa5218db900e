package org.onedoor.frontdoor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of an ambulance service's dispatch system about one call.
 *
 * @param messageId the sender's own id: a repetition is known by it
 * @param category none when the message does not say
 * @param calledAt when the call connected; none when the message does not say
 */
public record CadMessage(
        String messageId,
        Instant at,
        What what,
        String number,
        @Nullable Integer category,
        @Nullable Instant calledAt,
        @Nullable String nature,
        @Nullable Caller caller) {

    /** What the message says. */
    public enum What {
        /** A call waits for an ambulance. */
        CALL,
        /** Something about it changed: its category, or what is known. */
        CHANGE,
        /** An ambulance was sent. */
        DISPATCHED,
        /** The service closed it: cancelled, or dealt with. */
        CLOSED
    }

    /** Without anything about the caller: all that is kept of a call that is not for the centre. */
    public CadMessage bare() {
        return new CadMessage(messageId, at, what, number, category, calledAt, null, null);
    }
}
