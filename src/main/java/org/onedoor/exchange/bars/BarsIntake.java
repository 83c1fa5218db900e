package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Slot;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.exchange.bars.Doubts.Doubt;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.BookingRequests;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SenderUpdates;
import org.onedoor.frontdoor.Submission;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** Makes a front-door act of a message: the same intake as every other door. */
@Component
class BarsIntake {
    private static final int LONGEST_REASON = 9_500;

    private final Intake intake;
    private final Care care;
    private final SenderUpdates updates;
    private final BookingRequests bookings;
    private final Diary diary;
    private final Conversations conversations;
    private final Referrals referrals;
    private final Organisations organisations;
    private final Tasks tasks;
    private final Asked asked;
    private final DomainTime time;

    BarsIntake(
            Intake intake,
            Care care,
            SenderUpdates updates,
            BookingRequests bookings,
            Diary diary,
            Conversations conversations,
            Referrals referrals,
            Organisations organisations,
            Tasks tasks,
            Asked asked,
            DomainTime time) {
        this.intake = intake;
        this.care = care;
        this.updates = updates;
        this.bookings = bookings;
        this.diary = diary;
        this.conversations = conversations;
        this.referrals = referrals;
        this.organisations = organisations;
        this.tasks = tasks;
        this.asked = asked;
        this.time = time;
    }

    /** What is so once a message is taken: of its appointment, where it is about one, or of its 999 call. */
    enum Standing {
        NONE,
        BOOKED,
        ASKED,
        CANCELLED,
        /** The call is before the centre. */
        CALL_SHOWN,
        /** The call is the ambulance service's alone. */
        CALL_LEFT
    }

    /**
     * What a message became or changed.
     *
     * @param reference of the referral, or the id of the 999 call
     * @param slot the slot of ours that was booked, where it was one
     */
    record Taken(
            String reference, Standing standing, @Nullable Slot slot) {
        Taken(String reference) {
            this(reference, Standing.NONE, null);
        }
    }

    Taken take(String clientId, BarsMessage message) {
        return switch (message) {
            case Request request when cancels(request) -> cancel(clientId, request, why(request));
            case Booking booking when cancels(booking) -> cancelAppointment(clientId, booking);
            case Request request
            when request.reason() == Reason.NEW ->
                new Taken(begin(clientId, request, submission(request), intake::submit));
            case Booking booking
            when booking.reason() == Reason.NEW && Conversations.ownReference(booking) == null ->
                book(clientId, booking);
            case Request request ->
                new Taken(update(
                        clientId,
                        request,
                        Urgency.said(request, time.instant()),
                        "Update by message:",
                        request.story().lines()));
            case Booking booking -> bookAgain(clientId, booking);
        };
    }

    private static boolean cancels(Request request) {
        return request.reason() == Reason.DELETE || isOver(request.serviceRequest());
    }

    /** Whether it says that it is taken back. */
    static boolean isOver(ServiceRequest request) {
        ServiceRequestStatus status = request.getStatus();
        return status == ServiceRequestStatus.REVOKED || status == ServiceRequestStatus.ENTEREDINERROR;
    }

    /** Decided by the appointment: a published example cancels with the reason 'new'. */
    private static boolean cancels(Booking booking) {
        AppointmentStatus status = booking.appointment().getStatus();
        return booking.reason() == Reason.DELETE
                || status == AppointmentStatus.CANCELLED
                || status == AppointmentStatus.ENTEREDINERROR;
    }

    private String begin(String clientId, BarsMessage message, Submission submission, TakesIn how) {
        conversations.requireNew(clientId, message);
        String reference = how.submit(submission, null).reference();
        conversations.begun(clientId, message, reference);
        askWhetherTheyHaveDied(message, reference);
        return reference;
    }

    /** How a submission comes in. */
    private interface TakesIn {
        Intake.Received submit(Submission submission, @Nullable IdempotencyKey key);
    }

    private String update(
            String clientId, BarsMessage message, @Nullable Priority says, String heading, List<String> lines) {
        String reference = conversations.changeable(clientId, message);
        List<String> all = new ArrayList<>(List.of(heading));
        if (Agreed.code(message.bundle()).equals(Agreed.REFUSED)) {
            all.add("The message says that the person does not agree to this sharing.");
        }
        all.addAll(ofThePerson(message, lines));
        updates.update(reference, says, clipped(String.join("\n", all)), null);
        askWhetherTheyHaveDied(message, reference);
        return reference;
    }

