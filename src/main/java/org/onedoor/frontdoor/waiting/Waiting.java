package org.onedoor.frontdoor.waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Deterioration;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.waiting.WaitingEvents.CheckInPlanned;
import org.onedoor.frontdoor.waiting.WaitingEvents.CheckInRecorded;
import org.onedoor.frontdoor.waiting.WaitingEvents.HarmReviewed;
import org.onedoor.frontdoor.waiting.WaitingEvents.StillNeededAnswered;
import org.onedoor.frontdoor.waiting.WaitingEvents.StillNeededAsked;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.onedoor.work.Messages;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/**
 * What a team does for people while they wait. All of it is recorded whatever else happened meanwhile; none of it starts a
 * clock again, and none of it takes anybody off the list: only an outcome that a person records does.
 */
@Service
public class Waiting {
    /** How far ahead a check-in may be planned: nobody is forgotten for longer. */
    static final int FARTHEST = 84;

    /** How long somebody has for saying whether they still need it, at least and at most. */
    static final int SOONEST_ANSWER = 7;

    static final int LATEST_ANSWER = 56;

    private static final List<String> MODES =
            List.of("telephone", "text", "letter", "video", "face-to-face", "family", "other");

    private final ReferralActs acts;
    private final WaitRepository waits;
    private final Deterioration deterioration;
    private final Notes notes;
    private final Tasks tasks;
    private final Messages messages;
    private final People people;
    private final Services services;
    private final DomainTime time;

    Waiting(
            ReferralActs acts,
            WaitRepository waits,
            Deterioration deterioration,
            Notes notes,
            Tasks tasks,
            Messages messages,
            People people,
            Services services,
            DomainTime time) {
        this.acts = acts;
        this.waits = waits;
        this.deterioration = deterioration;
        this.notes = notes;
        this.tasks = tasks;
        this.messages = messages;
        this.people = people;
        this.services = services;
        this.time = time;
    }

    /**
     * What a check-in found.
     *
     * @param next when to ask again; none leaves it to the rule
     * @param told whether the person was told how long people usually wait
     * @param selfHelp whether help to help themselves was offered
     * @param worse how soon they must be seen now, where they are worse; none otherwise
     */
    public record CheckIn(
            String mode,
            CheckInOutcome outcome,
            @Nullable LocalDate next,
            boolean told,
            boolean selfHelp,
            @Nullable Worse worse,
            @Nullable String words) {}

    /** Somebody is worse. @param centre they go to the centre although the team could keep them */
    public record Worse(Priority priority, boolean centre) {}

    /** Records that somebody asked how the person is. Whoever is worse is triaged again in the same moment. */
    public Referral checkIn(String reference, CheckIn found, @Nullable IdempotencyKey key) {
        if (!MODES.contains(found.mode())) {
            throw new Invalid("mode", "Say how you asked");
        }
        if (found.outcome() == CheckInOutcome.WORSE && (found.worse() == null || isBlank(found.words()))) {
            throw new Invalid(
                    found.worse() == null ? "priority" : "words",
                    found.worse() == null
                            ? "Say how soon the person needs to be seen now"
                            : "Say what has become worse, so that whoever acts on it knows");
        }
        if (found.next() != null) {
            requirePlanned(found.next());
        }
        limit(found.words());
        return acts.perform(anyVersion(reference, Step.CHECK_IN, key), (act, before) -> {
            UUID event = act.happened(new CheckInRecorded(
                    before.referralId(),
                    before.journeyId(),
                    found.mode(),
                    found.outcome().code(),
                    found.next() == null ? null : found.next().toString(),
                    found.told(),
                    found.selfHelp()));
            done(act, before, Wait.Asks.CHECK_IN);
            if (found.outcome() == CheckInOutcome.WORSE && found.worse() != null) {
                return deterioration.report(
                        act,
                        before,
                        found.worse().priority(),
                        found.worse().centre(),
                        java.util.Objects.requireNonNull(found.words()));
            }
            notes.write(act, event, before.referralId(), found.words());
            return before;
        });
    }

    /** Chooses the day of the next check-in. */
    public Referral plan(String reference, LocalDate next, @Nullable String words, @Nullable IdempotencyKey key) {
        requirePlanned(next);
        limit(words);
        return acts.perform(anyVersion(reference, Step.PLAN_CHECK_IN, key), (act, before) -> {
            UUID event = act.happened(new CheckInPlanned(before.referralId(), before.journeyId(), next.toString()));
            notes.write(act, event, before.referralId(), words);
            done(act, before, Wait.Asks.CHECK_IN); // the day it was asked for is not the day any longer
            return before;
        });
    }

