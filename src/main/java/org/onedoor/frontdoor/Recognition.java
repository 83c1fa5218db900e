package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.NeedsRecognised;
import org.onedoor.frontdoor.ReferralEvents.NeedsWithdrawn;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * What whoever reads a referral recognises that whoever sent it did not name. It becomes a need of the referral, so that the
 * match looks for it, and the standards that cover it start at once, from when the referral was received.
 */
@Service
public class Recognition {
    /** The need of somebody who is pregnant or has a baby. */
    public static final String PERINATAL = "perinatal";

    private final ReferralActs referralActs;
    private final Notes notes;
    private final UnmetNeed unmet;
    private final ReferralRepository referrals;
    private final People people;
    private final EventLog log;
    private final Acts acts;

    Recognition(
            ReferralActs referralActs,
            Notes notes,
            UnmetNeed unmet,
            ReferralRepository referrals,
            People people,
            EventLog log,
            Acts acts) {
        this.referralActs = referralActs;
        this.notes = notes;
        this.unmet = unmet;
        this.referrals = referrals;
        this.people = people;
        this.log = log;
        this.acts = acts;
    }

    /** What can be recognised, each a code of the directory's needs list. */
    public enum Sign {
        FIRST_EPISODE(
                "psychosis-first-episode",
                "Suspected first episode of psychosis",
                "Starts the two-week standard of early intervention in psychosis, from receipt"),
        AT_RISK("psychosis-at-risk", "At risk mental state", "A path of its own, apart from a first episode"),
        PERINATAL("perinatal", "Pregnant, or with a baby under one", "Looks for a specialist perinatal service"),
        VETERAN("veteran", "Has served in the armed forces", "Looks for services kept for people who have"),
        LEARNING_DISABILITY(
                "learning-disability",
                "Has a learning disability",
                "Before the 18th birthday, lists the adult services for it by place"),
        CARER("carer-strain", "Looks after somebody", "Looks for services for carers as well"),
        DEMENTIA("memory", "Dementia, diagnosed or suspected", "Looks for services for memory and dementia"),
        FRAILTY("frailty-falls", "Living with frailty", "Looks for services for frailty");

        private final String need;
        private final String label;
        private final String meaning;

        Sign(String need, String label, String meaning) {
            this.need = need;
            this.label = label;
            this.meaning = meaning;
        }

        public String need() {
            return need;
        }

        /** A pregnancy or a baby is recorded with its day, frailty with its score, each by a step of its own. */
        public boolean isChosenHere() {
            return elsewhere() == null;
        }

        private @Nullable Step elsewhere() {
            return switch (this) {
                case PERINATAL -> Step.RECORD_PERINATAL;
                case DEMENTIA, FRAILTY -> Step.RECORD_FRAILTY;
                case FIRST_EPISODE, AT_RISK, VETERAN, LEARNING_DISABILITY, CARER -> null;
            };
        }

        public String label() {
            return label;
        }

        public String meaning() {
            return meaning;
        }

        static Sign ofNeed(String need) {
            return Arrays.stream(values())
                    .filter(sign -> sign.need.equals(need))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("signs", "Choose from the list what is recognised"));
        }
    }

    /** @param needs codes of {@link Sign}s; those the referral has already are left as they are */
    public Referral record(
            String reference, long version, List<String> needs, @Nullable String words, @Nullable IdempotencyKey key) {
        List<String> signs =
                needs.stream().map(Sign::ofNeed).map(Sign::need).distinct().toList();
        if (signs.isEmpty()) {
            throw new Invalid("signs", "Choose what is recognised");
        }
        for (String sign : signs) {
            Step elsewhere = Sign.ofNeed(sign).elsewhere();
            if (elsewhere != null) {
                throw new Invalid("signs", "Use '%s': more than this is needed".formatted(elsewhere.label()));
            }
        }
        return referralActs.perform(new Wish(reference, version, Step.RECOGNISE, key), (act, before) -> {
            List<String> fresh = signs.stream()
                    .filter(sign -> !before.needs().contains(sign))
                    .toList();
            if (fresh.isEmpty()) {
                throw new Invalid("signs", "The referral says so already");
            }
            UUID event = act.happened(new NeedsRecognised(before.referralId(), before.journeyId(), fresh));
            notes.write(act, event, before.referralId(), words);
            Referral known = needing(before, fresh);
            unmet.matched(act, known);
            return known;
        });
    }

    /** Part of a running act about the person: what is recognised becomes a need, where it is not one already. */
    public Referral add(Act act, Referral before, List<String> needs) {
        List<String> fresh =
                needs.stream().filter(need -> !before.needs().contains(need)).toList();
        if (fresh.isEmpty()) {
            return before;
        }
        act.happened(new NeedsRecognised(before.referralId(), before.journeyId(), fresh));
        return needing(before, fresh);
    }

    /**
     * Part of a running act about the person: what was recognised before turns out not to be so. The need goes where it stands
     * only because it was recognised, on this referral and on every other open one of theirs; one that whoever referred gave
     * stays. The timeline keeps that it stood.
     */
    public Referral takeBack(Act act, Referral before, List<String> needs) {
        if (needs.isEmpty()) {
            return before;
        }
        for (Referral each : referrals.ofPerson(people.linked(before.personId()))) {
            if (each.isOpen()
                    && !each.referralId().equals(before.referralId())
                    && !recognised(each, needs).isEmpty()) {
                Subject.Person subject = new Subject.Person(each.personId());
                Ask ask = Ask.item(
                        Action.WRITE, "referral", subject, Set.of(act.actor().organisationId()));
                acts.act(
                        Begin.on("Put right a need of " + each.reference(), ask, subject),
                        inner -> referralActs.store(inner, each, without(inner, each, needs)));
            }
        }
        return without(act, before, needs);
    }

    private Referral without(Act act, Referral before, List<String> needs) {
        List<String> gone = recognised(before, needs);
        if (gone.isEmpty()) {
            return before;
        }
        act.happened(new NeedsWithdrawn(before.referralId(), before.journeyId(), gone));
        return before.needing(
                before.needs().stream().filter(need -> !gone.contains(need)).toList());
    }

    /** Those of these that a referral has because somebody recognised them, not because it came with them. */
    private List<String> recognised(Referral referral, List<String> needs) {
        Map<String, Integer> stands = new HashMap<>(); // by turns, so that the order of one instant does not matter
        for (Event event : log.ofScope(referral.personId(), referral.referralId())) {
            int step = switch (event.type()) {
                case "NeedsRecognised" -> 1;
                case "NeedsWithdrawn" -> -1;
                default -> 0;
            };
            if (step != 0) {
                needs(event).forEach(need -> stands.merge(need, step, Integer::sum));
            }
        }
        return needs.stream()
                .filter(need ->
                        stands.getOrDefault(need, 0) > 0 && referral.needs().contains(need))
                .toList();
    }

    private static List<String> needs(Event event) {
        return event.payload().get("need") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Referral needing(Referral before, List<String> fresh) {
        List<String> all = new ArrayList<>(before.needs());
        all.addAll(fresh);
        return before.needing(all);
    }

    static String labels(@Nullable Object needs) {
        return needs instanceof List<?> list
                ? list.stream().map(need -> label(String.valueOf(need))).collect(Collectors.joining(", "))
                : "";
    }

    /** A need that whoever sent it again named is no sign of the list: its code says it. */
    private static String label(String need) {
        return Arrays.stream(Sign.values())
                .filter(sign -> sign.need.equals(need))
                .map(Sign::label)
                .findFirst()
                .orElse(need.replace('-', ' '));
    }
}
