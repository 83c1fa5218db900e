package org.onedoor.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans, and the files they came in. */
@Repository
class PlanRepository {
    private static final String PLAN = """
            select org_id as organisation_id, p.plan_id, p.code, kind, title, introduction, as_at, edition, state,
                   chair_account, silent_days, version
              from programme.plan p
            """;

    private static final TypeReference<LinkedHashMap<String, List<String>>> PARTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> RATINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(
            UUID organisationId,
            UUID planId,
            String code,
            String kind,
            String title,
            String introduction,
            @Nullable LocalDate asAt,
            int edition,
            String state,
            @Nullable UUID chairAccount,
            int silentDays,
            long version) {
        Plan toPlan() {
            return new Plan(
                    organisationId,
                    planId,
                    code,
                    PlanKind.of(kind),
                    title,
                    introduction,
                    asAt,
                    edition,
                    state,
                    chairAccount,
                    silentDays,
                    version);
        }
    }

    Optional<Plan> byCode(String code) {
        return jdbc.sql(PLAN + """
                  join programme.plan_code c using (org_id, plan_id)
                 where c.code = :code
                """)
                .param("code", code)
                .query(Row.class)
                .optional()
                .map(Row::toPlan);
    }

    List<Plan> all() {
        return jdbc
                .sql(PLAN + " where state <> 'set-aside' order by title, plan_id limit 500")
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toPlan)
                .toList();
    }

    /** Makes the plan and claims its code. @return false when another plan has the code */
    boolean insert(Plan plan, Instant now) {
        int claimed = jdbc.sql("""
                insert into programme.plan_code (code, org_id, plan_id) values (:code, :org, :plan)
                on conflict do nothing
                """)
                .param("code", plan.code())
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
        if (claimed == 0) {
            return false;
        }
        jdbc.sql("""
                insert into programme.plan (org_id, plan_id, code, kind, title, introduction, as_at, edition, state,
                                            chair_account, silent_days, made_at)
                values (:org, :plan, :code, :kind, :title, :introduction, :asAt, :edition, :state, :chair, :silent, :now)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("code", plan.code())
                .param("kind", plan.kind().code())
                .param("title", plan.title())
                .param("introduction", plan.introduction())
                .param("asAt", plan.asAt())
                .param("edition", plan.edition())
                .param("state", plan.state())
                .param("chair", plan.chairAccount())
                .param("silent", plan.silentDays())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    void confirmed(Plan plan, int edition, @Nullable LocalDate asAt) {
        jdbc.sql("""
                update programme.plan set state = 'current', edition = :edition, as_at = coalesce(:asAt, as_at),
                       version = version + 1
                 where org_id = :org and plan_id = :plan
                """)
                .param("edition", edition)
                .param("asAt", asAt)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    /** One of its lines has changed. */
    void touch(Plan plan) {
        jdbc.sql("update programme.plan set version = version + 1 where org_id = :org and plan_id = :plan")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    void state(Plan plan, String state) {
        jdbc.sql(
                        "update programme.plan set state = :state, version = version + 1 where org_id = :org and plan_id = :plan")
                .param("state", state)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    void chair(Plan plan, @Nullable UUID account) {
        jdbc.sql("""
                update programme.plan set chair_account = :account, version = version + 1
                 where org_id = :org and plan_id = :plan
                """)
                .param("account", account)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
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

    Optional<Edition> edition(Plan plan, int edition) {
        return jdbc.sql(EDITION + " where org_id = :org and plan_id = :plan and edition = :edition")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query(Edition.class)
                .optional();
    }

    /** Without what was found in each, which is long: the newest first. */
    List<Plans.PlanEdition> editionNames(Plan plan) {
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

    List<Edition> editions(Plan plan) {
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

    /** The file as its cells were kept. */
    Cells cells(Plan plan, int edition) {
        return jdbc.sql(
                        "select head, cells from programme.edition where org_id = :org and plan_id = :plan and edition = :edition")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query((rs, _) -> new Cells(
                        rs.getString(1), List.of((String[]) rs.getArray(2).getArray())))
                .single();
    }

    void insertEdition(
            Plan plan, int edition, PlanFile file, PlanReading reading, UUID importRunId, UUID by, Instant now) {
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
                .param("head", kept(reading.head()))
                .param(
                        "cells",
                        reading.cells().stream().map(cell -> kept(cell.raw())).toArray(String[]::new))
                .param(
                        "sections",
                        reading.sections().stream().map(PlanRepository::kept).toArray(String[]::new))
                .param("findings", kept(json.writeValueAsString(reading.findings())))
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

    /** Keeps the report; its risks and mitigations join those on record, and one already there stays as it is. */
    void insertHighlight(Plan plan, int edition, HighlightReport report, Instant now) {
        jdbc.sql("""
                insert into programme.highlight (org_id, plan_id, edition, title, parts, ratings, raw)
                values (:org, :plan, :edition, :title, :parts::jsonb, :ratings::jsonb, :raw)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .param("title", kept(report.title()))
                .param("parts", kept(json.writeValueAsString(report.parts())))
                .param("ratings", kept(json.writeValueAsString(report.ratings())))
                .param("raw", kept(report.raw()))
                .update();
        String source = "Highlight report: " + report.title();
        for (int i = 0; i < report.risks().size(); i++) {
            jdbc.sql("""
                    insert into programme.risk (org_id, risk_id, plan_id, ordinal, words, source, made_at)
                    select :org, :id, :plan, :ordinal, :words, :source, :now::timestamptz
                     where not exists (select 1 from programme.risk
                                        where org_id = :org and plan_id = :plan and words = :words)
                    """)
                    .param("org", plan.organisationId())
                    .param("id", Ids.at(now))
                    .param("plan", plan.planId())
                    .param("ordinal", i)
                    .param("words", kept(report.risks().get(i)))
                    .param("source", kept(source))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        for (int i = 0; i < report.mitigations().size(); i++) {
            jdbc.sql("""
                    insert into programme.mitigation (org_id, mitigation_id, plan_id, ordinal, words, made_at)
                    select :org, :id, :plan, :ordinal, :words, :now::timestamptz
                     where not exists (select 1 from programme.mitigation
                                        where org_id = :org and plan_id = :plan and words = :words)
                    """)
                    .param("org", plan.organisationId())
                    .param("id", Ids.at(now))
                    .param("plan", plan.planId())
                    .param("ordinal", i)
                    .param("words", kept(report.mitigations().get(i)))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private record HighlightRow(String title, String parts, String ratings) {}

    Optional<Plans.HighlightSummary> highlight(Plan plan) {
        Map<String, Integer> risks = risks(plan);
        return jdbc.sql("""
                select title, parts::text as parts, ratings::text as ratings from programme.highlight
                 where org_id = :org and plan_id = :plan order by edition desc limit 1
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(HighlightRow.class)
                .optional()
                .map(row -> new Plans.HighlightSummary(
                        row.title(),
                        json.readValue(row.parts(), PARTS),
                        json.readValue(row.ratings(), RATINGS),
                        java.util.Objects.requireNonNull(risks.get("risks")),
                        java.util.Objects.requireNonNull(risks.get("mitigations")),
                        java.util.Objects.requireNonNull(risks.get("unpaired"))));
    }

    /** The newest highlight report that came with the plan, as it was written. */
    Optional<String> highlightText(Plan plan) {
        return jdbc.sql("""
                select raw from programme.highlight
                 where org_id = :org and plan_id = :plan order by edition desc limit 1
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(String.class)
                .optional();
    }

    private Map<String, Integer> risks(Plan plan) {
        return jdbc.sql("""
                select (select count(*) from programme.risk r where r.org_id = :org and r.plan_id = :plan) as risks,
                       (select count(*) from programme.mitigation m where m.org_id = :org and m.plan_id = :plan) as mitigations,
                       (select count(*) from programme.risk r where r.org_id = :org and r.plan_id = :plan
                           and not exists (select 1 from programme.mitigation m
                                            where m.org_id = r.org_id and m.risk_id = r.risk_id)) as unpaired
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Map.of("risks", rs.getInt(1), "mitigations", rs.getInt(2), "unpaired", rs.getInt(3)))
                .single();
    }

    static String kept(String text) {
        return text.replace("\u0000", "\uFFFD").replace("\\u0000", "\\uFFFD");
    }
}
