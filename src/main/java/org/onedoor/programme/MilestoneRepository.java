package org.onedoor.programme;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The milestones of actions that were reached. */
@Repository
class MilestoneRepository {
    private final JdbcClient jdbc;

    MilestoneRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Act act, PlanAction action, LocalDate due, LocalDate reached, String evidence) {
        jdbc.sql("""
                insert into programme.milestone (org_id, plan_id, action_id, due_on, reached_on, evidence, recorded_at,
                                                 recorded_by, for_org)
                values (:org, :plan, :action, :due, :reached, :evidence, :now, :by, :for)
                """)
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .param("due", due)
                .param("reached", reached)
                .param("evidence", Kept.text(evidence))
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("for", act.actor().organisationId())
                .update();
    }

    /** In the order of the days they were due. */
    List<Milestone> of(PlanAction action) {
        return jdbc.sql("""
                select due_on, reached_on, evidence, recorded_at, recorded_by from programme.milestone
                 where org_id = :org and plan_id = :plan and action_id = :action
                 order by due_on
                """)
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .query(Milestone.class)
                .list();
    }
}
