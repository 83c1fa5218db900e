package org.onedoor.frontdoor.perinatal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Raising;
import org.onedoor.frontdoor.Recognition;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.UnmetNeed;
import org.onedoor.frontdoor.perinatal.PerinatalEvents.PerinatalRecorded;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Records that somebody is pregnant or has a baby. The need for perinatal care is added, the match puts the perinatal service
 * first, and the person is seen sooner than others.
 */
@Service
public class Perinatal {
    /** A pregnancy lasts 40 weeks, and a day that was expected may pass by so much before the birth is recorded. */
    static final int LONGEST_AHEAD = 294;

    static final int OVERDUE = 28;

    private final ReferralActs acts;
    private final PerinatalFlags flags;
    private final PerinatalRule rule;
    private final Recognition recognition;
    private final Raising raising;
    private final UnmetNeed unmet;
    private final Notes notes;
    private final DomainTime time;

    Perinatal(
            ReferralActs acts,
            PerinatalFlags flags,
            PerinatalRule rule,
            Recognition recognition,
            Raising raising,
            UnmetNeed unmet,
            Notes notes,
            DomainTime time) {
        this.acts = acts;
        this.flags = flags;
        this.rule = rule;
        this.recognition = recognition;
        this.raising = raising;
        this.unmet = unmet;
        this.notes = notes;
        this.time = time;
    }

    public Referral record(String reference, Flag flag, @Nullable String words, @Nullable IdempotencyKey key) {
        check(flag, London.date(time.instant()), rule.babyMonths());
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_PERINATAL, key), (act, before) -> {
                    UUID event = act.happened(new PerinatalRecorded(
                            before.referralId(),
                            before.journeyId(),
                            flag.kind().code(),
                            flag.day().toString()));
                    notes.write(act, event, before.referralId(), words);
                    flags.keep(act, before, flag);
                    Referral known = recognition.add(act, before, new ArrayList<>(List.of(Recognition.PERINATAL)));
                    Referral raised = known.priority().compareTo(PerinatalRule.RAISED_TO) > 0
                            ? raising.raise(act, known, PerinatalRule.RAISED_TO, "perinatal")
                            : known;
                    unmet.matched(act, raised);
                    return raised;
                });
    }

    /** @throws Invalid saying what is wrong with the day */
    static void check(Flag flag, LocalDate today, int babyMonths) {
        switch (flag.kind()) {
            case PREGNANT -> {
                if (flag.day().isBefore(today.minusDays(OVERDUE))) {
                    throw new Invalid(
                            "day",
                            "The day it was due is more than %d weeks ago. Record the baby and the day of birth instead"
                                    .formatted(OVERDUE / 7));
                }
                if (flag.day().isAfter(today.plusDays(LONGEST_AHEAD))) {
                    throw new Invalid(
                            "day", "The day it is due is further ahead than a pregnancy lasts. Check the year");
                }
            }
            case BABY -> {
                if (flag.day().isAfter(today)) {
                    throw new Invalid(
                            "day", "The day of birth cannot be in the future. If it is due then, say pregnant");
                }
                if (!flag.inForce(today, babyMonths)) {
                    throw new Invalid(
                            "day",
                            "The perinatal path is for those with a baby under %d months. Record the need on the referral, so that another service is found"
                                    .formatted(babyMonths));
                }
            }
        }
    }
}
