package org.onedoor.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.NeedBasis;
import org.onedoor.access.StatedNeed;
import org.onedoor.access.StatedNeeds;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * Somebody's crisis plan beside what is done about them in a crisis: by the same rules as on its own page. Those who look
 * after the person see it; others say why and see it for an hour, while an agreement is in force; each sees what the table
 * gives their audience; and every look is written down.
 */
@Service
public class PlansInView {
    private final CrisisPlans plans;
    private final PlanMatrix matrix;
    private final IAms iAms;
    private final StatedNeeds needs;
    private final People people;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    PlansInView(
            CrisisPlans plans,
            PlanMatrix matrix,
            IAms iAms,
            StatedNeeds needs,
            People people,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.plans = plans;
        this.matrix = matrix;
        this.iAms = iAms;
        this.needs = needs;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** @param need what the reader said, where that is why they see it */
    public record InView(PlanView view, @Nullable StatedNeed need) {}

    /** How an attempt to open somebody's plan ended. @param why why it stays closed, in words; none where it is open */
    public record Opened(boolean open, @Nullable String why) {}

    /** Whether somebody of the actor's role may say why and see a plan in an incident; an agreement is asked for then. */
    public boolean mayState() {
        return switch (CurrentActor.get().role()) {
            case "police", "ambulance", "nhs-111", "clinician" -> true;
            default -> false;
        };
    }

    /**
     * Says why the actor must see it now, where they do not look after the person already.
     *
     * @param reason in the actor's words; the person can read it
     */
    public Opened open(UUID personId, String reason) {
        Subject.Person person = new Subject.Person(personId);
        Actor actor = CurrentActor.get();
        if (gate.decide(actor, Ask.about(Action.READ, CrisisPlans.DATA, person)) instanceof Decision.Allowed) {
            return new Opened(true, null);
        }
        Set<UUID> keeper = plans.keeper(personId).map(Set::of).orElse(Set.of());
        if (keeper.isEmpty()) {
            return new Opened(false, null);
        }
        return switch (gate.decide(actor, Ask.item(Action.WRITE, StatedNeeds.DATA, person, keeper))) {
            case Decision.Allowed _ -> {
                plans.state(
                        personId,
                        actor.role().equals("police") ? NeedBasis.VITAL : NeedBasis.CARE,
                        reason.substring(0, Math.min(reason.length(), Writing.SENTENCES)));
                yield new Opened(true, null);
            }
            case Decision.Denied(String why, String _) -> new Opened(false, why);
            case Decision.OutOfReach _ -> new Opened(false, null);
        };
    }

    /** The plan that counts, as the reader sees it; none where there is none, or it is not open to them. */
    public Optional<InView> of(UUID personId) {
        Ask ask = plans.ask(personId);
        if (!(gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed)) {
            return Optional.empty();
        }
        return looks.look("Crisis plan, beside a crisis contact", ask, shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            Audience audience = matrix.audience(CurrentActor.get());
            boolean byNeed = ask.dataClass().equals(StatedNeeds.DATA);
            return plans.published(ids)
                    .map(plan -> new InView(
                            matrix.view(
                                    new PlanView.Of(
                                            people.get(personId),
                                            plan,
                                            (byNeed ? iAms.onCard(ids, plan, audience) : iAms.shown(ids, false))
                                                    .orElse(null),
                                            London.date(time.instant())),
                                    audience,
                                    false),
                            byNeed ? needs.held(personId).orElse(null) : null));
        });
    }
}
