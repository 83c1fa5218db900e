package org.onedoor.frontdoor.advice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.advice.Advice.Asked;
import org.onedoor.frontdoor.advice.Advice.Became;
import org.onedoor.frontdoor.advice.AdviceActs.Wish;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceAnswered;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceClosed;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceFollowedUp;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceMoreAsked;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceMoreGiven;
import org.onedoor.frontdoor.advice.AdviceEvents.AdvicePassedOn;
import org.onedoor.frontdoor.advice.AdviceEvents.AdviceReferred;
import org.onedoor.people.Details;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Service;

/** The two sides of a question, until it is closed or becomes a referral. */
@Service
public class Advising {
    private final AdviceActs acts;
    private final AdviceRepository repository;
    private final AdviceLists lists;
    private final Asking asking;
    private final Intake intake;
    private final Relationships relationships;
    private final Services services;
    private final Gate gate;

    Advising(
            AdviceActs acts,
            AdviceRepository repository,
            AdviceLists lists,
            Asking asking,
            Intake intake,
            Relationships relationships,
            Services services,
            Gate gate) {
        this.acts = acts;
        this.repository = repository;
        this.lists = lists;
        this.asking = asking;
        this.intake = intake;
        this.relationships = relationships;
        this.services = services;
        this.gate = gate;
    }

    /** The service answers. @param advises {@code manage} or {@code refer} */
    public Advice answer(String reference, long version, String advises, String words, @Nullable IdempotencyKey key) {
        AdviceActs.requireWords(words, "answer", "Write your advice");
        if (!List.of("manage", "refer").contains(advises)) {
            throw new Invalid(
                    "advises", "Say whether it can be dealt with where it was asked, or the person is to be referred");
        }
        return acts.perform(new Wish("Answer a question for advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsked(act, before);
            AdviceActs.requireState(before, AdviceState.ASKED, AdviceState.MORE_ASKED);
            act.happened(new AdviceAnswered(before.adviceId(), before.asked().service(), advises));
            repository.write(act, before.adviceId(), Message.Kind.ANSWER, words);
            acts.tellAsker(before, "advice-answered", name(before.asked().service()));
            return before.answered(act.now(), advises);
        });
    }

    /** The service needs to know more; its clock stands still until it does. */
    public Advice askMore(String reference, long version, String words, @Nullable IdempotencyKey key) {
        AdviceActs.requireWords(words, "moreAsked", "Say what you need to know");
        return acts.perform(new Wish("Ask for more before advising", reference, version, key), (act, before) -> {
            AdviceActs.requireAsked(act, before);
            AdviceActs.requireState(before, AdviceState.ASKED);
            act.happened(new AdviceMoreAsked(before.adviceId(), before.asked().service()));
            repository.write(act, before.adviceId(), Message.Kind.MORE_ASKED, words);
            acts.tellAsker(before, "advice-more-asked", name(before.asked().service()));
            return before.in(AdviceState.MORE_ASKED);
        });
    }

    public Advice giveMore(String reference, long version, String words, @Nullable IdempotencyKey key) {
        AdviceActs.requireWords(words, "moreGiven", "Write what they asked for");
        return acts.perform(new Wish("Give more before advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsker(act, before);
            AdviceActs.requireState(before, AdviceState.MORE_ASKED);
            act.happened(new AdviceMoreGiven(before.adviceId(), before.asked().service()));
            repository.write(act, before.adviceId(), Message.Kind.MORE_GIVEN, words);
            acts.tellAsked(before, "advice-more-given", null);
            return before.in(AdviceState.ASKED);
        });
    }

    /** The answer raises another question: the service has it again, with the same time as for the first. */
    public Advice followUp(String reference, long version, String words, @Nullable IdempotencyKey key) {
        AdviceActs.requireWords(words, "followUp", "Write what else you want to know");
        return acts.perform(new Wish("Ask on after advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsker(act, before);
            AdviceActs.requireState(before, AdviceState.ANSWERED);
            act.happened(new AdviceFollowedUp(
                    before.adviceId(),
                    before.asked().service(),
                    before.urgency().code()));
            repository.write(act, before.adviceId(), Message.Kind.FOLLOW_UP, words);
            acts.tellAsked(before, "advice-followed-up", null);
            return before.in(AdviceState.ASKED);
        });
    }

