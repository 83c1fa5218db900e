package org.onedoor.platform.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every file that came in: what it changed, and each row refused with its line and reason. The rest goes in. */
@Repository
public class ImportRuns {
    private final JdbcClient jdbc;
    private final DomainTime time;

    ImportRuns(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A run as it ended. */
    public record Run(
            UUID importRunId,
            String kind,
            String fileName,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime seenAt,
            int added,
            int changed,
            int unchanged,
            int rejected) {
        private static final Duration STILL = Duration.ofMinutes(2);

        /** Whether it began, has not ended, and nothing of it has been read for too long for anybody to be reading it. */
        public boolean isCut(Instant now) {
            OffsetDateTime last = seenAt == null ? startedAt : seenAt;
            return finishedAt == null && last.toInstant().plus(STILL).isBefore(now);
        }
    }

    /** One row that was refused. */
    public record Reject(int line, String reason, String raw) {}

    public Importing begin(String kind, String fileName, String sha256) {
        Instant now = time.instant();
        UUID id = Ids.at(now);
        jdbc.sql("""
                insert into platform.import_run (import_run_id, kind, file_name, sha256, started_at)
                values (:id, :kind, :fileName, :sha256, :now)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("fileName", Writing.storable(fileName))
                .param("sha256", sha256)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Importing(this, id);
    }

    /** Goes on with a run whose file was kept for review: what it did is counted anew. */
    public Importing resume(UUID importRunId) {
        return new Importing(this, importRunId);
    }

    void finish(UUID id, int added, int changed, int unchanged, int rejected) {
        jdbc.sql("""
                update platform.import_run
                   set finished_at = :now, added = :added, changed = :changed,
                       unchanged = :unchanged, rejected = :rejected
                 where import_run_id = :id
                """)
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("added", added)
                .param("changed", changed)
                .param("unchanged", unchanged)
                .param("rejected", rejected)
                .update();
    }

    /** What has been done so far: all that is known of a run that is cut off. Each row counts once it is stored. */
    void seen(UUID id, int added, int changed, int unchanged, int rejected) {
        jdbc.sql("""
                update platform.import_run
                   set seen_at = :now, added = :added, changed = :changed, unchanged = :unchanged, rejected = :rejected
                 where import_run_id = :id and finished_at is null
                """)
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("added", added)
                .param("changed", changed)
                .param("unchanged", unchanged)
                .param("rejected", rejected)
                .update();
    }

    void reject(UUID id, int line, String reason, String raw) {
        jdbc.sql("""
                insert into platform.import_reject (import_run_id, line, reason, raw)
                values (:id, :line, :reason, :raw)
                on conflict do nothing
                """)
                .param("id", id)
                .param("line", line)
                .param("reason", Writing.storable(reason))
                .param("raw", Writing.storable(raw))
                .update();
    }

    /** The newest runs first, at most twenty of a kind: a feed that comes every minute hides no other. */
    public List<Run> latest() {
        return jdbc.sql("""
                select import_run_id, kind, file_name, started_at, finished_at, seen_at, added, changed, unchanged, rejected
                  from (select r.*, row_number() over (partition by kind order by started_at desc) as newest
                          from platform.import_run r) run
                 where newest <= 20
                 order by started_at desc
                 limit 500
                """).query(Run.class).list();
    }

    /** The newest runs of these kinds; before them those that did not end and whose file has not been read to its end since. */
    public List<Run> latest(List<String> kinds, int limit) {
        return jdbc.sql("""
                select import_run_id, kind, file_name, started_at, finished_at, seen_at, added, changed, unchanged, rejected
                  from platform.import_run run
                 where kind in (:kinds)
                 order by (finished_at is null
                           and not exists (select 1 from platform.import_run again
                                            where again.kind = run.kind and again.sha256 = run.sha256
                                              and again.started_at > run.started_at
                                              and again.finished_at is not null)) desc,
                          started_at desc
                 limit :limit
                """)
                .param("kinds", kinds)
                .param("limit", limit)
                .query(Run.class)
                .list();
    }

    /** One run of a kind; one of another kind is not found. */
    public Optional<Run> find(UUID importRunId, String kind) {
        return jdbc.sql("""
                select import_run_id, kind, file_name, started_at, finished_at, seen_at, added, changed, unchanged, rejected
                  from platform.import_run
                 where import_run_id = :id and kind = :kind
                """)
                .param("id", importRunId)
                .param("kind", kind)
                .query(Run.class)
                .optional();
    }

    public List<Reject> rejects(UUID importRunId) {
        return jdbc.sql("""
                select line, reason, raw from platform.import_reject where import_run_id = :id order by line limit 1000
                """).param("id", importRunId).query(Reject.class).list();
    }
}
