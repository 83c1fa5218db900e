package org.onedoor.frontdoor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.ReferralActs.Wish;
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
    private final Gate gate;

    Duplicates(
            Acts acts,
            ReferralActs referralActs,
            ReferralRepository referrals,
            Relationships relationships,
            People people,
            Notes notes,
            Gate gate) {
        this.acts = acts;
        this.referralActs = referralActs;
        this.referrals = referrals;
        this.relationships = relationships;
        this.people = people;
        this.notes = notes;
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

    /** Adds what was written to the open referral it repeats, whose owner is told. */
    public Referral attach(Submission submission, @Nullable IdempotencyKey key) {
        Referral found = of(submission)
                .orElseThrow(
                        () -> new Refused("no-duplicate", "It is not open any longer. Send this as a new referral."));
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
            notes.write(act, event, before.referralId(), story(submission.reason(), submission.risk()));
            follows(
                    before,
                    new Referral.Source(
                            act.actor().organisationId(),
                            act.actor().teamId(),
                            act.actor().accountId()));
            referralActs.store(act, before, before);
            return before.reference();
        });
        return referrals.find(found.personId(), found.referralId()).orElseThrow();
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
                    .filter(one -> one.personId().equals(before.personId()))
                    .filter(one -> one.isOpen() && !one.referralId().equals(before.referralId()))
                    .orElseThrow(() -> new Invalid("into", "Choose another open referral of this person"));
            UUID merged = act.happened(new ReferralMerged(before.referralId(), before.journeyId(), other.referralId()));
            notes.write(act, merged, before.referralId(), words);
            act.happened(new ReferralCancelled(before.referralId(), before.journeyId(), Outcome.MERGED.code()));
            takesIn(act, other, before);
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
        notes.write(act, event, other.referralId(), story(said.reason(), said.risk()));
        follows(other, merged.source());
        Referral after = other;
        if (merged.priority().compareTo(other.priority()) < 0) {
            act.happened(new TriageDecided(
                    other.referralId(),
                    other.journeyId(),
                    merged.priority().code(),
                    other.priority().code()));
            after = other.at(merged.priority());
        }
        referralActs.store(act, other, after);
    }

    /** Whoever sent the same need follows the one that goes on. */
    private void follows(Referral referral, Referral.Source source) {
        relationships.begin(
                referral.personId(),
                List.of(new Relationship(source.organisationId(), source.teamId(), "referral", referral.referralId())));
    }

    private static String story(String reason, @Nullable String risk) {
        return risk == null ? reason : reason + "\n\nRisk: " + Objects.requireNonNull(risk);
    }
}
