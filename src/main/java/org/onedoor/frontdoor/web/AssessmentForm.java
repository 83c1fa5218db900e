package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.assessment.AssessmentKind;
import org.onedoor.frontdoor.assessment.RefusalReason;
import org.onedoor.frontdoor.assessment.TrustedAssessments;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the forms about trusted assessments mean. */
@Component
class AssessmentForm {
    private final TrustedAssessments assessments;
    private final Referrals referrals;

    AssessmentForm(TrustedAssessments assessments, Referrals referrals) {
        this.assessments = assessments;
        this.referrals = referrals;
    }

    void record(String reference, Typed typed, IdempotencyKey key) {
        AssessmentKind kind = kind(typed);
        LocalDate on = typed.date("on", "The day of the assessment");
        if (on == null) {
            typed.wrong("on", "Enter the day of the assessment");
        }
        if (typed.orNull("words") == null) {
            typed.wrong("words", "Write what was found, so that nobody has to ask the person again");
        }
        TrustedAssessments.@Nullable Again again = typed.orNull("again") == null ? null : again(typed);
        if (typed.hasProblems() || kind == null || on == null) {
            throw new Invalid(typed.problems());
        }
        assessments.record(reference, new TrustedAssessments.Made(kind, on, typed.get("words")), again, key);
    }

    private static TrustedAssessments.@Nullable Again again(Typed typed) {
        RefusalReason reason;
        try {
            reason = RefusalReason.ofCode(typed.get("again"));
        } catch (Invalid e) {
            typed.wrong("again", "Say why another is needed");
            return null;
        }
        if (reason == RefusalReason.OTHER && typed.orNull("why") == null) {
            typed.wrong("why", "Say what the other reason is");
        }
        return new TrustedAssessments.Again(reason, typed.orNull("why"));
    }

    void refuse(String reference, Typed typed, IdempotencyKey key) {
        RefusalReason reason = reason(typed);
        if (ReferralForm.uuid(typed.get("assessment")) == null) {
            typed.wrong("assessment", "Choose which assessment is done again");
        }
        if (typed.hasProblems() || reason == null) {
            throw new Invalid(typed.problems());
        }
        assessments.refuse(reference, ReferralForm.uuid(typed.get("assessment")), reason, typed.orNull("words"), key);
    }

    /**
     * An assessment made again although one in date is trusted here has its reason. The contact itself is a fact and is never
     * refused: with the reason it is recorded.
     *
     * @throws Invalid asking for the reason
     */
    @Nullable
    RefusalReason again(String reference, Typed typed) {
        if (!typed.get("purpose").equals("assessment") || !typed.get("attended").equals("yes")) {
            return null;
        }
        List<Assessment> standing = referrals.look(reference, assessments::standing);
        if (standing.isEmpty()) {
            return null;
        }
        if (typed.orNull("refusal") == null) {
            throw new Invalid(
                    "refusal",
                    "%s is in date and trusted here. Say why the person was assessed again, or choose what else the contact was for"
                            .formatted(standing.getFirst().spoken()));
        }
        RefusalReason reason = RefusalReason.ofCode(typed.get("refusal"));
        if (reason == RefusalReason.OTHER && typed.orNull("words") == null) {
            throw new Invalid("words", "Say what the other reason is");
        }
        return reason;
    }

    /** Keeps the reason, once the contact is recorded. */
    void refuse(String reference, RefusalReason reason, @Nullable String words, IdempotencyKey key) {
        for (Assessment one : referrals.look(reference, assessments::standing)) {
            assessments.refuse(
                    reference,
                    one.assessmentId(),
                    reason,
                    words,
                    new IdempotencyKey(key.client(), key.key() + "-" + one.assessmentId(), key.requestHash()));
        }
    }

    private static @Nullable AssessmentKind kind(Typed typed) {
        try {
            return AssessmentKind.ofCode(typed.get("kind"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    private static @Nullable RefusalReason reason(Typed typed) {
        try {
            return RefusalReason.ofCode(typed.get("refusal"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }
}
