package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often something was tried lately, by whom or from where; kept in the database, so that a restart forgives nobody. */
@Repository
class Attempts implements Pump {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final InstantSource machine;

    @Autowired
    Attempts(JdbcClient jdbc) {
        this(jdbc, InstantSource.system());
    }

    /** @param machine never the domain's time, which a demo may hold still */
    Attempts(JdbcClient jdbc, InstantSource machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    /** How long to wait, where so many tries or more were made in this stretch. */
    Optional<Duration> mustWait(String kind, String key, int most) {
        Instant now = machine.instant();
        return jdbc.sql("""
                select began_at from access.attempt
                 where kind = :kind and key_hash = :key and tries >= :most and began_at > :since
                """)
                .param("kind", kind)
                .param("key", hash(key))
                .param("most", most)
                .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .query(java.time.OffsetDateTime.class)
                .optional()
                .map(began ->
                        Duration.between(now, began.toInstant().plus(WINDOW)).plusSeconds(1));
    }

    /** One more try; the stretch begins anew when the last one is over. */
    void count(String kind, String key) {
        Instant now = machine.instant();
        jdbc.sql("""
                insert into access.attempt as a (kind, key_hash, began_at, tries) values (:kind, :key, :now, 1)
                on conflict (kind, key_hash) do update
                   set tries = case when a.began_at > :since then a.tries + 1 else 1 end,
                       began_at = case when a.began_at > :since then a.began_at else excluded.began_at end
                """)
                .param("kind", kind)
                .param("key", hash(key))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(String kind, String key) {
        jdbc.sql("delete from access.attempt where kind = :kind and key_hash = :key")
                .param("kind", kind)
                .param("key", hash(key))
                .update();
    }

    private static String hash(String key) {
        return DigestUtils.sha256Hex(key);
    }

    @Override
    public String name() {
        return "forget-attempts";
    }

    @Override
    public Duration every() {
        return WINDOW;
    }

    @Override
    public void run() {
        jdbc.sql("delete from access.attempt where began_at <= :since")
                .param("since", machine.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .update();
    }
}
