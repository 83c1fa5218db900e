package org.onedoor.access;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    /** One time. */
    record Entry(OffsetDateTime at, String method, String outcome) {
        /** What happened, in words for whoever the account is. */
        String words() {
            return switch (outcome) {
                case "signed-in" ->
                    switch (method) {
                        case "provider" -> "Signed in by the sign-in service";
                        case "passkey" -> "Signed in with a passkey";
                        default -> "Signed in with the password";
                    };
                case "refused" ->
                    method.equals("proof")
                            ? "Tried to prove who it is, and did not"
                            : "Tried to sign in, with something wrong";
                case "proven" -> "Proved again who it is";
                case "set-up" -> "Password and code app, or passkey, set by a link";
                case "made" -> "Passkey added";
                case "removed" -> "Passkey removed";
                case "ended" -> "Every passkey removed by an administrator";
                case "copied" -> "A passkey was refused, because there may be a copy of it";
                case "changed" -> "Password changed";
                case "change-refused" -> "Tried to change the password, with the present one wrong";
                case "too-many" -> "Too many tries: made to wait";
                default -> method.equals("out") ? "Signed out" : "Used: " + outcome.replace('-', ' ');
            };
        }
    }

    /** How an account was used, the newest first. */
    List<Entry> of(UUID accountId, int most) {
        return jdbc.sql("""
                select at, method, outcome from access.sign_in
                 where account_id = :account
                 order by at desc, sign_in_id desc
                 limit :most
                """)
                .param("account", accountId)
                .param("most", most)
                .query(Entry.class)
                .list();
    }
}
