package org.onedoor.programme;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What an edited file proposes, and what was answered. */
@Repository
class ProposalRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProposalRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One difference, with its answer once it has one. */
    record Proposal(
            int ordinal,
            @Nullable UUID actionId,
            String number,
            String kind,
            String field,
            @Nullable String was,
            @Nullable String becomes,
            @Nullable Integer place,
            @Nullable String answer) {}

    void insert(Plan plan, int edition, List<Difference> differences) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            Difference difference = differences.get(i);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("ordinal", i);
            row.put("action_id", difference.actionId());
            row.put("number", difference.number());
            row.put("kind", difference.kind().code());
            row.put("field", difference.field());
            row.put("was", difference.was());
            row.put("becomes", difference.becomes());
            row.put("content", difference.place());
            rows.add(row);
        }
        jdbc.sql("""
                insert into programme.proposal (org_id, plan_id, edition, ordinal, action_id, number, kind, field, was, becomes, content)
                select :org, :plan, :edition, r.ordinal, r.action_id, r.number, r.kind, r.field, r.was, r.becomes, r.content
                  from jsonb_to_recordset(:rows::jsonb) as r (ordinal int, action_id uuid, number text, kind text,
                       field text, was text, becomes text, content jsonb)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .param("rows", Kept.text(json.writeValueAsString(rows)))
                .update();
    }

    List<Proposal> of(Plan plan, int edition) {
        return jdbc.sql("""
                select ordinal, action_id, number, kind, field, was, becomes, content::text::int as place, answer
                  from programme.proposal
                 where org_id = :org and plan_id = :plan and edition = :edition
                 order by ordinal
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .query(Proposal.class)
                .list();
    }

    /** Answers one; {@code ordinal} -1 answers all that have no answer yet. */
    void answer(Plan plan, int edition, int ordinal, String answer, UUID by, Instant now) {
        jdbc.sql("""
                update programme.proposal set answer = :answer, answered_at = :now, answered_by = :by
                 where org_id = :org and plan_id = :plan and edition = :edition
                   and (ordinal = :ordinal or (:ordinal = -1 and answer is null))
                """)
                .param("answer", answer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("edition", edition)
                .param("ordinal", ordinal)
                .update();
    }
}
