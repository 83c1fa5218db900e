package org.onedoor.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.WalArchive;
import org.springframework.util.FileSystemUtils;

/** A backup is made under load and brought back to its end and to a moment; what is damaged or cannot be is refused. */
class BackupTest {
    /** A new data folder, as each test begins with: made once, because unpacking PostgreSQL takes seconds. */
    @TempDir
    static Path fresh;

    @TempDir
    Path folder;

    private Path data;
    private Path backups;
    private EmbeddedPostgres postgres;
    private Connection connection;

    @BeforeAll
    static void make() {
        EmbeddedPostgres.start(fresh).close();
    }

    @BeforeEach
    void start() throws Exception {
        data = folder.resolve("data");
        copyFresh();
        backups = Files.createDirectory(folder.resolve("backups of \"ours\" & 'theirs', 100%"));
        WalArchive.in(backups).keepFor(data);
        postgres = EmbeddedPostgres.start(data);
        connection = DriverManager.getConnection(postgres.administration());
        run("create table schema_history (version text, success boolean)");
        run("insert into schema_history values ('1', true)");
        run("create schema platform");
        run("create table platform.audit (n int)");
        run("create table platform.event (n int primary key, words text)");
        Files.createDirectories(data.resolve("audit/keys"));
        Files.writeString(data.resolve("audit/keys/a.pub"), "a key");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void whatWasWrittenWhileItWasMadeIsWholeAndWhatWasConfirmedBeforeIsThere() throws Exception {
        AtomicInteger confirmed = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> write(confirmed, enough));
        await().atMost(Duration.ofMinutes(1)).until(() -> confirmed.get() > 300);
        int before = confirmed.get();
        Backups.One made = Backup.make(data, backups, InstantSource.system());
        int after = confirmed.get();
        enough.set(true);
        writer.join();
        assertThat(after).as("the server went on").isGreaterThan(before);

        WalArchive.keepNoMore(data);
        Files.move(backups.resolve("wal"), folder.resolve("lost")); // the backup is enough without the log since
        Path back = folder.resolve("back");
        Restore.Restored restored = Restore.into(back, backups, null);
        assertThat(restored.backup().folder()).isEqualTo(made.folder());
        List<Integer> rows = rows(back);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(before).hasSizeLessThanOrEqualTo(confirmed.get());
        assertThat(rows.getLast()).as("one after the other, none missing").isEqualTo(rows.size());
        assertThat(back.resolve("audit/keys/a.pub")).hasContent("a key");
        assertThat(folder.resolve("back.restoring")).doesNotExist();
        for (String secret : List.of("", "postgresql.secret", "audit", "audit/keys/a.pub", "cluster")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(back.resolve(secret))))
                    .as("nobody else reads what was brought back: %s", secret)
                    .endsWith("------");
        }
    }

    @Test
    void everyMomentSinceTheBackupCanBeBroughtBackWithTheKeysOfThatTime() throws Exception {
        insert(1, 10);
        Backup.make(data, backups, InstantSource.system());
        insert(11, 20);
        Instant moment = now();
        Files.writeString(data.resolve("audit/keys/b.pub"), "a later key");
        insert(21, 30);
        archived();

        Path then = folder.resolve("then");
        Restore.Restored restored = Restore.into(then, backups, moment);
        assertThat(restored.asAt()).isBeforeOrEqualTo(moment);
        assertThat(rows(then)).hasSize(20);

        Path newest = folder.resolve("newest");
        Restore.into(newest, backups, null);
        assertThat(rows(newest)).hasSize(30);
        assertThat(newest.resolve("audit/keys/b.pub")).hasContent("a later key");
        assertThat(newest.resolve(WalArchive.REMEMBERED))
                .as("what was brought back to look at archives nowhere")
                .doesNotExist();

        assertThatThrownBy(() -> Restore.into(folder.resolve("no"), backups, moment.plusSeconds(86_400)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Without --until everything that was kept is brought back");
        assertThatThrownBy(() -> Restore.into(folder.resolve("no"), backups, moment.minusSeconds(86_400)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing before it can be brought back");
        assertThat(folder.resolve("no")).doesNotExist();
        assertThat(folder.resolve("no.restoring")).doesNotExist();
    }

    @Test
    void oneByteThatChangedIsFoundAndNothingIsBroughtBack() throws Exception {
        insert(1, 500);
        Backups.One made = Backup.make(data, backups, InstantSource.system());
        Path packed = made.folder().resolve("data.tar.gz");
        try (FileChannel channel = FileChannel.open(packed, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, channel.size() / 2);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), channel.size() / 2);
        }
        assertThatThrownBy(() -> Restore.into(folder.resolve("back"), made.folder(), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("Use another backup");
        assertThat(folder.resolve("back")).doesNotExist();

        Files.writeString(made.folder().resolve("manifest.json"), "{\"format\":1}");
        assertThatThrownBy(() -> Restore.into(folder.resolve("back"), backups, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("manifest");
    }

    @Test
    void nothingIsWrittenOverAndNoBackupLiesInWhatItIsOf() throws Exception {
        Backup.make(data, backups, InstantSource.system());
        assertThatThrownBy(() -> Restore.into(data, backups, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing is written over");
        assertThatThrownBy(() -> Backup.make(data, data.resolve("backups"), InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("on another disk");
        assertThatThrownBy(() -> Backup.make(folder.resolve("other"), backups, InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no data folder of OneDoor");
        assertThatThrownBy(() -> Restore.into(folder.resolve("back"), folder.resolve("empty"), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no backup in");
    }

    @Test
    void oneThatWasCutOffIsNoneAndTheOldestGoWithTheLogOnlyTheyNeeded() throws Exception {
        Backups.One first = Backup.make(data, backups, InstantSource.system());
        Path cut = Files.createDirectory(backups.resolve("2026-01-01T00-00-00Z.part"));
        Files.copy(first.folder().resolve("manifest.json"), cut.resolve("manifest.json"));
        assertThat(new Backups(backups).all()).containsExactly(first);
        insert(1, 10);
        archived();
        Backups.One second = Backup.make(data, backups, InstantSource.system());
        assertThat(cut).doesNotExist();
        archived();
        assertThat(new Backups(backups).keep(1)).isOne();
        assertThat(new Backups(backups).all()).containsExactly(second);
        try (var kept = Files.list(backups.resolve("wal"))) {
            assertThat(kept.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9A-F]{24}.gz")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(name)
                            .isGreaterThanOrEqualTo(second.manifest().wal()));
        }
        Restore.into(folder.resolve("back"), backups, null);
        assertThat(rows(folder.resolve("back"))).hasSize(10);
        try (var _ = new Backups(backups).lock()) {
            assertThatThrownBy(() -> Backup.make(data, backups, InstantSource.system()))
                    .hasMessageContaining("Another backup is being made");
        }
    }

    private void copyFresh() throws IOException {
        Files.createDirectory(data);
        try (var inside = Files.list(fresh)) {
            for (Path each : inside.toList()) {
                Path copy = data.resolve(each.getFileName());
                if (each.getFileName().toString().startsWith("postgresql-")) {
                    Files.createSymbolicLink(copy, each);
                } else {
                    FileSystemUtils.copyRecursively(each, copy);
                }
            }
        }
        Files.setPosixFilePermissions(data.resolve("cluster"), PosixFilePermissions.fromString("rwx------"));
    }

    private void write(AtomicInteger confirmed, AtomicBoolean enough) {
        try (Connection own = DriverManager.getConnection(postgres.administration());
                var insert = own.prepareStatement("insert into platform.event values (?, repeat('said ', 400))")) {
            while (!enough.get()) {
                insert.setInt(1, confirmed.get() + 1);
                insert.executeUpdate();
                confirmed.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(int from, int to) throws SQLException {
        run("insert into platform.event select n, 'said' from generate_series(%d, %d) n".formatted(from, to));
    }

    private void run(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private String ask(Connection of, String query) throws SQLException {
        try (var statement = of.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private Instant now() throws SQLException {
        return Instant.parse(ask(connection, "select to_json(clock_timestamp() at time zone 'UTC') #>> '{}'") + "Z");
    }

    /** Waits until all that was written so far is archived. */
    private void archived() throws SQLException {
        run("insert into platform.audit values (1)"); // a file nothing was written to is not archived
        String file = ask(connection, "select pg_walfile_name(pg_switch_wal())");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(backups.resolve("wal").resolve(file + ".gz")));
    }

    private List<Integer> rows(Path of) throws SQLException {
        try (EmbeddedPostgres back = EmbeddedPostgres.start(of);
                Connection its = DriverManager.getConnection(back.administration());
                var statement = its.createStatement();
                ResultSet rows = statement.executeQuery("select n from platform.event order by n")) {
            List<Integer> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            return found;
        }
    }
}
