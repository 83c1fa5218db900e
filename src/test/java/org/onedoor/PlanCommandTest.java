package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that reads a plan's file, without a server. */
class PlanCommandTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    Path folder;

    @AfterEach
    void streams() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void aKindThereIsNotIsRefusedWithThoseThereAre() throws Exception {
        Path file = folder.resolve("plan.csv");
        Files.writeString(file, """
                No.,Action,Timescale,Led by,Outcomes,Update,Links
                1.1,Open the first door,By March 2031,Essex Police,People are heard,Begun,
                """);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        int bogus = new CommandLine(new PlanCommands.Import()).execute(file.toString(), "--kind=bogus");
        assertThat(bogus).isNotZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("There is no kind 'bogus'. Give one of: strategy, action-plan");
        assertThat(new CommandLine(new PlanCommands.Import()).execute(file.toString(), "--kind=Action-Plan"))
                .isZero();
    }
}
