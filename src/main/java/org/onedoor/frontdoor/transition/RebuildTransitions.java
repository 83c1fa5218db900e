package org.onedoor.frontdoor.transition;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.onedoor.platform.Subject;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each move to adult services, from the events of the person. */
@Component
@Order(4)
class RebuildTransitions implements Projection {
    private final TransitionRepository transitions;
    private final KeepTransitions keep;
    private final Acts acts;

    RebuildTransitions(TransitionRepository transitions, KeepTransitions keep, Acts acts) {
        this.transitions = transitions;
        this.keep = keep;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "moves to adult services";
    }

    @Override
    public int rebuild() {
        return transitions.all().stream().mapToInt(this::rebuild).sum();
    }

    private int rebuild(UUID person) {
        Subject.Person subject = new Subject.Person(person);
        return acts.act(
                Begin.on("Rebuild moves to adult services", Ask.about(Action.WRITE, "referral", subject), subject),
                Integer.class,
                _ -> {
                    Optional<Transition> before = transitions.find(person);
                    Optional<Transition> after = keep.worked(person);
                    if (after.map(RebuildTransitions::inOrder).equals(before.map(RebuildTransitions::inOrder))) {
                        return 0;
                    }
                    keep.keep(person);
                    return 1;
                });
    }

    private static Transition inOrder(Transition one) {
        return new Transition(
                one.personId(),
                one.referralId(),
                one.birthDate(),
                one.begun(),
                one.endedOn(),
                one.receiving(),
                one.jointOn(),
                one.items().stream()
                        .sorted(java.util.Comparator.comparing(Transition.Item::key))
                        .toList());
    }
}
