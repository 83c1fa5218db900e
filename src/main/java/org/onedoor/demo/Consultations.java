package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.Journey.Next;
import org.onedoor.directory.Format;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.AppointmentTime;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.platform.Actor;
import org.onedoor.record.Intervention;
import org.springframework.stereotype.Component;

/** What an invented member of the owning team does: book, see, and say what came of it. */
@Component
@InDemo
class Consultations {
    private static final int ENOUGH = 14;

    /** A published time this much later than wished is near enough. */
    private static final Duration NEAR = Duration.ofDays(2);

    private final Care care;
    private final Referrals referrals;
    private final Staff staff;
    private final Choice choice;
    private final Slots slots;

    Consultations(Care care, Referrals referrals, Staff staff, Choice choice, Slots slots) {
        this.care = care;
        this.referrals = referrals;
        this.staff = staff;
        this.choice = choice;
        this.slots = slots;
    }

    Next next(Referral r, Instant now, RandomGenerator random) {
        Actor team = staff.inTeam(r.owner().teamId());
        boolean invented = choice.isInventedTeam(r.owner().teamId());
        boolean urgent = Journey.isUrgent(r);
        Instant soon = urgent
                ? now.plus(Hours.minutes(random, 2, 8))
                : Hours.office(now.plus(Hours.minutes(random, 10, r.priority() == Priority.SOON ? 200 : 1200)), random);
        return switch (r.state()) {
            case ACCEPTED, CONTACT_ATTEMPTED -> first(r, soon, team, invented, random);
            case DID_NOT_ATTEND, APPOINTMENT_CANCELLED ->
                book(r, soon, team, Hours.appointment(soon.plus(Hours.days(random, 2, 5)), random), random);
            case BOOKED -> seen(r, now, team, random);
            case IN_PROGRESS -> later(r, now, team, random);
            case OUTCOME_RECORDED ->
                new Next(
                        Hours.office(now.plus(Hours.minutes(random, 60, 1800)), random),
                        r,
                        team,
                        before -> care.close(before.reference(), before.version(), null));
            case AWAITING_TRIAGE,
                    IN_TRIAGE,
                    INFO_REQUESTED,
                    AWAITING_ANSWER,
                    RETURNED,
                    EXPIRED,
                    CLOSED,
                    CANCELLED,
                    ENTERED_IN_ERROR -> throw new IllegalStateException("Not with a team: " + r.state());
        };
    }

    private Next first(Referral r, Instant at, Actor team, boolean invented, RandomGenerator random) {
        int chance = random.nextInt(100);
        if (r.state() == WorkState.ACCEPTED && !Journey.isUrgent(r) && chance < 14) {
            return new Next(
                    at,
                    r,
                    team,
                    before -> care.attempted(before.reference(), "telephone", "No answer. Will try again.", null));
        }
        if (chance > 97 && !Journey.isUrgent(r)) {
            return new Next(
                    at,
                    r,
                    team,
                    before -> care.cancel(
                            before.reference(),
                            before.version(),
                            CancellationReason.PERSON_WISH,
                            "The person feels better and does not want help now.",
                            List.of("person", "referrer"),
                            null));
        }
        return book(r, at, team, appointment(r, at, invented, random), random);
    }

    private static Instant appointment(Referral r, Instant at, boolean invented, RandomGenerator random) {
        return switch (r.priority()) {
            case EMERGENCY, VERY_URGENT -> at.plus(Hours.minutes(random, 25, 80));
            case URGENT -> at.plus(Hours.minutes(random, 40, 420));
            case SOON -> day(r, at, invented ? 9 : 2, invented ? 13 : 5, random);
            case ROUTINE -> {
                boolean late = invented && random.nextBoolean();
                boolean early = r.parentId() != null || r.needs().contains("psychosis-first-episode");
                yield day(r, at, late ? 30 : early ? 2 : 4, late ? 44 : early ? 6 : 13, random);
            }
        };
    }

    private static Instant day(Referral r, Instant at, int from, int to, RandomGenerator random) {
        Instant start = Hours.appointment(r.receivedAt().plus(Hours.days(random, from, to)), random);
        return start.isAfter(at.plus(Duration.ofHours(1)))
                ? start
                : Hours.appointment(at.plus(Duration.ofHours(18)), random);
    }