    /** Another service knows better. The question is theirs at once, and its clock goes on. */
    public Advice passOn(String reference, long version, UUID service, String words, @Nullable IdempotencyKey key) {
        AdviceActs.requireWords(words, "passWords", "Say why they know better");
        Asked other = asking.asked(service, "passService");
        return acts.perform(new Wish("Pass on a question for advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsked(act, before);
            AdviceActs.requireState(before, AdviceState.ASKED);
            if (other.teamId().equals(before.asked().teamId())) {
                throw new Invalid("passService", "Your own team has it already. Choose another service");
            }
            if (other.teamId().equals(before.asker().teamId())) {
                throw new Invalid("passService", "That team asked the question. Choose another service");
            }
            act.happened(new AdvicePassedOn(before.adviceId(), before.asked().service(), other.service()));
            repository.write(act, before.adviceId(), Message.Kind.PASSED_ON, words);
            relationships.endAfterGrace(before.personId(), before.adviceId());
            if (!other.organisationId().equals(before.asked().organisationId())) {
                lists.leave(before.asked().organisationId(), before.adviceId());
            }
            Advice after = before.passedTo(other);
            asking.reach(after);
            acts.tellAsked(after, "advice-asked", before.urgency().label());
            acts.tellAsker(after, "advice-passed-on", name(other.service()));
            return after;
        });
    }

    /** Whoever asked has what they need, or needs nothing any longer. */
    public Advice close(
            String reference,
            long version,
            AdviceOutcome outcome,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (!AdviceOutcome.CHOSEN.contains(outcome)) {
            throw new Invalid("outcome", "Choose what came of it");
        }
        return acts.perform(new Wish("Close a question for advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsker(act, before);
            requireOpen(before);
            if (before.answeredAt() == null && outcome != AdviceOutcome.NOT_NEEDED) {
                throw new Invalid("outcome", "No advice has been given yet: it can only be not needed any longer");
            }
            act.happened(new AdviceClosed(before.adviceId(), before.asked().service(), outcome.code()));
            if (words != null && !words.isBlank()) {
                AdviceActs.requireWords(words, "closing", "Write what came of it");
                repository.write(act, before.adviceId(), Message.Kind.CLOSING, words);
            }
            relationships.endAfterGrace(before.personId(), before.adviceId());
            acts.tellAsked(before, "advice-closed", outcome.label());
            return before.closed(act.now(), outcome);
        });
    }

    /**
     * What the referral says that the thread does not.
     *
     * @param reason why the person needs help now; the thread goes with it
     */
    public record Referring(
            Priority priority,
            List<String> needs,
            String reason,
            @Nullable String risk,
            String consent) {
        public Referring {
            needs = List.copyOf(needs);
        }
    }

    /** The question becomes a referral to the service that was asked, through the one front door, and keeps its thread. */
    public Advice refer(String reference, long version, Referring with, @Nullable IdempotencyKey key) {
        Ask makes = Ask.function(Action.WRITE, "referral");
        if (gate.decide(CurrentActor.get(), makes) instanceof Decision.Denied(String why, String whoCan)) {
            throw new Forbidden(why, whoCan);
        }
        return acts.perform(new Wish("Refer after advice", reference, version, key), (act, before) -> {
            AdviceActs.requireAsker(act, before);
            requireOpen(before);
            Intake.Received received = intake.submit(
                    new Submission(
                            Details.NOTHING,
                            before.personId(),
                            Door.ownOf(act.actor()),
                            with.priority(),
                            act.now(),
                            before.asked().service(),
                            with.needs(),
                            with.reason(),
                            with.risk(),
                            with.consent(),
                            false),
                    null);
            act.happened(new AdviceReferred(before.adviceId(), before.asked().service(), received.reference()));
            relationships.endAfterGrace(before.personId(), before.adviceId());
            acts.tellAsked(before, "advice-referred", received.reference());
            return before.referred(act.now(), new Became(received.referralId(), received.reference()));
        });
    }

    private static void requireOpen(Advice advice) {
        if (!advice.isOpen()) {
            AdviceActs.requireState(advice, AdviceState.ASKED, AdviceState.MORE_ASKED, AdviceState.ANSWERED);
        }
    }

    private String name(UUID service) {
        return services.find(service)
                .map(org.onedoor.directory.Service::name)
                .orElseThrow(() -> new Refused("gone", "The service is not in the directory any longer."));
    }

    /** The ground on which the team that is asked may see the person, while it is asked. */
    static Relationship ground(Advice advice) {
        return new Relationship(advice.asked().organisationId(), advice.asked().teamId(), "advice", advice.adviceId());
    }
}
