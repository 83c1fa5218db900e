package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PoliceReturns.Sent;
import org.onedoor.crisis.PoliceReturns.Version;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Returns as they were locked and sent. Both tables only grow. */
@Repository
class PoliceReturnRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PoliceReturnRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return whether it was the first to lock this version */
    boolean lock(Act act, UUID force, YearMonth month, int version, MonthReturn content, @Nullable String reason) {
        return jdbc.sql("""
                        insert into crisis.police_return (org_id, month, version, content, reason, locked_at, account_id, locked_by)
                        values (:org, :month, :version, :content::jsonb, :reason, :now, :account, :by)
                        on conflict do nothing
                        """)
                        .param("org", force)
                        .param("month", month.atDay(1))
                        .param("version", version)
                        .param("content", json.writeValueAsString(content))
                        .param("reason", reason)
                        .param("now", act.now().atOffset(ZoneOffset.UTC))
                        .param("account", act.actor().accountId())
                        .param("by", act.actor().name())
                        .update()
                == 1;
    }

    /** @return whether it was the first to say that this version was sent */
    boolean sent(Act act, UUID force, YearMonth month, int version, LocalDate on, String to, @Nullable String note) {
        return jdbc.sql("""
                        insert into crisis.police_return_sent (org_id, month, version, sent_on, sent_to, note, marked_at,
                                                               account_id, marked_by)
                        values (:org, :month, :version, :on, :to, :note, :now, :account, :by)
                        on conflict do nothing
                        """)
                        .param("org", force)
                        .param("month", month.atDay(1))
                        .param("version", version)
                        .param("on", on)
                        .param("to", to)
                        .param("note", note)
                        .param("now", act.now().atOffset(ZoneOffset.UTC))
                        .param("account", act.actor().accountId())
                        .param("by", act.actor().name())
                        .update()
                == 1;
    }

    /** The versions of a month, the newest first. */
    List<Version> of(UUID force, YearMonth month) {
        return between(force, month, month);
    }

    /** The newest month first, and of each the newest version. */
    List<Version> between(UUID force, YearMonth first, YearMonth last) {
        return jdbc.sql("""
                select r.month, r.version, r.content::text as content, r.reason, r.locked_at, r.locked_by,
                       s.sent_on, s.sent_to, s.note, s.marked_at, s.marked_by
                  from crisis.police_return r
                  left join crisis.police_return_sent s using (org_id, month, version)
                 where r.org_id = :org and r.month between :first and :last
                 order by r.month desc, r.version desc
                """)
                .param("org", force)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query(this::row)
                .list();
    }

    boolean isLocked(UUID force, YearMonth month) {
        return jdbc.sql("select exists (select 1 from crisis.police_return where org_id = :org and month = :month)")
                .param("org", force)
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    /** The first month that has a return; none where no month has. */
    Optional<YearMonth> first(UUID force) {
        return jdbc.sql("select month from crisis.police_return where org_id = :org order by month limit 1")
                .param("org", force)
                .query(LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    private Version row(ResultSet rs, int number) throws SQLException {
        LocalDate on = rs.getObject("sent_on", LocalDate.class);
        return new Version(
                YearMonth.from(rs.getObject("month", LocalDate.class)),
                rs.getInt("version"),
                json.readValue(rs.getString("content"), MonthReturn.class),
                rs.getString("reason"),
                rs.getObject("locked_at", OffsetDateTime.class).toInstant(),
                rs.getString("locked_by"),
                on == null
                        ? null
                        : new Sent(
                                on,
                                rs.getString("sent_to"),
                                rs.getString("note"),
                                rs.getObject("marked_at", OffsetDateTime.class).toInstant(),
                                rs.getString("marked_by")));
    }
}
