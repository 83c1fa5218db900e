package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.exchange.bars.Doubts.Doubt;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SenderUpdates;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
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
    private final Referrals referrals;
    private final People people;
    private final Organisations organisations;
    private final Tasks tasks;
    private final Inbound inbound;
    private final DomainTime time;

    BarsIntake(
            Intake intake,
            Care care,
            SenderUpdates updates,
            Referrals referrals,
            People people,
            Organisations organisations,
            Tasks tasks,
            Inbound inbound,
            DomainTime time) {
        this.intake = intake;
        this.care = care;
        this.updates = updates;
        this.referrals = referrals;
        this.people = people;
        this.organisations = organisations;
        this.tasks = tasks;
        this.inbound = inbound;
        this.time = time;
    }

    /** The referral a message became or changed. */
    record Taken(String reference) {}

    Taken take(String clientId, BarsMessage message) {
        return switch (message) {
            case Request request when cancels(request) -> cancel(clientId, request, why(request));
            case Booking booking
            when cancels(booking) ->
                cancel(
                        clientId,
                        booking,
                        booking.appointment().getCancelationReason().getText());
            case Request request when request.reason() == Reason.NEW -> begin(clientId, request, submission(request));
            case Booking booking when booking.reason() == Reason.NEW -> begin(clientId, booking, submission(booking));
            case Request request ->
                update(
                        clientId,
                        request,
                        Urgency.said(request, time.instant()),
                        request.story().lines());
            case Booking booking -> update(clientId, booking, null, lines(booking));
        };
    }

    private static boolean cancels(Request request) {
        ServiceRequestStatus status = request.serviceRequest().getStatus();
        return request.reason() == Reason.DELETE
                || status == ServiceRequestStatus.REVOKED
                || status == ServiceRequestStatus.ENTEREDINERROR;
    }

    /** Decided by the appointment: a published example cancels with the reason 'new'. */
    private static boolean cancels(Booking booking) {
        AppointmentStatus status = booking.appointment().getStatus();
        return booking.reason() == Reason.DELETE
                || status == AppointmentStatus.CANCELLED
                || status == AppointmentStatus.ENTEREDINERROR;
    }

    private Taken begin(String clientId, BarsMessage message, Submission submission) {
        String bundleKey = "bundle|" + message.bundle().getIdElement().getIdPart();
        if (inbound.find(clientId, bundleKey).isPresent()) {
            throw conflict();
        }
        Intake.Received received = intake.submit(submission, null);
        if (inbound.claim(clientId, bundleKey, received.reference()).isPresent()) {
            throw conflict();
        }
        caseKey(message).ifPresent(key -> inbound.claim(clientId, key, received.reference()));
        requireCurrent(clientId, message, received.reference());
        askWhetherTheyHaveDied(message, received.reference());
        return new Taken(received.reference());
    }

    private static Problem conflict() {
        return Problem.conflict("A message with this Bundle.id has been taken already, under another X-Request-ID. "
                + "Send a new message with a new Bundle.id.");
    }

    private Taken update(String clientId, BarsMessage message, @Nullable Priority says, List<String> lines) {
        String reference = changeable(clientId, message);
        List<String> all = new ArrayList<>(List.of("Update by message:"));
        if (Agreed.code(message.bundle()).equals(Agreed.REFUSED)) {
            all.add("The message says that the person does not agree to this sharing.");
        }
        all.addAll(withDeath(message, lines));
        updates.update(reference, says, clipped(String.join("\n", all)), null);
        askWhetherTheyHaveDied(message, reference);
        return new Taken(reference);
    }

    private Taken cancel(String clientId, BarsMessage message, @Nullable String why) {
        String reference = changeable(clientId, message);
        care.withdraw(
                reference,
                Care.ANY_VERSION,
                why == null || why.isBlank() ? "Withdrawn by message" : clipped(why),
                List.of("referrer"),
                null);
        askWhetherTheyHaveDied(message, reference);
        return new Taken(reference);
    }

    /** The referral a message changes. @throws Problem when it has been cancelled, or a later message has been taken */
    private String changeable(String clientId, BarsMessage message) {
        String reference = known(clientId, message);
        if (referrals.look(reference, Referral::state) == WorkState.CANCELLED) {
            throw Problem.notFound(
                    "This referral has been cancelled, so nothing of it can change. Send a new one.",
                    "MessageHeader.focus");
        }
        requireCurrent(clientId, message, reference);
        return reference;
    }

    /** By the focus, since it is what changes; by the Bundle where the focus has no time. */
    private void requireCurrent(String clientId, BarsMessage message, String reference) {
        Resource dated = message.focus().getMeta().hasLastUpdated() ? message.focus() : message.bundle();
        Instant changed = Doubts.written(dated.getMeta().getLastUpdated(), time.instant());
        if (changed != null && !inbound.isCurrent(clientId, dated.fhirType(), reference, changed)) {
            throw Problem.conflict("A later change of this referral has been taken already: meta.lastUpdated of the %s "
                            .formatted(dated.fhirType())
                    + "is older than that of the last message. Send what is so now, with its own lastUpdated.");
        }
    }

    /** What the sender is told beside the acknowledgement. */
    List<Doubt> doubts(BarsMessage message) {
        List<Doubt> doubts = new ArrayList<>(Doubts.of(message, time.instant()));
        String practice = PatientMapping.practice(message.patient(), message.bundle());
        if (practice != null
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
        tasks.raise(
                new Subject.Person(referral.personId()),
                "check-whether-they-have-died",
                "said-to-have-died:" + referral.referralId(),
                referral.referralId(),
                reference,
                referral.owner().organisationId(),
                referral.owner().teamId(),
                null);
    }

    private static List<String> withDeath(BarsMessage message, List<String> lines) {
        if (!PatientMapping.isDeceased(message.patient())) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        all.addFirst("The message says that this person has died. Check before anybody gets in touch.");
        return all;
    }

    private static @Nullable String why(Request request) {
        return request.serviceRequest().getReasonCodeFirstRep().getText();
    }

    /** The referral an update is about: by our reference, else by the sender's case number and the same person. */
    private String known(String clientId, BarsMessage message) {
        String own = ownReference(message);
        if (own == null) {
            return caseKey(message)
                    .flatMap(key -> inbound.find(clientId, key))
                    .orElseThrow(() -> Problem.notFound(
                            "No referral of this person is known by this case number. "
                                    + "Send it as new, or name our reference as ServiceRequest.id.",
                            "Encounter.identifier"));
        }
        Optional<NhsNumber> said =
                Optional.ofNullable(PatientMapping.nhsNumber(message.patient())).flatMap(NhsNumber::of);
        String held = referrals.look(
                own,
                referral -> Objects.requireNonNullElse(
                        people.get(referral.personId()).nhsNumber(), ""));
        if (said.isPresent()
                && NhsNumber.problem(held) == null
                && !said.get().value().equals(held)) {
            throw Problem.conflict(
                    "This reference is of another person's referral. Check the reference and the patient.");
        }
        return own;
    }

    private static @Nullable String ownReference(BarsMessage message) {
        List<Identifier> identifiers = switch (message) {
            case Request request -> request.serviceRequest().getIdentifier();
            case Booking booking -> booking.appointment().getIdentifier();
        };
        String id = message.focus().getIdElement().getIdPart();
        return id != null && id.startsWith("OD-")
                ? id
                : identifiers.stream()
                        .filter(known -> BarsAnswer.REFERENCES.equals(known.getSystem()) && known.hasValue())
                        .map(Identifier::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The sender's own case number of this person. The person is part of it because senders use one number again, and a
     * hash because it may hold personal data.
     */
    private static Optional<String> caseKey(BarsMessage message) {
        Encounter encounter = switch (message) {
            case Request request -> request.encounter();
            case Booking _ -> null;
        };
        Patient patient = message.patient();
        String number = PatientMapping.nhsNumber(patient);
        String who = number != null
                ? number
                : patient.getNameFirstRep().getFamily() + "|"
                        + patient.getBirthDateElement().getValueAsString();
        return Optional.ofNullable(encounter)
                .flatMap(known -> known.getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .findFirst()
                        .map(code -> "case|" + Sha256.hex(code.getSystem() + "|" + code.getValue() + "|" + who)));
    }

    private Submission submission(Request request) {
        List<String> lines = new ArrayList<>();
        lines.add((request.category().equals("validation") ? "For validation" : "Referral") + " by message from "
                + sender(request) + (request.useCase() == null ? "" : ", use case " + request.useCase()) + ".");
        if (request.breach() != null) {
            lines.add("They need an answer by " + London.full(request.breach()) + ".");
        }
        lines.addAll(request.story().lines());
        return submission(request, Urgency.of(request, time.instant()), lines);
    }

    private Submission submission(Booking booking) {
        return submission(booking, Priority.ROUTINE, lines(booking));
    }

    private List<String> lines(Booking booking) {
        List<String> lines = new ArrayList<>();
        Instant start = Doubts.wanted(booking.appointment().getStart(), time.instant());
        lines.add("Booking by message from %s: %s %s."
                .formatted(
                        sender(booking),
                        booking.service(),
                        start == null ? "at a time that cannot be meant" : "on " + London.full(start)));
        lines.addAll(booking.story().lines());
        return lines;
    }

    private static String clipped(String words) {
        return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words;
    }

    private Submission submission(BarsMessage message, Priority priority, List<String> lines) {
        return new Submission(
                PatientMapping.details(message.patient(), message.bundle(), time.instant()),
                null,
                Door.MESSAGE,
                priority,
                time.instant(),
                null,
                List.of("unsure"),
                clipped(String.join("\n", withDeath(message, lines))),
                null,
                Agreed.code(message.bundle()),
                true);
    }

    private static String sender(BarsMessage message) {
        String name = message.header().getSource().getName();
        return name == null || name.isBlank() ? "a partner" : name;
    }
}
