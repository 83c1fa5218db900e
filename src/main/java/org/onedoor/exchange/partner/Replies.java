package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.PartnerEvents.PartnerAnswered;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Takes what a partner answers to what we asked. What it says is done by the same use cases as a person's, and only where it is
 * the latest that was said; whatever came is kept and shown.
 */
@Service
public class Replies {
    private final Partners partners;
    private final Dialogues dialogues;
    private final Carrying carrying;
    private final Voices voices;
    private final Referrals referrals;
    private final SamePerson samePerson;
    private final Outbox outbox;
    private final Notes notes;
    private final CentreTasks tasks;
    private final Acts acts;
    private final DomainTime time;

    Replies(
            Partners partners,
            Dialogues dialogues,
            Carrying carrying,
            Voices voices,
            Referrals referrals,
            SamePerson samePerson,
            Outbox outbox,
            Notes notes,
            CentreTasks tasks,
            Acts acts,
            DomainTime time) {
        this.partners = partners;
        this.dialogues = dialogues;
        this.carrying = carrying;
        this.voices = voices;
        this.referrals = referrals;
        this.samePerson = samePerson;
        this.outbox = outbox;
        this.notes = notes;
        this.tasks = tasks;
        this.acts = acts;
        this.time = time;
    }

    /**
     * Part of a running transaction.
     *
     * @return the reference of the referral it is about; nothing when this client was not asked by such a message
     */
    public Optional<String> take(String clientId, Reply reply) {
        Partner partner = partners.ofClient(clientId).orElse(null);
        if (partner == null) {
            return Optional.empty();
        }
        return dialogues.asked(partner.id(), reply.answers()).map(found -> {
            Dialogue dialogue = dialogues.held(found);
            requireSame(dialogue, reply);
            hear(partner, dialogue, reply);
            return dialogue.reference();
        });
    }

    /**
     * An answer to what was asked of a partner that is not set up here any longer: nothing is done because of it, and
     * somebody at the centre rings them. Outside any transaction, since the answer itself is refused.
     *
     * @return whether it is such a one
     */
    public boolean isOfOneGone(String clientId, Reply reply) {
        if (asked(clientId, reply).isPresent()) {
            return false;
        }
        Optional<Dialogue> found = dialogues
                .askedOfNone(partners.ids(), reply.answers())
                .filter(dialogue -> !samePerson.isAnother(dialogue, reply.whom()));
        found.ifPresent(dialogue -> CurrentActor.run(Actor.SYSTEM, () -> ring(dialogue, reply)));
        return found.isPresent();
    }

    private Optional<Dialogue> asked(String clientId, Reply reply) {
        return partners.ofClient(clientId).flatMap(partner -> dialogues.asked(partner.id(), reply.answers()));
    }

    private void ring(Dialogue dialogue, Reply reply) {
        Ask ask = Ask.about(Action.WRITE, "referral", dialogue.subject());
        acts.act(Begin.on("Refuse an answer of a partner that is not set up", ask, dialogue.subject()), _ -> {
            String key = dialogue.dialogueId() + ":" + reply.known().toEpochMilli();
            tasks.raise(dialogue, "partner-not-set-up", key);
            tasks.once(dialogue, "partner-not-set-up", key);
        });
    }

    /** An answer to one message that is about what another message asked would be done to the wrong person. */
    private void requireSame(Dialogue dialogue, Reply reply) {
        if (samePerson.isAnother(dialogue, reply.whom())) {
            throw new Refused(
                    "conflict",
                    "This answer is about another person than the message it names: the NHS number, the name or the date of "
                            + "birth differs. Check both.");
        }
        if (reply.theirs() != null && dialogues.isOfAnother(dialogue, reply.theirs())) {
            throw new Refused(
                    "conflict",
                    "This answer names one message of ours, and with ServiceRequest.id the referral of another. Check both.");
        }
    }

    private void hear(Partner partner, Dialogue dialogue, Reply reply) {
        Instant now = time.instant();
        boolean latest = dialogues.heard(dialogue, reply.known(), now, due(partner, dialogue, reply.signal(), now));
        Actor voice = voices.of(partner, dialogue);
        boolean done = (latest || reply.signal().isFact())
                && CurrentActor.as(voice, () -> carrying.out(partner, dialogue, reply, voice));
        if (done && reply.signal().isLast()) {
            dialogues.end(dialogue, now);
        }
        if (dialogue.theirReference() == null && reply.theirs() != null) {
            dialogues.called(dialogue.personId(), dialogue.dialogueId(), reply.theirs());
        }
        String standing = done ? "done" : latest ? (changes(reply.signal()) ? "not-done" : "noted") : "late";
        CurrentActor.run(Actor.SYSTEM, () -> keep(partner, dialogue, reply, standing));
    }

