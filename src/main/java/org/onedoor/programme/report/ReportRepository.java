package org.onedoor.programme.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reports, and the files made of them. */
@Repository
class ReportRepository {
    private static final TypeReference<LinkedHashMap<String, String>> WORDS = new TypeReference<>() {};
    private static final String COLUMNS = """
            select org_id, report_id, plan_id, kind, partner, starts_on, ends_on, number, state, narrative::text as narrative,
                   document::text as document, made_at, made_by, frozen_at, frozen_by, decided_at, decided_by, decision, version
              from programme.report
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A risk in the words of its source. */
    record Risk(String words, List<String> mitigations, String source, boolean ofHighlight) {}

    List<Risk> risks(Plan plan) {
        return jdbc.sql("""
                select words, source, named_in is not null as of_highlight,
                       array(select m.words from programme.mitigation m
                              where m.org_id = r.org_id and m.risk_id = r.risk_id order by m.ordinal) as mitigations
                  from programme.risk r
                 where org_id = :org and plan_id = :plan
                   and (named_in is null
                        or named_in = (select max(edition) from programme.highlight h
                                        where h.org_id = r.org_id and h.plan_id = r.plan_id))
                 order by ordinal
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> new Risk(
                        rs.getString("words"),
                        List.of((String[]) rs.getArray("mitigations").getArray()),
                        rs.getString("source"),
                        rs.getBoolean("of_highlight")))
                .list();
    }

    /** When the plan's first state was kept. */
    Optional<Instant> began(Plan plan) {
        return jdbc.sql("select min(recorded_at) from programme.action_history where org_id = :org and plan_id = :plan")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    void insert(Report report) {
        jdbc.sql("""
                insert into programme.report (org_id, report_id, plan_id, kind, partner, starts_on, ends_on, number, state,
                                              narrative, made_at, made_by)
                values (:org, :id, :plan, :kind, :partner, :from, :to, :number, 'draft', :narrative::jsonb, :at, :by)
                """)
                .param("org", report.organisationId())
                .param("id", report.reportId())
                .param("plan", report.planId())
                .param("kind", report.kind().code())
                .param("partner", report.partner())
                .param("from", report.from())
                .param("to", report.to())
                .param("number", report.number())
                .param("narrative", json.writeValueAsString(report.narrative()))
                .param("at", report.madeAt())
                .param("by", report.madeBy())
                .update();
    }

    /** @return false when somebody was quicker */
    boolean write(Report report, Map<String, String> narrative) {
        return jdbc.sql("""
                update programme.report set narrative = :narrative::jsonb, version = version + 1
                 where org_id = :org and report_id = :id and version = :version and state = 'draft'
                """)
                        .param("narrative", json.writeValueAsString(narrative))
                        .param("org", report.organisationId())
                        .param("id", report.reportId())
                        .param("version", report.version())
                        .update()
                == 1;
    }

    boolean freeze(Report report, ReportDocument document, UUID by, Instant at) {
        return jdbc.sql("""
                update programme.report
                   set state = 'frozen', document = :document::jsonb, frozen_at = :at, frozen_by = :by, version = version + 1
                 where org_id = :org and report_id = :id and version = :version and state = 'draft'
                """)
                        .param("document", json.writeValueAsString(document))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("org", report.organisationId())
                        .param("id", report.reportId())
                        .param("version", report.version())
                        .update()
                == 1;
    }

    boolean decide(Report report, Report.State state, String words, UUID by, Instant at) {
        return jdbc.sql("""
                update programme.report
                   set state = :state, decision = :words, decided_at = :at, decided_by = :by, version = version + 1
                 where org_id = :org and report_id = :id and version = :version and state = 'frozen'
                """)
                        .param("state", state.code())
                        .param("words", words)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("org", report.organisationId())
                        .param("id", report.reportId())
                        .param("version", report.version())
                        .update()
                == 1;
    }

    Optional<Report> find(Plan plan, UUID reportId) {
        return find(plan.organisationId(), reportId)
                .filter(report -> report.planId().equals(plan.planId()));
    }

    Optional<Report> find(UUID organisationId, UUID reportId) {
        return jdbc.sql(COLUMNS + " where org_id = :org and report_id = :id")
                .param("org", organisationId)
                .param("id", reportId)
                .query(this::row)
                .optional();
    }

    /** The newest first. */
    List<Report> of(Plan plan) {
        return jdbc.sql(COLUMNS + """
                 where org_id = :org and plan_id = :plan
                 order by made_at desc, report_id desc
                 limit 200
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(this::row)
                .list();
    }

    void keep(Report report, ReportFormat format, byte[] content, String sha256, Instant at) {
        jdbc.sql("""
                insert into programme.report_file (org_id, report_id, format, sha256, content, built_at)
                values (:org, :id, :format, :sha256, :content, :at)
                on conflict do nothing
                """)
                .param("org", report.organisationId())
                .param("id", report.reportId())
                .param("format", format.code())
                .param("sha256", sha256)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The formats that are ready, with their size in bytes. */
    Map<ReportFormat, Long> ready(Report report) {
        return jdbc
                .sql("""
                select format, octet_length(content)::bigint from programme.report_file where org_id = :org and report_id = :id
                """)
                .param("org", report.organisationId())
                .param("id", report.reportId())
                .query((rs, _) -> Map.entry(ReportFormat.of(rs.getString(1)), rs.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<byte[]> file(Report report, ReportFormat format) {
        return jdbc.sql(
                        "select content from programme.report_file where org_id = :org and report_id = :id and format = :format")
                .param("org", report.organisationId())
                .param("id", report.reportId())
                .param("format", format.code())
                .query((rs, _) -> rs.getBytes(1))
                .optional();
    }

    private Report row(ResultSet rs, int number) throws SQLException {
        String document = rs.getString("document");
        return new Report(
                rs.getObject("org_id", UUID.class),
                rs.getObject("report_id", UUID.class),
                rs.getObject("plan_id", UUID.class),
                ReportKind.of(rs.getString("kind")),
                rs.getObject("partner", UUID.class),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                rs.getInt("number"),
                Report.State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(rs.getString("narrative"), WORDS),
                read(document),
                rs.getObject("made_at", OffsetDateTime.class),
                rs.getObject("made_by", UUID.class),
                rs.getObject("frozen_at", OffsetDateTime.class),
                rs.getObject("frozen_by", UUID.class),
                rs.getObject("decided_at", OffsetDateTime.class),
                rs.getObject("decided_by", UUID.class),
                rs.getString("decision"),
                rs.getLong("version"));
    }

    private @Nullable ReportDocument read(@Nullable String document) {
        return document == null ? null : json.readValue(document, ReportDocument.class);
    }
}
