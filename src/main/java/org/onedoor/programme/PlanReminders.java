package org.onedoor.programme;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * Most actions of a plan have no due day, so silence is the signal: each organisation that leads silent actions gets one
 * task a month for each plan, and no flood of them. What all partners lead is asked of every lead of the plan, and what
 * no known organisation leads of the plan's owner.
 */
@Component
class PlanReminders implements Pump {
    static final String KIND = "plan-silent";
    private static final int DAYS_TO_ANSWER = 14;

    private final PlanRepository plans;
    private final ActionRepository actions;
    private final Plans reads;
    private final Tasks tasks;
    private final Acts acts;

    PlanReminders(PlanRepository plans, ActionRepository actions, Plans reads, Tasks tasks, Acts acts) {
        this.plans = plans;
        this.actions = actions;
        this.reads = reads;
        this.tasks = tasks;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "plan-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        CurrentActor.run(
                Actor.SYSTEM,
                () -> plans.all().stream().filter(plan -> plan.edition() > 0).forEach(this::remind));
    }

    /** One task for each organisation that answers for, or leads, a silent action and has none from this month. */
    void remind(Plan plan) {
        LocalDate today = reads.today();
        Set<UUID> silent = new HashSet<>();
        for (PlanAction action : actions.all(plan)) {
            if (action.silent(today, plan.silentDays())) {
                silent.addAll(reads.asked(plan, action));
            }
        }
        if (silent.isEmpty()) {
            return;
        }
        acts.act(PlanImports.begin("Remind the leads of a plan", plan.organisationId()), act -> {
            for (UUID organisation :
                    silent.stream().sorted(Comparator.naturalOrder()).toList()) {
                String each = "%s:%s:%s:".formatted(KIND, plan.planId(), organisation);
                String key = each + YearMonth.from(today);
                tasks.overtakenBy(act.subject(), each, key);
                tasks.raise(
                        act.subject(),
                        KIND,
                        key,
                        plan.planId(),
                        plan.code(),
                        organisation,
                        null,
                        London.endOf(today.plusDays(DAYS_TO_ANSWER)));
            }
        });
    }
}