    private Next book(Referral r, Instant at, Actor team, Instant start, RandomGenerator random) {
        int chance = random.nextInt(10);
        String mode =
                r.priority() != Priority.ROUTINE || chance < 6 ? "face-to-face" : chance < 8 ? "video" : "telephone";
        return new Next(
                at,
                r,
                team,
                before -> care.book(before.reference(), before.version(), time(before, start, mode), null));
    }

    /** A slot the service has put up near the time wished for, as people would take it; else a time of their own. */
    private AppointmentTime time(Referral r, Instant start, String mode) {
        UUID service = r.currentService();
        return Journey.isUrgent(r) || service == null
                ? new AppointmentTime.Agreed(start, mode)
                : slots.free(List.of(service), start, start.plus(NEAR)).stream()
                        .filter(slot -> slot.mode() != Format.TEXT)
                        .findFirst()
                        .<AppointmentTime>map(slot -> new AppointmentTime.Published(slot.id()))
                        .orElseGet(() -> new AppointmentTime.Agreed(start, mode));
    }

    private Next seen(Referral r, Instant now, Actor team, RandomGenerator random) {
        List<Appointment> all = referrals.appointments(r.personId(), List.of(r.referralId()));
        Appointment booked = all.stream()
                .filter(appointment -> appointment.state().equals("booked"))
                .findFirst()
                .orElseThrow();
        Instant start = booked.startsAt().toInstant();
        int chance = random.nextInt(100);
        boolean mayMiss = r.priority() == Priority.ROUTINE
                && r.parentId() == null
                && all.size() == 1
                && !r.needs().contains("psychosis-first-episode");
        if (mayMiss && chance < 6) {
            Instant before = start.minus(Duration.ofHours(20));
            return new Next(
                    before.isAfter(now) ? before : now,
                    r,
                    team,
                    referral -> care.cancelAppointment(
                            referral.reference(), referral.version(), "person", "Asked for another day.", null));
        }
        if (mayMiss && chance < 18) {
            return new Next(
                    start.plus(Duration.ofMinutes(30)),
                    r,
                    team,
                    referral -> care.didNotAttend(
                            referral.reference(), "Did not come. Will ring to ask if all is well.", null));
        }
        return new Next(
                start.plus(Duration.ofMinutes(45)),
                r,
                team,
                referral -> care.contact(
                        referral.reference(),
                        new Care.Seen(
                                start,
                                true,
                                booked.mode(),
                                "assessment",
                                true,
                                true,
                                isLastNeeded(referral),
                                "Listened, agreed what matters and what comes next. Plan shared with the person."),
                        null));
    }

    /** The last that was needed, unless another service on the journey has not seen the person yet. */
    private boolean isLastNeeded(Referral referral) {
        return referrals.ofJourney(referral.personId(), referral.journeyId()).stream()
                .filter(other -> !other.referralId().equals(referral.referralId()))
                .allMatch(other -> !other.isOpen()
                        || other.state() == WorkState.IN_PROGRESS
                        || other.state() == WorkState.OUTCOME_RECORDED);
    }

    /** The same kind of treatment each time; with some it was not written down. */
    private static @Nullable Intervention done(Referral r) {
        int chance = Math.floorMod(r.referralId().hashCode(), Intervention.values().length + 3);
        return chance < Intervention.values().length ? Intervention.values()[chance] : null;
    }

    private Next later(Referral r, Instant now, Actor team, RandomGenerator random) {
        Instant at = Hours.appointment(now.plus(Hours.days(random, 4, 15)), random);
        if (r.version() < ENOUGH && random.nextInt(100) < 40) {
            return new Next(
                    at.plus(Duration.ofMinutes(50)),
                    r,
                    team,
                    before -> care.contact(
                            before.reference(),
                            new Care.Seen(
                                    at,
                                    true,
                                    "face-to-face",
                                    "treatment",
                                    true,
                                    true,
                                    false,
                                    "Going as planned.",
                                    done(r)),
                            null));
        }
        int chance = random.nextInt(100);
        Outcome outcome = chance < 38
                ? Outcome.NEED_MET
                : chance < 68
                        ? Outcome.TREATMENT_COMPLETED
                        : chance < 86
                                ? Outcome.CARE_CONTINUES
                                : chance < 95 ? Outcome.PERSON_DECLINED : Outcome.MOVED_AWAY;
        return new Next(
                at,
                r,
                team,
                before -> care.outcome(
                        before.reference(),
                        before.version(),
                        outcome,
                        List.of("person", "referrer", "gp"),
                        null,
                        null));
    }
}
