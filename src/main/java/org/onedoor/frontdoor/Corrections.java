package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.DidNotAttend;
import org.onedoor.frontdoor.ReferralEvents.FactWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.OutcomeRecorded;
import org.onedoor.frontdoor.ReferralEvents.ReferralReceived;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.onedoor.record.Contacts;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Putting right what was recorded wrongly: a new event that names the one it corrects. Both stay on the timeline with who and
 * when, and state, clocks and worklists follow the one that stands.
 */
@Service
public class Corrections {
    private static final Set<WorkState> OVER =
            Set.of(WorkState.OUTCOME_RECORDED, WorkState.CLOSED, WorkState.CANCELLED);

    private final ReferralActs acts;
    private final AppointmentRepository appointments;
    private final Contacts contacts;
    private final Booking booking;
    private final Deaths deaths;
    private final Endings endings;
    private final StepDowns stepDowns;
    private final Notes notes;
    private final People people;
    private final EventLog log;
    private final DomainTime time;

    Corrections(
            ReferralActs acts,
            AppointmentRepository appointments,
            Contacts contacts,
            Booking booking,
            Deaths deaths,
            Endings endings,
            StepDowns stepDowns,
            Notes notes,
            People people,
            EventLog log,
            DomainTime time) {
        this.acts = acts;
        this.appointments = appointments;
        this.contacts = contacts;
        this.booking = booking;
        this.deaths = deaths;
        this.endings = endings;
        this.stepDowns = stepDowns;
        this.notes = notes;
        this.people = people;
        this.log = log;
        this.time = time;
    }

    /** What kind of thing was recorded. */
    public enum Kind {
        RECEIVED,
        CONTACT,
        NOT_ATTENDED,
        OUTCOME
    }

    /** Something that was recorded, stands, and can be put right. */
    public record Fact(UUID event, Kind kind, String words) {}

    /** What can be put right, the latest first. Called from inside a look. */
    public List<Fact> facts(Referral referral) {
        return Standing.of(log.ofScope(referral.personId(), referral.referralId()))
                .ofType("ReferralReceived", "ContactRecorded", "DidNotAttend", "OutcomeRecorded")
                .reversed()
                .stream()
                .map(Corrections::fact)
                .toList();
    }

    private static Fact fact(Event event) {
        String when = London.full(event.occurredAt());
        return switch (event.type()) {
            case "ContactRecorded" ->
                new Fact(
                        event.eventId(),
                        Kind.CONTACT,
                        (Standing.attended(event) ? "Seen, " : "Not seen, ") + when + ", "
                                + ReferralWords.mode(
                                        String.valueOf(event.payload().get("mode"))));
            case "DidNotAttend" -> new Fact(event.eventId(), Kind.NOT_ATTENDED, "Did not attend, recorded " + when);
            case "OutcomeRecorded" ->
                new Fact(
                        event.eventId(),
                        Kind.OUTCOME,
                        "Outcome: "
                                + Outcome.ofCode(String.valueOf(event.payload().get("outcome")))
                                        .label());
            default -> new Fact(event.eventId(), Kind.RECEIVED, "Received, " + when);
        };
    }

    /**
     * A contact was at another time, in another way, or not at all.
     *
     * @throws Invalid with fields {@code at} and {@code mode}
     */
    public Referral contact(
            String reference,
            UUID event,
            Instant at,
            boolean attended,
            String mode,
            String why,
            @Nullable IdempotencyKey key) {
        if (at.isAfter(time.instant())) {
            throw new Invalid("at", "The contact cannot be in the future");
        }
        return correct(reference, why, key, (act, before, standing) -> {
            Event wrong = found(standing, event, "ContactRecorded");
            if (at.isBefore(before.receivedAt())) {
                throw new Invalid("at", "The contact cannot be before the referral was received");
            }
            UUID id = contacts.correct(
                    act, wrong, Contacts.of(wrong, before.owner().teamId(), at, attended, mode));
            Referral after = attended
                    ? seen(before)
                    : Standing.attended(wrong) ? unseen(act, before, standing.without(wrong.eventId()), wrong) : before;
            return new Put(id, after);
        });
    }

    private static Referral seen(Referral before) {
        return Permitted.withTeam(before.state()) ? before.in(WorkState.IN_PROGRESS) : before;
    }

    /** Nobody was seen: the appointment that counted as kept was not, and the referral stands where it stood without it. */
    private Referral unseen(Act act, Referral before, Standing rest, Event wrong) {
        boolean decides = before.state() == WorkState.IN_PROGRESS;
        if (!decides && !OVER.contains(before.state())) {
            return before;
        }
        WorkState state = decides ? rest.withTeam() : before.state();
        boolean nothingBooked =
                appointments.booked(before.personId(), before.referralId()).isEmpty();
        List<Appointment> kept = appointments.of(before.personId(), List.of(before.referralId())).stream()
                .filter(appointment -> appointment.state().equals("attended"))
                .filter(appointment ->
                        London.date(appointment.startsAt().toInstant()).equals(London.date(wrong.occurredAt()))
                                || (state == WorkState.BOOKED && nothingBooked))
                .toList();
        if (kept.isEmpty()) {
            return before.in(state);
        }
        Appointment missed = kept.getFirst();
        appointments.move(missed, "did-not-attend");
        act.happened(new DidNotAttend(before.referralId(), before.journeyId(), missed.appointmentId()));
        return decides ? before.in(WorkState.DID_NOT_ATTEND) : before;
    }

