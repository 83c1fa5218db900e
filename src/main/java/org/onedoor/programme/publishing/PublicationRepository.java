package org.onedoor.programme.publishing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Writing;
import org.onedoor.programme.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was published of which plan, and what was taken back. */
@Repository
class PublicationRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublicationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One version. @param reason why it was taken back; none while it stands */
    record Published(
            String code,
            UUID planId,
            int version,
            UUID snapshotId,
            String said,
            OffsetDateTime publishedAt,
            UUID publishedBy,
            @Nullable OffsetDateTime withdrawnAt,
            @Nullable String reason) {}

    private static final String PUBLISHED = """
            select p.code, p.plan_id, v.version, v.snapshot_id, v.said, v.published_at, v.published_by, w.withdrawn_at,
                   w.reason
              from programme.publication v
              join programme.plan p on p.org_id = v.org_id and p.plan_id = v.plan_id
              left join programme.withdrawal w
                on w.org_id = v.org_id and w.plan_id = v.plan_id and w.version = v.version
            """;

    /** The newest version of each plan that was ever published, by title. */
    List<Published> newest() {
        return jdbc.sql(PUBLISHED + """
                 where v.version = (select max(version) from programme.publication m
                                     where m.org_id = v.org_id and m.plan_id = v.plan_id)
                 order by p.title, p.code
                 limit 200
                """).query(Published.class).list();
    }

    /** The newest first. */
    List<Published> of(String code) {
        return jdbc.sql(PUBLISHED + """
                  join programme.plan_code c on c.org_id = v.org_id and c.plan_id = v.plan_id and c.code = :code
                 order by v.version desc
                """)
                .param("code", code)
                .query(Published.class)
                .list();
    }

    PublicPlan document(UUID snapshotId) {
        return json.readValue(
                jdbc.sql("select document::text from programme.snapshot where snapshot_id = :id")
                        .param("id", snapshotId)
                        .query(String.class)
                        .single(),
                PublicPlan.class);
    }

    record Names(List<String> shown, List<String> hidden, List<String> statements) {}

    /** What the last publisher decided, to begin the next from. */
    Optional<Names> names(Plan plan) {
        return jdbc.sql("""
                select names_shown, names_hidden, statements from programme.publication
                 where org_id = :org and plan_id = :plan order by version desc limit 1
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> new Names(
                        List.of((String[]) rs.getArray(1).getArray()),
                        List.of((String[]) rs.getArray(2).getArray()),
                        List.of((String[]) rs.getArray(3).getArray())))
                .optional();
    }

    /** @return the snapshot's id */
    UUID insert(Plan plan, PublicPlan document, List<String> shown, List<String> hidden, UUID by) {
        Instant at = document.publishedAt();
        UUID snapshot = Ids.at(at);
        jdbc.sql("""
                insert into programme.snapshot (org_id, snapshot_id, plan_id, label, purpose, taken_at, taken_by, document)
                values (:org, :id, :plan, :label, 'publication', :at, :by, :document::jsonb)
                """)
                .param("org", plan.organisationId())
                .param("id", snapshot)
                .param("plan", plan.planId())
                .param("label", "Published version " + document.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("document", json.writeValueAsString(document))
                .update();
        jdbc.sql("""
                insert into programme.publication (org_id, plan_id, version, snapshot_id, said, statements, names_shown,
                                                   names_hidden, published_at, published_by)
                values (:org, :plan, :version, :snapshot, :said, :statements, :shown, :hidden, :at, :by)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("version", document.version())
                .param("snapshot", snapshot)
                .param("said", Writing.storable(document.said()))
                .param("statements", document.statements().toArray(String[]::new))
                .param("shown", shown.toArray(String[]::new))
                .param("hidden", hidden.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return snapshot;
    }

    void withdraw(Plan plan, int version, String reason, UUID by, Instant at) {
        jdbc.sql("""
                insert into programme.withdrawal (org_id, plan_id, version, reason, withdrawn_at, withdrawn_by)
                values (:org, :plan, :version, :reason, :at, :by)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("version", version)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** The newest update of each action, in its own words. */
    Map<UUID, String> newestUpdates(Plan plan) {
        return jdbc
                .sql("""
                select distinct on (action_id) action_id, words from programme.progress
                 where org_id = :org and plan_id = :plan
                 order by action_id, coalesce(happened_on > (written_at at time zone 'Europe/London')::date, false),
                          happened_on desc nulls last, written_at desc, progress_id desc
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
