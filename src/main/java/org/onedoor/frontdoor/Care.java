package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.ContactAttempted;
import org.onedoor.frontdoor.ReferralEvents.DidNotAttend;
import org.onedoor.frontdoor.ReferralEvents.NoteAdded;
import org.onedoor.frontdoor.ReferralEvents.OfferWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.OutcomeRecorded;
import org.onedoor.frontdoor.ReferralEvents.ReferralCancelled;
import org.onedoor.frontdoor.ReferralEvents.ReferralClosed;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Contacts;
import org.onedoor.record.Intervention;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** What the owning team does: book, try, see, record what came of it, and close. */
@Service
public class Care {
    /** For what comes from elsewhere and was decided there: whatever version it was decided on. */
    public static final long ANY_VERSION = ReferralActs.ANY_VERSION;

    /** How somebody may be tried: a text message, though nobody is seen by one. */
    private static final List<String> ATTEMPTS = List.of("telephone", "face-to-face", "video", "text", "other");

    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final AppointmentRepository appointments;
    private final OfferRepository offers;
    private final Contacts contacts;
    private final Notes notes;
    private final Relationships relationships;
    private final Booking booking;
    private final Deaths deaths;
    private final Transfers transfers;
    private final Endings endings;
    private final DomainTime time;

    Care(
            ReferralActs acts,
            ReferralRepository referrals,
            AppointmentRepository appointments,
            OfferRepository offers,
            Contacts contacts,
            Notes notes,
            Relationships relationships,
            Booking booking,
            Deaths deaths,
            Transfers transfers,
            Endings endings,
            DomainTime time) {
        this.acts = acts;
        this.referrals = referrals;
        this.appointments = appointments;
        this.offers = offers;
        this.contacts = contacts;
        this.notes = notes;
        this.relationships = relationships;
        this.booking = booking;
        this.deaths = deaths;
        this.transfers = transfers;
        this.endings = endings;
        this.time = time;
    }

    /** What happened at a contact, as the form says it. */
    public record Seen(
            Instant at,
            boolean attended,
            String mode,
            String purpose,
            boolean outcomeMeasured,
            boolean carePlanAgreed,
            boolean lastNeededService,
            @Nullable String words,
            @Nullable Intervention intervention) {

        /** One of which nobody said what was done. */
        public Seen(
                Instant at,
                boolean attended,
                String mode,
                String purpose,
                boolean outcomeMeasured,
                boolean carePlanAgreed,
                boolean lastNeededService,
                @Nullable String words) {
            this(at, attended, mode, purpose, outcomeMeasured, carePlanAgreed, lastNeededService, words, null);
        }
    }

