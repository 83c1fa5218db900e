package org.onedoor.platform.sealing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The audit rows as they are sealed. Encoding 1 of a row: each column in the order named here as a big-endian length of
 * four bytes (-1 for none) and the bytes PostgreSQL sends for it in binary form. The id stands for itself; the SHA-256 of
 * all other columns stands for what the row says.
 */
final class AuditRows {
    static final int ENCODING = 1;

    private static final String COPY = """
            copy (select audit_id, written_in, at, account_id, name, role, organisation_id, client_id, correlation_id,
                         action, data_class, what, subject_ids, outcome, basis, event_id, written_at
                    from platform.audit
                   where %s
                   order by written_in, audit_id) to stdout (format binary)
            """;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private AuditRows() {}

    /**
     * A row as it is now.
     *
     * @param body the digest of all its columns but the id
     */
    record Row(UUID id, long writtenIn, Instant at, byte[] body) {}

    /** Reads the rows of these transactions, the second not included, in the order they are sealed in. */
    static void read(Connection connection, long since, long until, Consumer<Row> each)
            throws SQLException, IOException {
        copy(
                connection,
                "written_in >= '%s'::xid8 and written_in < '%s'::xid8"
                        .formatted(Long.toUnsignedString(since), Long.toUnsignedString(until)),
                each);
    }

    /** Reads those of these rows that are there. */
    static void read(Connection connection, Collection<UUID> ids, Consumer<Row> each) throws SQLException, IOException {
        copy(
                connection,
                "audit_id in (" + ids.stream().map(id -> "'" + id + "'::uuid").collect(Collectors.joining(", ")) + ")",
                each);
    }

    private static void copy(Connection connection, String which, Consumer<Row> each) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY.formatted(which), new Reader(each));
    }

    static Instant instant(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Takes PostgreSQL's binary stream apart, in whatever pieces it comes. */
    private static final class Reader extends OutputStream {
        private static final int HEADER = 19;

        private final Consumer<Row> each;
        private final MessageDigest digest = Digests.sha256();
        private byte[] rest = new byte[0];
        private boolean begun;

        private Reader(Consumer<Row> each) {
            this.each = each;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int length) {
            byte[] all = piece;
            int at = offset;
            int end = offset + length;
            if (rest.length > 0) {
                all = Arrays.copyOf(rest, rest.length + length);
                System.arraycopy(piece, offset, all, rest.length, length);
                at = 0;
                end = all.length;
            }
            ByteBuffer buffer = ByteBuffer.wrap(all, 0, end);
            if (!begun) {
                if (end - at < HEADER) {
                    rest = Arrays.copyOfRange(all, at, end);
                    return;
                }
                at += HEADER + buffer.getInt(at + HEADER - Integer.BYTES);
                begun = true;
            }
            for (int next = after(buffer, at, end); next > 0; next = after(buffer, at, end)) {
                row(buffer, at + Short.BYTES, next);
                at = next;
            }
            rest = Arrays.copyOfRange(all, at, end);
        }

        /** Where the row that begins here ends; 0 when it is not whole yet, or when there is none. */
        private static int after(ByteBuffer buffer, int from, int end) {
            if (end - from < Short.BYTES) {
                return 0;
            }
            int fields = buffer.getShort(from);
            int at = from + Short.BYTES;
            for (int i = 0; i < fields; i++) {
                if (end - at < Integer.BYTES) {
                    return 0;
                }
                at += Integer.BYTES + Math.max(0, buffer.getInt(at));
            }
            return fields < 0 || at > end ? 0 : at;
        }

        /** The first three columns are the id, the transaction and the time: of 16, 8 and 8 bytes. */
        private void row(ByteBuffer buffer, int from, int end) {
            int at = from + Integer.BYTES;
            UUID id = new UUID(buffer.getLong(at), buffer.getLong(at + Long.BYTES));
            int body = at + 2 * Long.BYTES;
            long writtenIn = buffer.getLong(body + Integer.BYTES);
            long micros = buffer.getLong(body + 2 * Integer.BYTES + Long.BYTES);
            digest.update(buffer.array(), body, end - body);
            each.accept(new Row(id, writtenIn, instant(micros), digest.digest()));
        }
    }
}
