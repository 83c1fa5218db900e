package org.onedoor.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each time somebody signed in, tried to, or left: by account where one is known, never by what was typed. */
@Repository
class SignInLog {
    private final JdbcClient jdbc;
    private final InstantSource machine = InstantSource.system();

    SignInLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(@Nullable UUID accountId, String method, String outcome) {
        jdbc.sql("""
                insert into access.sign_in (sign_in_id, at, account_id, method, outcome)
                values (:id, :at, :account, :method, :outcome)
                """)
                .param("id", Ids.at(machine.instant()))
                .param("at", machine.instant().atOffset(ZoneOffset.UTC))
                .param("account", accountId)
                .param("method", method)
                .param("outcome", outcome)
                .update();
    }
}
