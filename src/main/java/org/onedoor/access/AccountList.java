package org.onedoor.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts as an administrator sees them: who may sign in, how, and when they last did. */
@Repository
class AccountList {
    static final int MOST = 100;

    private static final String ROWS = """
            select a.account_id, a.username, a.display_name, a.role, a.organisation_id, a.team_id, a.disabled, a.ended_at,
                   exists (select 1 from access.identity i where i.account_id = a.account_id) as claimed,
                   exists (select 1 from access.second_factor f where f.account_id = a.account_id) as code_app,
                   exists (select 1 from access.passkey p where p.account_id = a.account_id
                              and p.copied_at is null) as passkey,
                   exists (select 1 from access.invitation v where v.account_id = a.account_id
                              and v.used_at is null and v.expires_at > now()) as invited,
                   (select max(at) from access.sign_in s where s.account_id = a.account_id
                       and s.outcome = 'signed-in') as last_in
              from access.account a
            """;

    private final JdbcClient jdbc;

    AccountList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One account. */
    record Row(
            UUID accountId,
            String username,
            String displayName,
            String role,
            UUID organisationId,
            @Nullable UUID teamId,
            boolean disabled,
            @Nullable OffsetDateTime endedAt,
            boolean claimed,
            boolean codeApp,
            boolean passkey,
            boolean invited,
            @Nullable OffsetDateTime lastIn) {

        /** Whether it can sign in, in words. */
        String state() {
            if (endedAt != null) {
                return "Ended";
            }
            if (disabled) {
                return claimed ? "No longer claimed by the sign-in service" : "Not set up";
            }
            if (claimed) {
                return "Signs in with the sign-in service";
            }
            if (passkey) {
                return codeApp ? "Signs in with password and code, or a passkey" : "Signs in with a passkey";
            }
            return codeApp ? "Signs in with password and code" : invited ? "Invited" : "Not set up";
        }
    }

    /** Those whose name or user name has these letters in it; at most a hundred, by name. */
    List<Row> named(String part) {
        return jdbc.sql(ROWS + """
                 where strpos(lower(a.display_name), lower(:part)) > 0 or strpos(a.username, lower(:part)) > 0
                 order by a.display_name, a.username limit :most
                """)
                .param("part", part)
                .param("most", MOST)
                .query(Row.class)
                .list();
    }

    Optional<Row> find(UUID accountId) {
        return jdbc.sql(ROWS + " where a.account_id = :id")
                .param("id", accountId)
                .query(Row.class)
                .optional();
    }
}