    /** Records that the person is worse, outside a check-in: whoever sent them may say so too. */
    public Referral worse(String reference, Worse worse, String words, @Nullable IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("words", "Say what has become worse, so that whoever acts on it knows");
        }
        limit(words);
        return acts.perform(
                anyVersion(reference, Step.REPORT_WORSE, key),
                (act, before) -> deterioration.report(act, before, worse.priority(), worse.centre(), words));
    }

    /** Records what the wait has done to the person. @param words what was looked at, and what is done about it */
    public Referral reviewHarm(String reference, Harm harm, String words, @Nullable IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("words", "Say what you looked at, and what is done about it");
        }
        limit(words);
        return acts.perform(anyVersion(reference, Step.REVIEW_HARM, key), (act, before) -> {
            UUID event = act.happened(new HarmReviewed(before.referralId(), before.journeyId(), harm.code()));
            notes.write(act, event, before.referralId(), words);
            done(act, before, Wait.Asks.HARM_REVIEW);
            return before;
        });
    }

    /** What is wrong with a last day for an answer; none when it will do. */
    public static @Nullable String answerProblem(LocalDate by, LocalDate today) {
        LocalDate soonest = today.plusDays(SOONEST_ANSWER);
        LocalDate latest = today.plusDays(LATEST_ANSWER);
        return by.isBefore(soonest) || by.isAfter(latest)
                ? "Give the person at least %d days and at most %d: choose a day from %s to %s"
                        .formatted(SOONEST_ANSWER, LATEST_ANSWER, London.day(soonest), London.day(latest))
                : null;
    }

    /** Asks the person whether they still need it, by the channel that is safe for them. @param by the last day to answer */
    public Referral askStillNeeded(String reference, LocalDate by, @Nullable IdempotencyKey key) {
        String problem = answerProblem(by, London.date(time.instant()));
        if (problem != null) {
            throw new Invalid("by", problem);
        }
        return acts.perform(anyVersion(reference, Step.ASK_STILL_NEEDED, key), (act, before) -> {
            Wait wait = wait(before);
            if (wait.seenAt() != null) {
                throw new Refused(
                        "seen",
                        "The person has been seen, on %s. They do not wait any longer."
                                .formatted(London.day(wait.seenAt())));
            }
            if (wait.answerBy() != null) {
                throw new Refused(
                        "asked",
                        "They were asked already, and have until %s to answer. Record what came of it first."
                                .formatted(London.day(wait.answerBy())));
            }
            act.happened(new StillNeededAsked(before.referralId(), before.journeyId(), by.toString()));
            messages.write(
                    people.get(before.personId()),
                    before.referralId(),
                    "You are waiting to be seen by %s. Do you still need this? Please tell us by %s. You keep your place until we have spoken to you or tried to."
                            .formatted(service(before), London.day(by)),
                    "You are waiting to be seen. Do you still need this? Please tell us by %s. You keep your place until we have spoken to you or tried to."
                            .formatted(London.day(by)));
            return before;
        });
    }

    /** Records what came of asking. Nobody leaves the list by it: a need that is over still needs its outcome recorded. */
    public Referral answerStillNeeded(
            String reference, StillNeeded answer, @Nullable String words, @Nullable IdempotencyKey key) {
        if (answer == StillNeeded.SILENT_KEPT && isBlank(words)) {
            throw new Invalid("words", "Say how else you tried to reach the person, and why they stay on the list");
        }
        limit(words);
        return acts.perform(anyVersion(reference, Step.ANSWER_STILL_NEEDED, key), (act, before) -> {
            Wait wait = wait(before);
            if (answer == StillNeeded.SILENT_KEPT && !wait.isUnanswered(act.now())) {
                throw new Invalid(
                        "stillNeeded",
                        wait.answerBy() == null
                                ? "Nobody has asked the person yet, so that they cannot have left it unanswered"
                                : "The person has until %s to answer. Wait until then, or ask in another way"
                                        .formatted(London.day(wait.answerBy())));
            }
            UUID event = act.happened(new StillNeededAnswered(before.referralId(), before.journeyId(), answer.code()));
            notes.write(act, event, before.referralId(), words);
            done(act, before, Wait.Asks.UNANSWERED);
            if (answer == StillNeeded.NO) {
                tasks.raise(
                        act.subject(),
                        "not-needed-any-longer",
                        "not-needed:" + event,
                        before.referralId(),
                        before.reference(),
                        before.owner().organisationId(),
                        before.owner().teamId(),
                        London.endOf(London.date(act.now()).plusDays(7)));
            }
            return before;
        });
    }

    /** One wait as it stands; for code inside a look or an act that has asked the gate. */
    public java.util.Optional<Wait> of(Referral referral) {
        return waits.find(referral.personId(), referral.referralId());
    }

    private Wait wait(Referral referral) {
        return of(referral).orElseThrow();
    }

    private void done(Act act, Referral referral, Wait.Asks what) {
        for (String key : wait(referral).keys(what)) {
            tasks.doneElsewhere(act.subject(), key, act.actor().accountId());
        }
    }

    private String service(Referral referral) {
        return java.util.Optional.ofNullable(referral.currentService())
                .flatMap(services::find)
                .map(org.onedoor.directory.Service::name)
                .orElse("the service you were referred to");
    }

    private void requirePlanned(LocalDate next) {
        LocalDate today = London.date(time.instant());
        if (next.isBefore(today) || next.isAfter(today.plusDays(FARTHEST))) {
            throw new Invalid(
                    "next",
                    "Choose a day from today, %s, to %s: nobody waits longer than 12 weeks without being asked"
                            .formatted(London.day(today), London.day(today.plusDays(FARTHEST))));
        }
    }

    private static Wish anyVersion(String reference, Step step, @Nullable IdempotencyKey key) {
        return new Wish(reference, ReferralActs.ANY_VERSION, step, key);
    }

    private static void limit(@Nullable String words) {
        Writing.limit("words", "What you write", words, Writing.STORY);
    }

    private static boolean isBlank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
