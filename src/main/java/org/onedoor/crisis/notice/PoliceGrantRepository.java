package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The grants, and each use of one. */
@Repository
class PoliceGrantRepository {
    private static final String SELECT = "select * from crisis.police_grant";

    private final JdbcClient jdbc;

    PoliceGrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PoliceGrant grant) {
        jdbc.sql("""
                insert into crisis.police_grant (org_id, grant_id, account_id, account_name, account_org, reason, requested_at)
                values (:org, :id, :account, :name, :accountOrg, :reason, :at)
                """)
                .param("org", grant.policeId())
                .param("id", grant.grantId())
                .param("account", grant.accountId())
                .param("name", grant.accountName())
                .param("accountOrg", grant.accountOrg())
                .param("reason", grant.reason())
                .param("at", utc(grant.requestedAt()))
                .update();
    }

    void approved(PoliceGrant grant, Instant at, String by, LocalDate until) {
        changed(jdbc.sql("""
                update crisis.police_grant
                   set version = version + 1, approved_at = :at, approved_by = :by, expires_on = :until
                 where org_id = :org and grant_id = :id and version = :version
                """)
                .param("at", utc(at))
                .param("by", by)
                .param("until", until)
                .param("org", grant.policeId())
                .param("id", grant.grantId())
                .param("version", grant.version())
                .update());
    }

    void trained(PoliceGrant grant, LocalDate on, String by) {
        changed(jdbc.sql("""
                update crisis.police_grant set version = version + 1, trained_on = :on, trained_by = :by
                 where org_id = :org and grant_id = :id and version = :version
                """)
                .param("on", on)
                .param("by", by)
                .param("org", grant.policeId())
                .param("id", grant.grantId())
                .param("version", grant.version())
                .update());
    }

    void refused(PoliceGrant grant, Instant at) {
        changed(jdbc.sql("""
                update crisis.police_grant set version = version + 1, refused_at = :at
                 where org_id = :org and grant_id = :id and version = :version
                """)
                .param("at", utc(at))
                .param("org", grant.policeId())
                .param("id", grant.grantId())
                .param("version", grant.version())
                .update());
    }

    void ended(PoliceGrant grant, Instant at, String why) {
        changed(jdbc.sql("""
                update crisis.police_grant set version = version + 1, ended_at = :at, ended_why = :why
                 where org_id = :org and grant_id = :id and version = :version
                """)
                .param("at", utc(at))
                .param("why", why)
                .param("org", grant.policeId())
                .param("id", grant.grantId())
                .param("version", grant.version())
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new StaleEdit("grant");
        }
    }

    /** What stands now of somebody's requests: the newest. */
    Optional<PoliceGrant> latest(UUID policeId, UUID accountId) {
        return jdbc.sql(SELECT + " where org_id = :org and account_id = :account order by requested_at desc limit 1")
                .param("org", policeId)
                .param("account", accountId)
                .query(PoliceGrantRepository::row)
                .optional();
    }

    Optional<PoliceGrant> find(UUID policeId, UUID grantId) {
        return jdbc.sql(SELECT + " where org_id = :org and grant_id = :id")
                .param("org", policeId)
                .param("id", grantId)
                .query(PoliceGrantRepository::row)
                .optional();
    }

    List<PoliceGrant> all(UUID policeId) {
        return jdbc.sql(SELECT + " where org_id = :org order by requested_at desc limit 500")
                .param("org", policeId)
                .query(PoliceGrantRepository::row)
                .list();
    }

    void used(PoliceGrant grant, UUID lookId, Instant at, String reason, int found) {
        jdbc.sql("""
                insert into crisis.police_look (org_id, look_id, grant_id, account_id, at, reason, found)
                values (:org, :id, :grant, :account, :at, :reason, :found)
                """)
                .param("org", grant.policeId())
                .param("id", lookId)
                .param("grant", grant.grantId())
                .param("account", grant.accountId())
                .param("at", utc(at))
                .param("reason", reason)
                .param("found", found)
                .update();
    }

    List<PoliceRecords.Use> uses(UUID policeId) {
        return jdbc.sql("""
                select g.account_name, l.at, l.reason, l.found
                  from crisis.police_look l
                  join crisis.police_grant g on g.org_id = l.org_id and g.grant_id = l.grant_id
                 where l.org_id = :org order by l.at desc limit 200
                """)
                .param("org", policeId)
                .query((rs, _) -> new PoliceRecords.Use(
                        rs.getString(1), Objects.requireNonNull(instant(rs, "at")), rs.getString(3), rs.getInt(4)))
                .list();
    }

    private static PoliceGrant row(ResultSet rs, int number) throws SQLException {
        return new PoliceGrant(
                rs.getObject("org_id", UUID.class),
                rs.getObject("grant_id", UUID.class),
                rs.getLong("version"),
                rs.getObject("account_id", UUID.class),
                rs.getString("account_name"),
                rs.getObject("account_org", UUID.class),
                rs.getString("reason"),
                Objects.requireNonNull(instant(rs, "requested_at")),
                instant(rs, "approved_at"),
                rs.getString("approved_by"),
                rs.getObject("expires_on", LocalDate.class),
                rs.getObject("trained_on", LocalDate.class),
                rs.getString("trained_by"),
                instant(rs, "refused_at"),
                instant(rs, "ended_at"),
                rs.getString("ended_why"));
    }
}
