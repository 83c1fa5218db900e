package org.onedoor.exchange.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.frontdoor.Priority;

/** How urgent a request is: the most urgent of what it says. Never less urgent than said. */
final class Urgency {
    private Urgency() {}

    static Priority of(Request request, Instant now) {
        return Objects.requireNonNullElse(said(request, now), Priority.ROUTINE);
    }

    /** None when the message says nothing of it. */
    static @Nullable Priority said(Request request, Instant now) {
        ServiceRequest asked = request.serviceRequest();
        Instant authored = asked.hasAuthoredOn()
                ? Objects.requireNonNullElse(Doubts.written(asked.getAuthoredOn(), now), now)
                : null;
        return Stream.of(
                        ambulance(request.responsePriority()),
                        said(asked.getPriority()),
                        within(authored, request.breach()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Priority ambulance(@Nullable String code) {
        return switch (code) {
            case null -> null;
            case "C1", "C2" -> Priority.EMERGENCY;
            case "C3", "HCP1", "HCP2", "IFT1", "IFT2" -> Priority.VERY_URGENT;
            default -> Priority.URGENT;
        };
    }

    private static @Nullable Priority said(@Nullable ServiceRequestPriority priority) {
        return switch (priority) {
            case STAT -> Priority.EMERGENCY;
            case ASAP -> Priority.VERY_URGENT;
            case URGENT -> Priority.URGENT;
            case ROUTINE -> Priority.ROUTINE;
            case NULL -> null;
            case null -> null;
        };
    }

    /** The least urgent tier whose own limit keeps the time the sender promised. */
    private static @Nullable Priority within(@Nullable Instant from, @Nullable Instant until) {
        if (from == null || until == null) {
            return null;
        }
        Duration time = Duration.between(from, until);
        if (time.compareTo(Duration.ofHours(24)) < 0) {
            return Priority.VERY_URGENT;
        }
        if (time.compareTo(Duration.ofDays(7)) < 0) {
            return Priority.URGENT;
        }
        return time.compareTo(Duration.ofDays(28)) < 0 ? Priority.SOON : Priority.ROUTINE;
    }
}
