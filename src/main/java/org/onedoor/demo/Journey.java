package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.ExclusionCriterion;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Triage;
import org.onedoor.people.People;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.stereotype.Component;

/**
 * What would happen next to a referral if everyone in it were invented: decided by its state and its own chance, so that
 * history and the day that unfolds follow one rule. Teams that exist answer in time; only invented ones do not.
 */
@Component
@InDemo
class Journey {
    private final Triage triage;
    private final Answers answers;
    private final Care care;
    private final Consultations consultations;
    private final Referrals referrals;
    private final People people;
    private final Accounts accounts;
    private final Staff staff;
    private final Choice choice;
    private final Map<UUID, Long> chances = new ConcurrentHashMap<>();

    Journey(
            Triage triage,
            Answers answers,
            Care care,
            Consultations consultations,
            Referrals referrals,
            People people,
            Accounts accounts,
            Staff staff,
            Choice choice) {
        this.triage = triage;
        this.answers = answers;
        this.care = care;
        this.consultations = consultations;
        this.referrals = referrals;
        this.people = people;
        this.accounts = accounts;
        this.staff = staff;
        this.choice = choice;
    }

    /**
     * One thing that is going to happen.
     *
     * @param deed does it, and answers the referrals as they then are; none to look again
     */
    record Next(Instant at, Referral referral, Actor actor, UnaryOperator<Referral> deed) {}

    /** Gives a referral its own chance, so that the same seed tells the same story. */
    void chance(UUID referralId, long chance) {
        chances.put(referralId, chance);
    }

    private RandomGenerator random(Referral r) {
        long chance = chances.getOrDefault(r.referralId(), (long) r.referralId().hashCode());
        return new SplittableRandom(chance * 1_000_003 + r.version());
    }

    /** Whether this is one of those that wait for a visitor. */
    boolean isLeft(Referral r) {
        return new SplittableRandom(chances.getOrDefault(r.referralId(), 0L)).nextInt(3) == 0;
    }

    /** What comes next, or nothing when it has ended. */
    Optional<Next> next(Referral r, Instant now) {
        RandomGenerator random = random(r);
        return switch (r.state()) {
            case AWAITING_TRIAGE -> Optional.of(triage(r, now, random));
            case IN_TRIAGE -> Optional.of(place(r, now.plus(Hours.minutes(random, 3, 12)), random));
            case RETURNED, EXPIRED ->
                Optional.of(offer(r, Hours.centre(now.plus(Hours.minutes(random, 10, 60)), random), random));
            case INFO_REQUESTED -> Optional.of(information(r, now, random));
            case AWAITING_ANSWER -> Optional.of(answer(r, now, random));
            case ACCEPTED,
                    CONTACT_ATTEMPTED,
                    BOOKED,
                    DID_NOT_ATTEND,
                    APPOINTMENT_CANCELLED,
                    IN_PROGRESS,
                    OUTCOME_RECORDED -> Optional.of(consultations.next(r, now, random));
            case CLOSED, CANCELLED, ENTERED_IN_ERROR -> Optional.empty();
        };
    }

    static boolean isUrgent(Referral r) {
        return r.priority().compareTo(Priority.URGENT) <= 0;
    }

    private Next triage(Referral r, Instant now, RandomGenerator random) {
        Instant at = isUrgent(r)
                ? now.plus(Hours.minutes(random, 3, 18))
                : Hours.centre(now.plus(Hours.minutes(random, 15, 150)), random);
        boolean sooner = r.priority() == Priority.ROUTINE
                && random.nextInt(5) == 0
                && !choice.of(people.get(r.personId()), r.needs(), Priority.SOON.code(), at)
                        .isEmpty();
        String why = sooner ? "Needs to be seen sooner than four weeks; no crisis." : "As the referrer asked.";
        return new Next(at, r, centre(r), before -> {
            Referral started = triage.start(before.reference(), before.version(), null);
            return triage.decide(
                    before.reference(), started.version(), sooner ? Priority.SOON : before.priority(), why, null);
        });
    }

    private Next place(Referral r, Instant at, RandomGenerator random) {
        int chance = random.nextInt(100);
        boolean caller = r.door() == Door.SELF || r.door() == Door.PHONE;
        if (!isUrgent(r) && caller && chance < 8) {
            return new Next(
                    at,
                    r,
                    centre(r),
                    before -> care.outcome(
                            before.reference(),
                            before.version(),
                            Outcome.ADVICE_GIVEN,
                            List.of("person"),
                            "Talked it through on the telephone. Content with advice for now.",
                            null));
        }
        if (!isUrgent(r) && !caller && chance < 10) {
            return new Next(
                    at,
                    r,
                    centre(r),
                    before -> triage.askForInformation(
                            before.reference(), before.version(), "Which days and times suit the person best?", null));
        }
        return offer(r, at, random);
    }