    private Taken cancel(String clientId, BarsMessage message, @Nullable String why) {
        String reference = conversations.changeable(clientId, message);
        care.withdraw(
                reference,
                Care.ANY_VERSION,
                why == null || why.isBlank() ? "Withdrawn by message" : clipped(why),
                List.of("referrer"),
                null);
        askWhetherTheyHaveDied(message, reference);
        return new Taken(reference);
    }

    private Taken book(String clientId, Booking booking) {
        Slot slot = diary.slot(booking);
        if (slot != null) {
            Submission submission = submission(booking, slot);
            return new Taken(
                    begin(clientId, booking, submission, (what, _) -> bookings.submit(what, slot.id())),
                    Standing.BOOKED,
                    slot);
        }
        String reference = begin(clientId, booking, submission(booking, null), intake::submit);
        askForAppointment(booking, reference);
        return new Taken(reference, Standing.ASKED, null);
    }

    /** On a referral that is there already: another time, or one for a need that came without. */
    private Taken bookAgain(String clientId, Booking booking) {
        String reference = update(clientId, booking, null, "Update by message:", lines(booking, null));
        Appointment held = held(reference);
        if (held != null && diary.isAt(held, booking)) {
            return new Taken(reference, Standing.BOOKED, null);
        }
        Slot slot = diary.slot(booking);
        if (slot != null) {
            bookings.book(reference, slot.id());
            return new Taken(reference, Standing.BOOKED, slot);
        }
        askForAppointment(booking, reference);
        return new Taken(reference, Standing.ASKED, null);
    }

    private @Nullable Appointment held(String reference) {
        return referrals
                .look(reference, bookings::booked)
                .filter(booked -> booked.startsAt().toInstant().isAfter(time.instant()))
                .orElse(null);
    }

    /** The appointment goes; the need stays with whoever has it until a person or the sender ends it. */
    private Taken cancelAppointment(String clientId, Booking booking) {
        String why = booking.appointment().getCancelationReason().getText();
        String reference = update(
                clientId,
                booking,
                null,
                "Appointment cancelled by message:",
                why == null || why.isBlank() ? lines(booking, null) : List.of(why));
        Appointment held = held(reference);
        if (held != null) {
            diary.requireThis(held, booking);
            bookings.cancel(reference);
        }
        Referral referral = referrals.look(reference, found -> found);
        tasks.doneElsewhere(
                new Subject.Person(referral.personId()),
                asked(booking, referral),
                CurrentActor.get().accountId());
        return new Taken(reference, Standing.CANCELLED, null);
    }

    /** The sender is told that nothing is booked, and a person answers. */
    private void askForAppointment(Booking booking, String reference) {
        Referral referral = referrals.look(reference, found -> found);
        task(referral, "answer-appointment-asked", asked(booking, referral));
    }

    private static String asked(Booking booking, Referral referral) {
        return "appointment-asked:%s:%d"
                .formatted(
                        referral.referralId(), booking.appointment().getStart().getTime());
    }

    /**
     * The message that came under the number of another: the owner of what the other became asks the sender.
     *
     * @return whether somebody is told; of a 999 call nobody is, since the sender has it still
     */
    boolean refusedForItsNumber(String reference) {
        if (!reference.startsWith("OD-")) {
            return false;
        }
        Referral referral = referrals.look(reference, found -> found);
        task(referral, "message-not-taken", "message-not-taken:" + Ids.at(time.instant()));
        return true;
    }

    private void task(Referral referral, String kind, String sourceKey) {
        tasks.raise(
                new Subject.Person(referral.personId()),
                kind,
                sourceKey,
                referral.referralId(),
                referral.reference(),
                referral.owner().organisationId(),
                referral.owner().teamId(),
                null);
    }

