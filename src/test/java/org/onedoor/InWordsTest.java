package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder or a database that will not do is said in a sentence or two, by every command, and nothing else is. */
@OneDoorTest
class InWordsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            demo --port 18957 --data FILE               | 'FILE' is no folder, and a folder is needed there
            demo --port 18957 --data FILE/x             | 'FILE/x' cannot be used: Not a directory
            demo --port 18957 --data /proc/x            | '/proc/x' is not there and cannot be made
            rebuild --data FILE                         | 'FILE' is no folder, and a folder is needed there
            rebuild --data /proc/x                      | '/proc/x' is not there and cannot be made
            audit new-key --keys /proc/x                | '/proc/x' is not there and cannot be made
            restore --from FILE --check                 | There is no backup in FILE
            link FILE/x                                 | 'FILE/x' cannot be used: Not a directory
            """)
    void aFolderThatWillNotDo(String typed, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file");
        Command.Said said = run(typed.replace("FILE", file.toString()));
        assertThat(said.words()).contains(words.replace("FILE", file.toString()));
        shortAndWithoutATrace(said);
    }

    @Test
    void aPlaceForBackupsThatWillNotDo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file");
        Command.Said made = run("rebuild --data " + folder.resolve("whole"));
        assertThat(made.code()).as(made.words()).isZero();
        for (String to : List.of(file.toString(), "/proc")) {
            Command.Said said = run("backup --data " + folder.resolve("whole") + " --to " + to);
            assertThat(said.words())
                    .startsWith("No backup was made: '" + to)
                    .containsPattern("Name another|name another");
            shortAndWithoutATrace(said);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nonsense                                                      | is none of a PostgreSQL
            jdbc:postgresql://127.0.0.1:port/x?user=a&password=s3cret     | is none of a PostgreSQL
            jdbc:postgresql://127.0.0.1:1/x?user=a&password=s3cret        | No PostgreSQL answers at the address named by db
            postgresql://nowhere.invalid/x?user=a&password=s3cret         | No machine is called 'nowhere.invalid'
            """)
    void anAddressThatWillNotDoIsSaidWithoutItsPassword(String address, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), "reference\n");
        for (String typed : List.of(
                "rebuild", "load referrals " + file + " --team positive-pathways", "audit verify --keys " + folder)) {
            Command.Said said = run(typed + " --db " + address);
            assertThat(said.words()).contains(words).doesNotContain("s3cret");
            shortAndWithoutATrace(said);
        }
    }

    @Test
    void aLoginTheDatabaseDoesNotLetInOrThatDoesNotOwnItIsToldWhatItNeeds() {
        TestPostgres.stored().sql("drop role if exists in_words_stranger").update();
        TestPostgres.stored()
                .sql("create role in_words_stranger login password 'stranger'")
                .update();
        try {
            String here = TestPostgres.url().replaceAll("\\?.*", "");
            Command.Said wrong = run("rebuild --db " + here + "?user=in_words_stranger&password=not-it");
            assertThat(wrong.words())
                    .contains("The database does not let this login in", "Check the user and the password")
                    .doesNotContain("not-it");
            shortAndWithoutATrace(wrong);
            Command.Said stranger = run("rebuild --db " + here + "?user=in_words_stranger&password=stranger");
            assertThat(stranger.words())
                    .contains("It needs a login that owns the database")
                    .contains("grant onedoor_app, onedoor_worker, onedoor_report to YOUR_LOGIN;");
            shortAndWithoutATrace(stranger);
            TestPostgres.stored()
                    .sql("grant onedoor_app, onedoor_worker, onedoor_report to in_words_stranger")
                    .update();
            Command.Said guest = run("rebuild --db " + here + "?user=in_words_stranger&password=stranger");
            assertThat(guest.words()).contains("It needs a login that owns the database");
            shortAndWithoutATrace(guest);
        } finally {
            TestPostgres.stored().sql("drop role in_words_stranger").update();
        }
    }

    @Test
    void serveSaysSoTooBeforeItStarts() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        String settings = """
                address=https://onedoor.example.org
                issuer=https://sign-in.example.org
                client-id=onedoor
                client-secret-file=%s
                port=18958
                """.formatted(secret);
        Path file = Files.writeString(folder.resolve("settings"), settings + "keys=" + folder.resolve("keys"));
        Command.Said none = run("serve --settings " + file + " --db jdbc:postgresql://127.0.0.1:1/x?user=a");
        assertThat(none.words()).contains("No PostgreSQL answers at the address named by db");
        shortAndWithoutATrace(none);
        Path alone = Files.writeString(folder.resolve("alone"), settings);
        Command.Said notAFolder = run("serve --settings " + alone + " --data " + secret);
        assertThat(notAFolder.words())
                .contains(secret + ", named by data, is no folder")
                .doesNotContain("chmod");
        assertThat(notAFolder.code()).isEqualTo(3);
    }

    private static Command.Said run(String typed) {
        return Command.run(typed.split(" "));
    }

    private static void shortAndWithoutATrace(Command.Said said) {
        assertThat(said.words()).doesNotContain("Exception", "\tat ", "Caused by");
        assertThat(said.words().lines().count()).as(said.words()).isLessThanOrEqualTo(8);
        assertThat(said.code()).isEqualTo(4);
    }
}
