package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.assessment.AssessmentKind;
import org.onedoor.frontdoor.assessment.RefusalReason;
import org.onedoor.frontdoor.assessment.TrustedAssessments;
import org.onedoor.frontdoor.choice.Choosing;
import org.onedoor.frontdoor.choice.FewReason;
import org.onedoor.frontdoor.choice.Occasion;
import org.onedoor.frontdoor.choice.Suitable;
import org.onedoor.frontdoor.perinatal.Flag;
import org.onedoor.frontdoor.perinatal.Perinatal;
import org.onedoor.frontdoor.therapy.LongTermCondition;
import org.onedoor.frontdoor.therapy.Scores;
import org.onedoor.frontdoor.therapy.Therapy;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** The steps of choice, assessment, pregnancy, therapy and the joint pathway, as a random run takes them. */
@Component
class FactDoing {
    private final ReferralRepository referrals;
    private final Choosing choosing;
    private final TrustedAssessments assessments;
    private final Perinatal perinatal;
    private final Therapy therapy;
    private final JointPathways joint;
    private final SharedReferrals shared;

    FactDoing(
            ReferralRepository referrals,
            Choosing choosing,
            TrustedAssessments assessments,
            Perinatal perinatal,
            Therapy therapy,
            JointPathways joint,
            SharedReferrals shared) {
        this.referrals = referrals;
        this.choosing = choosing;
        this.assessments = assessments;
        this.perinatal = perinatal;
        this.therapy = therapy;
        this.joint = joint;
        this.shared = shared;
    }

    Object take(Random random, Step step, String reference, long version, Instant now, @Nullable IdempotencyKey key) {
        Referral referral = referrals.byReference(reference).orElseThrow();
        return switch (step) {
            case OFFER_CHOICE -> choosing.record(reference, offered(random, referral), key);
            case RECORD_ASSESSMENT ->
                assessments.record(
                        reference,
                        new TrustedAssessments.Made(AssessmentKind.all().getFirst(), London.date(now), "sleeps badly"),
                        key);
            case ASSESS_AGAIN -> assessments.refuse(reference, standing(referral), RefusalReason.CHANGED, null, key);
            case RECORD_PERINATAL ->
                perinatal.record(
                        reference,
                        new Flag(Flag.Kind.BABY, London.date(now).minusMonths(random.nextInt(14))),
                        null,
                        key);
            case RECORD_LONG_TERM_CONDITION -> therapy.flag(reference, List.of(LongTermCondition.COPD), null, key);
            case RECORD_SCORES ->
                therapy.score(reference, new Scores(London.date(now), random.nextInt(30), 9, 0, null), null, key);
            case OPEN_BOTH ->
                joint.open(
                        reference,
                        version,
                        Service.idOf("talking-therapies"),
                        Service.idOf("pulmonary-rehab"),
                        null,
                        key);
            case SHARE -> shared.share(reference, version, sharer(random), null, key);
            case STOP_SHARING -> shared.stop(reference, version, sharer(random), "done there", key);
            default -> throw new IllegalArgumentException("Not one of these: " + step);
        };
    }

    private static UUID sharer(Random random) {
        List<String> codes = List.of("street-triage", "liaison-and-diversion", "offenders-complex-needs");
        return Service.idOf(codes.get(random.nextInt(codes.size())));
    }

    private Choosing.Offered offered(Random random, Referral referral) {
        List<UUID> services = choosing.suitable(referral).stream()
                .map(Suitable::service)
                .limit(random.nextInt(4))
                .toList();
        return new Choosing.Offered(
                Occasion.REFERRAL,
                services,
                List.of(),
                services.isEmpty() || random.nextBoolean()
                        ? "none"
                        : services.getFirst().toString(),
                random.nextBoolean() ? FewReason.ONLY_ONE : null,
                null,
                null);
    }

    private @Nullable UUID standing(Referral referral) {
        return assessments.standing(referral).stream()
                .map(Assessment::assessmentId)
                .findFirst()
                .orElse(null);
    }
}
