package org.onedoor.frontdoor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.onedoor.Cast;
import org.onedoor.PastTheGate;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.directory.Slots;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Timeline;
import org.onedoor.record.TimelineEntry;
import org.springframework.stereotype.Component;

/** What tests of the front door do again and again, each by the act that everybody uses. */
@Component
public class Doing {
    public static final String PCN = "pcn-mh-tilbury-chadwell";
    static final String CONSULTANT = "consultant-outpatient";
    static final String VETERANS = "veterans-support";

    private final Cast cast;
    private final Intake intake;
    private final Triage triage;
    private final Answers answers;
    private final Referrals referrals;
    private final Slots slots;
    private final Timeline timeline;
    private final Clocks clocks;
    private final DomainTime time;

    Doing(
            Cast cast,
            Intake intake,
            Triage triage,
            Answers answers,
            Referrals referrals,
            Slots slots,
            Timeline timeline,
            Clocks clocks,
            DomainTime time) {
        this.cast = cast;
        this.intake = intake;
        this.triage = triage;
        this.answers = answers;
        this.referrals = referrals;
        this.slots = slots;
        this.timeline = timeline;
        this.clocks = clocks;
        this.time = time;
    }

    public String referral(Actor referrer) {
        return referral(referrer, Cast.somebody(new Random()), "given", Priority.ROUTINE, "low-mood-anxiety");
    }

    public String referral(Actor referrer, Details who) {
        return referral(referrer, who, "given", Priority.ROUTINE, "low-mood-anxiety");
    }

    public String referral(Actor referrer, Details who, String consent, Priority priority, String need) {
        return as(
                referrer,
                () -> intake.submit(
                                new Submission(
                                        who,
                                        null,
                                        Door.ownOf(referrer),
                                        priority,
                                        time.instant(),
                                        null,
                                        List.of(need),
                                        "Feeling low since the winter",
                                        null,
                                        consent,
                                        false),
                                null)
                        .reference());
    }

    /** Offers it to a service, whose team accepts. */
    public void accepted(String reference, String service) {
        offered(reference, service);
        as(
                cast.clinician(service).actor(),
                () -> answers.accept(reference, now(reference).version(), null, null));
    }

    public void offered(String reference, String service) {
        as(
                cast.navigator().actor(),
                () -> triage.offer(reference, now(reference).version(), Service.idOf(service), null, null));
    }

    /** Each question to a service, in the order they were asked. */
    List<Referrals.Asked> asked(String reference) {
        return as(
                Actor.SYSTEM,
                () -> referrals.look(
                        reference, referral -> referrals.asked(referral.personId(), referral.referralId())));
    }

    /** How many referrals the person of this one has. */
    int many(String reference) {
        return as(
                Actor.SYSTEM,
                () -> referrals.look(
                        reference,
                        referral ->
                                referrals.ofPerson(List.of(referral.personId())).size()));
    }

    public Referral now(String reference) {
        return as(Actor.SYSTEM, () -> referrals.look(reference, referral -> referral));
    }

    Slot slot(String service, Duration ahead) {
        Instant start = time.instant().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        return as(
                Actor.SYSTEM,
                () -> slots.offer(
                                Service.idOf(service),
                                List.of(new Slots.NewSlot(start, start.plus(Duration.ofMinutes(45)), Format.VIDEO)))
                        .getFirst());
    }

    List<TimelineEntry> timeline(String reference) {
        Referral referral = now(reference);
        return PastTheGate.read(
                () -> timeline.ofScope(referral.personId(), referral.referralId(), referral.parties(), null));
    }

    ClockView clock(String reference, String standard) {
        Referral referral = now(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    List<String> open(String reference) {
        Referral referral = now(reference);
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(ClockView::isOpen)
                .map(ClockView::standardId)
                .toList();
    }

    List<Appointment> appointments(String reference, String state) {
        Referral referral = now(reference);
        return referrals.appointments(referral.personId(), List.of(referral.referralId())).stream()
                .filter(appointment -> appointment.state().equals(state))
                .toList();
    }

    public UUID person(String reference) {
        return now(reference).personId();
    }

    static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }
}
