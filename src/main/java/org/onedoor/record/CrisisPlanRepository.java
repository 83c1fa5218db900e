package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Crisis plans, as they are kept: every version for good. */
@Repository
class CrisisPlanRepository {
    private static final String SELECT = """
            select person_id, version, reference, state, content::text as content, review_on, written_at, account_id, org_id
              from record.crisis_plan
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CrisisPlanRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Every version, the newest first. */
    List<CrisisPlan> versions(Collection<UUID> personIds) {
        return jdbc.sql(SELECT + " where person_id = any(:ids) order by version desc, written_at desc")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(this::plan)
                .list();
    }

    /** The newest that is published. */
    Optional<CrisisPlan> published(Collection<UUID> personIds) {
        return jdbc.sql(SELECT + """
                 where person_id = any(:ids) and state = 'published' order by version desc, written_at desc limit 1
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(this::plan)
                .optional();
    }

    /** When a plan of each of these people was published, whatever it says: asked for figures over many. */
    Map<UUID, List<Instant>> publishedAt(Collection<UUID> personIds) {
        Map<UUID, List<Instant>> found = new HashMap<>();
        jdbc.sql(
                        "select person_id, written_at from record.held_plan where person_id = any(:ids) and state = 'published'")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(rs -> {
                    found.computeIfAbsent(rs.getObject("person_id", UUID.class), _ -> new ArrayList<>())
                            .add(rs.getObject("written_at", OffsetDateTime.class)
                                    .toInstant());
                });
        return found;
    }

    /** The organisation that keeps the plan that counts, where there is one; asked before the gate is. */
    Optional<UUID> keeper(Collection<UUID> personIds) {
        return jdbc.sql("""
                select org_id from record.held_plan
                 where person_id = any(:ids) and state = 'published' order by version desc, written_at desc limit 1
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> personOf(String reference) {
        return jdbc.sql("select person_id from record.held_plan where reference = :reference limit 1")
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    void add(CrisisPlan plan) {
        jdbc.sql("""
                insert into record.crisis_plan (person_id, version, reference, state, content, review_on, written_at,
                                                account_id, org_id)
                values (:person, :version, :reference, :state, :content::jsonb, :review, :at, :account, :org)
                """)
                .param("person", plan.personId())
                .param("version", plan.version())
                .param("reference", plan.reference())
                .param("state", plan.published() ? "published" : "draft")
                .param("content", json.writeValueAsString(plan.content()))
                .param("review", plan.reviewOn())
                .param("at", plan.writtenAt().atOffset(ZoneOffset.UTC))
                .param("account", plan.accountId())
                .param("org", plan.organisationId())
                .update();
    }

    /** That a team read a version. */
    record Read(int version, UUID organisationId, UUID teamId, UUID accountId, OffsetDateTime readAt) {}

    List<Read> reads(Collection<UUID> personIds, int version) {
        return jdbc.sql("""
                select version, org_id as organisation_id, team_id, account_id, read_at
                  from record.crisis_plan_read where person_id = any(:ids) and version = :version order by read_at
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("version", version)
                .query(Read.class)
                .list();
    }

    void read(UUID personId, int version, UUID organisationId, UUID teamId, UUID accountId, Instant at) {
        jdbc.sql("""
                insert into record.crisis_plan_read (person_id, version, org_id, team_id, account_id, read_at)
                values (:person, :version, :org, :team, :account, :at)
                on conflict do nothing
                """)
                .param("person", personId)
                .param("version", version)
                .param("org", organisationId)
                .param("team", teamId)
                .param("account", accountId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private CrisisPlan plan(ResultSet rs, int row) throws SQLException {
        return new CrisisPlan(
                rs.getObject("person_id", UUID.class),
                rs.getInt("version"),
                rs.getString("reference"),
                rs.getString("state").equals("published"),
                json.readValue(rs.getString("content"), PlanContent.class),
                rs.getObject("review_on", LocalDate.class),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getObject("org_id", UUID.class));
    }
}
