package org.onedoor.frontdoor.therapy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.therapy.TherapyEvents.LongTermConditionRecorded;
import org.onedoor.frontdoor.therapy.TherapyEvents.ScoresRecorded;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** Talking therapies for people with long-term physical conditions: the flag, and the scores at the beginning and the end. */
@Service
public class Therapy {
    private final ReferralActs acts;
    private final TherapyRepository repository;
    private final Notes notes;
    private final DomainTime time;

    Therapy(ReferralActs acts, TherapyRepository repository, Notes notes, DomainTime time) {
        this.acts = acts;
        this.repository = repository;
        this.notes = notes;
        this.time = time;
    }

    /** @param conditions all the person has; never none */
    public Referral flag(
            String reference,
            List<LongTermCondition> conditions,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        List<LongTermCondition> all = conditions.stream().distinct().sorted().toList();
        if (all.isEmpty()) {
            throw new Invalid("conditions", "Choose at least one long-term physical condition");
        }
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_LONG_TERM_CONDITION, key), (act, before) -> {
                    UUID event = act.happened(new LongTermConditionRecorded(
                            before.referralId(),
                            before.journeyId(),
                            all.stream().map(LongTermCondition::code).toList()));
                    notes.write(act, event, before.referralId(), words);
                    repository.keep(act, before, all);
                    return before;
                });
    }

    public Referral score(String reference, Scores scores, @Nullable String words, @Nullable IdempotencyKey key) {
        scores.check(London.date(time.instant()));
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_SCORES, key), (act, before) -> {
            if (scores.on().isBefore(London.date(before.receivedAt()))) {
                throw new Invalid("on", "The day cannot be before the referral was received");
            }
            UUID event = act.happened(new ScoresRecorded(
                    before.referralId(),
                    before.journeyId(),
                    scores.on().toString(),
                    scores.phq9(),
                    scores.gad7(),
                    scores.safety() == null ? null : scores.safety().code()));
            notes.write(act, event, before.referralId(), words);
            repository.add(act, before, scores);
            return before;
        });
    }

    /** Called from inside a look or an act. */
    public List<LongTermCondition> conditions(Referral referral) {
        return repository.conditions(referral);
    }

    /** The earliest first. Called from inside a look or an act. */
    public List<Scores> scores(Referral referral) {
        return repository.scores(referral);
    }
}
