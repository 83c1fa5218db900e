package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.sealing.AuditSealer;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit of the whole application, sealed, and verified by the command. */
@OneDoorTest
class AuditCommandTest {
    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    AuditSealer sealer;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private record Ran(int code, String out) {}

    @Test
    void everyLookAndActIsSealedAndTheCommandFindsThemWhole() {
        UUID person = CurrentActor.as(
                        cast.gp().actor(),
                        () -> intake.submit(
                                Cast.submission(
                                        Cast.somebody(new Random()),
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        "Low for months"),
                                null))
                .personId();
        assertThat(new Visitor(port)
                        .signIn(cast.gp().username())
                        .open("/people/" + person)
                        .status())
                .isEqualTo(200);
        UUID looked = jdbc.sql("""
                select audit_id from platform.audit where :person = any(subject_ids) and what = 'Person summary'
                """).param("person", person).query(UUID.class).single();
        await().untilAsserted(
                        () -> { // the server's own sealer may be at it at this moment
                            sealer.run();
                            assertThat(jdbc.sql(
                                                    "select count(*) from platform.audit_seal where position(:id in leaves) > 0")
                                            .param("id", bytes(looked))
                                            .query(Integer.class)
                                            .single())
                                    .isOne();
                        });
        Ran ran = verify("--db", TestPostgres.url(), "--keys", keys(), "--heads", heads());
        assertThat(ran.out())
                .contains("Nothing sealed was changed, removed, swapped, inserted or cut off.")
                .containsPattern("seal \\d+ made \\S+Z rows \\d+ .* signature [0-9a-f]{128}");
        assertThat(ran.code()).isZero();
        JsonNode json = JsonMapper.shared()
                .readTree(verify("--db", TestPostgres.url(), "--keys", keys(), "--json")
                        .out());
        assertThat(json.get("whole").asBoolean()).isTrue();
        assertThat(json.get("rows").asLong()).isPositive();
        assertThat(json.get("findings")).isEmpty();
    }

    @Test
    void aHeadTheDatabaseDoesNotKnowIsCutOffAndTheCommandEndsWithOne() throws Exception {
        sealer.run();
        Path kept = Files.createTempFile("heads", ".txt");
        Files.writeString(
                kept,
                "seal 999999999 made 2024-03-15T10:00:00Z rows 8 from 2024-03-15T09:00:06Z to 2024-03-15T09:59:00Z key "
                        + "0".repeat(16) + " head " + "0".repeat(64) + " signature " + "0".repeat(128) + "\n");
        Ran ran = verify("--db", TestPostgres.url(), "--keys", keys(), "--heads", kept.toString(), "--json");
        assertThat(ran.code()).isEqualTo(1);
        JsonNode found = JsonMapper.shared().readTree(ran.out()).get("findings").get(0);
        assertThat(found.get("kind").asString()).isEqualTo("cut-off");
        assertThat(found.get("sentence").asString())
                .contains("seal 999999999, with 8 rows of Fri 15 Mar 2024 at 09:00");
    }

    @Test
    void whatIsNotSaidIsAskedForAndNothingIsMade() {
        assertThat(verify().code()).isEqualTo(2);
        assertThat(verify("--db", TestPostgres.url()).code()).isEqualTo(4);
        assertThat(verify("--db", TestPostgres.url(), "--keys", keys(), "--heads", "target/no-such-heads")
                        .code())
                .isEqualTo(4);
        assertThat(verify("--data", "target/no-such-folder").code()).isEqualTo(4);
        assertThat(Path.of("target/no-such-folder")).doesNotExist();
    }

    @Test
    void thoseWhoServeRequestsCannotChangeTheAuditOrItsSeals() {
        for (String sql : List.of(
                "update platform.audit set what = ''",
                "delete from platform.audit",
                "truncate platform.audit",
                "update platform.audit_seal set rows = rows",
                "delete from platform.audit_seal",
                "update platform.access_log set what = ''",
                "alter table platform.audit drop column what")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .rootCause()
                    .hasMessageMatching(".*(permission denied|must be owner).*");
        }
    }

    private static Ran verify(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditCommands.Verify command = new AuditCommands.Verify();
        new CommandLine(command).parseArgs(options);
        int code = command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String keys() {
        return TestPostgres.AUDIT.resolve("keys").toString();
    }

    private static String heads() {
        return TestPostgres.AUDIT.resolve("heads").toString();
    }
}
