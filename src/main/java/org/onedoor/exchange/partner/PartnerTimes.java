package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Unavailable;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;

/** The times of a partner that has a referral of ours: read from its machine, asked for and given up by message. */
@Service
public class PartnerTimes {
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int MOST = 40;

    private final Dialogues dialogues;
    private final Outbox outbox;
    private final Partners partners;
    private final PartnerLine line;
    private final ReferralLetter letter;
    private final Referrals referrals;
    private final DoorEntries entries;
    private final Acts acts;
    private final FhirContext fhir;
    private final DomainTime time;

    PartnerTimes(
            Dialogues dialogues,
            Outbox outbox,
            Partners partners,
            PartnerLine line,
            ReferralLetter letter,
            Referrals referrals,
            DoorEntries entries,
            Acts acts,
            FhirContext fhir,
            DomainTime time) {
        this.dialogues = dialogues;
        this.outbox = outbox;
        this.partners = partners;
        this.line = line;
        this.letter = letter;
        this.referrals = referrals;
        this.entries = entries;
        this.acts = acts;
        this.fhir = fhir;
        this.time = time;
    }

    /** With which partner somebody may be booked in: one that has the referral and has told us what it calls it. */
    Optional<Dialogue> bookable(Referral referral) {
        boolean withTeam = switch (referral.state()) {
            case ACCEPTED, BOOKED, CONTACT_ATTEMPTED, DID_NOT_ATTEND, APPOINTMENT_CANCELLED, IN_PROGRESS -> true;
            default -> false;
        };
        return dialogues.of(referral.personId(), referral.referralId()).stream()
                .filter(dialogue -> withTeam
                        && dialogue.asked()
                        && dialogue.isOpen()
                        && dialogue.theirReference() != null
                        && Objects.equals(dialogue.serviceId(), referral.currentService())
                        && partners.find(dialogue.partner()).isPresent())
                .reduce((_, later) -> later);
    }

    /**
     * The partner whose times can be asked for on a referral.
     *
     * @param held the appointment that is booked now; none when there is none
     */
    public record Open(
            Referral referral, String partner, @Nullable Appointment held) {}

    /** Called from inside a look at the referral. @throws Refused when there is nobody to ask */
    public Open open(Referral referral) {
        if (!entries.untold(List.of(referral), CurrentActor.get()).isEmpty()) {
            throw nobody(); // who has it is not theirs to know
        }
        Dialogue dialogue = require(referral);
        return new Open(referral, partner(dialogue).name(), held(referral).orElse(null));
    }

    private Optional<Appointment> held(Referral referral) {
        return referrals.appointments(referral.personId(), List.of(referral.referralId())).stream()
                .filter(appointment -> appointment.state().equals("booked"))
                .findFirst();
    }

    private Dialogue require(Referral referral) {
        return bookable(referral).orElseThrow(PartnerTimes::nobody);
    }

    private static Refused nobody() {
        return new Refused(
                "not-permitted", "No partner's machine has this referral now, so there are no times to read from one.");
    }

    private Partner partner(Dialogue dialogue) {
        return partners.find(dialogue.partner()).orElseThrow(() -> new NotFound("partner"));
    }

    /**
     * What the partner has free now. Called outside every transaction.
     *
     * @throws Unavailable in words, when the partner's machine does not say
     */
    public List<Time> free(Referral referral) {
        Dialogue dialogue = require(referral);
        Partner partner = partner(dialogue);
        String there = partner.serviceThere(Objects.requireNonNull(dialogue.serviceId()))
                .orElseThrow(() -> new NotFound("service"));
        Instant now = time.instant();
        String path = "/Slot?schedule.actor:HealthcareService=" + encoded(there) + "&status=free&start="
                + encoded("ge" + now) + "&start=" + encoded("le" + now.plus(AHEAD));
        try {
            PartnerLine.Answer answer = line.get(partner, path);
            if (answer.status() != 200 || !(SaidInFhir.of(answer.body(), fhir).orElse(null) instanceof Bundle found)) {
                throw new Unavailable(
                        "%s's machine did not say which times are free (status %d). Try again later, or ring them."
                                .formatted(partner.name(), answer.status()));
            }
            return times(found, now);
        } catch (IOException e) {
            throw new Unavailable(
                    "%s's machine could not be reached, so its free times are not known. Try again in a minute, or ring them."
                            .formatted(partner.name()));
        }
    }

