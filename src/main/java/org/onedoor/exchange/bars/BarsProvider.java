package org.onedoor.exchange.bars;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.bars.BarsIntake.Standing;
import org.onedoor.exchange.bars.BarsIntake.Taken;
import org.onedoor.exchange.bars.BarsMessage.Reason;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.exchange.partner.AnswerAmbulance;
import org.onedoor.exchange.partner.Replies;
import org.onedoor.exchange.partner.Reply;
import org.onedoor.exchange.partner.SendAnswers;
import org.onedoor.exchange.partner.Validation;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Action;
import org.onedoor.platform.Correlation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.OnceOnly;
import org.onedoor.platform.time.DomainTime;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/R4/$process-message}: BaRS in. Acknowledged means committed. */
@Component
public class BarsProvider {
    private static final int TRIES = 4;

    private final BarsIntake intake;
    private final ValidationIntake validations;
    private final Replies replies;
    private final SendAnswers answers;
    private final AnswerAmbulance ambulance;
    private final Referrals referrals;
    private final Inbound inbound;
    private final OnceOnly once;
    private final DomainTime time;
    private final FhirContext fhir;

    BarsProvider(
            BarsIntake intake,
            ValidationIntake validations,
            Replies replies,
            SendAnswers answers,
            AnswerAmbulance ambulance,
            Referrals referrals,
            Inbound inbound,
            OnceOnly once,
            DomainTime time,
            FhirContext fhir) {
        this.intake = intake;
        this.validations = validations;
        this.replies = replies;
        this.answers = answers;
        this.ambulance = ambulance;
        this.referrals = referrals;
        this.inbound = inbound;
        this.once = once;
        this.time = time;
        this.fhir = fhir;
    }

    /** Reads its own request: the body has been read already, a Bundle or a Bundle inside Parameters. */
    @Operation(name = "$process-message", manualRequest = true)
    @Does(value = Action.WRITE, data = "referral")
    public Bundle processMessage(RequestDetails request) {
        Scopes.require("bars");
        String requestId = Objects.requireNonNull(request.getHeader("X-Request-ID"));
        String clientId = Objects.requireNonNull(CurrentActor.get().clientId());
        HttpServletRequest servletRequest = ((ServletRequestDetails) request).getServletRequest();
        UUID messageId = (UUID) Objects.requireNonNull(servletRequest.getAttribute(KeepMessage.MESSAGE_ID));
        Object body = content(servletRequest);
        if (body instanceof Bundle bundle && ResponseReader.isResponse(bundle)) {
            return Correlation.with(correlation(request), () -> answer(clientId, requestId, messageId, bundle));
        }
        BarsMessage message = BarsReader.read(body, time.instant());
        if (message instanceof Request call && validations.isCall(call)) {
            if (validations.keepsNothing(call)) {
                inbound.bare(messageId);
            }
            return Correlation.with(correlation(request), () -> validate(clientId, requestId, messageId, call));
        }
        return Correlation.with(correlation(request), () -> take(clientId, requestId, messageId, message));
    }

    /** An answer that can be written down: what cannot be is found before anything is committed, and not after. */
    private Bundle written(Bundle answer) {
        Objects.requireNonNull(fhir.newJsonParser().encodeResourceToString(answer));
        return answer;
    }

    private static @Nullable Object content(HttpServletRequest request) {
        Object body = request.getAttribute(KeepMessage.CONTENT);
        return body instanceof Parameters parameters
                ? parameters.getParameter().stream()
                        .filter(parameter -> "content".equals(parameter.getName()))
                        .map(Parameters.ParametersParameterComponent::getResource)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : body;
    }

    /** One X-Request-ID, one effect: the mark, the effect and the answer to it are one transaction. */
    private Bundle take(String clientId, String requestId, UUID messageId, BarsMessage message) {
        return onceOnly(clientId, requestId, messageId, () -> {
            Taken now = intake.take(clientId, message);
            inbound.answered(messageId, 200, now.reference(), null);
            if (message.reason() == Reason.NEW && begins(message)) {
                Referral referral = referrals.look(now.reference(), found -> found);
                if (referral.isOpen()) {
                    String bundle = message.bundle().getIdElement().getIdPart();
                    answers.begun(clientId, bundle, inbound.correlation(messageId), referral);
                }
            }
            return written(BarsAnswer.acknowledge(message, now, intake.doubts(message, now), time.instant()));
        });
    }

