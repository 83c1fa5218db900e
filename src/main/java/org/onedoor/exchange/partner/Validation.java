package org.onedoor.exchange.partner;

import java.util.UUID;

/**
 * A 999 call that an ambulance service's machine sent to be validated.
 *
 * @param requestId {@code Bundle.id} of the first message about it: answers name it
 * @param useCase such as {@code a4t1}
 */
public record Validation(UUID incidentId, String clientId, String requestId, String correlationId, String useCase) {
    /** The system of our ids of 999 calls, in the acknowledgement and in every answer. */
    public static final String CALLS = "https://onedoor.example/id/999-call";
}
