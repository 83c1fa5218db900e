package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.waiting.ExpectedWaits;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;

/**
 * What somebody without an account may see of a referral: by its reference and the person's date of birth together, or
 * by its reference and the code that was given where nobody knew a date, and nothing that tells of one without the other.
 */
@org.springframework.stereotype.Service
public class PublicFollowing {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ReferralRepository referrals;
    private final FollowCodes codes;
    private final AppointmentRepository appointments;
    private final DoorEntries entries;
    private final People people;
    private final Services services;
    private final Clocks clocks;
    private final Looks looks;
    private final PublicDoor door;
    private final Waiting waiting;
    private final ExpectedWaits expected;

    PublicFollowing(
            ReferralRepository referrals,
            FollowCodes codes,
            AppointmentRepository appointments,
            DoorEntries entries,
            People people,
            Services services,
            Clocks clocks,
            Looks looks,
            PublicDoor door,
            Waiting waiting,
            ExpectedWaits expected) {
        this.referrals = referrals;
        this.codes = codes;
        this.appointments = appointments;
        this.entries = entries;
        this.people = people;
        this.services = services;
        this.clocks = clocks;
        this.looks = looks;
        this.door = door;
        this.waiting = waiting;
        this.expected = expected;
    }

    /**
     * Where a referral stands.
     *
     * @param merged the same need goes on under another reference, of which nothing more is told here
     * @param byWhen when the next thing is due, where something is
     * @param service who has it; none while nobody has accepted, or when the person has not agreed that it is told
     * @param appointment the next one, told as the service is
     * @param expected how long others waited for that service; none where too few are known, or the wait is over
     */
    public record Stand(
            String reference,
            Instant receivedAt,
            WorkState state,
            boolean merged,
            @Nullable Instant byWhen,
            @Nullable String service,
            @Nullable Instant appointment,
            @Nullable String expected) {}

    /** The referral with this reference, of somebody born on this day; a wrong day is answered like a wrong reference. */
    public Optional<Stand> of(String reference, LocalDate birthDate) {
        Referral found = referrals.byReference(reference).orElse(null);
        Person person = people.find(found == null ? NOBODY : found.personId()).orElse(null);
        if (found == null || person == null || !birthDate.equals(person.birthDate())) {
            return Optional.empty();
        }
        return look(found, "Referral " + reference + " by its reference and birth date");
    }

    /** The referral with this reference, by the code that was given when it was sent without a date of birth. */
    public Optional<Stand> of(String reference, String code) {
        Referral found = referrals.byReference(reference).orElse(null);
        return found == null || !codes.isOf(found, code)
                ? Optional.empty()
                : look(found, "Referral " + reference + " by its reference and code");
    }

    private Optional<Stand> look(Referral found, String what) {
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(found.personId()), found.parties());
        return Optional.of(CurrentActor.as(door.actor(), () -> looks.look(what, ask, _ -> stand(found))));
    }

    private Stand stand(Referral referral) {
        boolean tells = referral.consent().equals("given")
                && entries.of(referral.personId(), referral.referralId())
                        .map(DoorEntry::tells)
                        .orElse(true);
        boolean taken = Permitted.withTeam(referral.state()) || referral.state() == WorkState.OUTCOME_RECORDED;
        Instant due = clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(ClockView::isOpen)
                .map(ClockView::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new Stand(
                referral.reference(),
                referral.receivedAt(),
                referral.state(),
                referral.outcome() == Outcome.MERGED,
                due,
                tells && taken ? service(referral) : null,
                tells ? appointment(referral) : null,
                tells && taken && referral.state() != WorkState.OUTCOME_RECORDED ? expected(referral) : null);
    }

    private @Nullable String service(Referral referral) {
        return Optional.ofNullable(referral.currentService())
                .flatMap(services::find)
                .map(Service::name)
                .orElse(null);
    }

    private @Nullable String expected(Referral referral) {
        return referral.currentService() == null
                        || waiting.of(referral).filter(wait -> !wait.isOver()).isEmpty()
                ? null
                : expected.of(referral.currentService(), referral.priority()).plain();
    }

    private @Nullable Instant appointment(Referral referral) {
        return appointments.of(referral.personId(), List.of(referral.referralId())).stream()
                .filter(appointment -> appointment.state().equals("booked"))
                .map(appointment -> appointment.startsAt().toInstant())
                .min(Instant::compareTo)
                .orElse(null);
    }
}
