package org.onedoor.frontdoor.transition;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Owner;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.transition.Protocol.Who;
import org.onedoor.frontdoor.transition.Transition.Item;
import org.onedoor.frontdoor.transition.TransitionEvents.TransitionBegan;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * When an age comes, or something about a move changes, the team whose turn it is has the task, and nobody else: the children's
 * team, the team that takes over, or the centre while no team has the young person.
 */
@Component
class TransitionSweep implements Pump {
    private static final int BATCH = 200;
    private static final String BASIS = "transition";

    private final TransitionRepository transitions;
    private final KeepTransitions keep;
    private final Referrals referrals;
    private final Relationships relationships;
    private final Centre centre;
    private final Tasks tasks;
    private final Acts acts;
    private final DomainTime time;

    TransitionSweep(
            TransitionRepository transitions,
            KeepTransitions keep,
            Referrals referrals,
            Relationships relationships,
            Centre centre,
            Tasks tasks,
            Acts acts,
            DomainTime time) {
        this.transitions = transitions;
        this.keep = keep;
        this.referrals = referrals;
        this.relationships = relationships;
        this.centre = centre;
        this.tasks = tasks;
        this.acts = acts;
        this.time = time;
    }

    /** Whose turn it is, and the referral it is about. */
    private record Turn(Owner owner, Referral referral) {}

    @Override
    public String name() {
        return "transitions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        List<UUID> due;
        boolean all;
        do {
            due = transitions.due(time.instant(), BATCH);
            all = true;
            for (UUID person : due) {
                all &= alone(person);
            }
            // Those that failed are found again at once: going on would turn in circles.
        } while (all && due.size() == BATCH);
    }

    private boolean alone(UUID person) {
        Subject.Person subject = new Subject.Person(person);
        return Alone.done(
                "put the tasks of a move to adult services in order",
                () -> acts.act(
                        Begin.on(
                                "Give the tasks of a move to adult services",
                                Ask.about(Action.WRITE, "referral", subject),
                                subject),
                        act -> order(act, person)));
    }

    private void order(Act act, UUID person) {
        Optional<Transition> worked = keep.worked(person);
        if (worked.isEmpty()) {
            transitions.forget(person);
            return;
        }
        Transition transition = worked.get();
        LocalDate today = London.date(act.now());
        Referral sending = referrals.ofAct(person, transition.referralId());
        for (Item item : transition.items()) {
            UUID scope = scope(transition, item);
            if (item.isOpenOn(today)) {
                give(act, item, scope, turn(item.who(), sending));
            } else {
                tasks.cancelFor(person, scope);
            }
        }
        boolean begins = !transition.begun()
                && transition.items().stream().anyMatch(item -> item.isOpenOn(today) && item.who() == Who.SENDING);
        if (begins) {
            act.happened(new TransitionBegan(
                    sending.referralId(), sending.journeyId())); // the hook keeps it, for one more look
            return;
        }
        LocalDate next = transition.nextAfter(today);
        if (next == null && transition.items().stream().noneMatch(item -> item.isOpenOn(today))) {
            relationships.endAfterGrace(person, source(transition.referralId()));
        }
        transitions.put(
                transition, next == null ? null : next.atStartOfDay(London.ZONE).toInstant());
    }

    private void give(Act act, Item item, UUID scope, Turn turn) {
        UUID person = act.subject().id();
        Owner owner = turn.owner();
        if (owner.teamId().equals(centre.owner().teamId())) {
            UUID source = source(turn.referral().referralId());
            relationships.begin(
                    person, List.of(new Relationship(owner.organisationId(), owner.teamId(), BASIS, source)));
        }
        tasks.raise(
                act.subject(),
                item.kind().task(),
                "transition:" + scope,
                scope,
                turn.referral().reference(),
                owner.organisationId(),
                owner.teamId(),
                London.endOf(item.dueOn()));
        tasks.passOn(person, scope, turn.referral().reference(), owner.organisationId(), owner.teamId());
    }

    private Turn turn(Who who, Referral sending) {
        Owner navigators = centre.owner();
        if (who == Who.RECEIVING) {
            Optional<Referral> taken = referrals.ofPerson(List.of(sending.personId())).stream()
                    .filter(one -> one.isOpen()
                            && !one.owner().teamId().equals(navigators.teamId())
                            && !keep.isChildrens(one.currentService()))
                    .findFirst();
            if (taken.isPresent()) {
                return new Turn(taken.get().owner(), taken.get());
            }
        }
        return new Turn(sending.isOpen() ? sending.owner() : navigators, sending);
    }

    /** What the centre's reach rests on: it outlasts the referral, and ends with the move. */
    private static UUID source(UUID referralId) {
        return UUID.nameUUIDFromBytes(("transition:" + referralId).getBytes(StandardCharsets.UTF_8));
    }

    /** Each thing is a scope of its own: the end of a referral does not take its task away. */
    static UUID scope(Transition transition, Item item) {
        return UUID.nameUUIDFromBytes(
                ("transition:" + transition.referralId() + ":" + item.key()).getBytes(StandardCharsets.UTF_8));
    }
}
