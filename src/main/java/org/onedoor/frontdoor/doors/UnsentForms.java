package org.onedoor.frontdoor.doors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Public forms that are not sent yet: found by their code alone, gone seven days after they were last touched. */
@Repository
class UnsentForms implements Pump {
    static final Duration KEPT = Duration.ofDays(7);
    private static final int LARGEST = 100_000;
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource machine;

    @Autowired
    UnsentForms(JdbcClient jdbc, JsonMapper json) {
        this(jdbc, json, InstantSource.system());
    }

    /** @param machine the time codes live by, which is never the domain's */
    UnsentForms(JdbcClient jdbc, JsonMapper json, InstantSource machine) {
        this.jdbc = jdbc;
        this.json = json;
        this.machine = machine;
    }

    /** @throws Invalid when more was sent than any form holds */
    Instant keep(FormCode code, Map<String, List<String>> fields) {
        byte[] plain = json.writeValueAsBytes(fields);
        if (plain.length > LARGEST) {
            throw new Invalid("form", "This is more than the form can keep. Write less, and send the rest later");
        }
        Instant now = machine.instant();
        Instant expires = now.plus(KEPT);
        jdbc.sql("""
                insert into frontdoor.unsent_form (code_hash, sealed, updated_at, expires_at)
                values (:hash, :sealed, :now, :expires)
                on conflict (code_hash) do update
                   set sealed = excluded.sealed, updated_at = excluded.updated_at, expires_at = excluded.expires_at
                """)
                .param("hash", code.hash())
                .param("sealed", code.seal(plain))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        return expires;
    }

    Optional<Map<String, List<String>>> find(FormCode code) {
        return jdbc.sql("select sealed from frontdoor.unsent_form where code_hash = :hash and expires_at > :now")
                .param("hash", code.hash())
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .query((rs, _) -> rs.getBytes(1))
                .optional()
                .map(kept -> json.readValue(code.open(kept), FIELDS));
    }

    void forget(FormCode code) {
        jdbc.sql("delete from frontdoor.unsent_form where code_hash = :hash")
                .param("hash", code.hash())
                .update();
    }

    @Override
    public String name() {
        return "forget-unsent-forms";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        jdbc.sql("delete from frontdoor.unsent_form where expires_at <= :now")
                .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
