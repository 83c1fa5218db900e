package org.onedoor.frontdoor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.ConsentRecorded;
import org.onedoor.frontdoor.ReferralEvents.ReferralCancelled;
import org.onedoor.frontdoor.ReferralEvents.ReferralMerged;
import org.onedoor.frontdoor.ReferralEvents.ReferralRepeated;
import org.onedoor.frontdoor.ReferralEvents.TriageDecided;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * The same need of the same person twice. Whoever sends it again may add what they wrote to the open one; the centre may merge
 * one that came already. Nothing that was written is lost, the earlier clock goes on, and the more urgent of the two counts.
 */
@Service
public class Duplicates {
    /** From here on somebody is more likely the same person than not. */
    private static final double LIKELY = 0.5;

    private final Acts acts;
    private final ReferralActs referralActs;
    private final ReferralRepository referrals;
    private final Relationships relationships;
    private final People people;
    private final Notes notes;
    private final Recognition recognition;
    private final Raising raising;
    private final Following following;
    private final DoorEntries entries;
    private final EventLog log;
    private final Gate gate;

    Duplicates(
            Acts acts,
            ReferralActs referralActs,
            ReferralRepository referrals,
            Relationships relationships,
            People people,
            Notes notes,
            Recognition recognition,
            Raising raising,
            Following following,
            DoorEntries entries,
            EventLog log,
            Gate gate) {
        this.acts = acts;
        this.referralActs = referralActs;
        this.referrals = referrals;
        this.relationships = relationships;
        this.people = people;
        this.notes = notes;
        this.recognition = recognition;
        this.raising = raising;
        this.following = following;
        this.entries = entries;
        this.log = log;
        this.gate = gate;
    }

    /**
     * The open referral that a submission repeats, if whoever sends it may see that one. Nobody learns from this that
     * somebody else referred a person they do not look after.
     */
    public Optional<Referral> of(Submission submission) {
        UUID personId = submission.personId();
        if (personId == null && people.identify(submission.person()) instanceof Identification.Exact(var person)) {
            personId = person.personId();
        }
        return personId == null
                ? Optional.empty()
                : open(personId, submission.needs()).filter(this::reaches);
    }