    /** While it is open there the partner is expected to say how it goes on. */
    private static @Nullable Instant due(Partner partner, Dialogue dialogue, Signal signal, Instant now) {
        return switch (signal) {
            case DECLINED, ENDED, CLOSED -> null;
            case RECEIVED, IN_TRIAGE, ASKS, ACCEPTED, BOOKED, APPOINTMENT_CANCELLED, DID_NOT_ATTEND, SEEN ->
                dialogue.isOpen() ? now.plus(partner.newsWithin()) : null;
        };
    }

    private static boolean changes(Signal signal) {
        return switch (signal) {
            case RECEIVED, IN_TRIAGE, ASKS -> false;
            case ACCEPTED, BOOKED, APPOINTMENT_CANCELLED, DID_NOT_ATTEND, SEEN, DECLINED, ENDED, CLOSED -> true;
        };
    }

    /** The fact that it was said, and whoever has to do something about it. */
    private void keep(Partner partner, Dialogue dialogue, Reply reply, String standing) {
        Ask ask = Ask.about(Action.WRITE, "referral", dialogue.subject());
        acts.act(Begin.on("Take an answer of a partner's machine", ask, dialogue.subject()), act -> {
            Referral referral = referrals.ofAct(dialogue.personId(), dialogue.referralId());
            var event = act.happened(new PartnerAnswered(
                    referral.referralId(),
                    referral.journeyId(),
                    dialogue.dialogueId(),
                    partner.id(),
                    reply.signal().code(),
                    standing));
            notes.write(act, event, referral.referralId(), words(reply));
            if (!standing.equals("late")) { // an old answer says nothing of where it stands now
                tasks.settled(dialogue.personId(), "partner-silent", dialogue.silence(dialogue.silences()));
            }
            for (Outbox.Message arrived : outbox.proven(dialogue, act.now())) {
                tasks.settled(dialogue.personId(), "partner-not-reached", arrived.round());
                tasks.settled(dialogue.personId(), "partner-refused", arrived.round());
            }
            Kind sure = standing.equals("done") ? sure(reply.signal()) : null;
            if (sure != null) {
                for (Outbox.Message asked : outbox.ofKind(dialogue, sure)) {
                    tasks.settled(dialogue.personId(), "partner-booking-unsure", asked.round());
                }
            }
            String chore = chore(reply, standing, referral, dialogue);
            if (chore != null) {
                tasks.raise(dialogue, chore, event.toString());
            }
        });
    }

    /** What was asked about an appointment, and is answered clearly by this. */
    private static @Nullable Kind sure(Signal signal) {
        return switch (signal) {
            case BOOKED -> Kind.BOOKING;
            case APPOINTMENT_CANCELLED -> Kind.BOOKING_CANCELLATION;
            default -> null;
        };
    }

    private static @Nullable String chore(Reply reply, String standing, Referral referral, Dialogue dialogue) {
        if (reply.signal() == Signal.ASKS) {
            return standing.equals("late") ? null : "partner-asks";
        }
        if (!standing.equals("not-done")) {
            return null;
        }
        if ("died".equals(reply.outcome())) {
            return "check-whether-they-have-died";
        }
        if (reply.signal() == Signal.ENDED && referral.isOpen() && dialogue.isOpen()) {
            return "partner-outcome-unclear";
        }
        return switch (reply.signal()) {
            case ACCEPTED, BOOKED -> dialogue.isOpen() ? "partner-answered-late" : null;
            case SEEN, DID_NOT_ATTEND, APPOINTMENT_CANCELLED, DECLINED ->
                referral.isOpen() && dialogue.isOpen() ? "partner-answer-unclear" : null;
            default -> null;
        };
    }

    private static @Nullable String words(Reply reply) {
        StringBuilder words = new StringBuilder();
        if (reply.start() != null) {
            words.append("Appointment: ").append(London.full(reply.start())).append(". ");
        }
        if (reply.words() != null) {
            words.append(reply.words());
        }
        String all = words.toString().strip();
        return all.isEmpty() ? null : all.length() > 9_500 ? all.substring(0, 9_500) : all;
    }
}
