package org.onedoor.directory;

import java.time.Instant;
import java.util.UUID;

/** Whether a slot is still to be had. */
public sealed interface SlotState {
    record Free() implements SlotState {}

    /** Promised to one referral until an instant. */
    record Held(UUID referralId, Instant until) implements SlotState {}

    record Booked(UUID referralId) implements SlotState {}
}
