package org.onedoor.programme;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** A plan frozen at a moment, for a report or for publication. It is never changed; a newer one stands beside it. */
@Service
public class PlanSnapshots {
    private final Acts acts;
    private final Plans plans;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanSnapshots(Acts acts, Plans plans, JdbcClient jdbc, JsonMapper json) {
        this.acts = acts;
        this.plans = plans;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One snapshot, without its lines. @param purpose such as {@code publication} or {@code report} */
    public record Snapshot(UUID snapshotId, String label, String purpose, OffsetDateTime takenAt, UUID takenBy) {}

    /** @throws Refused unless the plan's owner or its chair asks */
    public Snapshot freeze(String code, String label, String purpose) {
        Plan found = plans.get(code);
        UUID id = acts.act(PlanImports.begin("Freeze a plan", found.organisationId()), UUID.class, act -> {
            Plan plan = plans.get(code);
            if (!PlanPermitted.mayRun(plan, act.actor())) {
                throw new Refused("not-permitted", "A plan is frozen by its owner or its chair.");
            }
            UUID made = Ids.at(act.now());
            jdbc.sql("""
                    insert into programme.snapshot (org_id, snapshot_id, plan_id, label, purpose, taken_at, taken_by, document)
                    values (:org, :id, :plan, :label, :purpose, :now, :by, :document::jsonb)
                    """)
                    .param("org", plan.organisationId())
                    .param("id", made)
                    .param("plan", plan.planId())
                    .param("label", Kept.text(label))
                    .param("purpose", purpose)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("document", Kept.text(json.writeValueAsString(plans.actions(plan))))
                    .update();
            act.happened(new PlanEvents.PlanFrozen(plan.planId(), made, purpose));
            return made;
        });
        return of(found).stream()
                .filter(snapshot -> snapshot.snapshotId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The newest first. */
    public List<Snapshot> of(Plan plan) {
        return jdbc.sql("""
                select snapshot_id, label, purpose, taken_at, taken_by from programme.snapshot
                 where org_id = :org and plan_id = :plan order by taken_at desc, snapshot_id desc
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(Snapshot.class)
                .list();
    }

    /** The lines as they were frozen, in the order of the plan. */
    public List<PlanAction> lines(Plan plan, UUID snapshotId) {
        Optional<String> document = jdbc.sql("""
                select document::text from programme.snapshot
                 where org_id = :org and snapshot_id = :id and plan_id = :plan
                """)
                .param("org", plan.organisationId())
                .param("id", snapshotId)
                .param("plan", plan.planId())
                .query(String.class)
                .optional();
        return document.map(text -> List.of(json.readValue(text, PlanAction[].class)))
                .orElse(List.of());
    }
}
