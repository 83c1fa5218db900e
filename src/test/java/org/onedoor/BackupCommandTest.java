package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole product's data, copied and brought back by the command line. */
class BackupCommandTest {
    @TempDir
    Path folder;

    @Test
    void aCopyIsMadeCheckedBroughtBackAndIsTheSameDatabase() throws IOException {
        Path data = folder.resolve("data");
        Path backups = folder.resolve("backups");
        assertThat(Command.run("rebuild", "--data", data.toString()).code()).isZero(); // makes the schema

        Command.Said made = Command.run("backup", "--data", data.toString(), "--to", backups.toString());
        assertThat(made.words()).contains("Backup " + backups).doesNotContain("Exception");
        assertThat(made.code()).isZero();

        Command.Said checked = Command.run("restore", "--from", backups.toString(), "--check");
        assertThat(checked.words())
                .contains("Nothing is missing and nothing was changed.")
                .contains("What was brought back is deleted again.")
                .doesNotContain("Exception");
        assertThat(checked.code()).isZero();
        try (var left = Files.list(backups)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("check."));
        }

        Command.Said early = until(backups, "2001-02-03T04:05");
        assertThat(early.words())
                .contains("after Sat 3 Feb 2001 at 04:05. Nothing before it can be brought back: the earliest is")
                .doesNotContainPattern("\\d{2}:\\d{2}[.\\d:]*Z");
        assertThat(early.code()).isEqualTo(4);
        String earliest = early.words().replaceAll("(?s).*--until (\\S+)\\..*", "$1");
        assertThat(until(backups, earliest).words())
                .as("the moment it names is late enough")
                .contains("What was kept ends before")
                .doesNotContainPattern("\\d{2}:\\d{2}[.\\d:]*Z");

        Path manifest = onlyBackup(backups).resolve("manifest.json");
        String said = Files.readString(manifest);
        Files.writeString(manifest, said.replaceAll("\"platform.event\":\\d+", "\"platform.event\":99999999"));
        Path back = folder.resolve("back");
        Command.Said short_ = Command.run("restore", "--from", backups.toString(), "--data", back.toString());
        assertThat(short_.words())
                .containsPattern("platform\\.event has [\\d,]+ rows and had 99,999,999\\.")
                .contains("Look before anybody works with it.");
        assertThat(short_.code()).isOne();
        assertThat(Command.run("rebuild", "--data", back.toString()).words())
                .contains("Everything was as its events say.");

        Command.Said again = Command.run("restore", "--from", backups.toString(), "--data", back.toString());
        assertThat(again.words()).contains("Nothing is written over").doesNotContain("Exception");
        assertThat(again.code()).isEqualTo(4);
    }

    private Command.Said until(Path backups, String moment) {
        return Command.run(
                "restore",
                "--from",
                backups.toString(),
                "--data",
                folder.resolve("until").toString(),
                "--until",
                moment);
    }

    private static Path onlyBackup(Path backups) throws IOException {
        try (var inside = Files.list(backups)) {
            return inside.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow                | it is not a time. Write it as 2024-03-01T09:00
            2026-03-29T01:30        | there was no such time
            2026-10-25T01:30        | that time was twice, because the clocks went back. Write 2026-10-25T01:30+01:00
            """)
    void aMomentThatIsNoneIsRefusedInWords(String until, String words) {
        Command.Said said =
                Command.run("restore", "--from", folder.toString(), "--data", folder + "/new", "--until", until);
        assertThat(said.words()).contains(words).doesNotContain("Exception");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void withoutAPlaceOrWithTwoItSaysWhatIsMissing() {
        assertThat(Command.run("restore", "--from", folder.toString()).code()).isEqualTo(2);
        assertThat(Command.run("restore", "--from", folder.toString(), "--check", "--data", "x")
                        .code())
                .isEqualTo(2);
        assertThat(Command.run("backup", "--data", folder.toString(), "--to", folder + "/b", "--keep", "0")
                        .words())
                .contains("--keep must be at least 1");
        Command.Said none = Command.run("backup", "--data", folder.toString(), "--to", folder + "/../b");
        assertThat(none.words()).contains("is no data folder of OneDoor");
        assertThat(none.code()).isEqualTo(4);
    }
}
