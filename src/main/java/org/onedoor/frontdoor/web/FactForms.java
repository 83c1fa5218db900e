package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.JointPathways;
import org.onedoor.frontdoor.Permitted;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.SharedReferrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.assessment.TrustList;
import org.onedoor.frontdoor.assessment.TrustedAssessments;
import org.onedoor.frontdoor.choice.Choosing;
import org.onedoor.frontdoor.perinatal.PerinatalFlags;
import org.onedoor.frontdoor.perinatal.PerinatalRule;
import org.onedoor.frontdoor.therapy.Therapy;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * The steps that say more about a referral than where it stands: choice, trusted assessment, pregnancy, long-term conditions and
 * the joint pathway. Their forms, and what their pages and the referral's page show.
 */
@Component
class FactForms {
    private final ChoiceForm choice;
    private final AssessmentForm assessment;
    private final FlagForms flags;
    private final Choosing choosing;
    private final TrustedAssessments assessments;
    private final TrustList trust;
    private final PerinatalFlags perinatal;
    private final PerinatalRule rule;
    private final Therapy therapy;
    private final JointPathways joint;
    private final SharedReferrals shared;
    private final Accounts accounts;
    private final Services services;
    private final Gate gate;
    private final DomainTime time;

    FactForms(
            ChoiceForm choice,
            AssessmentForm assessment,
            FlagForms flags,
            Choosing choosing,
            TrustedAssessments assessments,
            TrustList trust,
            PerinatalFlags perinatal,
            PerinatalRule rule,
            Therapy therapy,
            JointPathways joint,
            SharedReferrals shared,
            Accounts accounts,
            Services services,
            Gate gate,
            DomainTime time) {
        this.choice = choice;
        this.assessment = assessment;
        this.flags = flags;
        this.choosing = choosing;
        this.assessments = assessments;
        this.trust = trust;
        this.perinatal = perinatal;
        this.rule = rule;
        this.therapy = therapy;
        this.joint = joint;
        this.shared = shared;
        this.accounts = accounts;
        this.services = services;
        this.gate = gate;
        this.time = time;
    }

    void take(String reference, long version, Step step, Typed typed, IdempotencyKey key) {
        switch (step) {
            case OFFER_CHOICE -> choice.take(reference, typed, key);
            case RECORD_ASSESSMENT -> assessment.record(reference, typed, key);
            case ASSESS_AGAIN -> assessment.refuse(reference, typed, key);
            case RECORD_PERINATAL -> flags.perinatal(reference, typed, key);
            case RECORD_LONG_TERM_CONDITION -> flags.longTerm(reference, typed, key);
            case RECORD_SCORES -> flags.scores(reference, typed, key);
            case OPEN_BOTH ->
                joint.open(
                        reference,
                        version,
                        ReferralForm.uuid(typed.get("mental")),
                        ReferralForm.uuid(typed.get("physical")),
                        typed.orNull("words"),
                        key);
            case SHARE ->
                shared.share(reference, version, ReferralForm.uuid(typed.get("service")), typed.orNull("words"), key);
            case STOP_SHARING ->
                shared.stop(reference, version, ReferralForm.uuid(typed.get("service")), typed.orNull("words"), key);
            default -> throw new IllegalArgumentException("Not one of these steps: " + step);
        }
    }

    /** What the step's page shows beside its questions. Called from inside a look. */
    FactStep of(Step step, Referral referral) {
        boolean contact = step == Step.RECORD_CONTACT || step == Step.ASSESS_AGAIN;
        return new FactStep(
                step == Step.OFFER_CHOICE ? choosing.suitable(referral) : List.of(),
                contact ? assessments.standing(referral) : List.of(),
                step == Step.ACCEPT ? assessments.inDate(referral) : List.of(),
                trusts(step, referral),
                step == Step.RECORD_PERINATAL ? rule.babyMonths() : 0,
                step == Step.RECORD_LONG_TERM_CONDITION ? therapy.conditions(referral) : List.of(),
                step == Step.OPEN_BOTH ? joint.mental() : List.of(),
                step == Step.OPEN_BOTH ? joint.physical() : List.of(),
                step == Step.RECORD_ASSESSMENT ? known(assessments.earlier(referral)) : List.of(),
                step == Step.SHARE ? shared.open(referral) : List.of(),
                step == Step.STOP_SHARING ? services(shared.mayEnd(referral, CurrentActor.get())) : List.of(),
                Permitted.owns(referral, CurrentActor.get()));
    }

    private List<Service> services(List<SharedReferrals.Sharer> sharing) {
        return sharing.stream()
                .flatMap(one -> services.find(one.serviceId()).stream())
                .toList();
    }

    private List<FactStep.Known> known(List<Assessment> made) {
        Map<UUID, String> by =
                accounts.names(made.stream().map(Assessment::accountId).toList());
        return made.stream()
                .map(one -> new FactStep.Known(
                        one,
                        services.find(one.serviceId()).map(Service::name).orElse("A service that is gone"),
                        by.getOrDefault(one.accountId(), "somebody")))
                .toList();
    }

    private boolean trusts(Step step, Referral referral) {
        return switch (step) {
            case ACCEPT -> referral.currentService() != null && trust.trusting().contains(referral.currentService());
            case RECORD_ASSESSMENT -> assessments.records(referral, CurrentActor.get());
            default -> false;
        };
    }

    /** What the referral's page shows. Called from inside a look. */
    ShownFacts facts(Referral referral) {
        boolean reads = readsContacts(referral);
        List<Assessment> made = reads ? assessments.of(referral) : List.of();
        Map<UUID, String> names = made.stream()
                .map(Assessment::serviceId)
                .distinct()
                .flatMap(id -> services.find(id).stream())
                .collect(Collectors.toMap(Service::id, Service::name));
        @Nullable UUID chosen = choosing.chosen(referral).orElse(null);
        return new ShownFacts(
                choosing.of(referral),
                chosen,
                made,
                names,
                accounts.names(made.stream().map(Assessment::accountId).toList()),
                made.isEmpty() ? java.util.Set.of() : trust.trusting(),
                perinatal.of(referral).orElse(null),
                perinatal.inForce(referral),
                reads ? therapy.conditions(referral) : List.of(),
                reads ? therapy.scores(referral) : List.of(),
                joint.of(referral).orElse(null),
                services(shared.of(referral)).stream().map(Service::name).toList(),
                London.date(time.instant()));
    }

    /** What earlier teams found is for those who look after the person, not for whoever only sent this referral. */
    private boolean readsContacts(Referral referral) {
        Ask ask = Ask.item(Action.READ, "contact", new Subject.Person(referral.personId()), referral.carers());
        return gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed;
    }
}
