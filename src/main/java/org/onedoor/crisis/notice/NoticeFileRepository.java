package org.onedoor.crisis.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files as they came. */
@Repository
class NoticeFileRepository {
    private static final TypeReference<Map<RailColumn, String>> COLUMNS = new TypeReference<>() {};
    private static final String SELECT = """
            select org_id, file_id, version, kind, name, sha256, period_from, period_to, run_id, received_at, said_by, state,
                   problem, columns::text as columns, lines, added, changed, same, outside, rejected, doubtful, settled_at
              from crisis.notice_file
            """;

    private static final int EXPECTED = 13;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    NoticeFileRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(NoticeFile file, byte[] content, Actor by) {
        jdbc.sql("""
                insert into crisis.notice_file (org_id, file_id, kind, name, sha256, content, period_from, period_to, run_id,
                    received_at, received_by, said_by, state, problem, columns, lines, changed, same, outside, rejected,
                    doubtful)
                values (:org, :id, :kind, :name, :sha, :content, :from, :to, :run, :received, :by, :saidBy, :state, :problem,
                    :columns::jsonb, :lines, :changed, :same, :outside, :rejected, :doubtful)
                """)
                .param("org", file.organisationId())
                .param("id", file.fileId())
                .param("kind", file.kind().code())
                .param("name", file.name())
                .param("sha", file.sha256())
                .param("content", content)
                .param("from", file.from())
                .param("to", file.to())
                .param("run", file.runId())
                .param("received", utc(file.receivedAt()))
                .param("by", by.accountId())
                .param("saidBy", by.name())
                .param("state", file.state().code())
                .param("problem", file.problem())
                .param("columns", json.writeValueAsString(file.columns()))
                .param("lines", file.lines())
                .param("changed", file.changed())
                .param("same", file.same())
                .param("outside", file.outside())
                .param("rejected", file.rejected())
                .param("doubtful", file.doubtful())
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void update(NoticeFile file, @Nullable UUID settledBy) {
        int changed = jdbc.sql("""
                update crisis.notice_file
                   set version = version + 1, state = :state, problem = :problem, columns = :columns::jsonb, run_id = :run,
                       lines = :lines, added = :added, changed = :changed, same = :same, outside = :outside, rejected = :rejected,
                       doubtful = :doubtful, settled_at = :settled, settled_by = coalesce(:by::uuid, settled_by)
                 where org_id = :org and file_id = :id and version = :version
                """)
                .param("state", file.state().code())
                .param("problem", file.problem())
                .param("columns", json.writeValueAsString(file.columns()))
                .param("run", file.runId())
                .param("lines", file.lines())
                .param("added", file.added())
                .param("changed", file.changed())
                .param("same", file.same())
                .param("outside", file.outside())
                .param("rejected", file.rejected())
                .param("doubtful", file.doubtful())
                .param("settled", file.settledAt() == null ? null : utc(file.settledAt()))
                .param("by", settledBy)
                .param("org", file.organisationId())
                .param("id", file.fileId())
                .param("version", file.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("file");
        }
    }

    Optional<NoticeFile> find(UUID organisation, UUID fileId) {
        return jdbc.sql(SELECT + " where org_id = :org and file_id = :id")
                .param("org", organisation)
                .param("id", fileId)
                .query(this::row)
                .optional();
    }

    byte[] content(NoticeFile file) {
        return jdbc.sql("select content from crisis.notice_file where org_id = :org and file_id = :id")
                .param("org", file.organisationId())
                .param("id", file.fileId())
                .query((rs, _) -> rs.getBytes(1))
                .single();
    }

    /** The same bytes for the same time, in review or taken already, unless a later file of those days put something otherwise. */
    Optional<NoticeFile> same(UUID organisation, NoticeFile.Kind kind, LocalDate to, String sha256) {
        return jdbc.sql(SELECT + """
                 f where org_id = :org and kind = :kind and period_to = :to and sha256 = :sha and state <> 'set-aside'
                   and not exists (select 1 from crisis.notice_file n
                                    where n.org_id = f.org_id and n.period_to = f.period_to and n.state = 'taken'
                                      and n.changed > 0 and n.received_at > f.received_at)
                 order by received_at desc limit 1
                """)
                .param("org", organisation)
                .param("kind", kind.code())
                .param("to", to)
                .param("sha", sha256)
                .query(this::row)
                .optional();
    }

    List<NoticeFile> latest(UUID organisation, int most) {
        return jdbc.sql(SELECT + " where org_id = :org order by received_at desc, file_id desc limit :most")
                .param("org", organisation)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** The weekly files about weeks that end between these days. */
    List<NoticeFile> weekly(UUID organisation, LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + """
                 where org_id = :org and kind = 'weekly' and state <> 'set-aside' and period_to between :from and :to
                """)
                .param("org", organisation)
                .param("from", from)
                .param("to", to)
                .query(this::row)
                .list();
    }

    /** Whether a weekly file of the thirteen weeks before this day was taken: then the next is expected. */
    boolean isExpected(UUID organisation, LocalDate before) {
        return jdbc.sql("""
                select exists (select 1 from crisis.notice_file
                                where org_id = :org and kind = 'weekly' and state = 'taken'
                                  and period_to < :before and period_to >= :since)
                """)
                .param("org", organisation)
                .param("before", before)
                .param("since", before.minusWeeks(EXPECTED))
                .query(Boolean.class)
                .single();
    }

    private NoticeFile row(ResultSet rs, int number) throws SQLException {
        return new NoticeFile(
                rs.getObject("org_id", UUID.class),
                rs.getObject("file_id", UUID.class),
                rs.getLong("version"),
                NoticeFile.Kind.ofCode(rs.getString("kind")),
                rs.getString("name"),
                rs.getString("sha256"),
                rs.getObject("period_from", LocalDate.class),
                rs.getObject("period_to", LocalDate.class),
                rs.getObject("run_id", UUID.class),
                Objects.requireNonNull(instant(rs, "received_at")),
                rs.getString("said_by"),
                NoticeFile.State.ofCode(rs.getString("state")),
                rs.getString("problem"),
                json.readValue(rs.getString("columns"), COLUMNS),
                rs.getInt("lines"),
                rs.getInt("added"),
                rs.getInt("changed"),
                rs.getInt("same"),
                rs.getInt("outside"),
                rs.getInt("rejected"),
                rs.getInt("doubtful"),
                instant(rs, "settled_at"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
