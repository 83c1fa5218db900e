package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.Outbox.Message;
import org.onedoor.exchange.partner.PartnerEvents.PartnerNotReached;
import org.onedoor.exchange.partner.PartnerEvents.PartnerReceived;
import org.onedoor.exchange.partner.PartnerEvents.PartnerRefused;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Notes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries messages to partners' machines, each under one number however often it is tried. What cannot be delivered is tried
 * again at growing distances, and then a person is asked; what is refused goes to a person at once.
 */
@Component
public class PostPartners implements Pump {
    static final int TRIES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(PostPartners.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;

    private final Outbox outbox;
    private final Dialogues dialogues;
    private final Partners partners;
    private final PartnerLine line;
    private final BookedThere booked;
    private final Referrals referrals;
    private final Notes notes;
    private final CentreTasks tasks;
    private final Acts acts;
    private final FhirContext fhir;
    private final DomainTime time;

    PostPartners(
            Outbox outbox,
            Dialogues dialogues,
            Partners partners,
            PartnerLine line,
            BookedThere booked,
            Referrals referrals,
            Notes notes,
            CentreTasks tasks,
            Acts acts,
            FhirContext fhir,
            DomainTime time) {
        this.outbox = outbox;
        this.dialogues = dialogues;
        this.partners = partners;
        this.line = line;
        this.booked = booked;
        this.referrals = referrals;
        this.notes = notes;
        this.tasks = tasks;
        this.acts = acts;
        this.fhir = fhir;
        this.time = time;
    }

    @Override
    public String name() {
        return "post-partners";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /** A partner that does not answer is left alone until the next round, so that it holds up nobody else's messages. */
    @Override
    public void run() {
        Set<String> silent = new HashSet<>();
        for (Message message : outbox.due(time.instant(), AT_ONCE)) {
            if (!silent.contains(message.partner())) {
                Alone.done("send a message to a partner", () -> {
                    if (!carry(message)) {
                        silent.add(message.partner());
                    }
                });
            }
        }
    }

    /** @return false when the partner could not be reached */
    private boolean carry(Message message) {
        Partner partner = partners.find(message.partner()).orElse(null);
        if (partner == null) {
            settle(message, new Verdict.NotYet(null, "the partner is not set up here any longer"), true);
            return true;
        }
        if (message.tries() >= TRIES) { // each of them ended before it could be told how
            settle(message, new Verdict.NotYet(null, "no try could be finished"), true);
            return true;
        }
        Instant now = time.instant();
        Instant next = now.plus(FIRST_PAUSE.multipliedBy(1L << message.tries()));
        if (!outbox.trying(message, now, next)) {
            return true; // it was settled, or another node carries it
        }
        Verdict verdict = sent(partner, message);
        settle(message, verdict, message.tries() + 1 >= TRIES);
        return !(verdict instanceof Verdict.NotYet(Integer status, String _)) || status != null;
    }

    /** Over the wire, outside every transaction. */
    private Verdict sent(Partner partner, Message message) {
        Dialogue dialogue = dialogues.of(message.personId(), message.referralId()).stream()
                .filter(one -> one.dialogueId().equals(message.dialogueId()))
                .findFirst()
                .orElseThrow();
        try {
            return Verdict.of(
                    Kind.ofCode(message.kind()),
                    line.post(partner, message.requestId(), dialogue.correlationId(), message.body()),
                    fhir);
        } catch (PartnerLine.NotLetIn e) {
            return new Verdict.NotYet(null, Objects.requireNonNull(e.getMessage()));
        } catch (HttpTimeoutException e) {
            return new Verdict.NotYet(null, "their machine did not answer in time");
        } catch (IOException e) {
            LOG.warn(
                    "Partner {} could not be reached: {}",
                    partner.id(),
                    e.getClass().getSimpleName());
            return new Verdict.NotYet(null, "their machine could not be reached");
        }
    }

    private void settle(Message message, Verdict verdict, boolean last) {
        switch (verdict) {
            case Verdict.Delivered delivered -> delivered(message, delivered);
            case Verdict.Refused(int status, String words) ->
                record(message, status, "refused", words, "partner-refused");
            case Verdict.NotYet(Integer status, String words) -> {
                if (last) {
                    record(message, status, "not-reached", words, "partner-not-reached");
                } else {
                    outbox.notYet(message, status, words);
                }
            }
        }
    }

    /**
     * What it booked is recorded here before the message is settled: cut off between the two, the message goes again
     * under its number. An answer that does not say clearly that the appointment is booked, or gone, is a person's to
     * clear up: nobody else would know.
     */
    private void delivered(Message message, Verdict.Delivered delivered) {
        boolean unsure = !booked.agrees(message, delivered);
        String words = unsure ? unsure(message, delivered.words()) : delivered.words();
        act(message, (act, referral) -> {
            outbox.settle(message, "delivered", delivered.status(), words, act.now());
            if (delivered.reference() != null && Kind.ofCode(message.kind()) == Kind.REFERRAL) {
                dialogues.called(message.personId(), message.dialogueId(), delivered.reference());
            }
            act.happened(new PartnerReceived(
                    referral.referralId(),
                    referral.journeyId(),
                    message.messageId(),
                    message.partner(),
                    message.kind()));
            if (unsure) {
                chore(message, "partner-booking-unsure");
            }
        });
    }

    private static String unsure(Message message, @Nullable String words) {
        String unclear = Kind.ofCode(message.kind()) == Kind.BOOKING_CANCELLATION
                ? "It is not sure from their answer that the appointment is cancelled. Ask them."
                : "It is not sure from their answer that an appointment is booked. Agree the time with them.";
        return words == null ? unclear : unclear + " " + words;
    }

    private void chore(Message message, String kind) {
        dialogues.of(message.personId(), message.referralId()).stream()
                .filter(dialogue -> dialogue.dialogueId().equals(message.dialogueId()))
                .forEach(dialogue -> tasks.raise(dialogue, kind, message.round()));
    }

    private void record(Message message, @Nullable Integer status, String state, String words, String chore) {
        act(message, (act, referral) -> {
            outbox.settle(message, state, status, words, act.now());
            EventData event = state.equals("refused")
                    ? new PartnerRefused(
                            referral.referralId(),
                            referral.journeyId(),
                            message.messageId(),
                            message.partner(),
                            message.kind())
                    : new PartnerNotReached(
                            referral.referralId(),
                            referral.journeyId(),
                            message.messageId(),
                            message.partner(),
                            message.kind());
            notes.write(act, act.happened(event), referral.referralId(), words);
            chore(message, chore);
        });
    }

    private interface Change {
        void of(Act act, Referral referral);
    }

    private void act(Message message, Change change) {
        Subject.Person subject = new Subject.Person(message.personId());
        Ask ask = Ask.about(Action.WRITE, "referral", subject);
        acts.act(Begin.on("Keep what a partner's machine said of a message", ask, subject), act -> {
            change.of(act, referrals.ofAct(message.personId(), message.referralId()));
        });
    }
}
