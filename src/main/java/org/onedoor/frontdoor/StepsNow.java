package org.onedoor.frontdoor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** Every step with why it may not be taken now: by the table of {@link Permitted}, and by what was asked before. */
@Component
public class StepsNow {
    private final Appeals appeals;
    private final StepDowns stepDowns;
    private final Transfers transfers;
    private final Map<Step, StepCondition> conditions = new EnumMap<>(Step.class);

    StepsNow(Appeals appeals, StepDowns stepDowns, Transfers transfers, List<StepCondition> ports) {
        this.appeals = appeals;
        this.stepDowns = stepDowns;
        this.transfers = transfers;
        ports.forEach(port -> port.steps().forEach(step -> conditions.put(step, port)));
    }

    /** Why this step may not be taken now by this actor, in words; null when it may. Called from inside a look. */
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        String refusal = Permitted.refusal(step, referral, actor);
        if (refusal != null) {
            return refusal;
        }
        StepCondition condition = conditions.get(step);
        if (condition != null) {
            return condition.refusal(step, referral, actor);
        }
        return switch (step) {
            case COME_STRAIGHT_BACK -> stepDowns.refusal(referral);
            case CHECK_TRANSFER -> transfers.refusal(referral);
            default -> appeals.refusal(step, referral, actor);
        };
    }

    public Map<Step, @Nullable String> all(Referral referral, Actor actor) {
        Map<Step, @Nullable String> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            all.put(step, refusal(step, referral, actor));
        }
        return all;
    }
}
