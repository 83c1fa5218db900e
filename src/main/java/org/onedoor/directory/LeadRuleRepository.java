package org.onedoor.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LeadRuleRepository {
    private final JdbcClient jdbc;

    LeadRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every edition of every rule, the newest of each code last. */
    List<LeadRule> all() {
        return jdbc.sql("""
                select org_id, rule_id, code, kind, name, rank, from_on, until_on, age_from, age_to, needs, resident, registered,
                       found, lead_id, supporting, words, source, ends, state, proposed_by
                  from directory.lead_rule order by kind, code, from_on, proposed_at nulls first, rule_id
                """).query((rs, _) -> row(rs)).list();
    }

    private static LeadRule row(ResultSet rs) throws SQLException {
        return new LeadRule(
                rs.getObject("org_id", UUID.class),
                rs.getObject("rule_id", UUID.class),
                rs.getString("code"),
                LeadRule.Kind.of(rs.getString("kind")),
                rs.getString("name"),
                rs.getInt("rank"),
                rs.getObject("from_on", LocalDate.class),
                rs.getObject("until_on", LocalDate.class),
                rs.getObject("age_from", Integer.class),
                rs.getObject("age_to", Integer.class),
                list(rs, "needs"),
                list(rs, "resident"),
                list(rs, "registered"),
                list(rs, "found"),
                rs.getObject("lead_id", UUID.class),
                list(rs, "supporting").stream().map(UUID::fromString).toList(),
                rs.getString("words"),
                rs.getString("source"),
                rs.getBoolean("ends"),
                rs.getString("state"),
                rs.getObject("proposed_by", UUID.class));
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    void propose(LeadRule rule, String role, Instant at) {
        jdbc.sql("""
                insert into directory.lead_rule (org_id, rule_id, code, kind, name, rank, from_on, until_on, age_from, age_to,
                    needs, resident, registered, found, lead_id, supporting, words, source, ends, state, proposed_by, proposed_role,
                    proposed_at)
                values (:org, :id, :code, :kind, :name, :rank, :from, :until, :ageFrom, :ageTo, :needs, :resident, :registered,
                    :found, :lead, :supporting, :words, :source, :ends, 'proposed', :by, :role, :at)
                """)
                .param("org", rule.orgId())
                .param("id", rule.ruleId())
                .param("code", rule.code())
                .param("kind", rule.kind().code())
                .param("name", rule.name())
                .param("rank", rule.rank())
                .param("from", rule.from())
                .param("until", rule.until())
                .param("ageFrom", rule.ageFrom())
                .param("ageTo", rule.ageTo())
                .param("needs", rule.needs().toArray(String[]::new))
                .param("resident", rule.resident().toArray(String[]::new))
                .param("registered", rule.registered().toArray(String[]::new))
                .param("found", rule.found().toArray(String[]::new))
                .param("lead", rule.leadId())
                .param(
                        "supporting",
                        rule.supporting().stream().map(UUID::toString).toArray(String[]::new))
                .param("words", rule.words())
                .param("source", rule.source())
                .param("ends", rule.ends())
                .param("by", rule.proposedBy())
                .param("role", role)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when it was decided already */
    boolean decide(LeadRule rule, String state, String role) {
        return jdbc.sql("""
                update directory.lead_rule set state = :state, decided_role = :role
                 where org_id = :org and rule_id = :id and state = 'proposed'
                """)
                        .param("state", state)
                        .param("role", role)
                        .param("org", rule.orgId())
                        .param("id", rule.ruleId())
                        .update()
                == 1;
    }
}
