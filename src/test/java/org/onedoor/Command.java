package org.onedoor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Gives the command line words, in this process, and keeps what it says. */
public final class Command {
    public static final int STAYS_UP = Commands.STAYS_UP;

    private Command() {}

    /** What it said on both streams, and its exit code. */
    public record Said(int code, String words) {}

    /** What one thread writes; what other tests' servers log meanwhile goes where it always went. */
    private static final class Ours extends OutputStream {
        private final Thread thread;
        private final OutputStream said;
        private final OutputStream others;

        Ours(Thread thread, OutputStream said, OutputStream others) {
            this.thread = thread;
            this.said = said;
            this.others = others;
        }

        @Override
        public void write(int b) throws IOException {
            (Thread.currentThread().equals(thread) ? said : others).write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            (Thread.currentThread().equals(thread) ? said : others).write(bytes, from, length);
        }
    }

    public static synchronized Said run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream kept = new PrintStream(new Ours(Thread.currentThread(), said, out), true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        try {
            int code = Commands.line()
                    .setOut(new PrintWriter(kept, true, StandardCharsets.UTF_8))
                    .execute(words);
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
