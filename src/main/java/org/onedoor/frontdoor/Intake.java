package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralEvents.ReferralReceived;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.NumberTakenMeanwhile;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Taking in a need from any door: who it is about, who owns it, and the clocks that start. */
@Service
public class Intake {
    /** What is said of a service that is not in the directory. */
    public static final String CHOOSE_SERVICE = "Choose a service from the list: this one is not on it";

    private static final int TRIES = 4;

    private final Acts acts;
    private final People people;
    private final ReferralRepository referrals;
    private final ReferralActs referralActs;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Services services;
    private final Centre centre;
    private final Bounces bounces;
    private final Looks looks;
    private final DomainTime time;

    Intake(
            Acts acts,
            People people,
            ReferralRepository referrals,
            ReferralActs referralActs,
            Relationships relationships,
            Organisations organisations,
            Services services,
            Centre centre,
            Bounces bounces,
            Looks looks,
            DomainTime time) {
        this.acts = acts;
        this.people = people;
        this.referrals = referrals;
        this.referralActs = referralActs;
        this.relationships = relationships;
        this.organisations = organisations;
        this.services = services;
        this.centre = centre;
        this.bounces = bounces;
        this.looks = looks;
        this.time = time;
    }

    /** Where a submission went. */
    public record Received(
            String reference, UUID personId, UUID referralId, boolean identityReview, boolean duplicate) {}

    /** Who the index thinks it is, before anything is stored. */
    public record Found(@Nullable Person person, boolean review, boolean numberHeld) {}

    /**
     * Takes in a referral. Nothing that was said is refused because the person is not known: they are provisional, and
     * identity review never holds up triage.
     *
     * @throws org.onedoor.platform.Invalid with a sentence for each field of a form that is wrong
     */
    public Received submit(Submission submission, @Nullable IdempotencyKey key) {
        return submit(submission, key, Along.NOTHING);
    }

    /** The same, with what the door brings beside it, inside the same act. */
    public Received submit(Submission submission, @Nullable IdempotencyKey key, Along along) {
        check(submission);
        boolean outer = TransactionSynchronizationManager.isActualTransactionActive(); // only its owner can try again
        for (int attempt = 1; ; attempt++) {
            try {
                return take(submission, key, along);
            } catch (NumberTakenMeanwhile taken) {
                if (attempt == TRIES || outer) {
                    throw taken;
                }
            }
        }
    }

    private Received take(Submission submission, @Nullable IdempotencyKey key, Along along) {
        Found found = find(submission);
        UUID personId = found.person() == null ? Ids.person() : found.person().personId();
        Subject.Person subject = new Subject.Person(personId);
        Begin begin = Begin.on("Make a referral", Ask.function(Action.WRITE, "referral"), subject)
                .once(key);
        return acts.act(
                found.person() == null ? begin.making() : begin,
                Received.class,
                act -> receive(act, submission, found, personId, along, null));
    }

