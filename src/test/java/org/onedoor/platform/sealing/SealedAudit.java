package org.onedoor.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.TestPostgres;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A sealed audit in a database of its own, which its tests tamper with as its superuser. */
abstract class SealedAudit {
    static final Instant MORNING = Instant.parse("2024-03-15T09:00:00Z");
    static final String URL = migrated();

    final JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(URL));
    Instant machine = Instant.parse("2024-03-15T10:00:00Z");

    @TempDir
    Path folder;

    AuditSealer sealer;
    private int looked;

    private static String migrated() {
        String owner = TestPostgres.alone("sealing");
        String url = owner.replace("user=onedoor_owner", "user=postgres");
        for (String role : List.of("onedoor_app", "onedoor_worker", "onedoor_report")) {
            // By the owner, who may then grant them: whichever test comes first makes them for all.
            JdbcClient.create(new DriverManagerDataSource(owner))
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

    /** A seal over all there is, up to a transaction that this server has not come to. */
    void seals(String until) {
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

    List<Path> secrets() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            return files.filter(file -> file.toString().endsWith(".key")).toList();
        }
    }

    List<UUID> sealed(int rows) {
        List<UUID> made = looks(rows);
        sealer.run();
        return made;
    }

    List<UUID> looks(int rows) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(look(MORNING.plusSeconds(looked++)));
        }
        return made;
    }

    UUID look(Instant at) {
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

    void remove(UUID... rows) {
        for (UUID row : rows) {
            superuser
                    .sql("delete from platform.audit where audit_id = :id")
                    .param("id", row)
                    .update();
        }
    }

    void rename(UUID from, UUID to) {
        superuser
                .sql("update platform.audit set audit_id = :to where audit_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    Verdict verify(@Nullable Path heads) {
        try (Connection connection = DriverManager.getConnection(URL)) {
            return AuditVerification.verify(connection, folder.resolve("keys"), heads);
        } catch (java.sql.SQLException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static Finding only(Verdict verdict) {
        assertThat(verdict.findings()).hasSize(1);
        return verdict.findings().getFirst();
    }
}
