package org.onedoor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Gives the command line words, in this process, and keeps what it says. */
public final class Command {
    public static final int STAYS_UP = Commands.STAYS_UP;

    private Command() {}

    /** What it said on both streams, and its exit code. */
    public record Said(int code, String words) {}

    public static synchronized Said run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream kept = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        try {
            int code = new CommandLine(new Commands())
                    .setOut(new PrintWriter(kept, true, StandardCharsets.UTF_8))
                    .execute(words);
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
