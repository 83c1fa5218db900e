package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is typed after an option: an empty word is nobody's folder, and a relative one is seen from the caller's. */
class TypedTest {
    @TempDir
    Path folder;

    @AfterEach
    void nobodyElseIsCalledFromThere() {
        System.clearProperty(Typed.FROM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup --data D --to=",
                "backup --data= --to D",
                "restore --check --from=",
                "restore --from D --data=",
                "demo --data=",
                "serve --settings=",
                "serve --data=",
                "serve --db=",
                "rebuild --data=",
                "rebuild --db=",
                "audit verify --keys=",
                "audit verify --heads=",
                "audit new-key --keys=",
                "plan import FILE --data=",
                "load referrals FILE --team T --db="
            })
    void anUnsetVariableIsRefusedAndTheOptionNamed(String typed) {
        List<String> words = List.of(typed.split(" "));
        Command.Said said = Command.run(words.toArray(String[]::new));
        String option =
                words.stream().filter(word -> word.endsWith("=")).findFirst().orElseThrow();
        assertThat(said.words())
                .contains("Invalid value for option '" + option.replace("=", "") + "'")
                .contains("it is empty. Give it a value; perhaps a variable was not set")
                .doesNotContain("Exception");
        assertThat(said.code()).isEqualTo(2);
        assertThat(Command.run(words.stream()
                                .map(word -> word.equals(option) ? word + "  " : word)
                                .toArray(String[]::new))
                        .code())
                .as("blank")
                .isEqualTo(2);
    }

    @Test
    void aRelativePathIsSeenFromTheCallersFolder() throws IOException {
        Files.writeString(folder.resolve("plan.csv"), """
                No.,Action,Timescale,Led by,Outcomes,Update,Links
                1.1,Open the second door,By March 2031,Essex Police,People are heard,Begun,
                """);
        assertThat(Command.run("plan", "import", "plan.csv").words()).contains("cannot be read");
        System.setProperty(Typed.FROM, folder.toString());
        assertThat(Command.run("plan", "import", "plan.csv").code()).isZero();
        assertThat(Command.run("plan", "import", folder.resolve("plan.csv").toString())
                        .code())
                .isZero();
        assertThat(Command.run("backup", "--data", "data", "--to", "to").words())
                .contains("'" + folder.resolve("data") + "' is no data folder");
    }

    @Test
    void theDemosOwnFolderStaysBesideTheProgram() {
        System.setProperty(Typed.FROM, folder.toString());
        assertThat(demo("demo").data).isEqualTo(Path.of("./data/demo"));
        assertThat(demo("demo", "--data", "mine").data).isEqualTo(folder.resolve("mine"));
        assertThat(Command.run("demo", "--help").words().replaceAll("\\s+", " "))
                .contains("./data/demo, beside the program");
    }

    private static Commands.Demo demo(String... words) {
        CommandLine.ParseResult read = Commands.line().parseArgs(words);
        return (Commands.Demo) read.subcommand().commandSpec().userObject();
    }
}
