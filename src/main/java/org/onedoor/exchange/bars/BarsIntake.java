package org.onedoor.exchange.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Booking;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Makes a front-door act of a message: the same intake as every other door. */
@Component
class BarsIntake {
    private static final int LONGEST_REASON = 9_500;

    private final Intake intake;
    private final Care care;
    private final Inbound inbound;
    private final DomainTime time;

    BarsIntake(Intake intake, Care care, Inbound inbound, DomainTime time) {
        this.intake = intake;
        this.care = care;
        this.inbound = inbound;
        this.time = time;
    }

    /** The referral a message became or changed. */
    record Taken(String reference) {}

    Taken take(String clientId, BarsMessage message) {
        return switch (message) {
            case Request request when cancels(request) -> cancel(clientId, request);
            case Request request when request.reason() == Reason.NEW -> begin(clientId, request, submission(request));
            case Request request -> update(clientId, request);
            case Booking booking when booking.reason() == Reason.NEW -> begin(clientId, booking, submission(booking));
            case Booking _ ->
                throw Problem.unsupported(
                        "Changing a booking by message is not supported yet. Telephone the centre.",
                        "MessageHeader.reason");
        };
    }

    private static boolean cancels(Request request) {
        ServiceRequestStatus status = request.serviceRequest().getStatus();
        return request.reason() == Reason.DELETE
                || status == ServiceRequestStatus.REVOKED
                || status == ServiceRequestStatus.ENTEREDINERROR;
    }

    private Taken begin(String clientId, BarsMessage message, Submission submission) {
        String bundleKey = "bundle|" + message.bundle().getIdElement().getIdPart();
        if (inbound.find(clientId, bundleKey).isPresent()) {
            throw Problem.conflict("A message with this Bundle.id has been taken already, under another X-Request-ID.");
        }
        Intake.Received received = intake.submit(submission, null);
        if (inbound.claim(clientId, bundleKey, received.reference()).isPresent()) {
            throw Problem.conflict("A message with this Bundle.id is being taken already.");
        }
        caseKey(message).ifPresent(key -> inbound.claim(clientId, key, received.reference()));
        return new Taken(received.reference());
    }

    private Taken update(String clientId, Request request) {
        String reference = known(clientId, request);
        String words =
                "Update by message:\n" + String.join("\n", request.story().lines());
        care.note(reference, words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words, null);
        return new Taken(reference);
    }

    private Taken cancel(String clientId, Request request) {
        String reference = known(clientId, request);
        String why = request.serviceRequest().getReasonCodeFirstRep().getText();
        care.withdraw(
                reference,
                Care.ANY_VERSION,
                why == null || why.isBlank() ? "Withdrawn by message" : why,
                List.of("referrer"),
                null);
        return new Taken(reference);
    }

    private String known(String clientId, Request request) {
        String own = request.serviceRequest().getIdElement().getIdPart();
        if (own != null && own.startsWith("OD-")) {
            return own;
        }
        return caseKey(request)
                .flatMap(key -> inbound.find(clientId, key))
                .orElseThrow(
                        () -> Problem.notFound(
                                "No referral is known by this case number. Send it as new, or name our reference as ServiceRequest.id."));
    }

    /** The sender's own case number. */
    private static Optional<String> caseKey(BarsMessage message) {
        Encounter encounter = switch (message) {
            case Request request -> request.encounter();
            case Booking _ -> null;
        };
        return Optional.ofNullable(encounter)
                .filter(Encounter::hasIdentifier)
                .map(known -> "case|" + known.getIdentifierFirstRep().getSystem() + "|"
                        + known.getIdentifierFirstRep().getValue());
    }

    private Submission submission(Request request) {
        List<String> lines = new ArrayList<>();
        lines.add((request.category().equals("validation") ? "For validation" : "Referral") + " by message from "
                + sender(request) + (request.useCase() == null ? "" : ", use case " + request.useCase()) + ".");
        if (request.breach() != null) {
            lines.add("They need an answer by " + London.full(request.breach()) + ".");
        }
        lines.addAll(request.story().lines());
        return submission(request, priority(request), lines);
    }

    private Submission submission(Booking booking) {
        List<String> lines = new ArrayList<>();
        lines.add("Booking by message from %s: %s on %s."
                .formatted(
                        sender(booking),
                        booking.service(),
                        London.full(booking.appointment().getStart().toInstant())));
        lines.addAll(booking.story().lines());
        return submission(booking, Priority.ROUTINE, lines);
    }

    private Submission submission(BarsMessage message, Priority priority, List<String> lines) {
        List<Resource> beside = message.bundle().getEntry().stream()
                .filter(BundleEntryComponent::hasResource)
                .map(entry -> {
                    entry.getResource().setUserData("fullUrl", String.valueOf(entry.getFullUrl()));
                    return entry.getResource();
                })
                .toList();
        String words = String.join("\n", lines);
        return new Submission(
                PatientMapping.details(message.patient(), beside),
                null,
                Door.MESSAGE,
                priority,
                time.instant(),
                null,
                List.of("unsure"),
                words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words,
                null,
                "given",
                true);
    }

    private static String sender(BarsMessage message) {
        String name = message.header().getSource().getName();
        return name == null || name.isBlank() ? "a partner" : name;
    }

    /** An ambulance response priority where there is one; else how soon the sender needs it. Never less urgent than said. */
    private static Priority priority(Request request) {
        String code = request.responsePriority();
        if (code != null) {
            return switch (code) {
                case "C1", "C2" -> Priority.EMERGENCY;
                case "C3", "HCP1", "HCP2", "IFT1", "IFT2" -> Priority.VERY_URGENT;
                default -> Priority.URGENT;
            };
        }
        return within(
                request.serviceRequest().getAuthoredOn() == null
                        ? null
                        : request.serviceRequest().getAuthoredOn().toInstant(),
                request.breach());
    }

    private static Priority within(@Nullable Instant from, @Nullable Instant until) {
        if (from == null || until == null) {
            return Priority.ROUTINE;
        }
        Duration time = Duration.between(from, until);
        if (time.compareTo(Duration.ofHours(4)) <= 0) {
            return Priority.VERY_URGENT;
        }
        if (time.compareTo(Duration.ofHours(24)) <= 0) {
            return Priority.URGENT;
        }
        return time.compareTo(Duration.ofDays(7)) <= 0 ? Priority.SOON : Priority.ROUTINE;
    }
}
