package org.onedoor.exchange.bars;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Which referral a message is of, and whether it comes too late to change it. */
@Component
class Conversations {
    private final Referrals referrals;
    private final People people;
    private final Inbound inbound;
    private final DomainTime time;

    Conversations(Referrals referrals, People people, Inbound inbound, DomainTime time) {
        this.referrals = referrals;
        this.people = people;
        this.inbound = inbound;
        this.time = time;
    }

    /** @throws Problem when a message with this Bundle.id has been taken */
    void requireNew(String clientId, BarsMessage message) {
        if (inbound.find(clientId, bundleKey(message)).isPresent()) {
            throw conflict();
        }
    }

    /** The message is taken, and its {@code Bundle.id} not again. @throws Problem when it was taken before */
    void once(String clientId, BarsMessage message, String reference) {
        if (inbound.claim(clientId, bundleKey(message), reference).isPresent()) {
            throw conflict();
        }
    }

    /** The message has become this referral, by which those that follow are known. */
    void begun(String clientId, BarsMessage message, String reference) {
        once(clientId, message, reference);
        caseKey(message).ifPresent(key -> inbound.claim(clientId, key + "|" + reference, reference));
        requireCurrent(clientId, message, reference);
    }

    private static String bundleKey(BarsMessage message) {
        return "bundle|" + message.bundle().getIdElement().getIdPart();
    }

    private static Problem conflict() {
        return Problem.conflict("A message with this Bundle.id has been taken already, under another X-Request-ID. "
                + "Send a new message with a new Bundle.id.");
    }

    /** The referral a message changes. @throws Problem when it has been cancelled, or a later message has been taken */
    String changeable(String clientId, BarsMessage message) {
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

    /** The referral an update is about: by our reference, else by the sender's case number and the same person. */
    private String known(String clientId, BarsMessage message) {
        String own = ownReference(message);
        if (own == null) {
            return byCase(clientId, message).orElseThrow(() -> switch (message) {
                case Request _ ->
                    Problem.notFound(
                            "No referral of this person is known by this case number. "
                                    + "Send it as new, or name our reference as ServiceRequest.id.",
                            "Encounter.identifier");
                case Booking _ ->
                    Problem.notFound(
                            "The message does not say which appointment. Name our reference as an identifier of the Appointment, as it was answered.",
                            "Appointment.identifier");
            });
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

    /**
     * The one open referral of this case; when none is open, the last that was.
     *
     * @throws Problem when several are open, since a change of the wrong one can cost a life
     */
    private Optional<String> byCase(String clientId, BarsMessage message) {
        List<String> known =
                caseKey(message).map(key -> inbound.ofCase(clientId, key)).orElse(List.of());
        List<String> open = known.stream()
                .filter(reference -> referrals.look(reference, Referral::isOpen))
                .toList();
        if (open.size() > 1) {
            throw Problem.conflict("%d open referrals of this person have this case number: %s. "
                            .formatted(open.size(), String.join(", ", open))
                    + "Name the one that is meant as ServiceRequest.id.");
        }
        return open.isEmpty() ? known.stream().max(Comparator.comparing(this::received)) : Optional.of(open.getFirst());
    }

    private Instant received(String reference) {
        return referrals.look(reference, Referral::receivedAt);
    }

    static @Nullable String ownReference(BarsMessage message) {
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
                        .orElseGet(() -> message instanceof Booking booking ? basedOn(booking) : null);
    }

    /** An appointment of a referral of ours names it, in the Bundle or by its id. */
    private static @Nullable String basedOn(Booking booking) {
        return booking.appointment().getBasedOn().stream()
                .map(Conversations::requestId)
                .filter(id -> id != null && id.startsWith("OD-"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String requestId(Reference reference) {
        return reference.getResource() instanceof ServiceRequest request
                ? request.getIdElement().getIdPart()
                : reference.getReferenceElement().getIdPart();
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
}