    /** A referral, or an appointment for a need that came without one: whoever sent it hears how it goes on. */
    private static boolean begins(BarsMessage message) {
        return message instanceof Request || Conversations.ownReference(message) == null;
    }

    /** A 999 call that stays the ambulance service's. */
    private Bundle validate(String clientId, String requestId, UUID messageId, Request call) {
        return onceOnly(clientId, requestId, messageId, () -> {
            Taken now = validations.take(clientId, call);
            inbound.answered(messageId, 200, now.reference(), null);
            if (now.standing() == Standing.CALL_SHOWN) {
                ambulance.begun(new Validation(
                        UUID.fromString(now.reference()),
                        clientId,
                        call.bundle().getIdElement().getIdPart(),
                        inbound.correlation(messageId),
                        Objects.requireNonNull(call.useCase())));
            }
            return written(BarsAnswer.acknowledge(call, now, validations.doubts(call, now), time.instant()));
        });
    }

    /** What a partner answers to a message of ours. */
    private Bundle answer(String clientId, String requestId, UUID messageId, Bundle bundle) {
        Reply reply = ResponseReader.read(bundle, time.instant());
        if (replies.isOfOneGone(clientId, reply)) {
            throw Problem.notFound(
                    "OneDoor sent this request to a partner that is not set up here any longer, so the answer is not taken. "
                            + "The Care Co-ordination Centre is asked to ring you; ring them if it is urgent.",
                    "MessageHeader.response.identifier");
        }
        return onceOnly(clientId, requestId, messageId, () -> {
            String reference = replies.take(clientId, reply)
                    .orElseThrow(() -> Problem.notFound(
                            "This answers a request that OneDoor has not sent.", "MessageHeader.response.identifier"));
            String key = "answer|" + bundle.getIdElement().getIdPart();
            if (inbound.claim(clientId, key, reference).isPresent()) {
                throw Problem.duplicate();
            }
            inbound.answered(messageId, 200, reference, null);
            return written(BarsAnswer.received(bundle, time.instant()));
        });
    }

    private <T> T onceOnly(String clientId, String requestId, UUID messageId, Supplier<T> effect) {
        for (int attempt = 1; ; attempt++) {
            AtomicReference<T> taken = new AtomicReference<>();
            try {
                if (!once.run("bars:" + clientId, requestId, () -> taken.set(effect.get()))) {
                    throw repeated(clientId, requestId, messageId);
                }
                return Objects.requireNonNull(taken.get());
            } catch (TransientDataAccessException busy) {
                if (attempt == TRIES) {
                    throw Problem.unavailable();
                }
            }
        }
    }

    /** The same message again is proof of delivery; another under its number is not taken, and a person is told. */
    private Problem repeated(String clientId, String requestId, UUID messageId) {
        Inbound.First first = inbound.first(clientId, requestId).orElse(null);
        if (first == null || SameBody.of(first.body(), inbound.body(messageId))) {
            return Problem.duplicate();
        }
        inbound.of(messageId, first.reference());
        boolean told = intake.refusedForItsNumber(first.reference());
        return Problem.conflict(
                "Another message with this X-Request-ID has been taken already, and this one has another "
                        + "body: it is not taken. It is kept%s. Send it again with an X-Request-ID of its own."
                                .formatted(told ? ", and a person is told" : ""));
    }

    private static UUID correlation(RequestDetails request) {
        return Optional.ofNullable(request.getHeader("X-Correlation-ID"))
                .map(text -> {
                    try {
                        return UUID.fromString(text);
                    } catch (IllegalArgumentException notAUuid) {
                        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    }
                })
                .orElseGet(UUID::randomUUID);
    }
}
