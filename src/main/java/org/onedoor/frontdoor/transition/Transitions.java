package org.onedoor.frontdoor.transition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepCondition;
import org.onedoor.frontdoor.transition.Protocol.Kind;
import org.onedoor.frontdoor.transition.TransitionEvents.JointMeetingHeld;
import org.onedoor.frontdoor.transition.TransitionEvents.JointMeetingPlanned;
import org.onedoor.frontdoor.transition.TransitionEvents.ReceivingServiceNamed;
import org.onedoor.frontdoor.transition.TransitionEvents.TransitionFollowedUp;
import org.onedoor.frontdoor.transition.TransitionEvents.TransitionPlanned;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.Birthday;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.onedoor.work.Messages;
import org.onedoor.work.Tasks;

/**
 * What is done for a young person who moves to adult services. All of it is recorded whatever else happened meanwhile; the
 * person is written to, who takes over and when both teams meet them; it leaves by a way that is safe for them.
 */
@org.springframework.stereotype.Service
public class Transitions implements StepCondition {
    private final ReferralActs acts;
    private final TransitionRepository transitions;
    private final KeepTransitions keep;
    private final Referrals referrals;
    private final Services services;
    private final People people;
    private final Messages messages;
    private final Notes notes;
    private final Tasks tasks;
    private final DomainTime time;

    Transitions(
            ReferralActs acts,
            TransitionRepository transitions,
            KeepTransitions keep,
            Referrals referrals,
            Services services,
            People people,
            Messages messages,
            Notes notes,
            Tasks tasks,
            DomainTime time) {
        this.acts = acts;
        this.transitions = transitions;
        this.keep = keep;
        this.referrals = referrals;
        this.services = services;
        this.people = people;
        this.messages = messages;
        this.notes = notes;
        this.tasks = tasks;
        this.time = time;
    }

    /**
     * A move as a page shows it.
     *
     * @param sending the reference of the children's service's referral
     * @param children the children's service
     * @param receiving the service that takes over; none while none is named
     */
    public record Shown(
            Transition transition,
            String sending,
            String children,
            @Nullable String receiving,
            LocalDate today) {}

    /** The move of the person whom a referral is about, from the age at which it begins. Called from inside a look. */
    public Optional<Shown> of(Referral referral) {
        LocalDate today = London.date(time.instant());
        return transitions
                .find(referral.personId())
                .filter(one ->
                        !today.isBefore(one.birthDate().plus(Protocol.current().begins())))
                .map(one -> {
                    Referral sending = referrals.ofAct(one.personId(), one.referralId());
                    return new Shown(
                            one,
                            sending.reference(),
                            name(sending.currentService(), "A children's service"),
                            one.receiving() == null ? null : name(one.receiving(), "A service that is gone"),
                            today);
                });
    }

    /** The services that can take over: open, and for people of eighteen. */
    public List<Service> receiving() {
        return services.all().stream().filter(canReceive()).toList();
    }

    private static Predicate<Service> canReceive() {
        return service -> {
            Integer from = service.eligibility().ageFrom();
            Integer to = service.eligibility().ageTo();
            return service.status() instanceof ServiceStatus.Active
                    && !service.isCentre()
                    && !service.isLine()
                    && (from == null || from <= 18)
                    && (to == null || to >= 18);
        };
    }

