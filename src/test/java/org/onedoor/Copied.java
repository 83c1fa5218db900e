package org.onedoor;

import static org.awaitility.Awaitility.await;

import org.onedoor.platform.AccessLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of who looked, with all that was committed until now. It is copied up to the oldest transaction that still runs,
 * and one of the application's own rounds may be running just now.
 */
@Component
public class Copied {
    private final AccessLog log;
    private final JdbcClient jdbc;

    Copied(AccessLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    public AccessLog now() {
        String until = jdbc.sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single();
        await().until(() -> jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot()) > :until::xid8")
                .param("until", until)
                .query(Boolean.class)
                .single());
        log.copy();
        return log;
    }
}
