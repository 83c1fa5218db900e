package org.onedoor.frontdoor.neurodevelopment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepCondition;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Records the milestones of the neuro-developmental pathway: the assessment and the diagnosis decision, each with its day. What
 * was recorded wrongly is recorded again; the timeline keeps both.
 */
@Service
public class NeuroMilestones implements StepCondition {
    /** The need that puts a referral on the pathway. */
    static final String NEED = "neuro-developmental";

    private final ReferralActs acts;
    private final NeuroRepository repository;
    private final Notes notes;
    private final DomainTime time;

    NeuroMilestones(ReferralActs acts, NeuroRepository repository, Notes notes, DomainTime time) {
        this.acts = acts;
        this.repository = repository;
        this.notes = notes;
        this.time = time;
    }

    /** How far a referral has come on the pathway. */
    public record Shown(
            LocalDate receivedOn,
            @Nullable LocalDate assessedOn,
            @Nullable LocalDate decidedOn,
            @Nullable Diagnosis diagnosis) {}

    /** Called from inside a look. */
    public Optional<Shown> of(Referral referral) {
        if (!referral.needs().contains(NEED)) {
            return Optional.empty();
        }
        LocalDate received = London.date(referral.receivedAt());
        return Optional.of(repository
                .find(referral.personId(), referral.referralId())
                .map(row -> new Shown(received, row.assessedOn(), row.decidedOn(), Diagnosis.ofCode(row.diagnosis())))
                .orElse(new Shown(received, null, null, null)));
    }

    /**
     * @param milestone {@code assessment} or {@code decision}
     * @param on its day
     * @param diagnosis what was decided; for the decision only
     */
    public Referral record(
            String reference,
            String milestone,
            @Nullable LocalDate on,
            @Nullable String diagnosis,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        boolean decision = milestone.equals("decision");
        Diagnosis decided = Diagnosis.ofCode(diagnosis);
        Map<String, String> problems = new LinkedHashMap<>();
        if (!decision && !milestone.equals("assessment")) {
            problems.put("milestone", "Choose which milestone was reached");
        }
        if (decision && decided == null) {
            problems.put("diagnosis", "Say what was decided");
        }
        if (on == null) {
            problems.put("on", "Say on which day");
        } else if (on.isAfter(London.date(time.instant()))) {
            problems.put("on", "The day cannot be in the future");
        }
        if (on == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_MILESTONE, key), (act, before) -> {
                    String refusal = refusal(Step.RECORD_MILESTONE, before, act.actor());
                    if (refusal != null) {
                        throw new Refused("not-permitted", refusal);
                    }
                    keep(before, on, decision ? decided : null);
                    UUID event = act.happened(new NeuroMilestoneRecorded(
                            before.referralId(),
                            before.journeyId(),
                            milestone,
                            on.toString(),
                            decision && decided != null ? decided.code() : null));
                    notes.write(act, event, before.referralId(), words);
                    return before;
                });
    }

    private void keep(Referral referral, LocalDate on, @Nullable Diagnosis decided) {
        Shown known = of(referral).orElseThrow();
        if (on.isBefore(known.receivedOn())) {
            throw new Invalid(
                    "on",
                    "The day cannot be before the referral was received, on %s"
                            .formatted(London.day(known.receivedOn())));
        }
        LocalDate assessed = known.assessedOn();
        if (decided == null) {
            if (known.decidedOn() != null && on.isAfter(known.decidedOn())) {
                throw new Invalid(
                        "on",
                        "The assessment cannot be after the decision, on %s".formatted(London.day(known.decidedOn())));
            }
            repository.put(referral.personId(), referral.referralId(), on, known.decidedOn(), known.diagnosis());
            return;
        }
        if (assessed == null) {
            throw new Invalid("milestone", "Record the day of the assessment first: nobody decides without one");
        }
        if (on.isBefore(assessed)) {
            throw new Invalid(
                    "on", "The decision cannot be before the assessment, on %s".formatted(London.day(assessed)));
        }
        repository.put(referral.personId(), referral.referralId(), assessed, on, decided);
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.RECORD_MILESTONE);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        return referral.needs().contains(NEED)
                ? null
                : "'%s' is for a referral for autism or ADHD.".formatted(step.label());
    }
}