    /** @param words the plan, with what the young person wants */
    public Referral plan(String reference, String words, @Nullable IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("words", "Write the plan: what the young person wants, and what both teams do");
        }
        return perform(
                reference,
                Kind.PLAN,
                words,
                key,
                (_, before) -> new TransitionPlanned(before.referralId(), before.journeyId()));
    }

    /** Names the service that takes over. The referral to it is made by transferring the young person, in good time. */
    public Referral receiving(
            String reference, @Nullable UUID service, @Nullable String words, @Nullable IdempotencyKey key) {
        Service named = Optional.ofNullable(service)
                .flatMap(services::find)
                .filter(canReceive())
                .orElseThrow(() -> new Invalid("service", "Choose a service that is for people of 18"));
        return perform(reference, Kind.RECEIVING, words, key, (_, before) -> {
            tell(
                    before,
                    "When you are 18, %s takes over from the team that helps you now. Both teams will meet you together before then."
                            .formatted(named.name()),
                    "When you are 18, another team takes over from the one that helps you now. Both teams will meet you together before then.");
            return new ReceivingServiceNamed(before.referralId(), before.journeyId(), named.id());
        });
    }

    public Referral meetingPlanned(
            String reference, LocalDate on, @Nullable String words, @Nullable IdempotencyKey key) {
        return perform(reference, null, words, key, (act, before) -> {
            LocalDate today = London.date(act.now());
            if (on.isBefore(today)) {
                throw new Invalid("plannedOn", "Choose a day from today, or say that the meeting was held");
            }
            if (on.isAfter(today.plusYears(1))) {
                throw new Invalid("plannedOn", "Choose a day within a year from today. Check the year");
            }
            LocalDate adult = transition(before).adultOn();
            if (!on.isBefore(adult) && today.isBefore(adult)) {
                throw new Invalid(
                        "plannedOn",
                        "The joint meeting must be before the 18th birthday, %s. Choose an earlier day"
                                .formatted(London.day(adult)));
            }
            tell(
                    before,
                    "Both teams meet you together on %s, to plan who helps you from 18.".formatted(London.day(on)),
                    null);
            return new JointMeetingPlanned(before.referralId(), before.journeyId(), on.toString());
        });
    }

    public Referral meetingHeld(String reference, LocalDate on, @Nullable String words, @Nullable IdempotencyKey key) {
        return perform(reference, Kind.JOINT_MEETING, words, key, (act, before) -> {
            if (on.isAfter(London.date(act.now()))) {
                throw new Invalid("heldOn", "The meeting cannot have been held in the future. Plan it instead");
            }
            if (on.isBefore(Birthday.of(transition(before).birthDate(), 16))) {
                throw new Invalid("heldOn", "A meeting so long ago is not about this move. Check the year");
            }
            return new JointMeetingHeld(before.referralId(), before.journeyId(), on.toString());
        });
    }

    /** How somebody is who has moved. Whoever was not reached is asked for again. */
    public Referral followUp(String reference, String how, @Nullable String words, @Nullable IdempotencyKey key) {
        FollowUp found = FollowUp.ofCode(how);
        if (words == null && !found.reached()) {
            throw new Invalid("words", "Say how you tried to reach them, and what you try next");
        }
        return perform(
                Step.FOLLOW_UP_TRANSITION,
                reference,
                Kind.FOLLOW_UP,
                words,
                key,
                (_, before) -> new TransitionFollowedUp(before.referralId(), before.journeyId(), found.code()));
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.PLAN_TRANSITION, Step.FOLLOW_UP_TRANSITION);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        Transition one = transitions.find(referral.personId()).orElse(null);
        LocalDate today = London.date(time.instant());
        if (one == null
                || today.isBefore(one.birthDate().plus(Protocol.current().begins()))) {
            return "'%s' is for a young person whom a children's service has at 17 years and 6 months or older."
                    .formatted(step.label());
        }
        if (one.endedOn() != null) {
            return "'%s' is over: the move ended on %s.".formatted(step.label(), London.day(one.endedOn()));
        }
        if (step == Step.FOLLOW_UP_TRANSITION && today.isBefore(one.adultOn())) {
            return "'%s' comes after the 18th birthday, %s.".formatted(step.label(), London.day(one.adultOn()));
        }
        if (!today.isBefore(Birthday.of(one.birthDate(), 26))) {
            return "'%s' is over: the person is older than 25.".formatted(step.label());
        }
        return null;
    }

    /** What happened, in the running act. */
    private interface Done extends BiFunction<Act, Referral, EventData> {}

    private Referral perform(
            String reference, @Nullable Kind kind, @Nullable String words, @Nullable IdempotencyKey key, Done done) {
        return perform(Step.PLAN_TRANSITION, reference, kind, words, key, done);
    }

    private Referral perform(
            Step step,
            String reference,
            @Nullable Kind kind,
            @Nullable String words,
            @Nullable IdempotencyKey key,
            Done done) {
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, step, key), (act, before) -> {
            String refusal = refusal(step, before, act.actor());
            if (refusal != null) {
                throw new Refused("not-permitted", refusal);
            }
            UUID event = act.happened(done.apply(act, before));
            notes.write(act, event, before.referralId(), words);
            if (kind != null) {
                UUID person = before.personId();
                Transition was = transition(before);
                act.last(() -> finish(was, keep.worked(person).orElse(was), act));
            }
            return before;
        });
    }

    /** The tasks of what is done now are done, by whoever did it; the sweep would only take them away. */
    private void finish(Transition was, Transition now, Act act) {
        now.items().stream()
                .filter(item -> item.doneOn() != null)
                .filter(item -> was.items().stream()
                        .anyMatch(before -> before.key().equals(item.key()) && before.doneOn() == null))
                .forEach(item -> tasks.doneFor(
                        now.personId(),
                        TransitionSweep.scope(now, item),
                        act.actor().accountId()));
    }

    private Transition transition(Referral referral) {
        return transitions.find(referral.personId()).orElseThrow();
    }

    private void tell(Referral referral, String words, @Nullable String onScreen) {
        messages.write(people.get(referral.personId()), referral.referralId(), words, onScreen);
    }

    private String name(@Nullable UUID service, String otherwise) {
        return Optional.ofNullable(service)
                .flatMap(services::find)
                .map(Service::name)
                .orElse(otherwise);
    }
}
