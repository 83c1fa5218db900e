package org.onedoor.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which accounts stand for which claims of an identity provider. */
@Repository
class IdentityRepository {
    private final JdbcClient jdbc;

    IdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The claim was made now. */
    void seen(UUID accountId, String issuer, String subject, String roleCode, String orgCode, Instant now) {
        jdbc.sql("""
                insert into access.identity (account_id, issuer, subject, role_code, org_code, seen_at)
                values (:account, :issuer, :subject, :role, :org, :now)
                on conflict (account_id) do update
                   set role_code = excluded.role_code, org_code = excluded.org_code, seen_at = excluded.seen_at,
                       gone_at = null
                """)
                .param("account", accountId)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("role", roleCode)
                .param("org", orgCode)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The claims of this person that were not made now are over, and so are the accounts that stand for them. */
    void endOthers(String issuer, String subject, Collection<UUID> still, Instant now) {
        jdbc.sql("""
                with gone as (
                    update access.identity set gone_at = :now
                     where issuer = :issuer and subject = :subject and gone_at is null
                       and not (account_id = any(:still))
                    returning account_id)
                update access.account set disabled = true where account_id in (select account_id from gone)
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("still", still.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether an account stands for a claim: then it is the provider that proves who somebody is. */
    boolean isClaimed(UUID accountId) {
        return jdbc.sql("select exists (select 1 from access.identity where account_id = :id)")
                .param("id", accountId)
                .query(Boolean.class)
                .single();
    }
}