    /** The person did come: the appointment was kept. */
    public Referral attended(String reference, UUID event, String why, @Nullable IdempotencyKey key) {
        return correct(reference, why, key, (act, before, standing) -> {
            Event wrong = found(standing, event, "DidNotAttend");
            Appointment appointment = appointments.of(before.personId(), List.of(before.referralId())).stream()
                    .filter(one -> one.appointmentId()
                            .toString()
                            .equals(String.valueOf(wrong.payload().get("appointment"))))
                    .findFirst()
                    .orElseThrow();
            appointments.move(appointment, "attended");
            UUID id = contacts.correct(
                    act, wrong, booking.contact(before, appointment.startsAt().toInstant(), appointment.mode()));
            return new Put(id, seen(before));
        });
    }

    /**
     * The need ended in another way, of which the same must be so as if it had been recorded at once. Where it ended only
     * by a death that was a mistake, "care continues" opens it again.
     *
     * @param words how the need was met, or which service accepted, where that is not recorded here
     */
    public Referral outcome(
            String reference,
            UUID event,
            Outcome outcome,
            List<String> told,
            @Nullable String words,
            String why,
            @Nullable IdempotencyKey key) {
        if (!outcome.chosenByTeam()) {
            throw new Invalid("outcome", "Choose an outcome");
        }
        List<String> all = Told.checked(told, "Say who was told");
        return correct(reference, why, key, (act, before, standing) -> {
            Event wrong = found(standing, event, "OutcomeRecorded");
            Outcome said = Outcome.ofCode(String.valueOf(wrong.payload().get("outcome")));
            if (said == Outcome.DIED && outcome == Outcome.CARE_CONTINUES) {
                return livesAndGoesOn(act, before, wrong);
            }
            endings.require(before, outcome, all);
            if (outcome != said) { // otherwise what was done stands as it was said, and who was told is put right
                endings.requireDone(before, outcome, words);
                stepDowns.undo(act, before);
            }
            UUID id = act.corrects(
                    wrong.eventId(),
                    new OutcomeRecorded(before.referralId(), before.journeyId(), outcome.code(), all),
                    wrong.occurredAt());
            notes.write(act, id, before.referralId(), words);
            Referral after = before.ended(outcome, all);
            if (outcome == Outcome.DIED && said != Outcome.DIED) {
                deaths.record(act, after, null, all);
            } else if (said == Outcome.DIED && outcome != Outcome.DIED) {
                deaths.withdraw(act, after);
            }
            return new Put(id, after);
        });
    }

    /** The need had ended only because the person was thought dead: it has not ended. */
    private Put livesAndGoesOn(Act act, Referral before, Event wrong) {
        UUID id = act.corrects(
                wrong.eventId(), new FactWithdrawn(before.referralId(), before.journeyId(), "outcome"), act.now());
        return new Put(id, deaths.undo(act, before));
    }

    /** The door heard of it at another time: the clocks start then. */
    public Referral received(String reference, UUID event, Instant at, String why, @Nullable IdempotencyKey key) {
        String problem = Plausible.notHappened("When it was received", at, time.instant());
        if (problem != null) {
            throw new Invalid("receivedAt", problem);
        }
        return correct(reference, why, key, (act, before, standing) -> {
            Event wrong = found(standing, event, "ReferralReceived");
            boolean late = standing.ofType("ContactRecorded").stream()
                            .anyMatch(contact -> contact.occurredAt().isBefore(at))
                    || at.isAfter(before.submittedAt());
            if (late) {
                throw new Invalid(
                        "receivedAt",
                        "It was received before it was put into OneDoor, %s, and before the person was first seen"
                                .formatted(London.full(before.submittedAt())));
            }
            UUID id = act.corrects(wrong.eventId(), received(before, wrong, at), at);
            return new Put(id, before.heardAt(at));
        });
    }

    private ReferralReceived received(Referral referral, Event wrong, Instant at) {
        Map<String, Object> said = wrong.payload();
        return new ReferralReceived(
                referral.referralId(),
                referral.journeyId(),
                String.valueOf(said.get("door")),
                String.valueOf(said.get("priority")),
                said.get("service") instanceof String service ? service : null,
                said.get("teamType") instanceof String type ? type : null,
                referral.needs(),
                people.get(referral.personId()).ageOn(London.date(at)),
                Boolean.TRUE.equals(said.get("onward")));
    }

    /** What a correction came to: its event, and the referral as it then is. */
    private record Put(UUID event, Referral after) {}

    private interface Change {
        Put apply(Act act, Referral before, Standing standing);
    }

    private Referral correct(String reference, String why, @Nullable IdempotencyKey key, Change change) {
        Triage.requireWords(why, "why", "Say what was wrong, and how you know");
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.CORRECT, key), (act, before) -> {
            Standing standing = Standing.of(log.ofScope(before.personId(), before.referralId()));
            Put put = change.apply(act, before, standing);
            notes.write(act, put.event(), before.referralId(), why);
            return put.after();
        });
    }

    private static Event found(Standing standing, UUID event, String type) {
        return standing.ofType(type).stream()
                .filter(one -> one.eventId().equals(event))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "fact", "What you chose has been put right by somebody else meanwhile. Choose again"));
    }
}
