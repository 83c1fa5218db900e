package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.BookOutcome;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slot;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.ReferralEvents.AppointmentBooked;
import org.onedoor.frontdoor.ReferralEvents.AppointmentCancelled;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.onedoor.record.Contacts;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * Appointments of a referral, inside the act that is running. An appointment and its slot go together: whatever ends the
 * one gives back the other, and says why on the timeline.
 */
@Component
class Booking {
    private static final List<String> MODES = List.of("face-to-face", "video", "telephone");

    private final AppointmentRepository appointments;
    private final Slots slots;
    private final Services services;
    private final Centre centre;
    private final Organisations organisations;
    private final AccessNeedsRegister register;
    private final AppointmentNeeds met;
    private final Tasks tasks;

    Booking(
            AppointmentRepository appointments,
            Slots slots,
            Services services,
            Centre centre,
            Organisations organisations,
            AccessNeedsRegister register,
            AppointmentNeeds met,
            Tasks tasks) {
        this.appointments = appointments;
        this.slots = slots;
        this.services = services;
        this.centre = centre;
        this.organisations = organisations;
        this.register = register;
        this.met = met;
        this.tasks = tasks;
    }

    /** What an appointment is made of. */
    private record Agreed(UUID service, Instant start, String mode) {}

    /**
     * Books; an appointment booked earlier gives way, and its slot is free again.
     *
     * @throws Invalid where it is not said of each thing the person needs how it is met, or why not
     */
    UUID book(Act act, Referral referral, AppointmentTime time, Arranged arranged) {
        register.toArrange(referral.personId()).ifPresent(needs -> arranged.check(needs.adjustments()));
        Agreed agreed = switch (time) {
            case AppointmentTime.Published(UUID slotId) ->
                published(
                        act,
                        slotId,
                        service -> service.teamId().equals(referral.owner().teamId()));
            case AppointmentTime.Agreed(Instant start, String mode) -> own(act, referral, start, mode);
        };
        appointments
                .booked(referral.personId(), referral.referralId())
                .ifPresent(earlier -> cancel(act, referral, earlier, CancelReason.REBOOKED));
        UUID slotId = time instanceof AppointmentTime.Published(UUID wanted) ? wanted : null;
        return store(act, referral, agreed, slotId, arranged);
    }

    /** What was said since a time was booked has to be there as well: whoever owns the need is asked to arrange it. */
    void arrange(Act act, Referral referral) {
        Set<Adjustment> needs = register.toArrange(referral.personId())
                .map(AccessNeeds::adjustments)
                .orElse(Set.of());
        Map<UUID, List<AppointmentNeeds.Met>> known = met.of(List.of(referral.personId()));
        for (Appointment booked : appointments.toCome(referral.personId(), referral.referralId(), act.now())) {
            Set<Adjustment> more = new LinkedHashSet<>(needs);
            known.getOrDefault(booked.appointmentId(), List.of()).forEach(one -> more.remove(one.need()));
            met.keep(referral.personId(), booked.appointmentId(), more, Arranged.NOT_ASKED);
            more.forEach(need -> ask(
                    act,
                    referral,
                    arranging(booked.appointmentId()) + ":" + need.code(),
                    booked.startsAt().toInstant()));
        }
    }

    /** Whoever owns the need arranges what the person needs before the time comes. */
    private void ask(Act act, Referral referral, String key, Instant start) {
        tasks.raise(
                new Subject.Person(referral.personId()),
                "arrange-needs",
                key,
                referral.referralId(),
                referral.reference(),
                referral.owner().organisationId(),
                referral.owner().teamId(),
                London.endOf(London.date(start).minusDays(1)).isAfter(act.now())
                        ? London.endOf(London.date(start).minusDays(1))
                        : start);
    }

    private static String arranging(UUID appointmentId) {
        return "arrange:" + appointmentId;
    }

    private UUID store(Act act, Referral referral, Agreed agreed, @Nullable UUID slotId, Arranged arranged) {
        if (slotId != null && slots.book(slotId, referral.referralId()) instanceof BookOutcome.Taken) {
            throw new Refused("conflict", "Somebody else has just taken this slot. Choose another.");
        }
        UUID appointmentId = Ids.at(act.now());
        appointments.book(
                referral.personId(),
                appointmentId,
                referral.referralId(),
                agreed.service(),
                slotId,
                agreed.start(),
                agreed.mode());
        act.happened(new AppointmentBooked(
                referral.referralId(),
                referral.journeyId(),
                appointmentId,
                agreed.service(),
                agreed.start().toString(),
                agreed.mode()));
        Set<Adjustment> needs = register.toArrange(referral.personId())
                .map(AccessNeeds::adjustments)
                .orElse(Set.of());
        met.keep(referral.personId(), appointmentId, needs, arranged);
        if (!arranged.how().keySet().containsAll(needs)) {
            ask(act, referral, arranging(appointmentId), agreed.start());
        }
        return appointmentId;
    }

