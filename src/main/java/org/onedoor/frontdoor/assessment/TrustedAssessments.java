package org.onedoor.frontdoor.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Sharing;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepCondition;
import org.onedoor.frontdoor.assessment.AssessmentEvents.AssessmentAccepted;
import org.onedoor.frontdoor.assessment.AssessmentEvents.AssessmentRecorded;
import org.onedoor.frontdoor.assessment.AssessmentEvents.AssessmentRefused;
import org.onedoor.frontdoor.assessment.AssessmentEvents.AssessmentRepeated;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;

/**
 * An assessment is made once. A service that has signed up takes it with the need, without assessing again, while it is in
 * date; it may refuse it, and then says why. Both who makes it and who takes it are on the trust list.
 */
@org.springframework.stereotype.Service
public class TrustedAssessments implements StepCondition {
    static final String NOT_SIGNED =
            "Your service has not signed up to trusted assessment, so that others could not take this. Its manager signs it up under 'Trusted assessment'.";

    private static final String NONE =
            "No assessment in date is trusted here: there is nothing that would be done a second time.";

    private final ReferralActs acts;
    private final AssessmentRepository repository;
    private final TrustList trust;
    private final Services services;
    private final People people;
    private final Notes notes;
    private final DomainTime time;

    TrustedAssessments(
            ReferralActs acts,
            AssessmentRepository repository,
            TrustList trust,
            Services services,
            People people,
            Notes notes,
            DomainTime time) {
        this.acts = acts;
        this.repository = repository;
        this.trust = trust;
        this.services = services;
        this.people = people;
        this.notes = notes;
        this.time = time;
    }

    /** An assessment as its form says it. @param words what was found */
    public record Made(AssessmentKind kind, LocalDate on, String words) {}

    /** Why another is made although one of its kind is in date. @param words more about it; needed for another reason */
    public record Again(RefusalReason reason, @Nullable String words) {}

    public Referral record(String reference, Made made, @Nullable IdempotencyKey key) {
        return record(reference, made, null, key);
    }