    /** What the sender is told beside the acknowledgement. */
    List<Doubt> doubts(BarsMessage message, Taken taken) {
        List<Doubt> doubts = new ArrayList<>(Doubts.of(message, time.instant()));
        if (taken.standing() == Standing.ASKED) {
            doubts.add(new Doubt(
                    "No appointment is booked: no slot of OneDoor's is named. The request is with a person, who will answer.",
                    "Appointment.status"));
        } else if (taken.standing() == Standing.CANCELLED) {
            doubts.add(new Doubt(
                    "No appointment is booked any longer. The referral stays open: to withdraw it, send its ServiceRequest as revoked.",
                    "Appointment.status"));
        }
        String practice = PatientMapping.practice(message.patient(), message.bundle());
        if (practice == null && message.patient().hasGeneralPractitioner()) {
            doubts.add(new Doubt(
                    "No ODS code is found for generalPractitioner: no Organization in the Bundle has its fullUrl or id and an ODS code. No GP practice is known from this message.",
                    "Patient.generalPractitioner"));
        } else if (practice != null
                && organisations
                        .byOds(practice)
                        .filter(found -> found.kind() == OrganisationKind.PRACTICE)
                        .isEmpty()) {
            doubts.add(new Doubt(
                    "No GP practice here has this code: it is kept as it came, and the practice is not told.",
                    "Patient.generalPractitioner"));
        }
        return doubts;
    }

    /** Nobody is marked as dead on the word of one machine: the owner of the referral is asked to find out. */
    private void askWhetherTheyHaveDied(BarsMessage message, String reference) {
        if (!PatientMapping.isDeceased(message.patient())) {
            return;
        }
        Referral referral = referrals.look(reference, found -> found);
        task(referral, "check-whether-they-have-died", "said-to-have-died:" + referral.referralId());
    }

    /** What has to be read first: what a field of the record cannot say of somebody. */
    private static List<String> ofThePerson(BarsMessage message, List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        String born = PatientMapping.bornAbout(message.patient());
        if (born != null) {
            all.addFirst("Born in %s, says the message: the day is not known.".formatted(born));
        }
        if (PatientMapping.isDeceased(message.patient())) {
            all.addFirst("The message says that this person has died. Check before anybody gets in touch.");
        }
        return all;
    }

    private static @Nullable String why(Request request) {
        return request.serviceRequest().getReasonCodeFirstRep().getText();
    }

    private Submission submission(Request request) {
        List<String> lines = new ArrayList<>();
        lines.add((request.category().equals("validation") ? "For validation" : "Referral") + " by message from "
                + sender(request) + (request.useCase() == null ? "" : ", use case " + request.useCase()) + ".");
        if (request.breach() != null) {
            lines.add("They need an answer by " + London.full(request.breach()) + ".");
            if (Doubts.endsBeforeItStarts(request.serviceRequest().getOccurrencePeriod())) {
                lines.add("The message says that this time starts after it ends: ask the sender.");
            }
        }
        if (Doubts.isNotActive(request)) {
            lines.add("The message gives its status as %s: ask the sender whether help is still asked for."
                    .formatted(request.serviceRequest().getStatus().toCode()));
        }
        if (Doubts.isBornAfter(
                request.patient(), Doubts.written(request.serviceRequest().getAuthoredOn(), time.instant()))) {
            lines.add(
                    "The message says that they were born after it was written: ask the sender, and check who is meant.");
        }
        lines.addAll(request.story().lines());
        return submission(request, Urgency.of(request, time.instant()), asked.service(request.bundle()), lines);
    }

    private Submission submission(Booking booking, @Nullable Slot slot) {
        return submission(booking, Priority.ROUTINE, slot == null ? null : slot.serviceId(), lines(booking, slot));
    }

    /** @param slot the slot of ours that is booked; none when a time was only asked for */
    private List<String> lines(Booking booking, @Nullable Slot slot) {
        List<String> lines = new ArrayList<>();
        Instant start = Doubts.wanted(booking.appointment().getStart(), time.instant());
        lines.add("Appointment %s by message from %s: %s %s."
                .formatted(
                        slot == null ? "asked for" : "booked",
                        sender(booking),
                        booking.service(),
                        start == null ? "at a time that cannot be meant" : "on " + London.full(start)));
        if (start != null && !start.isAfter(time.instant())) {
            lines.add("That time has passed.");
        }
        lines.addAll(booking.story().lines());
        return lines;
    }

    private static String clipped(String words) {
        return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words;
    }

    private Submission submission(BarsMessage message, Priority priority, @Nullable UUID service, List<String> lines) {
        return new Submission(
                PatientMapping.details(message.patient(), message.bundle(), time.instant()),
                null,
                Door.MESSAGE,
                priority,
                time.instant(),
                service,
                asked.needs(message.bundle()),
                clipped(String.join("\n", ofThePerson(message, lines))),
                null,
                Agreed.code(message.bundle()),
                true);
    }

    private static String sender(BarsMessage message) {
        String name = message.header().getSource().getName();
        return name == null || name.isBlank() ? "a partner" : name;
    }
}