    /**
     * Books one of the slots a service has put up, for a need it is only asked about. It is kept if the service accepts, and
     * given back if it does not.
     */
    void reserve(Act act, Referral referral, UUID serviceId, UUID slotId) {
        Agreed agreed = published(act, slotId, service -> service.id().equals(serviceId));
        store(act, referral, agreed, slotId, Arranged.NOT_ASKED);
    }

    private Agreed published(Act act, UUID slotId, Predicate<Service> whose) {
        Slot slot;
        try {
            slot = slots.get(slotId);
        } catch (NotFound gone) {
            throw new Invalid("slot", "This slot is not there any longer. Choose another");
        }
        boolean ours = services.find(slot.serviceId()).filter(whose).isPresent();
        if (!ours) {
            throw new Invalid("slot", "This slot is another service's. Choose one of the slots shown");
        }
        if (!slot.startsAt().isAfter(act.now())) {
            throw new Invalid("slot", "This slot has begun already. Choose a later one");
        }
        if (!MODES.contains(slot.mode().code())) {
            throw new Invalid("slot", "Nobody is seen by text message. Choose another slot");
        }
        return new Agreed(slot.serviceId(), slot.startsAt(), slot.mode().code());
    }

    private Agreed own(Act act, Referral referral, Instant start, String mode) {
        if (!MODES.contains(mode)) {
            throw new Invalid("mode", "Choose face to face, video or telephone");
        }
        String problem = Plausible.notPlanned("The appointment", start, act.now());
        if (problem != null) {
            throw new Invalid("start", problem);
        }
        return new Agreed(service(referral), start, mode);
    }

    /** Cancels one appointment and gives its slot back. */
    UUID cancel(Act act, Referral referral, Appointment booked, CancelReason reason) {
        appointments.move(booked, "cancelled");
        String arranging = arranging(booked.appointmentId());
        Stream.concat(
                        Stream.of(arranging),
                        met.of(List.of(referral.personId())).getOrDefault(booked.appointmentId(), List.of()).stream()
                                .map(one -> arranging + ":" + one.need().code()))
                .forEach(key -> tasks.doneElsewhere(
                        new Subject.Person(referral.personId()),
                        key,
                        act.actor().accountId()));
        if (booked.slotId() != null) {
            slots.release(booked.slotId(), referral.referralId());
        }
        return act.happened(new AppointmentCancelled(
                referral.referralId(), referral.journeyId(), booked.appointmentId(), reason.code()));
    }

    /** A service that does not take the need does not see the person either: what it was to see them at is given back. */
    void giveBack(Act act, Referral referral) {
        appointments.toCome(referral.personId(), referral.referralId(), act.now()).stream()
                .filter(booked -> booked.serviceId().equals(referral.currentService()))
                .forEach(booked -> cancel(act, referral, booked, CancelReason.MOVED_ON));
    }

    /** Another team has the need: only what it was to see the person at itself still stands. */
    void cancelOthersToCome(Act act, Referral referral, UUID service) {
        appointments.toCome(referral.personId(), referral.referralId(), act.now()).stream()
                .filter(booked -> !booked.serviceId().equals(service))
                .forEach(booked -> cancel(act, referral, booked, CancelReason.MOVED_ON));
    }

    /** Nobody is expected any longer: what is still to come is cancelled. What is past stays as it was recorded. */
    void cancelAllToCome(Act act, Referral referral, CancelReason reason) {
        appointments
                .toCome(referral.personId(), referral.referralId(), act.now())
                .forEach(booked -> cancel(act, referral, booked, reason));
    }

    /** Whether an appointment is still to come. */
    boolean isExpected(Act act, Referral referral) {
        return !appointments
                .toCome(referral.personId(), referral.referralId(), act.now())
                .isEmpty();
    }

    /** The contact that keeping an appointment was, as far as is known of it. */
    Contacts.Contact contact(Referral referral, Instant at, String mode) {
        return contact(referral, new Care.Seen(at, true, mode, "other", false, false, false, null));
    }

    /** A contact of the service that sees the person. */
    Contacts.Contact contact(Referral referral, Care.Seen seen) {
        return new Contacts.Contact(
                referral.referralId(),
                referral.journeyId(),
                service(referral),
                referral.owner().teamId(),
                organisations
                        .team(referral.owner().teamId())
                        .map(Team::typeCode)
                        .orElse(null),
                seen.at(),
                seen.attended(),
                seen.mode(),
                seen.purpose(),
                seen.outcomeMeasured(),
                seen.carePlanAgreed(),
                seen.lastNeededService(),
                seen.intervention());
    }

    Appointment booked(Referral referral) {
        return appointments
                .booked(referral.personId(), referral.referralId())
                .orElseThrow(() -> new Refused("no-appointment", "No appointment is booked."));
    }

    /** The service that sees the person: the one that took the need, or the centre while nobody has. */
    UUID service(Referral referral) {
        UUID service = referral.currentService();
        return service == null ? centre.service().id() : service;
    }
}
