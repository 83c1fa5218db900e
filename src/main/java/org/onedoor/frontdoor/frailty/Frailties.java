package org.onedoor.frontdoor.frailty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.frontdoor.Recognition;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.UnmetNeed;
import org.onedoor.frontdoor.frailty.FrailtyRecords.Scored;
import org.onedoor.people.People;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.Birthday;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Records how frail a person is and whether they have dementia. It is the person's, and one; whoever records it says all of it
 * anew, and the timeline keeps what was said before. What it makes likely becomes a need, so that the match finds the
 * specialist teams, which come first; where that is put right, what became a need by it alone is one no longer.
 */
@Service
public class Frailties {
    /** The score from which frailty becomes a need: version 1 of the scale calls it the first that is frail. */
    private static final int FRAIL = 5;

    private final ReferralActs acts;
    private final FrailtyRecords records;
    private final Recognition recognition;
    private final UnmetNeed unmet;
    private final People people;
    private final Notes notes;
    private final DomainTime time;

    Frailties(
            ReferralActs acts,
            FrailtyRecords records,
            Recognition recognition,
            UnmetNeed unmet,
            People people,
            Notes notes,
            DomainTime time) {
        this.acts = acts;
        this.records = records;
        this.recognition = recognition;
        this.unmet = unmet;
        this.people = people;
        this.notes = notes;
        this.time = time;
    }

    /** What somebody says of a person. @param scored none where not scored */
    public record Said(@Nullable Scored scored, Dementia dementia) {}

    public Referral record(
            String reference, long version, Said said, @Nullable String words, @Nullable IdempotencyKey key) {
        check(said);
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(new Wish(reference, version, Step.RECORD_FRAILTY, key), (act, before) -> {
            old(before.personId(), said);
            Scored scored = said.scored();
            UUID event = act.happened(new FrailtyRecorded(
                    before.referralId(),
                    before.journeyId(),
                    scored == null ? null : scored.score().number(),
                    scored == null ? null : scored.on().toString(),
                    said.dementia().code()));
            notes.write(act, event, before.referralId(), words);
            records.put(act, before.personId(), before.referralId(), said);
            Referral right = recognition.takeBack(act, before, ruledOut(said));
            Referral known = recognition.add(act, right, needs(said));
            unmet.matched(act, known);
            return known;
        });
    }

    private static List<String> needs(Said said) {
        List<String> needs = new ArrayList<>();
        if (said.dementia().isLikely()) {
            needs.add(Recognition.Sign.DEMENTIA.need());
        }
        if (said.scored() != null && said.scored().score().number() >= FRAIL) {
            needs.add(Recognition.Sign.FRAILTY.need());
        }
        return needs;
    }

    /** What is said not to be so. What is not known or not scored rules nothing out. */
    private static List<String> ruledOut(Said said) {
        List<String> needs = new ArrayList<>();
        if (said.dementia() == Dementia.NO) {
            needs.add(Recognition.Sign.DEMENTIA.need());
        }
        if (said.scored() != null && said.scored().score().number() < FRAIL) {
            needs.add(Recognition.Sign.FRAILTY.need());
        }
        return needs;
    }

    private void check(Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        Scored scored = said.scored();
        if (scored == null && said.dementia() == Dementia.NOT_KNOWN) {
            problems.put("score", "Choose a score, or say what is known of dementia");
        }
        if (scored != null) {
            if (scored.on().isAfter(London.date(time.instant()))) {
                problems.put("scoredOn", "The day of the score cannot be in the future");
            }
            if (scored.by().isBlank()) {
                problems.put("scoredBy", "Say who gave the score, by name and role");
            } else if (scored.by().length() > Writing.LINE) {
                problems.put("scoredBy", "Who gave the score may have %d letters".formatted(Writing.LINE));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** Below 65 the scale says nothing that is validated. Where the birth date is not known, whoever scored judged the age. */
    private void old(UUID personId, Said said) {
        LocalDate born = people.get(personId).birthDate();
        Scored scored = said.scored();
        if (born != null
                && scored != null
                && Birthday.of(born, FrailtyScore.FROM_AGE).isAfter(scored.on())) {
            throw new Invalid(
                    "score",
                    "The Clinical Frailty Scale is for people of %d and over, and on that day this person was younger. Choose 'Not scored', and say in words what you see"
                            .formatted(FrailtyScore.FROM_AGE));
        }
    }
}
