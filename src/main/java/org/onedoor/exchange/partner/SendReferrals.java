package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Sharing;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Component;

/**
 * Writes to a partner's machine what happens here to a referral that its service is asked to take, or has: a durable job for
 * each event, and nothing leaves inside it.
 */
@Component
class SendReferrals implements EventListener {
    private final Referrals referrals;
    private final Partners partners;
    private final Dialogues dialogues;
    private final Outbox outbox;
    private final ReferralLetter letter;
    private final Notes notes;
    private final Voices voices;
    private final CentreTasks tasks;
    private final DomainTime time;

    SendReferrals(
            Referrals referrals,
            Partners partners,
            Dialogues dialogues,
            Outbox outbox,
            ReferralLetter letter,
            Notes notes,
            Voices voices,
            CentreTasks tasks,
            DomainTime time) {
        this.referrals = referrals;
        this.partners = partners;
        this.dialogues = dialogues;
        this.outbox = outbox;
        this.letter = letter;
        this.notes = notes;
        this.voices = voices;
        this.tasks = tasks;
        this.time = time;
    }

    @Override
    public String name() {
        return "send-to-partner";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "OfferMade",
                "OfferWithdrawn",
                "OfferExpired",
                "ReferralAccepted",
                "ReferralDeclined",
                "ReferralHandedBack",
                "ReferralCancelled",
                "ReferralReopened",
                "OutcomeRecorded",
                "ReferralUpdated",
                "NoteAdded",
                "TriageDecided",
                "PriorityRaised",
                "InformationReceived",
                "ConsentRecorded");
    }

    @Override
    public void hear(Event event) {
        Referral referral = referrals.ofAct(event.subject().id(), Objects.requireNonNull(event.scopeId()));
        if (event.type().equals("OfferMade")) {
            UUID service = service(event);
            partners.ofService(service).ifPresent(partner -> ask(event, referral, service, partner));
            return;
        }
        if (event.type().equals("ReferralReopened")) {
            dialogues.lastAsked(referral).ifPresent(dialogue -> tasks.reopened(dialogue, event));
            return;
        }
        for (Dialogue dialogue : dialogues.of(referral.personId(), referral.referralId())) {
            if (dialogue.asked() && !dialogue.openedAt().toInstant().isAfter(event.recordedAt())) {
                Dialogue held = dialogues.held(dialogue);
                partners.find(dialogue.partner())
                        .ifPresentOrElse(
                                partner -> tell(event, referral, held, partner),
                                () -> tellByHand(event, referral, held));
            }
        }
    }

    private void ask(Event event, Referral referral, UUID service, Partner partner) {
        if (referral.offer() == null || !service.equals(referral.currentService())) {
            return; // it was answered or taken back before anybody there was asked
        }
        UUID messageId = UUID.randomUUID();
        Instant now = time.instant();
        String correlation = dialogues.of(referral.personId(), referral.referralId()).stream()
                .map(Dialogue::correlationId)
                .findFirst()
                .orElse(event.eventId().toString());
        Dialogue dialogue = new Dialogue(
                referral.personId(),
                event.eventId(),
                referral.referralId(),
                referral.reference(),
                partner.id(),
                true,
                service,
                messageId.toString(),
                correlation,
                null,
                event.recordedAt().atOffset(ZoneOffset.UTC),
                null,
                null,
                now.plus(partner.answersWithin()).atOffset(ZoneOffset.UTC),
                0,
                null,
                null,
                null);
        dialogues.open(dialogue);
        outbox.queue(
                dialogue,
                messageId,
                Kind.REFERRAL,
                letter.write(dialogue, partner, referral, Kind.REFERRAL, null, messageId, now),
                now);
    }

    private void tell(Event event, Referral referral, Dialogue dialogue, Partner partner) {
        Actor voice = voices.of(partner, dialogue);
        boolean theirs = !voice.isSystem() && event.accountId().equals(voice.accountId());
        if (!dialogue.isOpen()) {
            return;
        }
        String over = theirs ? null : over(event, referral, dialogue);
        if (over != null) {
            queue(dialogue, partner, referral, Kind.CANCELLATION, over);
            dialogues.end(dialogue, time.instant());
            return;
        }
        if (event.type().equals("ReferralAccepted") && !Sharing.agreed(referral)) {
            queue(dialogue, partner, referral, Kind.UPDATE, "The words that could not be shown before you had it.");
        } else if (!theirs) {
            String changed = changed(event, referral, dialogue);
            if (changed != null) {
                queue(dialogue, partner, referral, Kind.UPDATE, changed);
            }
        }
    }

    /** A partner that has been taken out of the settings still has what it was sent, and no message reaches it. */
    private void tellByHand(Event event, Referral referral, Dialogue dialogue) {
        if (!dialogue.isOpen()) {
            return;
        }
        boolean over = over(event, referral, dialogue) != null;
        if (over) {
            dialogues.end(dialogue, time.instant());
        }
        if (over || changed(event, referral, dialogue) != null) {
            tasks.raise(dialogue, "partner-not-set-up", event.eventId().toString());
        }
    }

    private void queue(Dialogue dialogue, Partner partner, Referral referral, Kind kind, String words) {
        UUID messageId = UUID.randomUUID();
        Instant now = time.instant();
        outbox.queue(
                dialogue, messageId, kind, letter.write(dialogue, partner, referral, kind, words, messageId, now), now);
    }

    /** Why the partner is not to have it any longer, in words; null when it is. */
    private static @Nullable String over(Event event, Referral referral, Dialogue dialogue) {
        return switch (event.type()) {
            case "OfferWithdrawn" -> ofThis(event, dialogue) ? "The offer was taken back." : null;
            case "OfferExpired" ->
                ofThis(event, dialogue) ? "Nobody answered in time: another service is being found." : null;
            case "ReferralDeclined" -> ofThis(event, dialogue) ? "It was declined here for this service." : null;
            case "ReferralHandedBack" ->
                ofThis(event, dialogue) ? "It was handed back: another service is being found." : null;
            case "ReferralAccepted" -> ofThis(event, dialogue) ? null : "Another service has taken it.";
            case "ReferralCancelled", "OutcomeRecorded" ->
                "It has ended here"
                        + (referral.outcome() == null
                                ? "."
                                : ": " + referral.outcome().label() + ".");
            default -> null;
        };
    }

    private static boolean ofThis(Event event, Dialogue dialogue) {
        return service(event).equals(dialogue.serviceId());
    }

    /** What is new, in words; null when there is nothing the partner is to know. */
    private @Nullable String changed(Event event, Referral referral, Dialogue dialogue) {
        return switch (event.type()) {
            case "ReferralUpdated", "NoteAdded", "InformationReceived" -> words(event, referral, dialogue);
            case "TriageDecided", "PriorityRaised" ->
                "How soon it is needed: "
                        + Priority.ofCode(String.valueOf(event.payload().get("priority")))
                                .label() + ".";
            case "ConsentRecorded" -> "What the person said about sharing has changed.";
            default -> null;
        };
    }

    private @Nullable String words(Event event, Referral referral, Dialogue dialogue) {
        boolean mayRead = voices.team(Objects.requireNonNull(dialogue.serviceId()))
                .filter(team -> Sharing.sees(referral, team))
                .isPresent();
        return mayRead ? notes.words(referral.personId(), event.eventId()).orElse(null) : null;
    }

    private static UUID service(Event event) {
        return UUID.fromString(String.valueOf(event.payload().get("service")));
    }
}
