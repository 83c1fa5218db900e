package org.onedoor.programme;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final NamedRisks named;

    HighlightRepository(JdbcClient jdbc, JsonMapper json, NamedRisks named) {
        this.jdbc = jdbc;
        this.json = json;
        this.named = named;
    }

    /** Keeps the report; its risks and mitigations join those on record. */
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
        named.risks(plan, edition, report, now);
        named.mitigations(plan, edition, report, now);
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

    /** Without those that only an earlier report named. */
    private Map<String, Integer> risks(Plan plan) {
        return jdbc.sql("""
                with h as (select max(edition) as newest from programme.highlight where org_id = :org and plan_id = :plan),
                     risks as (select r.org_id, r.risk_id from programme.risk r, h
                                where r.org_id = :org and r.plan_id = :plan
                                  and (r.named_in is null or r.named_in = h.newest)),
                     answers as (select m.org_id, m.risk_id from programme.mitigation m, h
                                  where m.org_id = :org and m.plan_id = :plan
                                    and (m.named_in is null or m.named_in = h.newest))
                select (select count(*) from risks) as risks,
                       (select count(*) from answers) as mitigations,
                       (select count(*) from risks r
                         where not exists (select 1 from answers m where m.risk_id = r.risk_id)) as unpaired
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Map.of("risks", rs.getInt(1), "mitigations", rs.getInt(2), "unpaired", rs.getInt(3)))
                .single();
    }
}
