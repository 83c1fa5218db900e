package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.exchange.partner.AnswerLetter.Said;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Component;

/**
 * Answers a partner whose machine sent us a referral. A team's no is not ours: the need is then our centre's, who look for
 * another team, and the partner hears a no only when nobody here takes it.
 */
@Component
public class SendAnswers implements EventListener {
    private static final Set<String> CANCELLED_FOR_ITSELF = Set.of("person", "service", "sender");
    private static final String MOVED_ON = "moved-on";

    private final Referrals referrals;
    private final Services services;
    private final Partners partners;
    private final Dialogues dialogues;
    private final Outbox outbox;
    private final AnswerLetter letter;
    private final Notes notes;
    private final Centre centre;
    private final CentreTasks tasks;
    private final DomainTime time;

    SendAnswers(
            Referrals referrals,
            Services services,
            Partners partners,
            Dialogues dialogues,
            Outbox outbox,
            AnswerLetter letter,
            Notes notes,
            Centre centre,
            CentreTasks tasks,
            DomainTime time) {
        this.referrals = referrals;
        this.services = services;
        this.partners = partners;
        this.dialogues = dialogues;
        this.outbox = outbox;
        this.letter = letter;
        this.notes = notes;
        this.centre = centre;
        this.tasks = tasks;
        this.time = time;
    }

    /** A message of a partner's has become a referral here: it is answered from now on, where we have a way to. */
    public void begun(String clientId, String bundleId, String correlationId, Referral referral) {
        partners.ofClient(clientId)
                .ifPresent(partner -> dialogues.open(new Dialogue(
                        referral.personId(),
                        UUID.randomUUID(),
                        referral.referralId(),
                        referral.reference(),
                        partner.id(),
                        false,
                        null,
                        bundleId,
                        correlationId,
                        null,
                        time.instant().atOffset(ZoneOffset.UTC),
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null)));
    }