    /** Of two times of one id nobody can say which would be booked: neither is shown. */
    static List<Time> times(Bundle found, Instant now) {
        List<Time> free = free(found, now);
        return free.stream()
                .filter(time -> free.stream()
                        .noneMatch(other -> Objects.equals(other.slot(), time.slot()) && !other.equals(time)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Time> free(Bundle found, Instant now) {
        return found.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .filter(slot -> slot.getStatus() == Slot.SlotStatus.FREE
                        && slot.hasStart()
                        && slot.hasEnd()
                        && slot.getEnd().after(slot.getStart())
                        && String.valueOf(slot.getIdElement().getIdPart()).matches(Verdict.ID)
                        && slot.getStart().toInstant().isAfter(now))
                .map(slot -> new Time(
                        slot.getIdElement().getIdPart(),
                        slot.getStart().toInstant(),
                        slot.getEnd().toInstant(),
                        Delivery.mode(slot.getExtension())))
                .sorted(Comparator.comparing(Time::start))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks for one of them. It is booked when the partner's machine says so, and not before. */
    public void ask(String reference, @Nullable Time wanted) {
        if (wanted == null) {
            throw new Invalid("time", "Choose one of the times");
        }
        if (!wanted.start().isAfter(time.instant())) {
            throw new Invalid("time", "This time has passed. Choose a later one");
        }
        write(reference, Kind.BOOKING, wanted);
    }

    /** Gives up the appointment that is booked there. */
    public void cancel(String reference) {
        write(reference, Kind.BOOKING_CANCELLATION, null);
    }

    private void write(String reference, Kind kind, @Nullable Time wanted) {
        act("Ask a partner's machine for an appointment", reference, (act, referral) -> {
            Dialogue dialogue = dialogues.held(require(referral));
            if (isAsked(referral)) {
                throw new Refused(
                        "asked-already",
                        "Their machine is being asked about an appointment already. Wait for its answer: it shows on the referral.");
            }
            Time which = wanted != null
                    ? wanted
                    : held(referral)
                            .map(held -> new Time(
                                    null,
                                    held.startsAt().toInstant(),
                                    held.startsAt().toInstant(),
                                    held.mode()))
                            .orElseThrow(() -> new Refused("no-appointment", "No appointment is booked."));
            UUID messageId = UUID.randomUUID();
            outbox.queue(
                    dialogue,
                    messageId,
                    kind,
                    letter.book(dialogue, partner(dialogue), referral, kind, which, messageId, act.now()),
                    act.now());
        });
    }

    private boolean isAsked(Referral referral) {
        return outbox.of(referral.personId(), referral.referralId()).stream()
                .anyMatch(message -> message.state().equals("queued")
                        && (message.kind().equals(Kind.BOOKING.code())
                                || message.kind().equals(Kind.BOOKING_CANCELLATION.code())));
    }

    /** Has a message that was not delivered, or not taken, tried anew. */
    public void sendAgain(String reference, UUID messageId) {
        act("Send a message to a partner's machine again", reference, (act, referral) -> {
            if (isOver(referral, messageId)) {
                throw new Refused(
                        "not-permitted",
                        "This is over: the offer was taken back, or it ended. Sent now, it would begin again at the partner. "
                                + "Offer the referral to them anew if they are to have it.");
            }
            if (!outbox.again(referral.personId(), referral.referralId(), messageId, act.now())) {
                throw new Refused("not-permitted", "This message needs no sending: it is on its way or has arrived.");
            }
        });
    }

    /** What was asked before the end must not arrive after it. */
    private boolean isOver(Referral referral, UUID messageId) {
        return outbox.find(referral.personId(), messageId)
                .filter(message -> !Kind.ofCode(message.kind()).isForWhatIsOver())
                .flatMap(message -> dialogues.of(referral.personId(), referral.referralId()).stream()
                        .filter(dialogue -> dialogue.dialogueId().equals(message.dialogueId()))
                        .findFirst())
                .filter(dialogue -> !dialogues.held(dialogue).isOpen())
                .isPresent();
    }

    private interface Change {
        void of(Act act, Referral referral);
    }

    private void act(String what, String reference, Change change) {
        Referral found = referrals.look(reference, referral -> referral);
        Subject.Person subject = new Subject.Person(found.personId());
        acts.act(Begin.on(what, Ask.item(Action.WRITE, "referral", subject, found.parties()), subject), act -> {
            change.of(act, referrals.ofAct(found.personId(), found.referralId()));
        });
    }
}