    /**
     * The open referral of somebody who may be the same person, where that is not sure enough to say so; only one that
     * whoever sends this may see.
     */
    public Optional<Referral> perhaps(Submission submission) {
        return submission.personId() == null
                        && people.identify(submission.person()) instanceof Identification.Near(var candidates)
                ? candidates.stream()
                        .filter(candidate -> candidate.probability() >= LIKELY)
                        .map(candidate -> open(candidate.person().personId(), submission.needs()))
                        .flatMap(Optional::stream)
                        .filter(this::reaches)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Referral> open(UUID personId, List<String> needs) {
        List<UUID> linked = people.linked(personId);
        return referrals
                .openFor(linked, needs)
                .flatMap(id -> linked.stream()
                        .map(person -> referrals.find(person, id))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private boolean reaches(Referral referral) {
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), referral.parties());
        return gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed;
    }

    /**
     * Adds what was written to the open referral it repeats, whose owner is told. What is said later counts: the more urgent of
     * the two, every need of both, what the person says of sharing, and what the form brings along.
     *
     * @param letter the words it was read from, if it was pasted in
     * @param along kept in the same act
     */
    public Referral attach(Submission submission, @Nullable String letter, Along along, @Nullable IdempotencyKey key) {
        Referral found = of(submission)
                .orElseThrow(
                        () -> new Refused("no-duplicate", "It is not open any longer. Send this as a new referral."));
        Deaths.requireAlive(people.get(found.personId()));
        Subject.Person subject = new Subject.Person(found.personId());
        Ask ask = Ask.item(Action.WRITE, "referral", subject, found.parties());
        acts.act(Begin.on("Add to " + found.reference(), ask, subject).once(key), String.class, act -> {
            Referral before =
                    referrals.find(found.personId(), found.referralId()).orElseThrow();
            if (!before.isOpen()) {
                throw new Refused("no-duplicate", "It is not open any longer. Send this as a new referral.");
            }
            UUID event = act.happened(new ReferralRepeated(
                    before.referralId(),
                    before.journeyId(),
                    act.actor().organisationId(),
                    submission.priority().code()));
            notes.write(act, event, before.referralId(), SaidAgain.of(submission, people.get(before.personId())));
            notes.write(act, event, before.referralId(), letter);
            follows(
                    before,
                    new Referral.Source(
                            act.actor().organisationId(),
                            act.actor().teamId(),
                            act.actor().accountId()));
            along.then(act, before);
            referralActs.store(act, before, counted(act, before, submission));
            return before.reference();
        });
        return referrals.find(found.personId(), found.referralId()).orElseThrow();
    }

    private Referral counted(Act act, Referral before, Submission submission) {
        Referral after = recognition.add(act, before, submission.needs());
        if (!submission.consent().equals("not-asked") && !submission.consent().equals(before.consent())) {
            act.happened(new ConsentRecorded(before.referralId(), before.journeyId(), submission.consent()));
            after = after.agreed(submission.consent());
        }
        boolean sooner =
                submission.priority().compareTo(before.priority()) < 0 && before.state() != WorkState.OUTCOME_RECORDED;
        return sooner ? raising.raise(act, after, submission.priority(), null) : after;
    }

    /**
     * Ends a referral that repeats another open one of the same person, which has everything from now on.
     *
     * @param into the reference of the other
     */
    public Referral merge(
            String reference, long version, String into, @Nullable String words, @Nullable IdempotencyKey key) {
        return referralActs.perform(new Wish(reference, version, Step.MERGE, key), (act, before) -> {
            Referral other = referrals
                    .byReference(into.strip())
                    .filter(one -> people.linked(before.personId()).contains(one.personId()))
                    .filter(one -> one.isOpen() && !one.referralId().equals(before.referralId()))
                    .orElseThrow(() -> new Invalid("into", "Choose another open referral of this person"));
            UUID merged = act.happened(new ReferralMerged(before.referralId(), before.journeyId(), other.referralId()));
            notes.write(act, merged, before.referralId(), words);
            act.happened(new ReferralCancelled(before.referralId(), before.journeyId(), Outcome.MERGED.code()));
            Subject.Person subject = new Subject.Person(other.personId()); // one of the linked records, or the same
            Ask ask = Ask.item(Action.WRITE, "referral", subject, other.parties());
            acts.act(Begin.on("Merge into " + other.reference(), ask, subject), inner -> takesIn(inner, other, before));
            return before.in(WorkState.CANCELLED).ended(Outcome.MERGED, List.of(Told.REFERRER.code()));
        });
    }

    private void takesIn(Act act, Referral other, Referral merged) {
        Referral.Words said = referrals.words(merged);
        UUID event = act.happened(new ReferralRepeated(
                other.referralId(),
                other.journeyId(),
                merged.source().organisationId(),
                merged.priority().code()));
        notes.write(act, event, other.referralId(), SaidAgain.story(said.reason(), said.risk()));
        if (entries.tells(merged)) {
            follows(other, merged.source());
        }
        Referral after = recognition.add(act, other, merged.needs());
        if (merged.priority().compareTo(other.priority()) < 0) {
            act.happened(new TriageDecided(
                    other.referralId(),
                    other.journeyId(),
                    merged.priority().code(),
                    other.priority().code()));
            after = after.at(merged.priority());
        }
        referralActs.store(act, other, after);
    }

    /** The referral that goes on in the place of one that was merged. Reading it is part of the caller's look. */
    public Optional<Referral> survivor(Referral merged) {
        List<UUID> linked = people.linked(merged.personId());
        return log.ofScope(merged.personId(), merged.referralId()).stream()
                .filter(event -> event.type().equals("ReferralMerged"))
                .reduce((_, last) -> last)
                .map(event -> UUID.fromString(String.valueOf(event.payload().get("into"))))
                .flatMap(into -> referrals.ofPerson(linked).stream()
                        .filter(other -> other.referralId().equals(into))
                        .findFirst());
    }

    /** Whoever sent the same need follows the one that goes on, and hears of each change. */
    private void follows(Referral referral, Referral.Source source) {
        following.begin(referral, source);
        relationships.begin(
                referral.personId(),
                List.of(new Relationship(source.organisationId(), source.teamId(), "referral", referral.referralId())));
    }
}
