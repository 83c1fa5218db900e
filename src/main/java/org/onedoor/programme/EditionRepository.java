package org.onedoor.programme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The files plans came in: their bytes, their cells and what was found in each. */
@Repository
class EditionRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    EditionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One file a plan came in, without its bytes. */
    record Edition(
            int edition,
            String fileName,
            String sha256,
            OffsetDateTime readAt,
            UUID readBy,
            String state,
            @Nullable OffsetDateTime decidedAt,
            @Nullable UUID decidedBy,
            String findings,
            String counts) {}

    private static final String EDITION = """
            select edition, file_name, sha256, read_at, read_by, state, decided_at, decided_by,
                   findings::text as findings, counts::text as counts
              from programme.edition
            """;

    Optional<Edition> find(Plan plan, int edition) {
        return jdbc.sql(EDITION + " where org_id = :org and plan_id = :plan and edition = :edition")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query(Edition.class)
                .optional();
    }

    /** Without what was found in each, which is long: the newest first. */
    List<Plans.PlanEdition> names(Plan plan) {
        return jdbc.sql("""
                select edition, file_name, read_at, state from programme.edition
                 where org_id = :org and plan_id = :plan order by edition desc
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> new Plans.PlanEdition(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        rs.getString(4)))
                .list();
    }

    List<Edition> all(Plan plan) {
        return jdbc.sql(EDITION + " where org_id = :org and plan_id = :plan order by edition desc")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(Edition.class)
                .list();
    }

    /** The file's bytes as they came. */
    byte[] content(Plan plan, int edition) {
        return jdbc.sql(
                        "select content from programme.edition where org_id = :org and plan_id = :plan and edition = :edition")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query((rs, _) -> rs.getBytes(1))
                .single();
    }

    record Cells(String head, List<String> cells) {}

    /** The file as its cells were kept; nothing when there is no such file. */
    Optional<Cells> cells(Plan plan, int edition) {
        return jdbc.sql(
                        "select head, cells from programme.edition where org_id = :org and plan_id = :plan and edition = :edition")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query((rs, _) -> new Cells(
                        rs.getString(1), List.of((String[]) rs.getArray(2).getArray())))
                .optional();
    }

    void insert(Plan plan, int edition, PlanFile file, PlanReading reading, UUID importRunId, UUID by, Instant now) {
        jdbc.sql("""
                insert into programme.edition (org_id, plan_id, edition, file_name, media, sha256, content, head, cells,
                    sections, findings, counts, import_run_id, read_at, read_by, state)
                values (:org, :plan, :edition, :name, :media, :sha256, :content, :head, :cells, :sections,
                    :findings::jsonb, :counts::jsonb, :run, :now, :by, 'review')
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .param("name", file.name())
                .param("media", file.media())
                .param("sha256", file.sha256())
                .param("content", file.content())
                .param("head", Kept.text(reading.head()))
                .param(
                        "cells",
                        reading.cells().stream()
                                .map(cell -> Kept.text(cell.raw()))
                                .toArray(String[]::new))
                .param("sections", reading.sections().stream().map(Kept::text).toArray(String[]::new))
                .param("findings", Kept.text(json.writeValueAsString(reading.findings())))
                .param("counts", json.writeValueAsString(PlanCounts.of(reading)))
                .param("run", importRunId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void decided(Plan plan, int edition, String state, UUID by, Instant now) {
        jdbc.sql("""
                update programme.edition set state = :state, decided_at = :now, decided_by = :by
                 where org_id = :org and plan_id = :plan and edition = :edition
                """)
                .param("state", state)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .update();
    }

    /** The run of imports it came in by. */
    UUID importRun(Plan plan, int edition) {
        return jdbc.sql("""
                select import_run_id from programme.edition
                 where org_id = :org and plan_id = :plan and edition = :edition
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query(UUID.class)
                .single();
    }
}