    /**
     * Whether a submission could be taken in; nothing is stored.
     *
     * @throws Invalid with a sentence for each field that is wrong
     */
    public void check(Submission submission) {
        Instant now = time.instant();
        submission.checked(now);
        Map<String, String> problems = new LinkedHashMap<>();
        Actor actor = CurrentActor.get();
        String door = centre.owner().teamId().equals(actor.teamId()) ? null : Door.refusal(actor, submission.door());
        if (door != null) {
            problems.put("door", door);
        }
        if (submission.service() != null && services.find(submission.service()).isEmpty()) {
            problems.put("service", CHOOSE_SERVICE);
        }
        if (!submission.lenient()) {
            List<String> known = services.needs().stream().map(CodedNeed::code).toList();
            if (!known.containsAll(submission.needs())) {
                problems.put("needs", "Select needs from the list: one of those sent is not on it");
            }
            if (submission.personId() == null) {
                problems.putAll(unknownPractice(submission.person()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        if (!submission.lenient() && submission.personId() == null) {
            submission.person().checked(London.date(now));
        }
    }

    private Map<String, String> unknownPractice(Details person) {
        String code = person.practiceOds();
        boolean known = code == null
                || organisations
                        .byOds(code)
                        .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                        .isPresent();
        return known
                ? Map.of()
                : Map.of(
                        "practiceOds",
                        "No GP practice here has this code. Check it, it looks like F81110, or leave it empty");
    }

    private Found find(Submission submission) {
        if (submission.personId() != null) {
            return new Found(people.get(submission.personId()), false, true);
        }
        boolean held = Optional.ofNullable(submission.person().nhsNumber())
                .flatMap(NhsNumber::of)
                .flatMap(people::byNhsNumber)
                .isPresent();
        return switch (people.identify(submission.person())) {
            case Identification.Exact(Person person) ->
                isForSomebodyToDecide(submission, person)
                        ? new Found(null, true, held)
                        : new Found(person, false, held);
            case Identification.Near _ -> new Found(null, true, held);
            case Identification.Nobody() -> new Found(null, !submission.person().isIdentifying(), held);
        };
    }

    /**
     * A number and a name are known to many. Nor is anybody told at an open door that somebody has died, and no message is
     * lost by it: whoever it is for may live.
     */
    private static boolean isForSomebodyToDecide(Submission submission, Person person) {
        boolean open = submission.door().isOpenToAnybody();
        return (open && submission.person().birthDate() == null)
                || (person.diedOn() != null && (open || submission.lenient()));
    }

    private Received receive(
            Act act, Submission submission, Found found, UUID personId, Along along, @Nullable UUID supersedes) {
        Person person = found.person() == null ? people.register(act, personId, submission.person()) : found.person();
        Deaths.requireAlive(person);
        if (!found.numberHeld() && lost(person)) {
            throw new NumberTakenMeanwhile();
        }
        boolean review = found.review()
                || (submission.person().nhsNumber() != null
                        && person.nhsNumberStatus() == Person.NhsNumberStatus.NOT_VALID);
        UUID referralId = Ids.at(act.now());
        UUID duplicate = found.person() == null ? null : duplicate(personId, submission.needs(), supersedes);
        Actor actor = act.actor();
        Referral referral = along.stands(new Referral(
                personId,
                referralId,
                Ids.reference(),
                0,
                WorkState.AWAITING_TRIAGE,
                submission.door(),
                submission.priority(),
                submission.priority(),
                submission.receivedAt(),
                act.now(),
                source(actor),
                centre.owner(),
                submission.service(),
                submission.service(),
                null,
                referralId,
                null,
                submission.needs(),
                submission.consent(),
                review,
                duplicate,
                supersedes,
                null,
                List.of(),
                Set.of()));
        referrals.insert(referral, new Referral.Words(submission.reason(), submission.risk()));
        relationships.begin(personId, grounds(referral, person));
        act.begins(received(referral, person, false), submission.receivedAt());
        along.then(act, referral);
        act.last(() -> referralActs.show(referral));
        return new Received(referral.reference(), personId, referralId, review, duplicate != null);
    }

    /** A valid number that was free a moment ago and is another's now. */
    private static boolean lost(Person person) {
        return person.nhsNumber() != null
                && person.nhsNumberStatus() == Person.NhsNumberStatus.NOT_VALID
                && NhsNumber.problem(person.nhsNumber()) == null;
    }

    /**
     * Refers somebody again whose referral has ended. It is a new need with clocks of its own, and each names the other, so
     * that nothing has to be told twice.
     */
    public Received again(String reference, Priority priority, String words, @Nullable IdempotencyKey key) {
        return again(reference, Step.REFER_AGAIN, priority, words, key, _ -> Along.NOTHING);
    }

    /** @param along what comes with it, decided inside the act on the referral that has ended */
    Received again(
            String reference,
            Step step,
            Priority priority,
            String words,
            @Nullable IdempotencyKey key,
            Function<Referral, Along> along) {
        Triage.requireWords(words, "words", "Say why this person needs help again");
        Referral ended = referrals.byReference(reference).orElse(null);
        if (ended == null) {
            return looks.absent("Refer again after " + reference, Action.WRITE, "referral");
        }
        Subject.Person subject = new Subject.Person(ended.personId());
        Begin begin = Begin.on(
                        "Refer again after " + reference,
                        Ask.item(Action.WRITE, "referral", subject, ended.parties()),
                        subject)
                .once(key);
        return acts.act(begin, Received.class, act -> {
            Permitted.require(step, ended, act.actor());
            Person person = people.get(ended.personId());
            Submission submission = new Submission(
                    Details.NOTHING,
                    ended.personId(),
                    Door.ownOf(act.actor()),
                    priority,
                    act.now(),
                    null,
                    ended.needs(),
                    words,
                    referrals.words(ended).risk(),
                    ended.consent(),
                    false);
            Received received = receive(
                    act,
                    submission,
                    new Found(person, false, true),
                    ended.personId(),
                    along.apply(ended),
                    ended.referralId());
            if (step != Step.REFER_AGAIN) {
                return received;
            }
            Referral made =
                    referrals.find(received.personId(), received.referralId()).orElseThrow();
            referralActs.store(act, made, bounces.noticed(act, made, 0));
            return received;
        });
    }

    static Referral.Source source(Actor actor) {
        return new Referral.Source(actor.organisationId(), actor.teamId(), actor.accountId());
    }

    List<Relationship> grounds(Referral referral, Person person) {
        List<Relationship> grounds = new ArrayList<>();
        grounds.add(new Relationship(
                referral.owner().organisationId(), referral.owner().teamId(), "referral", referral.referralId()));
        if (!referral.source().organisationId().equals(referral.owner().organisationId())) {
            grounds.add(new Relationship(
                    referral.source().organisationId(), referral.source().teamId(), "referral", referral.referralId()));
        }
        if (person.practiceOds() != null) {
            organisations
                    .byOds(person.practiceOds())
                    .filter(organisation -> organisation.kind() == OrganisationKind.PRACTICE)
                    .map(Organisation::id)
                    .ifPresent(practice -> grounds.add(new Relationship(practice, null, "registration", practice)));
        }
        return grounds;
    }

    ReferralReceived received(Referral referral, Person person, boolean onward) {
        String code = null;
        String teamType = null;
        if (referral.requestedService() != null) {
            org.onedoor.directory.Service service =
                    services.find(referral.requestedService()).orElse(null);
            if (service != null) {
                code = service.code();
                teamType =
                        organisations.team(service.teamId()).map(Team::typeCode).orElse(null);
            }
        }
        return new ReferralReceived(
                referral.referralId(),
                referral.journeyId(),
                referral.door().code(),
                referral.priority().code(),
                code,
                teamType,
                referral.needs(),
                person.ageOn(London.date(referral.receivedAt())),
                onward);
    }

    /** An open referral of the same person for one of the same needs: shown to the navigator, never refused. */
    private @Nullable UUID duplicate(UUID personId, List<String> needs, @Nullable UUID supersedes) {
        return referrals
                .openFor(people.linked(personId), needs)
                .filter(open -> !open.equals(supersedes))
                .orElse(null);
    }

    /** Says who a referral is about, once a navigator has looked. */
    public Referral confirmIdentity(String reference, long version, Details details, @Nullable IdempotencyKey key) {
        details.checked(London.date(time.instant()));
        Map<String, String> problems = unknownPractice(details);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return referralActs.perform(
                new ReferralActs.Wish(reference, version, Step.CONFIRM_IDENTITY, key), (act, before) -> {
                    boolean unknown = people.get(before.personId()).birthDate() == null;
                    Person after = people.identified(act, before.personId(), details);
                    act.happened(new ReferralEvents.IdentityConfirmed(before.referralId(), before.journeyId()));
                    boolean found = unknown && after.birthDate() != null;
                    return found && people.mayBeAnother(after) ? before.underReview() : before.reviewed();
                });
    }
}
