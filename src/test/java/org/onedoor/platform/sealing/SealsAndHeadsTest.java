package org.onedoor.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.platform.sealing.Finding.Kind;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is done to seals, keys and the heads that left is seen, and named; what could not leave follows. */
class SealsAndHeadsTest extends SealedAudit {
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
    void aHeadThatWasCutOffInTheMiddleSpoilsNoOther() throws IOException {
        sealed(2);
        Path day = folder.resolve("heads/heads-2024-03-15.txt");
        Files.writeString(day, "seal 2 made 2024-03-", java.nio.file.StandardOpenOption.APPEND);
        sealed(2);
        assertThat(HeadFolder.read(day)).extracting(Head::no).containsExactly(1L, 2L);
    }

    @Test
    void aSecretThatAChangeCutOffLeftBehindIsForgotten() throws IOException {
        sealed(2);
        Path old = secrets().getFirst();
        byte[] kept = Files.readAllBytes(old);
        machine = machine.plus(Duration.ofDays(91));
        sealed(2);
        Files.write(old, kept);
        sealed(2);
        assertThat(secrets()).hasSize(1).doesNotContain(old);
        assertThat(verify(folder.resolve("heads")).findings()).isEmpty();
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
}
