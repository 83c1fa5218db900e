package org.onedoor.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looking through the audit, for whoever answers for it. Called from inside a look. */
@Repository
public class AuditSearch {
    private final JdbcClient jdbc;

    AuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for; what is null is not asked for.
     *
     * @param subjects rows that name one of these, as far as they are copied into the logs of those they name
     * @param brokenGlass only what was seen through broken glass
     */
    public record Asked(
            @Nullable Collection<UUID> subjects,
            @Nullable Collection<UUID> accounts,
            @Nullable UUID organisationId,
            Instant from,
            Instant until,
            boolean brokenGlass) {}

    /** A row of the audit. */
    public record Row(
            UUID auditId,
            Instant at,
            UUID accountId,
            String name,
            String role,
            UUID organisationId,
            @Nullable String clientId,
            UUID correlationId,
            String action,
            String dataClass,
            String what,
            List<UUID> subjects,
            String outcome,
            @Nullable String basis) {}

    /** The newest first, without what OneDoor did by itself. */
    public List<Row> find(Asked asked, int most) {
        List<String> where = new ArrayList<>(List.of("a.at >= :from", "a.at < :until", "a.role <> 'system'"));
        Map<String, Object> values = new HashMap<>();
        values.put("from", asked.from().atOffset(ZoneOffset.UTC));
        values.put("until", asked.until().atOffset(ZoneOffset.UTC));
        if (asked.subjects() != null) {
            where.add(
                    "a.audit_id in (select l.audit_id from platform.access_log l where l.subject_id = any(:subjects))");
            values.put("subjects", asked.subjects().toArray(UUID[]::new));
        }
        if (asked.accounts() != null) {
            where.add("a.account_id = any(:accounts)");
            values.put("accounts", asked.accounts().toArray(UUID[]::new));
        }
        if (asked.organisationId() != null) {
            where.add("a.organisation_id = :organisation");
            values.put("organisation", asked.organisationId());
        }
        if (asked.brokenGlass()) {
            where.add("(a.basis like 'break-glass%' or a.what = 'break the glass')");
        }
        return list(String.join(" and ", where), values, most);
    }

    /** Something that an account of a human being was shown or did. */
    public record Looked(
            UUID auditId,
            Instant at,
            UUID accountId,
            String name,
            UUID organisationId,
            String dataClass,
            List<UUID> subjects) {}

    /** Whatever named somebody, and no more than so many, between two times. */
    public List<Looked> looked(Instant from, Instant until, int most) {
        return jdbc.sql("""
                select audit_id, at, account_id, name, organisation_id, data_class, subject_ids
                  from platform.audit
                 where at >= :from and at < :until and outcome = 'allowed' and role <> 'system' and client_id is null
                   and cardinality(subject_ids) between 1 and :most
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((rs, _) -> new Looked(
                        rs.getObject("audit_id", UUID.class),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getObject("account_id", UUID.class),
                        rs.getString("name"),
                        rs.getObject("organisation_id", UUID.class),
                        rs.getString("data_class"),
                        List.of((UUID[]) rs.getArray("subject_ids").getArray())))
                .list();
    }

    /** How many were shown to an account. */
    public record Volume(UUID accountId, UUID organisationId, int people) {}

    /** How many different people each account of a human being was shown between two times. */
    public List<Volume> volumes(Instant from, Instant until) {
        return jdbc.sql("""
                select a.account_id, a.organisation_id, count(distinct s) as people
                  from platform.audit a cross join unnest(a.subject_ids) s
                 where a.at >= :from and a.at < :until and a.outcome = 'allowed' and a.role <> 'system'
                   and a.client_id is null
                 group by a.account_id, a.organisation_id
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Volume.class)
                .list();
    }

    /** One row by its id, wherever it is. */
    public java.util.Optional<Row> find(UUID auditId) {
        return list("a.audit_id = :id", Map.of("id", auditId), 1).stream().findFirst();
    }

    private List<Row> list(String where, Map<String, Object> values, int most) {
        return jdbc.sql("""
                select a.audit_id, a.at, a.account_id, a.name, a.role, a.organisation_id, a.client_id, a.correlation_id,
                       a.action, a.data_class, a.what, a.subject_ids, a.outcome, a.basis
                  from platform.audit a
                 where %s
                 order by a.at desc, a.audit_id desc
                 limit %d
                """.formatted(where, most))
                .params(values)
                .query(AuditSearch::row)
                .list();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("audit_id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getString("name"),
                rs.getString("role"),
                rs.getObject("organisation_id", UUID.class),
                rs.getString("client_id"),
                rs.getObject("correlation_id", UUID.class),
                rs.getString("action"),
                rs.getString("data_class"),
                rs.getString("what"),
                List.of((UUID[]) rs.getArray("subject_ids").getArray()),
                rs.getString("outcome"),
                rs.getString("basis"));
    }
}
