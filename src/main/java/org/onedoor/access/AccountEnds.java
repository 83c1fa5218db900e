package org.onedoor.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts that an administrator ended, and sessions that are over before their time. */
@Repository
class AccountEnds {
    private final JdbcClient jdbc;

    AccountEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEnded(UUID accountId) {
        return jdbc.sql("select exists (select 1 from access.account where account_id = :id and ended_at is not null)")
                .param("id", accountId)
                .query(Boolean.class)
                .single();
    }

    void end(UUID accountId, UUID by, Instant now) {
        jdbc.sql("""
                update access.account
                   set disabled = true, ended_at = :now, ended_by = :by, sessions_from = :now
                 where account_id = :id and ended_at is null
                """)
                .param("id", accountId)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every session of the account that began before now is over at its next request. */
    void endSessions(UUID accountId, Instant machineNow) {
        jdbc.sql("update access.account set sessions_from = :now where account_id = :id")
                .param("id", accountId)
                .param("now", machineNow.atOffset(ZoneOffset.UTC))
                .update();
    }
}
