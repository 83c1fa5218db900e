package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.UUID;

/** When somebody is to be seen: a time the service has put up, or one agreed with the person. */
public sealed interface AppointmentTime {
    /** A slot: its own start and way of meeting hold, whatever else was said. */
    record Published(UUID slotId) implements AppointmentTime {}

    /** @param mode {@code face-to-face}, {@code video} or {@code telephone} */
    record Agreed(Instant start, String mode) implements AppointmentTime {}
}
