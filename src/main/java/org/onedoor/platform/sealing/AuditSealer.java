package org.onedoor.platform.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.onedoor.platform.job.Pump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the audit every ten seconds: the rows of every transaction before the oldest one still running, under a signed
 * head that holds the one before it. Rows younger than their seal are kept by grants alone.
 */
@Component
public class AuditSealer implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
    private static final int MOST = 50_000;
    private static final int HEADS = 500;

    private final DataSource database;
    private final SealKeys keys;
    private final HeadFolder heads;
    private final InstantSource machine;
    private long dropped = -1;

    @Autowired
    AuditSealer(
            DataSource database,
            @Value("${onedoor.audit.keys:}") String keys,
            @Value("${onedoor.audit.heads:}") String heads,
            @Value("${onedoor.data:./data/onedoor}") String data) {
        this(
                database,
                keys.isBlank() ? SealFolders.keys(Path.of(data)) : Path.of(keys),
                heads.isBlank() ? SealFolders.heads(Path.of(data)) : Path.of(heads),
                InstantSource.system());
    }

    AuditSealer(DataSource database, Path keys, Path heads, InstantSource machine) {
        this.database = database;
        this.keys = new SealKeys(keys, machine);
        this.heads = new HeadFolder(heads);
        this.machine = machine;
    }

    @Override
    public String name() {
        return "seal-audit";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public synchronized void run() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                while (seal(connection)) {
                    connection.commit();
                }
                connection.commit();
                drop(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The audit could not be sealed", e);
        }
    }

    /** One batch; whether there may be another. */
    private boolean seal(Connection connection) throws SQLException, IOException {
        SealRepository seals = new SealRepository(connection);
        Optional<Seal> last = seals.last();
        long complete = seals.complete();
        long since = last.map(Seal::until).filter(mark -> mark <= complete).orElse(0L);
        Optional<Long> tooMany = seals.tooMany(since, complete, MOST);
        // A transaction is never parted; one that wrote more than a batch holds is a batch.
        long until = tooMany.map(mark -> mark > since ? mark : mark + 1).orElse(complete);
        List<AuditRows.Row> rows = new ArrayList<>();
        AuditRows.read(connection, since, until, rows::add);
        if (rows.isEmpty()) {
            return false;
        }
        SealKeys.Signer signer = keys.signer();
        seals.add(seal(last, since, until, rows, signer.id(), machine.instant()).signed(signer));
        return tooMany.isPresent();
    }

    /** The seal over these rows, not yet signed. */
    static Seal seal(Optional<Seal> last, long since, long until, List<AuditRows.Row> rows, String keyId, Instant now) {
        ByteBuffer leaves = ByteBuffer.allocate(rows.size() * Seal.LEAF);
        Instant first = Instant.MAX;
        Instant latest = Instant.MIN;
        for (AuditRows.Row row : rows) {
            leaves.putLong(row.id().getMostSignificantBits())
                    .putLong(row.id().getLeastSignificantBits())
                    .put(row.body());
            first = row.at().isBefore(first) ? row.at() : first;
            latest = row.at().isAfter(latest) ? row.at() : latest;
        }
        return new Seal(
                last.map(Seal::no).orElse(0L) + 1,
                AuditRows.ENCODING,
                since,
                until,
                rows.size(),
                first,
                latest,
                now.truncatedTo(ChronoUnit.MICROS),
                keyId,
                Digests.root(leaves.array(), Seal.LEAF),
                last.map(Seal::head).orElse(Seal.NOTHING),
                new byte[0],
                new byte[0],
                leaves.array());
    }

    /** Heads that have not left yet leave now; while the folder cannot be reached, sealing goes on and they wait. */
    private void drop(Connection connection) throws SQLException {
        try {
            SealRepository seals = new SealRepository(connection);
            if (dropped < 0) {
                dropped = heads.last();
            }
            for (List<Seal> next = seals.after(dropped, HEADS); !next.isEmpty(); next = seals.after(dropped, HEADS)) {
                heads.drop(next);
                dropped = next.getLast().no();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The audit's heads could not leave this machine and wait: {}", e.toString());
        }
    }
}