    /**
     * Books an appointment: a published slot, or a time the team keeps itself. One booked earlier gives way.
     *
     * @param arranged whether what the person needs when they are seen is there; where it is not, the team gets a task
     * @throws Refused with code {@code conflict} when the slot was taken meanwhile
     */
    public Referral book(
            String reference, long version, AppointmentTime time, Arranged arranged, @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.BOOK, key), (act, before) -> {
            booking.book(act, before, time, arranged);
            return before.in(WorkState.BOOKED);
        });
    }

    /** The same where nobody can be asked whether it is arranged: a partner's machine booked. */
    public Referral book(String reference, long version, AppointmentTime time, @Nullable IdempotencyKey key) {
        return book(reference, version, time, Arranged.NOT_ASKED, key);
    }

    /** @param by {@code person} or {@code service} */
    public Referral cancelAppointment(
            String reference, long version, String by, @Nullable String words, @Nullable IdempotencyKey key) {
        CancelReason reason = by.equals("person") ? CancelReason.PERSON : CancelReason.SERVICE;
        if (!by.equals(reason.code())) {
            throw new Invalid("by", "Say who cancelled it: the person or the service");
        }
        return acts.perform(new Wish(reference, version, Step.CANCEL_APPOINTMENT, key), (act, before) -> {
            UUID event = booking.cancel(act, before, booking.booked(before), reason);
            notes.write(act, event, before.referralId(), words);
            return before.in(WorkState.APPOINTMENT_CANCELLED);
        });
    }

    /** The person did not come: a fact, whatever else changed meanwhile. */
    public Referral didNotAttend(String reference, @Nullable String words, @Nullable IdempotencyKey key) {
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_NON_ATTENDANCE, key), (act, before) -> {
                    Appointment booked = booking.booked(before);
                    if (booked.startsAt().toInstant().isAfter(act.now())) {
                        throw new Refused(
                                "not-yet",
                                "The appointment is still to come, on %s. Cancel it if it will not take place."
                                        .formatted(London.full(booked.startsAt().toInstant())));
                    }
                    appointments.move(booked, "did-not-attend");
                    UUID event = act.happened(
                            new DidNotAttend(before.referralId(), before.journeyId(), booked.appointmentId()));
                    notes.write(act, event, before.referralId(), words);
                    return before.in(WorkState.DID_NOT_ATTEND);
                });
    }

    /** Somebody tried to reach the person and did not. No clock stops for it. */
    public Referral attempted(String reference, String mode, @Nullable String words, @Nullable IdempotencyKey key) {
        if (!ATTEMPTS.contains(mode)) {
            throw new Invalid("mode", "Choose from the list how you tried to reach the person");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_ATTEMPT, key), (act, before) -> {
            UUID event = act.happened(new ContactAttempted(before.referralId(), before.journeyId(), mode));
            notes.write(act, event, before.referralId(), words);
            boolean only = before.state() == WorkState.ACCEPTED || before.state() == WorkState.DID_NOT_ATTEND;
            return only ? before.in(WorkState.CONTACT_ATTEMPTED) : before;
        });
    }

    /** The person was seen or spoken to, perhaps some time ago: a fact. */
    public Referral contact(String reference, Seen seen, @Nullable IdempotencyKey key) {
        if (seen.at().isAfter(time.instant())) {
            throw new Invalid("at", "The contact cannot be in the future");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_CONTACT, key), (act, before) -> {
            if (seen.at().isBefore(before.receivedAt())) {
                throw new Invalid("at", "The contact cannot be before the referral was received");
            }
            if (seen.lastNeededService()) {
                refuseWhileOthersWait(before);
            }
            if (seen.attended()) {
                transfers.seen(act, before);
            }
            UUID event = contacts.record(act, booking.contact(before, seen));
            notes.write(act, event, before.referralId(), seen.words());
            if (!seen.attended()) {
                return before;
            }
            appointments
                    .booked(before.personId(), before.referralId())
                    .filter(booked -> !booked.startsAt().toInstant().isAfter(act.now()))
                    .ifPresent(booked -> appointments.move(booked, "attended"));
            return Permitted.withTeam(before.state()) ? before.in(WorkState.IN_PROGRESS) : before;
        });
    }

    /** "Every service needed has been reached" cannot be said while another on the journey is still to see the person. */
    private void refuseWhileOthersWait(Referral referral) {
        List<String> waiting = referrals.ofJourney(referral.personId(), referral.journeyId()).stream()
                .filter(other -> !other.referralId().equals(referral.referralId()))
                .filter(other -> other.isOpen()
                        && other.state() != WorkState.IN_PROGRESS
                        && other.state() != WorkState.OUTCOME_RECORDED)
                .map(Referral::reference)
                .toList();
        if (!waiting.isEmpty()) {
            throw new Invalid(
                    "lastNeededService",
                    "Another service on this journey has not seen the person yet: " + String.join(", ", waiting));
        }
    }

    /** @param told who was told: {@code person}, {@code referrer}, {@code gp}, {@code carer} */
    public Referral outcome(
            String reference,
            long version,
            Outcome outcome,
            List<String> told,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        return outcome(reference, version, outcome, told, words, null, key);
    }

    /** @param diedOn the day, where the outcome is that the person died and it is known */
    public Referral outcome(
            String reference,
            long version,
            Outcome outcome,
            List<String> told,
            @Nullable String words,
            @Nullable LocalDate diedOn,
            @Nullable IdempotencyKey key) {
        checkDay(outcome, diedOn);
        return end(new Wish(reference, version, Step.RECORD_OUTCOME, key), outcome, told, words, diedOn, true);
    }

    /** What a partner's message says: what was done before it is in the partner's own system. */
    public Referral outcomeElsewhere(String reference, Outcome outcome, List<String> told, @Nullable String words) {
        return end(new Wish(reference, ANY_VERSION, Step.RECORD_OUTCOME, null), outcome, told, words, null, false);
    }

    private void checkDay(Outcome outcome, @Nullable LocalDate diedOn) {
        if (diedOn != null && diedOn.isAfter(London.date(time.instant()))) {
            throw new Invalid("diedOn", "The day the person died cannot be in the future");
        }
        if (diedOn != null && outcome != Outcome.DIED) {
            throw new Invalid(
                    "diedOn",
                    "You gave a day on which the person died, and another outcome. Choose '%s', or clear the day"
                            .formatted(Outcome.DIED.label()));
        }
    }

    /** @param here whether what was done for the person is recorded here */
    private Referral end(
            Wish wish,
            Outcome outcome,
            List<String> told,
            @Nullable String words,
            @Nullable LocalDate diedOn,
            boolean here) {
        if (!outcome.chosenByTeam()) {
            throw new Invalid("outcome", "Choose an outcome");
        }
        List<String> all = Told.checked(told, "Say who was told. If the person could not be told, tell the referrer");
        return acts.perform(wish, (act, before) -> {
            endings.require(before, outcome, all);
            if (here) {
                endings.requireDone(before, outcome, words);
            }
            UUID event =
                    act.happened(new OutcomeRecorded(before.referralId(), before.journeyId(), outcome.code(), all));
            notes.write(act, event, before.referralId(), words);
            if (outcome == Outcome.DIED) {
                deaths.record(act, before, diedOn, all);
            } else if (outcome != Outcome.CARE_CONTINUES) { // then the team still expects the person
                booking.cancelAllToCome(act, before, CancelReason.of(outcome));
            }
            return before.in(WorkState.OUTCOME_RECORDED).ended(outcome, all);
        });
    }

    /** The owner has looked at the outcome: nothing more is to be done. */
    public Referral close(String reference, long version, @Nullable IdempotencyKey key) {
        return acts.perform(new Wish(reference, version, Step.CLOSE, key), (act, before) -> {
            Outcome outcome = Objects.requireNonNull(before.outcome());
            act.happened(new ReferralClosed(before.referralId(), before.journeyId(), outcome.code()));
            if (outcome != Outcome.CARE_CONTINUES) {
                booking.cancelAllToCome(act, before, CancelReason.of(outcome));
            }
            relationships.endAfterGrace(before.personId(), before.referralId());
            return before.in(WorkState.CLOSED);
        });
    }

    /** The referrer or the person takes it back, by a message or a list that has no code for why. */
    public Referral withdraw(
            String reference, long version, String words, List<String> told, @Nullable IdempotencyKey key) {
        Triage.requireWords(words, "words", "Say why it is withdrawn");
        List<String> all = Told.checked(told, "Say who was told");
        return end(new Wish(reference, version, Step.WITHDRAW, key), Outcome.WITHDRAWN, null, words, all);
    }

    /** Whoever sent it, or the team that owns it, ends it, and the other is told. What was booked is free again. */
    public Referral cancel(
            String reference,
            long version,
            CancellationReason reason,
            @Nullable String words,
            List<String> told,
            @Nullable IdempotencyKey key) {
        if (reason == CancellationReason.OTHER) {
            Triage.requireWords(words, "words", "Say what the other reason is");
        }
        List<String> all = Told.checked(told, "Say who was told");
        return end(new Wish(reference, version, Step.WITHDRAW, key), Outcome.WITHDRAWN, reason, words, all);
    }

    /** Ends a referral that came from the 999 stack and goes back to the ambulance service, which owns the call again. */
    public Referral handBack(String reference, String words) {
        return end(
                new Wish(reference, ANY_VERSION, Step.WITHDRAW, null),
                Outcome.HANDED_BACK,
                null,
                words,
                List.of(Told.AMBULANCE.code()));
    }

    private Referral end(
            Wish wish,
            Outcome outcome,
            @Nullable CancellationReason reason,
            @Nullable String words,
            List<String> told) {
        return acts.perform(wish, (act, before) -> {
            if (reason != null && !CancellationReason.of(before, act.actor()).contains(reason)) {
                throw new Invalid(
                        "reason",
                        "Only whoever sent it can end it for that. If your team cannot go on, hand it back: the centre finds another service");
            }
            if (reason != null && Permitted.owns(before, act.actor())) {
                endings.requireWithdrawn(before, reason, words, told);
            }
            if (before.offer() != null) { // the team that was asked is told that nothing is asked any longer
                act.happened(new OfferWithdrawn(
                        before.referralId(),
                        before.journeyId(),
                        Objects.requireNonNull(before.currentService()),
                        before.offer().teamId()));
                offers.answer(before.personId(), before.referralId(), "withdrawn", null, act.now());
            }
            UUID event = act.happened(new ReferralCancelled(
                    before.referralId(),
                    before.journeyId(),
                    outcome.code(),
                    CancellationReason.Side.of(before, act.actor()).code(),
                    reason == null ? null : reason.code()));
            notes.write(act, event, before.referralId(), words);
            booking.cancelAllToCome(act, before, CancelReason.WITHDRAWN);
            relationships.endAfterGrace(before.personId(), before.referralId());
            return before.in(WorkState.CANCELLED)
                    .offeredTo(before.currentService(), null)
                    .ended(outcome, told);
        });
    }

    public Referral note(String reference, String words, @Nullable IdempotencyKey key) {
        Triage.requireWords(words, "words", "Write the note");
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ADD_NOTE, key), (act, before) -> {
            UUID event = act.happened(new NoteAdded(
                    before.referralId(), before.journeyId(), act.actor().teamId()));
            notes.write(act, event, before.referralId(), words);
            return before;
        });
    }
}
