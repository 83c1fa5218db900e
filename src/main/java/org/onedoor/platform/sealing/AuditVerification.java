package org.onedoor.platform.sealing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds every audit row against its seal, and every seal against the one before it and the heads kept elsewhere. */
public final class AuditVerification {
    private static final int BATCH = 60_000;
    private static final int PIECE = 1_000;
    private static final int ASKED = 100_000;

    private final Connection connection;
    private final SealRepository seals;
    private final Chain chain;
    private final boolean heads;
    private long rows;
    private long sealCount;
    private long young;

    private AuditVerification(Connection connection, Chain chain, boolean heads) {
        this.connection = connection;
        this.seals = new SealRepository(connection);
        this.chain = chain;
        this.heads = heads;
    }

    /**
     * Verifies over this connection, which is left in a transaction of its own that only reads.
     *
     * @param keys the folder with the public halves of the keys
     * @param kept the heads kept elsewhere: a file, or a folder of them
     */
    public static Verdict verify(Connection connection, Path keys, @Nullable Path kept)
            throws SQLException, IOException {
        List<SealKeys.Public> known = new SealKeys(keys, java.time.InstantSource.system()).known();
        List<Head> heads = kept == null ? List.of() : HeadFolder.read(kept);
        return new AuditVerification(connection, new Chain(known, heads), kept != null).verify();
    }

    private Verdict verify() throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        boolean anew;
        try (var statement = connection.createStatement()) {
            // In the order of the index: sorting all of a large log would take longer than reading it.
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
            try (ResultSet rs = statement.executeQuery(
                    "select exists (select 1 from platform.audit_seal where seal_no > 1 and since = '0'::xid8)")) {
                anew = rs.next() && rs.getBoolean(1);
            }
        }
        Differences differences = new Differences(anew);
        long after = 0;
        for (List<Seal> batch = seals.batch(after, BATCH); !batch.isEmpty(); batch = seals.batch(after, BATCH)) {
            for (List<Seal> run : runs(batch)) {
                compare(run, differences);
            }
            after = batch.getLast().no();
        }
        Seal last = chain.last();
        AuditRows.read(connection, last == null ? 0 : last.until(), Long.MAX_VALUE, row -> {
            if (last == null || differences.isYoung(row, last)) {
                young++;
            }
        });
        List<UUID> lost = differences.lost();
        for (int from = 0; from < Math.min(lost.size(), ASKED); from += PIECE) {
            AuditRows.read(connection, lost.subList(from, Math.min(from + PIECE, lost.size())), differences::found);
        }
        List<Finding> findings = new ArrayList<>(differences.findings());
        findings.addAll(chain.end());
        return new Verdict(rows, sealCount, young, last == null ? null : Head.line(last), findings, notes(last));
    }

    /** Parts a batch where transactions begin to be counted anew. */
    private static List<List<Seal>> runs(List<Seal> batch) {
        List<List<Seal>> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= batch.size(); i++) {
            if (i == batch.size() || batch.get(i).since() != batch.get(i - 1).until()) {
                runs.add(batch.subList(from, i));
                from = i;
            }
        }
        return runs;
    }

    private void compare(List<Seal> run, Differences differences) throws SQLException, IOException {
        run.forEach(chain::next);
        sealCount += run.size();
        Walk walk = new Walk(run, differences);
        AuditRows.read(connection, run.getFirst().since(), run.getLast().until(), row -> {
            rows++;
            walk.next(row);
        });
        walk.end();
    }

    /** Deals the rows of a run of seals out to them. */
    private static final class Walk {
        private final List<Seal> run;
        private final Differences differences;
        private final List<AuditRows.Row> rows = new ArrayList<>();
        private int at;

        private Walk(List<Seal> run, Differences differences) {
            this.run = run;
            this.differences = differences;
        }

        void next(AuditRows.Row row) {
            while (at < run.size() - 1 && row.writtenIn() >= run.get(at).until()) {
                finish();
            }
            rows.add(row);
        }

        void end() {
            while (at < run.size()) {
                finish();
            }
        }

        private void finish() {
            differences.compare(run.get(at++), rows);
            rows.clear();
        }
    }

    private List<String> notes(@Nullable Seal last) {
        List<String> notes = new ArrayList<>(chain.notes());
        if (last == null) {
            notes.add(
                    "There is no seal yet: the server makes the first ten seconds after anything was looked at or done.");
        }
        if (!heads) {
            notes.add(
                    "No heads kept elsewhere were given: rows cut off the end together with their seals cannot be seen."
                            + " Give them with --heads.");
        }
        return notes;
    }
}
