package org.onedoor.platform.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The seals, over a connection somebody else opens and closes: the sealer's, or that of whoever verifies. */
final class SealRepository {
    private static final String COLUMNS = """
            select seal_no, encoding, since::text, until::text, rows, first_at, last_at, sealed_at, key_id,
                   root, previous, head, signature, leaves
              from platform.audit_seal
            """;

    private final Connection connection;

    SealRepository(Connection connection) {
        this.connection = connection;
    }

    Optional<Seal> last() throws SQLException {
        return list(COLUMNS + " order by seal_no desc limit 1").stream().findFirst();
    }

    /** Those after this one, the first of them first. */
    List<Seal> after(long no, int most) throws SQLException {
        return list(COLUMNS + " where seal_no > %d order by seal_no limit %d".formatted(no, most));
    }

    /** Those after this one, the first of them first: as many as hold about so many rows between them. */
    List<Seal> batch(long no, int rows) throws SQLException {
        long last = 0;
        long held = 0;
        try (var statement = connection.createStatement();
                ResultSet rs = statement.executeQuery("""
                        select seal_no, octet_length(leaves) from platform.audit_seal
                         where seal_no > %d order by seal_no limit 2000
                        """.formatted(no))) {
            while (held < rows && rs.next()) {
                last = rs.getLong(1);
                held += rs.getInt(2) / Seal.LEAF;
            }
        }
        return list(COLUMNS + " where seal_no > %d and seal_no <= %d order by seal_no".formatted(no, last));
    }

    void add(Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into platform.audit_seal (seal_no, encoding, since, until, rows, first_at, last_at, sealed_at,
                                                 key_id, root, previous, head, signature, leaves)
                values (?, ?, ?::xid8, ?::xid8, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, seal.no());
            insert.setInt(2, seal.encoding());
            insert.setString(3, Long.toUnsignedString(seal.since()));
            insert.setString(4, Long.toUnsignedString(seal.until()));
            insert.setInt(5, seal.rows());
            insert.setObject(6, utc(seal.firstAt()));
            insert.setObject(7, utc(seal.lastAt()));
            insert.setObject(8, utc(seal.sealedAt()));
            insert.setString(9, seal.keyId());
            insert.setBytes(10, seal.root());
            insert.setBytes(11, seal.previous());
            insert.setBytes(12, seal.head());
            insert.setBytes(13, seal.signature());
            insert.setBytes(14, seal.leaves());
            insert.executeUpdate();
        }
    }

    /** The oldest transaction still running: the rows of all before it are complete. */
    long complete() throws SQLException {
        return number("select pg_snapshot_xmin(pg_current_snapshot())::text").orElseThrow();
    }

    /** The transaction of the row that is one too many for a batch from here, if there is such a row. */
    Optional<Long> tooMany(long since, long until, int most) throws SQLException {
        return number("""
                select written_in::text from platform.audit
                 where written_in >= '%s'::xid8 and written_in < '%s'::xid8
                 order by written_in offset %d limit 1
                """.formatted(Long.toUnsignedString(since), Long.toUnsignedString(until), most));
    }

    private Optional<Long> number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rs = statement.executeQuery(sql)) {
            return rs.next() ? Optional.of(Long.parseUnsignedLong(rs.getString(1))) : Optional.empty();
        }
    }

    private List<Seal> list(String sql) throws SQLException {
        List<Seal> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rs = statement.executeQuery(sql)) {
            while (rs.next()) {
                found.add(seal(rs));
            }
        }
        return found;
    }

    private static Seal seal(ResultSet rs) throws SQLException {
        return new Seal(
                rs.getLong("seal_no"),
                rs.getInt("encoding"),
                Long.parseUnsignedLong(rs.getString("since")),
                Long.parseUnsignedLong(rs.getString("until")),
                rs.getInt("rows"),
                instant(rs, "first_at"),
                instant(rs, "last_at"),
                instant(rs, "sealed_at"),
                rs.getString("key_id"),
                rs.getBytes("root"),
                rs.getBytes("previous"),
                rs.getBytes("head"),
                rs.getBytes("signature"),
                rs.getBytes("leaves"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
