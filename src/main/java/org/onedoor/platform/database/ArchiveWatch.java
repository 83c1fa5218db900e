package org.onedoor.platform.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.onedoor.platform.job.Pump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says aloud when the log cannot be archived: until it can, the data's disk fills and what changes is in no backup. */
@Component
class ArchiveWatch implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWatch.class);

    private final JdbcClient jdbc;
    private volatile boolean failing;

    ArchiveWatch(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("onedoor.archive.failing", () -> failing ? 1 : 0)
                .description("1 while the database's log cannot be archived")
                .register(meters);
    }

    @Override
    public String name() {
        return "watch-archive";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        boolean was = failing;
        failing = jdbc.sql("""
                select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
                  from pg_stat_archiver
                """).query(Boolean.class).single();
        if (failing) {
            LOG.error("The database's log cannot be archived. Look in postgresql.log why: until it can, nothing that"
                    + " changes is in any backup.");
        } else if (was) {
            LOG.warn("The database's log is archived again.");
        }
    }
}
