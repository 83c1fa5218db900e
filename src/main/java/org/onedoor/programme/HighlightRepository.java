package org.onedoor.programme;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The highlight reports that came with plans, and the risks and mitigations they named. */
@Repository
class HighlightRepository {
    private static final TypeReference<LinkedHashMap<String, List<String>>> PARTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> RATINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HighlightRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the report; its risks and mitigations join those on record, and one already there stays as it is. */
    void insert(Plan plan, int edition, HighlightReport report, Instant now) {
        jdbc.sql("""
                insert into programme.highlight (org_id, plan_id, edition, title, parts, ratings, raw)
                values (:org, :plan, :edition, :title, :parts::jsonb, :ratings::jsonb, :raw)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .param("title", Kept.text(report.title()))
                .param("parts", Kept.text(json.writeValueAsString(report.parts())))
                .param("ratings", Kept.text(json.writeValueAsString(report.ratings())))
                .param("raw", Kept.text(report.raw()))
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
                    .param("words", Kept.text(report.risks().get(i)))
                    .param("source", Kept.text(source))
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
                    .param("words", Kept.text(report.mitigations().get(i)))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private record HighlightRow(String title, String parts, String ratings) {}

    Optional<Plans.HighlightSummary> newest(Plan plan) {
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
                        Objects.requireNonNull(risks.get("risks")),
                        Objects.requireNonNull(risks.get("mitigations")),
                        Objects.requireNonNull(risks.get("unpaired"))));
    }

    /** The newest highlight report that came with the plan, as it was written. */
    Optional<String> words(Plan plan) {
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
}