    @Override
    public String name() {
        return "answer-partner";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "TriageStarted",
                "InformationRequested",
                "ReferralAccepted",
                "AppointmentBooked",
                "AppointmentCancelled",
                "DidNotAttend",
                "ContactRecorded",
                "OutcomeRecorded",
                "ReferralClosed",
                "ReferralCancelled",
                "ReferralReopened");
    }

    @Override
    public void hear(Event event) {
        UUID referralId = Objects.requireNonNull(event.scopeId());
        List<Dialogue> all = dialogues.of(event.subject().id(), referralId).stream()
                .filter(dialogue -> !dialogue.asked() && dialogue.incidentId() == null)
                .toList();
        if (event.type().equals("ReferralReopened")) {
            all.stream().reduce((_, later) -> later).ifPresent(dialogue -> tasks.reopened(dialogue, event));
            return;
        }
        List<Dialogue> asked = all.stream().filter(Dialogue::isOpen).toList();
        if (asked.isEmpty()) {
            return;
        }
        Referral referral = referrals.ofAct(event.subject().id(), referralId);
        Said said = said(event, referral);
        for (Dialogue dialogue : asked) {
            Dialogue held = dialogues.held(dialogue);
            if (said != null) {
                partners.find(held.partner())
                        .ifPresentOrElse(
                                partner -> queue(held, partner, referral, said),
                                () -> tasks.raise(
                                        held,
                                        "partner-not-set-up",
                                        event.eventId().toString()));
            }
            if (event.type().equals("ReferralCancelled")
                    || (said != null && said.signal().isLast())) {
                dialogues.end(held, time.instant());
            }
        }
    }

    private void queue(Dialogue dialogue, Partner partner, Referral referral, Said said) {
        UUID messageId = UUID.randomUUID();
        Instant now = time.instant();
        outbox.queue(
                dialogue, messageId, Kind.ANSWER, letter.write(dialogue, partner, referral, said, messageId, now), now);
    }

    private @Nullable Said said(Event event, Referral referral) {
        return switch (event.type()) {
            case "TriageStarted" -> plain(event, Signal.IN_TRIAGE);
            case "InformationRequested" ->
                said(
                        event,
                        Signal.ASKS,
                        null,
                        null,
                        null,
                        null,
                        notes.words(referral.personId(), event.eventId()).orElse(null));
            case "ReferralAccepted" -> plain(event, Signal.ACCEPTED);
            case "AppointmentBooked" -> withTeam(referral) ? appointment(event, referral, Signal.BOOKED) : null;
            case "AppointmentCancelled" ->
                isNews(event, referral) ? appointment(event, referral, Signal.APPOINTMENT_CANCELLED) : null;
            case "DidNotAttend" -> appointment(event, referral, Signal.DID_NOT_ATTEND);
            case "ContactRecorded" ->
                Boolean.TRUE.equals(event.payload().get("attended")) && withTeam(referral)
                        ? said(event, Signal.SEEN, null, null, null, text(event, "mode"), null)
                        : null;
            case "OutcomeRecorded" -> ended(event, referral, Signal.ENDED);
            case "ReferralClosed" -> withTeam(referral) ? ended(event, referral, Signal.CLOSED) : null;
            case "ReferralCancelled" -> cancelled(event);
            default -> throw new IllegalStateException("Nobody asked to hear of " + event.type());
        };
    }

    /** Whether a team here took it: until then it is the centre's. */
    private boolean withTeam(Referral referral) {
        return !referral.owner().teamId().equals(centre.owner().teamId());
    }

    /**
     * Whether nothing else that is answered says that the appointment is off: an end does, and another time does. That the
     * need is with somebody else here does not, and whoever sent it would go on telling the person to come.
     */
    private boolean isNews(Event event, Referral referral) {
        String by = text(event, "by");
        return CANCELLED_FOR_ITSELF.contains(by)
                ? withTeam(referral)
                : by.equals(MOVED_ON) && referral.outcome() == null && isOfTeam(event, referral);
    }

    /** Of an appointment of the centre's own nobody was told. */
    private boolean isOfTeam(Event event, Referral referral) {
        return booked(event, referral)
                .flatMap(appointment -> services.find(appointment.serviceId()))
                .filter(service -> !service.teamId().equals(centre.owner().teamId()))
                .isPresent();
    }

    private Said ended(Event event, Referral referral, Signal signal) {
        Outcome outcome = Outcome.ofCode(text(event, "outcome"));
        DeclineReason untaken = withTeam(referral)
                ? null
                : switch (outcome) {
                    case PERSON_DECLINED -> DeclineReason.PATIENT_CHOICE;
                    case COULD_NOT_CONTACT -> DeclineReason.COULD_NOT_CONTACT;
                    case MOVED_AWAY -> DeclineReason.DISTANCE;
                    default -> null;
                };
        return untaken == null
                ? said(event, signal, null, outcome.code(), null, null, whom(event, referral, outcome))
                : said(event, Signal.DECLINED, untaken.code(), outcome.code(), null, null, null);
    }

    /**
     * To whom somebody was passed on: the service of their journey that took them, by its name; where that is not in OneDoor,
     * the words that had to say which it is. Of no other outcome are any words sent.
     */
    private @Nullable String whom(Event event, Referral referral, Outcome outcome) {
        return outcome == Outcome.PASSED_ON
                ? referrals.handoffs(referral).services().reversed().stream()
                        .flatMap(taken -> services.find(taken).stream())
                        .filter(taken -> !taken.teamId().equals(referral.owner().teamId()))
                        .map(Service::name)
                        .findFirst()
                        .or(() -> notes.words(referral.personId(), event.eventId()))
                        .orElse(null)
                : null;
    }

    /** What the partner withdrew itself it knows already. */
    private static @Nullable Said cancelled(Event event) {
        if ("referrer".equals(event.payload().get("by"))) {
            return null;
        }
        Object reason = event.payload().get("reason");
        DeclineReason why = reason == null
                ? DeclineReason.OTHER
                : switch (CancellationReason.ofCode(reason.toString())) {
                    case PERSON_WISH, NOT_NEEDED -> DeclineReason.PATIENT_CHOICE;
                    case MOVED_AWAY -> DeclineReason.DISTANCE;
                    case ADMITTED -> DeclineReason.NOT_APPROPRIATE;
                    case ELSEWHERE, SENT_IN_ERROR, OTHER -> DeclineReason.OTHER;
                };
        String words = reason == null
                ? Outcome.ofCode(text(event, "outcome")).label()
                : CancellationReason.ofCode(reason.toString()).label();
        return said(event, Signal.DECLINED, why.code(), null, null, null, words + ".");
    }

    private @Nullable Said appointment(Event event, Referral referral, Signal signal) {
        return booked(event, referral)
                .map(appointment -> said(event, signal, null, null, time(appointment), null, null))
                .orElse(null);
    }

    private Optional<Appointment> booked(Event event, Referral referral) {
        String id = text(event, "appointment");
        return referrals.appointments(referral.personId(), List.of(referral.referralId())).stream()
                .filter(appointment -> appointment.appointmentId().toString().equals(id))
                .findFirst();
    }

    private static Time time(Appointment appointment) {
        Instant start = appointment.startsAt().toInstant();
        return new Time(null, start, start, appointment.mode());
    }

    private static Said plain(Event event, Signal signal) {
        return said(event, signal, null, null, null, null, null);
    }

    private static Said said(
            Event event,
            Signal signal,
            @Nullable String reason,
            @Nullable String outcome,
            @Nullable Time time,
            @Nullable String mode,
            @Nullable String words) {
        return new Said(signal, event.occurredAt(), event.recordedAt(), reason, outcome, time, mode, words);
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
