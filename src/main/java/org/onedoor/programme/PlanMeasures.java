package org.onedoor.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.clock.Standard;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lines of plans that are measured by a standard of the clocks: nobody types the figure, it is counted. */
@Service
public class PlanMeasures {
    private static final int MONTHS = 12;

    private final Acts acts;
    private final Plans plans;
    private final Clocks clocks;
    private final JdbcClient jdbc;
    private final DomainTime time;

    PlanMeasures(Acts acts, Plans plans, Clocks clocks, JdbcClient jdbc, DomainTime time) {
        this.acts = acts;
        this.plans = plans;
        this.clocks = clocks;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** The newest version of every standard the clocks have, by name. */
    public List<Standard> standards() {
        Map<String, Standard> newest = new LinkedHashMap<>();
        clocks.standards().forEach(standard -> newest.put(standard.id(), standard));
        return newest.values().stream()
                .sorted(Comparator.comparing(Standard::name))
                .toList();
    }

    private Optional<Standard> standard(String id) {
        return standards().stream().filter(standard -> standard.id().equals(id)).findFirst();
    }

    /** A line of a plan with how its standard was kept. */
    public record Measured(UUID actionId, StandardKept kept) {}

    /** How the standards of one line were kept in the last twelve months. */
    public List<StandardKept> of(Plan plan, PlanAction action) {
        return of(plan).stream()
                .filter(measured -> measured.actionId().equals(action.actionId()))
                .map(Measured::kept)
                .toList();
    }

    /** The same for every line of a plan that has one, each standard counted once. */
    public List<Measured> of(Plan plan) {
        record Bound(UUID actionId, String standardId) {}
        Map<String, StandardKept> counted = new LinkedHashMap<>();
        return jdbc
                .sql("""
                select action_id, standard_id from programme.measured_by
                 where org_id = :org and plan_id = :plan order by made_at, standard_id limit 500
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(Bound.class)
                .list()
                .stream()
                .filter(bound -> standard(bound.standardId()).isPresent())
                .map(bound -> new Measured(
                        bound.actionId(),
                        counted.computeIfAbsent(
                                bound.standardId(), id -> count(standard(id).orElseThrow()))))
                .toList();
    }

    private StandardKept count(Standard standard) {
        Instant now = time.instant();
        LocalDate to = London.date(now);
        LocalDate from = to.minusMonths(MONTHS).plusDays(1);
        int met = 0;
        int missed = 0;
        int waiting = 0;
        for (ClockView clock : clocks.started(standard.id(), London.endOf(from.minusDays(1)), London.endOf(to))) {
            if (clock.state() instanceof ClockState.Met) {
                met++;
            } else if (clock.isBreachedAt(now)) {
                missed++;
            } else if (clock.isOpen()) {
                waiting++;
            }
        }
        return new StandardKept(
                standard,
                from,
                to,
                met,
                missed,
                waiting,
                StandardTargets.of(standard.id(), to).orElse(null));
    }

    /** Has a line measured by a standard from now on. */
    public void bind(String code, String key, String standard) {
        Standard found = standard(standard)
                .orElseThrow(() -> new Invalid("standard", "Choose the standard that shows whether it is delivered"));
        perform(
                "Measure an action by a standard",
                code,
                key,
                found.id(),
                true,
                (act, on) -> jdbc.sql("""
                insert into programme.measured_by (org_id, plan_id, action_id, standard_id, made_at, made_by)
                values (:org, :plan, :action, :standard, :now, :by) on conflict do nothing
                """)
                        .param("now", act.now().atOffset(ZoneOffset.UTC))
                        .param("by", act.actor().accountId()));
    }

    public void unbind(String code, String key, String standard) {
        perform("Measure an action no longer by a standard", code, key, standard, false, (act, on) -> jdbc.sql("""
                delete from programme.measured_by
                 where org_id = :org and plan_id = :plan and action_id = :action and standard_id = :standard
                """));
    }

    private interface Statement {
        JdbcClient.StatementSpec of(Act act, PlanAction on);
    }

    private void perform(String what, String code, String key, String standard, boolean measured, Statement statement) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin(what, found.organisationId()), act -> {
            Plan plan = plans.get(code);
            PlanAction action = plans.action(plan, key);
            if (!PlanPermitted.mayRun(plan, act.actor())) {
                throw new Refused("not-permitted", "What measures an action is for the plan's chair or its owner.");
            }
            int changed = statement
                    .of(act, action)
                    .param("org", plan.organisationId())
                    .param("plan", plan.planId())
                    .param("action", Objects.requireNonNull(action.actionId()))
                    .param("standard", standard)
                    .update();
            if (changed > 0) {
                act.happened(new PlanEvents.ActionMeasured(plan.planId(), action.actionId(), standard, measured));
            }
        });
    }
}
