package org.onedoor.exchange.partner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.AnswerLetter.Said;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.AmbulanceCalls.Pulled;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * Answers an ambulance service whose machine sent a 999 call to be validated: that the centre has taken it over, that a team
 * has accepted it, that it goes back, and how it ended. Of what the service says itself it hears nothing again.
 */
@Component
public class AnswerAmbulance implements EventListener {
    private final AmbulanceCalls calls;
    private final Validations validations;
    private final Referrals referrals;
    private final Partners partners;
    private final Dialogues dialogues;
    private final Outbox outbox;
    private final ValidationLetter letter;
    private final CentreTasks tasks;
    private final DomainTime time;

    AnswerAmbulance(
            AmbulanceCalls calls,
            Validations validations,
            Referrals referrals,
            Partners partners,
            Dialogues dialogues,
            Outbox outbox,
            ValidationLetter letter,
            CentreTasks tasks,
            DomainTime time) {
        this.calls = calls;
        this.validations = validations;
        this.referrals = referrals;
        this.partners = partners;
        this.dialogues = dialogues;
        this.outbox = outbox;
        this.letter = letter;
        this.tasks = tasks;
        this.time = time;
    }

    /** A message has put a call before the centre: it is answered from now on, where we have a way to. */
    public void begun(Validation validation) {
        validations.begun(validation);
    }

    @Override
    public String name() {
        return "answer-ambulance";
    }

    @Override
    public Set<String> types() {
        return Set.of("CallPulled", "ReferralAccepted", "CallReturned", "CallCompleted");
    }

    @Override
    public void hear(Event event) {
        UUID id = Objects.requireNonNull(event.scopeId());
        Optional<Call> call = event.type().equals("ReferralAccepted") ? calls.ofReferral(id) : calls.find(id);
        call.ifPresent(found -> validations.find(found.incidentId()).ifPresent(asked -> answer(event, found, asked)));
    }

    private void answer(Event event, Call call, Validation validation) {
        Pulled pulled = call.pulled();
        if (pulled == null) { // upgraded since: nothing is the centre's any longer
            return;
        }
        Partner partner = partners.ofClient(validation.clientId()).orElse(null);
        if (partner == null) {
            tellByHand(event, call, pulled);
            return;
        }
        Referral referral = referrals.ofAct(pulled.personId(), pulled.referralId());
        Dialogue dialogue = opened(validation, partner, referral);
        if (!dialogue.isOpen() && !event.type().equals("CallCompleted")) { // how it ended may be corrected
            return;
        }
        Said said = said(event);
        UUID messageId = UUID.randomUUID();
        Instant now = time.instant();
        outbox.queue(
                dialogue,
                messageId,
                Kind.ANSWER,
                letter.write(validation, partner, referral, said, messageId, now),
                now);
        if (said.signal().isLast()) {
            dialogues.end(dialogue, now);
        }
    }

    /** It was answered until it was taken out of the settings, and no message reaches it. One that never was is told by nobody. */
    private void tellByHand(Event event, Call call, Pulled pulled) {
        dialogues.of(pulled.personId(), pulled.referralId()).stream()
                .filter(dialogue -> dialogue.isOpen() && call.incidentId().equals(dialogue.incidentId()))
                .forEach(dialogue -> tasks.raise(
                        dialogue, "partner-not-set-up", event.eventId().toString()));
    }

    /** Of one taking over there is one dialogue, whichever event of it is heard first. */
    private Dialogue opened(Validation validation, Partner partner, Referral referral) {
        UUID id = UUID.nameUUIDFromBytes(
                (validation.incidentId() + "|" + referral.referralId()).getBytes(StandardCharsets.UTF_8));
        Dialogue fresh = new Dialogue(
                referral.personId(),
                id,
                referral.referralId(),
                referral.reference(),
                partner.id(),
                false,
                null,
                validation.requestId(),
                validation.correlationId(),
                null,
                time.instant().atOffset(ZoneOffset.UTC),
                null,
                null,
                null,
                0,
                null,
                validation.incidentId(),
                null);
        dialogues.open(fresh);
        return dialogues.held(fresh);
    }

    private static Said said(Event event) {
        return switch (event.type()) {
            case "CallPulled" -> said(event, Signal.IN_TRIAGE, null, null, null);
            case "ReferralAccepted" -> said(event, Signal.ACCEPTED, null, null, null);
            case "CallReturned" -> said(event, Signal.DECLINED, ValidationLetter.OTHER, null, text(event, "why"));
            case "CallCompleted" -> completed(event, Outcome.ofCode(text(event, "outcome")));
            default -> throw new IllegalStateException("Nobody asked to hear of " + event.type());
        };
    }

    /**
     * Somebody nobody could reach is the ambulance service's to look for, and so is somebody whose referral was taken off: a
     * slip of the pen here ends no 999 call.
     */
    private static Said completed(Event event, Outcome outcome) {
        return switch (outcome) {
            case COULD_NOT_CONTACT ->
                said(event, Signal.DECLINED, ValidationLetter.FAILED_CONTACT, outcome.code(), outcome.label() + ".");
            case RAISED_IN_ERROR, WITHDRAWN, HANDED_BACK ->
                said(
                        event,
                        Signal.DECLINED,
                        ValidationLetter.OTHER,
                        outcome.code(),
                        "The centre's referral has ended (%s) and nobody from here is going. Check whether they still need help."
                                .formatted(outcome.label().toLowerCase(Locale.UK)));
            default -> said(event, Signal.CLOSED, null, outcome.code(), outcome.label() + ".");
        };
    }

    private static Said said(
            Event event, Signal signal, @Nullable String reason, @Nullable String outcome, @Nullable String words) {
        return new Said(signal, event.occurredAt(), event.recordedAt(), reason, outcome, null, null, words);
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
