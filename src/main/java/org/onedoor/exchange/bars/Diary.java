package org.onedoor.exchange.bars;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Slot;
import org.onedoor.directory.Slots;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Which of our slots a booking message means. */
@Component
class Diary {
    private final Slots slots;
    private final DomainTime time;

    Diary(Slots slots, DomainTime time) {
        this.slots = slots;
        this.time = time;
    }

    /**
     * The slot of ours that a message names, and that can still be had as it says; none when it names none of ours.
     *
     * @throws Invalid when nobody can be seen then, or the message says another time than the slot's
     */
    @Nullable
    Slot slot(Booking booking) {
        List<Slot> ours = ours(booking);
        if (ours.isEmpty()) {
            return null;
        }
        if (ours.size() > 1) {
            throw new Invalid("Appointment.slot", "Name one slot: an appointment is at one of them");
        }
        Slot slot = ours.getFirst();
        if (!slot.startsAt().isAfter(time.instant())) {
            throw new Invalid(
                    "Appointment.slot",
                    "This slot began %s, so nothing is booked. Choose a later one"
                            .formatted(London.full(slot.startsAt())));
        }
        if (!startsWith(slot, booking)) {
            throw new Invalid(
                    "Appointment.start",
                    "This is not when the slot begins, so nothing is booked. It begins %s: send that, or name another slot"
                            .formatted(London.full(slot.startsAt())));
        }
        return slot;
    }

    private List<Slot> ours(Booking booking) {
        return booking.slots().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Slot> find(UUID id) {
        try {
            return Optional.of(slots.get(id));
        } catch (NotFound notOurs) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(Slot slot, Booking booking) {
        return slot.startsAt()
                .truncatedTo(ChronoUnit.MILLIS)
                .equals(booking.appointment().getStart().toInstant());
    }

    /** Whether what is booked is what the message says. */
    boolean isAt(Appointment held, Booking booking) {
        List<Slot> ours = ours(booking);
        return (ours.isEmpty() || ours.stream().allMatch(slot -> slot.id().equals(held.slotId())))
                && held.startsAt()
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .equals(booking.appointment().getStart().toInstant());
    }

    /** @throws Problem when it is another appointment than the one that is booked */
    void requireThis(Appointment held, Booking booking) {
        if (!isAt(held, booking)) {
            throw Problem.notFound(
                    "This appointment is not booked any longer: another is, on %s. Read what is so, and cancel that one if it is meant."
                            .formatted(London.full(held.startsAt().toInstant())),
                    "Appointment.start");
        }
    }
}