    /**
     * @param again why it is made although one of its kind is in date on a referral that several services share; none where
     *     the form was not asked
     * @throws Invalid asking why, where there is such a one
     */
    public Referral record(String reference, Made made, @Nullable Again again, @Nullable IdempotencyKey key) {
        if (made.words().isBlank()) {
            throw new Invalid("words", "Write what was found, so that nobody has to ask the person again");
        }
        Writing.limit("words", "What you write", made.words(), Writing.STORY);
        LocalDate today = London.date(time.instant());
        if (made.on().isAfter(today)) {
            throw new Invalid("on", "The assessment cannot be in the future");
        }
        LocalDate until = made.on().plusMonths(made.kind().months());
        if (today.isAfter(until)) {
            throw new Invalid(
                    "on",
                    "It is out of date: %s counts for %d months, so until %s"
                            .formatted(
                                    made.kind().label().toLowerCase(java.util.Locale.UK),
                                    made.kind().months(),
                                    London.day(until)));
        }
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_ASSESSMENT, key), (act, before) -> {
                    Service by = by(before, act.actor()).orElseThrow(() -> new Refused("not-signed-up", NOT_SIGNED));
                    Optional<Assessment> first = earlier(before).stream()
                            .filter(one -> one.kind().equals(made.kind()))
                            .findFirst();
                    if (first.isPresent() && again == null) {
                        throw new Invalid("again", thereIs(first.get()));
                    }
                    Assessment assessment = new Assessment(
                            Ids.at(act.now()),
                            before.referralId(),
                            made.kind(),
                            made.on(),
                            until,
                            by.id(),
                            by.teamId(),
                            act.actor().accountId(),
                            Writing.storable(made.words()).strip(),
                            Sharing.agreed(before),
                            null,
                            null);
                    act.happened(new AssessmentRecorded(
                            before.referralId(),
                            before.journeyId(),
                            assessment.assessmentId(),
                            made.kind().code(),
                            made.on().toString(),
                            until.toString(),
                            by.id()));
                    repository.add(act, assessment);
                    if (first.isPresent() && again != null) {
                        repeated(act, before, assessment, first.get(), again);
                    }
                    return before;
                });
    }

    private void repeated(Act act, Referral referral, Assessment made, Assessment before, Again again) {
        if (again.reason() == RefusalReason.OTHER
                && (again.words() == null || again.words().isBlank())) {
            throw new Invalid("why", "Say what the other reason is");
        }
        repository.again(act, made, before, again.reason());
        UUID event = act.happened(new AssessmentRepeated(
                referral.referralId(),
                referral.journeyId(),
                made.assessmentId(),
                before.assessmentId(),
                made.kind().code(),
                made.serviceId(),
                again.reason().code()));
        notes.write(act, event, referral.referralId(), again.words());
    }

    private String thereIs(Assessment first) {
        return "%s and counts for every service that shares this referral. Use it, or say why another is needed"
                .formatted(counts(first));
    }

    /** {@code Mental health assessment of 3 March 2026 by Street Triage is in date until 3 September 2026}. */
    public String counts(Assessment one) {
        return "%s by %s is in date until %s"
                .formatted(
                        one.spoken(),
                        services.find(one.serviceId()).map(Service::name).orElse("a service that is gone"),
                        London.day(one.until()));
    }

    /**
     * Those in date of the person where several services share the referral: each counts for all of them, so that nobody is
     * asked everything twice. None where nobody shares it. Called from inside a look or an act.
     */
    public List<Assessment> earlier(Referral referral) {
        LocalDate today = London.date(time.instant());
        return referral.isShared()
                ? of(referral).stream()
                        .filter(one -> one.isInDate(today)
                                && (one.shared() || one.referralId().equals(referral.referralId())))
                        .toList()
                : List.of();
    }

    /** As which service the actor records one: theirs that has signed up, or any of theirs where the referral is shared. */
    private Optional<Service> by(Referral referral, Actor actor) {
        Optional<Service> signed = signed(referral, actor);
        UUID team = actor.teamId();
        if (signed.isPresent() || team == null || !referral.isShared()) {
            return signed;
        }
        List<Service> theirs = services.ofTeam(team);
        return theirs.stream()
                .filter(service -> service.id().equals(referral.currentService()))
                .findFirst()
                .or(() -> theirs.stream().findFirst());
    }

    /** Whether the actor has a service that can record one here. Called from inside a look. */
    public boolean records(Referral referral, Actor actor) {
        return by(referral, actor).isPresent();
    }

    /** The service of the actor's team that has signed up: the one the referral is with, where that is one of theirs. */
    private Optional<Service> signed(Referral referral, Actor actor) {
        UUID team = actor.teamId();
        if (team == null) {
            return Optional.empty();
        }
        Set<UUID> trusting = trust.trusting();
        List<Service> theirs = services.ofTeam(team).stream()
                .filter(service -> trusting.contains(service.id()))
                .toList();
        return theirs.stream()
                .filter(service -> service.id().equals(referral.currentService()))
                .findFirst()
                .or(() -> theirs.stream().findFirst());
    }

    /** Somebody's assessments, the latest first, as they concern this referral. Called from inside a look or an act. */
    public List<Assessment> of(Referral referral) {
        return repository.of(people.linked(referral.personId()), referral.referralId(), referral.currentService());
    }

    /** Those that a service which has signed up takes with the need. Called from inside a look or an act. */
    public List<Assessment> inDate(Referral referral) {
        LocalDate today = London.date(time.instant());
        return of(referral).stream()
                .filter(one -> one.isInDate(today) && one.shared())
                .toList();
    }

    /**
     * Those in date that the team which has the referral has taken, and those that another service which shares it made on
     * it. Called from inside a look or an act.
     */
    public List<Assessment> standing(Referral referral) {
        return inDate(referral).stream()
                .filter(one -> one.accepted() || (one.answer() == null && ofSharer(one, referral)))
                .toList();
    }

    private static boolean ofSharer(Assessment one, Referral referral) {
        return referral.isShared()
                && one.referralId().equals(referral.referralId())
                && !one.teamId().equals(referral.owner().teamId());
    }

    /** Part of the act in which a service takes a need: it takes what has been assessed with it, where it has signed up. */
    public void accepted(Act act, Referral before, UUID service, UUID team) {
        if (!trust.trusting().contains(service)) {
            return;
        }
        for (Assessment one : inDate(before)) {
            if (!one.teamId().equals(team)) {
                repository.answer(act, before.referralId(), one.assessmentId(), service, "accepted", null);
                act.happened(new AssessmentAccepted(
                        before.referralId(),
                        before.journeyId(),
                        one.assessmentId(),
                        one.kind().code(),
                        service));
            }
        }
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.ASSESS_AGAIN);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        return standing(referral).isEmpty() ? NONE : null;
    }

    /** The team assesses again all the same. @param words more about the reason; needed for another one */
    public Referral refuse(
            String reference,
            @Nullable UUID assessmentId,
            RefusalReason reason,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (reason == RefusalReason.OTHER && (words == null || words.isBlank())) {
            throw new Invalid("words", "Say what the other reason is");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ASSESS_AGAIN, key), (act, before) -> {
            Assessment one = standing(before).stream()
                    .filter(standing -> standing.assessmentId().equals(assessmentId))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("assessment", "Choose which assessment is done again"));
            refused(act, before, one, java.util.Objects.requireNonNull(before.currentService()), reason, words);
            return before;
        });
    }

    /** Part of a running act about the person: a service assesses again all the same, and why is kept and counted. */
    public void refused(
            Act act, Referral referral, Assessment one, UUID service, RefusalReason reason, @Nullable String words) {
        UUID event = act.happened(new AssessmentRefused(
                referral.referralId(),
                referral.journeyId(),
                one.assessmentId(),
                one.kind().code(),
                service,
                reason.code()));
        notes.write(act, event, referral.referralId(), words);
        repository.answer(act, referral.referralId(), one.assessmentId(), service, "refused", reason.code());
    }
}