    private Next information(Referral r, Instant now, RandomGenerator random) {
        Actor referrer = accounts.find(r.source().accountId())
                .map(Accounts.Account::actor)
                .orElse(Actor.SYSTEM);
        return new Next(
                Hours.office(now.plus(Hours.minutes(random, 120, 1500)), random),
                r,
                referrer,
                before -> triage.answerInformation(before.reference(), "Mornings are best, by telephone first.", null));
    }

    private Next offer(Referral r, Instant at, RandomGenerator random) {
        return new Next(at, r, centre(r), before -> {
            List<Service> able = able(before, at);
            if (able.isEmpty()) {
                return before;
            }
            Service chosen = able.get(random.nextInt(Math.min(3, able.size())));
            return triage.offer(before.reference(), before.version(), chosen.id(), null, null);
        });
    }

    /** Services not asked before, where need be by talking it through more widely; once an invented one has said no, only those that exist. */
    private List<Service> able(Referral r, Instant at) {
        var asked = referrals.asked(r.personId(), r.referralId()).stream()
                .map(Referrals.Asked::serviceId)
                .collect(Collectors.toSet());
        List<Service> able = List.of();
        for (List<String> needs : List.of(r.needs(), List.of("low-mood-anxiety"))) {
            for (String priority : List.of(r.priority().code(), Priority.ROUTINE.code())) {
                if (able.isEmpty()) {
                    able = choice.of(people.get(r.personId()), needs, priority, at).stream()
                            .filter(service -> !asked.contains(service.id()))
                            .filter(service -> asked.isEmpty() || !Choice.isInvented(service))
                            .toList();
                }
            }
        }
        return able;
    }

    private Next answer(Referral r, Instant now, RandomGenerator random) {
        Referral.OpenOffer offer = Objects.requireNonNull(r.offer());
        Service service = choice.service(Objects.requireNonNull(r.currentService()));
        int chance = random.nextInt(100);
        if (Choice.isInvented(service)
                && chance < 15
                && now.isBefore(r.receivedAt().plus(Duration.ofDays(1)))) {
            return new Next(offer.expiresAt().plus(Duration.ofMinutes(1)), r, Actor.SYSTEM, _ -> {
                answers.run();
                return look(r);
            });
        }
        Instant wished = now.plus(
                isUrgent(r)
                        ? Hours.minutes(random, 3, 20)
                        : r.priority() == Priority.SOON
                                        || now.isAfter(r.receivedAt().plus(Duration.ofDays(2)))
                                ? Hours.minutes(random, 30, 400)
                                : Hours.minutes(random, 60, 1600));
        Instant at = isUrgent(r) ? wished : Hours.office(wished, random);
        Instant latest = offer.expiresAt().minus(Duration.ofMinutes(2));
        if (at.isAfter(latest)) {
            at = latest;
        }
        Actor team = staff.inTeam(offer.teamId());
        if (Choice.isInvented(service) && chance < 45) {
            DeclineReason reason = chance < 30 ? DeclineReason.NO_CAPACITY : DeclineReason.NOT_ELIGIBLE;
            ExclusionCriterion criterion =
                    chance < 30 ? null : chance < 38 ? ExclusionCriterion.NOT_SEVERE : ExclusionCriterion.ENGAGEMENT;
            return new Next(
                    at,
                    r,
                    team,
                    before -> answers.decline(
                            before.reference(),
                            before.version(),
                            reason,
                            criterion,
                            "Invented: we cannot take this one.",
                            null));
        }
        return new Next(at, r, team, before -> answers.accept(before.reference(), before.version(), null, null));
    }

    private Actor centre(Referral r) {
        return staff.inTeam(r.owner().teamId());
    }

    /** The referral as it is now, seen by OneDoor itself. */
    Referral look(Referral r) {
        return CurrentActor.as(Actor.SYSTEM, () -> referrals.look(r.reference(), now -> now));
    }

    Referral find(String reference) {
        return CurrentActor.as(Actor.SYSTEM, () -> referrals.look(reference, now -> now));
    }
}
