package org.onedoor.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.TestPostgres;
import org.onedoor.platform.Ids;
import org.onedoor.platform.sealing.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a superuser of the database does to the audit is seen, and named. A database of its own, tampered with freely. */
class SealedAuditTest {
    private static final Instant MORNING = Instant.parse("2024-03-15T09:00:00Z");
    private static final String URL = migrated();

    private final JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(URL));
    private Instant machine = Instant.parse("2024-03-15T10:00:00Z");

    @TempDir
    Path folder;

    private AuditSealer sealer;
    private int looked;

    private static String migrated() {
        String url = TestPostgres.alone("sealing").replace("user=onedoor_owner", "user=postgres");
        for (String role : List.of("onedoor_app", "onedoor_worker", "onedoor_report")) {
            JdbcClient.create(new DriverManagerDataSource(url))
                    .sql("do $$ begin create role %s nologin; exception when duplicate_object then null; end $$"
                            .formatted(role))
                    .update();
        }
        Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table("schema_history")
                .outOfOrder(true)
                .validateMigrationNaming(false)
                .load()
                .migrate();
        return url;
    }

    @BeforeEach
    void anEmptyAudit() {
        superuser.sql("truncate platform.audit, platform.audit_seal").update();
        sealer = new AuditSealer(
                new DriverManagerDataSource(URL), folder.resolve("keys"), folder.resolve("heads"), () -> machine);
    }

    @Test
    void anUntouchedLogPassesWithAndWithoutItsHeads() {
        sealed(5);
        sealed(1);
        sealed(8);
        looks(2);
        Verdict verdict = verify(folder.resolve("heads"));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(14);
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.unsealed()).isEqualTo(2);
        assertThat(verdict.notes()).isEmpty();
        assertThat(verdict.head()).startsWith("seal 3 made 2024-03-15T10:00:00Z rows 8 from 2024-03-15T09:00:06Z");
        assertThat(verify(null).findings()).isEmpty();
        assertThat(verify(null).notes()).singleElement().asString().contains("--heads");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            at              ; at + interval '1 microsecond'
            account_id      ; gen_random_uuid()
            name            ; name || ' '
            role            ; 'navigator'
            organisation_id ; gen_random_uuid()
            client_id       ; ''
            correlation_id  ; gen_random_uuid()
            action          ; 'WRITE'
            data_class      ; 'referral'
            what            ; replace(what, 'summary', 'Summary')
            subject_ids     ; subject_ids || gen_random_uuid()
            outcome         ; 'denied'
            basis           ; null
            event_id        ; gen_random_uuid()
            written_at      ; written_at - interval '1 microsecond'
            written_in      ; '1'
            """)
    void whicheverColumnIsChangedTheRowIsNamed(String column, String value) {
        List<UUID> rows = sealed(6);
        sealed(2);
        superuser
                .sql("update platform.audit set %s = %s where audit_id = :id".formatted(column, value))
                .param("id", rows.get(3))
                .update();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.CHANGED);
        assertThat(found.rows()).containsExactly(rows.get(3));
        assertThat(found.seals()).containsExactly(1L);
        assertThat(found.sentence())
                .contains(rows.get(3).toString())
                .contains("15 Mar 2024")
                .contains("seal 1");
    }

    @Test
    void aRowThatGoesByAnotherIdIsNamedByBoth() {
        List<UUID> rows = sealed(3);
        UUID other = UUID.randomUUID();
        rename(rows.get(1), other);
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.CHANGED);
        assertThat(found.sentence()).contains(rows.get(1).toString()).contains(other.toString());
    }

    @Test
    void rowsThatAreRemovedAreNamedWithTheirTimes() {
        List<UUID> first = sealed(6);
        List<UUID> second = sealed(6);
        remove(first.get(2));
        remove(second.get(1), second.get(2), second.get(3));
        assertThat(verify(null).findings())
                .satisfiesExactly(
                        one -> {
                            assertThat(one.kind()).isEqualTo(Kind.REMOVED);
                            assertThat(one.rows()).containsExactly(first.get(2));
                            assertThat(one.from()).isEqualTo(MORNING.plusSeconds(2));
                        },
                        three -> {
                            assertThat(three.kind()).isEqualTo(Kind.REMOVED);
                            assertThat(three.rows()).containsExactlyElementsOf(second.subList(1, 4));
                            assertThat(three.seals()).containsExactly(2L);
                        });
    }

    @Test
    void rowsThatAreSwappedAreNamedTogether() {
        List<UUID> first = sealed(4);
        List<UUID> second = sealed(4);
        UUID aside = UUID.randomUUID();
        rename(first.get(1), aside);
        rename(second.get(2), first.get(1));
        rename(aside, second.get(2));
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.SWAPPED);
        assertThat(found.rows()).containsExactlyInAnyOrder(first.get(1), second.get(2));
        assertThat(found.seals()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aRowPutAmongSealedOnesIsNamed() {
        sealed(4);
        UUID forged = look(MORNING.plusSeconds(2));
        superuser
                .sql(
                        "update platform.audit set written_in = (select min(written_in) from platform.audit) where audit_id = :id")
                .param("id", forged)
                .update();
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.INSERTED);
        assertThat(found.rows()).containsExactly(forged);
    }

    @Test
    void anEndThatIsCutOffIsNamedByItsSealsOrByTheHeadsThatLeft() {
        List<UUID> first = sealed(4);
        List<UUID> second = sealed(3);
        remove(first.get(3));
        second.forEach(this::remove);
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.CUT_OFF);
        assertThat(found.count()).isEqualTo(4);
        assertThat(found.rows()).containsExactly(first.get(3), second.get(0), second.get(1), second.get(2));

        superuser.sql("delete from platform.audit_seal where seal_no = 2").update();
        assertThat(verify(folder.resolve("heads")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CUT_OFF, Kind.CUT_OFF);
        assertThat(verify(folder.resolve("heads")).findings().getLast().sentence())
                .contains("seal 2, with 3 rows of Fri 15 Mar 2024");
    }

    @Test
    void aTruncatedLogIsKnownByItsHeads() {
        sealed(4);
        sealed(3);
        superuser.sql("truncate platform.audit, platform.audit_seal").update();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.CUT_OFF);
        assertThat(found.count()).isEqualTo(7);
        assertThat(found.sentence()).contains("seals 1 to 2");
        assertThat(verify(null).notes().getLast()).contains("cut off the end together with their seals cannot be seen");
    }

    @Test
    void aLogCutOffAndSealedAgainByTheServerItselfDiffersFromTheHeadThatLeft() {
        sealed(4);
        List<UUID> second = sealed(3);
        superuser.sql("delete from platform.audit_seal where seal_no = 2").update();
        remove(second.get(0));
        sealer.run();
        assertThat(verify(null).findings()).isEmpty();
        Finding found = only(verify(folder.resolve("heads")));
        assertThat(found.kind()).isEqualTo(Kind.HEAD_DIFFERS);
        assertThat(found.seals()).containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            leaves    ; overlay(leaves placing '\\x00'::bytea from 20)
            rows      ; rows + 1
            until     ; '1'
            first_at  ; first_at - interval '1 day'
            sealed_at ; sealed_at + interval '1 second'
            root      ; previous
            previous  ; root
            head      ; root
            signature ; overlay(signature placing '\\x00'::bytea from 2)
            """)
    void aSealThatIsChangedIsNamed(String column, String value) {
        sealed(4);
        sealed(3);
        superuser
                .sql("update platform.audit_seal set %s = %s where seal_no = 2".formatted(column, value))
                .update();
        assertThat(verify(folder.resolve("heads")).findings())
                .anySatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.SEAL_CHANGED);
                    assertThat(found.seals()).containsExactly(2L);
                })
                .noneMatch(found -> found.kind() == Kind.REMOVED || found.kind() == Kind.INSERTED);
    }

    @Test
    void aSealThatIsRemovedIsMissed() {
        sealed(4);
        sealed(3);
        sealed(2);
        superuser.sql("delete from platform.audit_seal where seal_no = 2").update();
        Finding found = only(verify(null));
        assertThat(found.kind()).isEqualTo(Kind.SEAL_MISSING);
        assertThat(found.sentence()).startsWith("Missing: seal 2");
    }

    @Test
    void aSealMadeWithAnotherKeyIsNotBelieved() throws IOException {
        sealed(4);
        AuditSealer forger = new AuditSealer(
                new DriverManagerDataSource(URL), folder.resolve("forged"), folder.resolve("none"), () -> machine);
        looks(2);
        forger.run();
        Finding unknown = only(verify(null));
        assertThat(unknown.kind()).isEqualTo(Kind.KEY_UNKNOWN);
        assertThat(unknown.seals()).containsExactly(2L);
        try (Stream<Path> forged = Files.list(folder.resolve("forged"))) {
            for (Path file : forged.toList()) {
                Files.copy(file, folder.resolve("keys").resolve(file.getFileName()));
            }
        }
        assertThat(only(verify(null)).sentence()).contains("no earlier key vouches for it");
    }

    @Test
    void aKeyOfNinetyDaysIsChangedForOneItVouchesForAndCannotSignAnyMore() throws IOException {
        sealed(2);
        List<Path> before = secrets();
        machine = machine.plus(Duration.ofDays(91));
        sealed(2);
        assertThat(verify(folder.resolve("heads")).findings()).isEmpty();
        assertThat(secrets()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(superuser
                        .sql("select count(distinct key_id) from platform.audit_seal")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aHeadThatIsLostIsSaid() throws IOException {
        sealed(2);
        sealed(2);
        sealed(2);
        Path day = folder.resolve("heads/heads-2024-03-15.txt");
        List<String> lines = new ArrayList<>(Files.readAllLines(day));
        assertThat(lines).hasSize(3);
        lines.remove(1);
        Files.write(day, lines);
        Finding found = only(verify(day));
        assertThat(found.kind()).isEqualTo(Kind.HEAD_LOST);
        assertThat(found.sentence()).isEqualTo("Lost: the head of seal 2 is not among the heads kept.");
    }

    @Test
    void headsThatCouldNotLeaveFollowAsSoonAsTheyCan() throws IOException {
        Path away = Files.writeString(folder.resolve("away"), "not a folder");
        AuditSealer cutOff =
                new AuditSealer(new DriverManagerDataSource(URL), folder.resolve("keys"), away, () -> machine);
        looks(2);
        cutOff.run();
        Files.delete(away);
        looks(1);
        cutOff.run();
        assertThat(HeadFolder.read(away)).extracting(Head::no).containsExactly(1L, 2L);
        assertThat(verify(away).findings()).isEmpty();
    }

    @Test
    void aDatabaseBroughtBackElsewhereIsSealedAgainFromItsFirstRow() {
        sealed(3);
        // As after a dump is read in by another server: its transactions have lower numbers than the rows' own.
        superuser.sql("delete from platform.audit_seal").update();
        superuser.sql("update platform.audit set written_in = '4000000000'").update();
        looks(1);
        seals("4000000001");
        List<UUID> later = looks(2);
        sealer.run();
        Verdict verdict = verify(null);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes()).anyMatch(note -> note.contains("brought back from elsewhere"));
        remove(later.get(0));
        assertThat(only(verify(null)).rows()).containsExactly(later.get(0));
    }

    /** A seal over all there is, up to a transaction that this server has not come to. */
    private void seals(String until) {
        try (Connection connection = DriverManager.getConnection(URL)) {
            List<AuditRows.Row> rows = new ArrayList<>();
            AuditRows.read(connection, 0, Long.parseLong(until), rows::add);
            SealKeys.Signer signer = new SealKeys(folder.resolve("keys"), () -> machine).signer();
            new SealRepository(connection)
                    .add(AuditSealer.seal(
                                    java.util.Optional.empty(), 0, Long.parseLong(until), rows, signer.id(), machine)
                            .signed(signer));
        } catch (java.sql.SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> secrets() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            return files.filter(file -> file.toString().endsWith(".key")).toList();
        }
    }

    private List<UUID> sealed(int rows) {
        List<UUID> made = looks(rows);
        sealer.run();
        return made;
    }

    private List<UUID> looks(int rows) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(look(MORNING.plusSeconds(looked++)));
        }
        return made;
    }

    private UUID look(Instant at) {
        UUID id = Ids.at(at);
        superuser
                .sql("""
                insert into platform.audit (audit_id, at, account_id, name, role, organisation_id, correlation_id, action,
                                            data_class, what, subject_ids, outcome, basis)
                values (:id, :at, gen_random_uuid(), 'Dr Rowan Silverdale', 'clinician', gen_random_uuid(),
                        gen_random_uuid(), 'READ', 'demographics', 'Person summary', array[gen_random_uuid()], 'allowed',
                        'relationship: referral')
                """)
                .param("id", id)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .update();
        return id;
    }

    private void remove(UUID... rows) {
        for (UUID row : rows) {
            superuser
                    .sql("delete from platform.audit where audit_id = :id")
                    .param("id", row)
                    .update();
        }
    }

    private void rename(UUID from, UUID to) {
        superuser
                .sql("update platform.audit set audit_id = :to where audit_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private Verdict verify(@Nullable Path heads) {
        try (Connection connection = DriverManager.getConnection(URL)) {
            return AuditVerification.verify(connection, folder.resolve("keys"), heads);
        } catch (java.sql.SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Finding only(Verdict verdict) {
        assertThat(verdict.findings()).hasSize(1);
        return verdict.findings().getFirst();
    }
}
