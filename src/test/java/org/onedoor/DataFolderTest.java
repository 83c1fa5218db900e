package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.FolderInUse;

/** One data folder, one server: whoever comes second is told so, and the first never notices. */
class DataFolderTest {
    @TempDir
    Path data;

    @Test
    void aSecondServerIsRefusedInWordsAndTheFirstGoesOn() throws Exception {
        try (Holder first = Holder.start(data)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining(data.toRealPath().toString())
                    .hasMessageContaining("process " + first.process.pid())
                    .hasMessageContaining("--data");
            Said demo = command("demo", "--port", "1", "--data", data.toString());
            assertThat(demo.code()).isEqualTo(4);
            assertThat(demo.words()).contains("is in use by another OneDoor").doesNotContain("Exception");
            assertThat(answers(first.address)).isTrue();
        }
    }

    @Test
    void aFolderMayBeNamedByAnyPathAsTheDefaultIs() throws Exception {
        Path dotted = data.resolve(".").resolve("other").resolve("..").resolve("demo");
        Files.createDirectories(data.resolve("other"));
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(dotted)) {
            assertThat(data.resolve("demo").resolve("cluster")).isDirectory();
            assertThatThrownBy(() -> EmbeddedPostgres.requireFree(data.resolve("demo")))
                    .isInstanceOf(FolderInUse.class);
        }
    }

    @Test
    void aBusyPortIsToldInOneLineWithTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Said demo = command("demo", "--port", String.valueOf(port), "--data", data.toString());
            assertThat(demo.words().strip().lines().toList())
                    .singleElement()
                    .asString()
                    .startsWith("Port %d is in use by another program.".formatted(port))
                    .contains("--port " + (port + 1));
            assertThat(demo.code()).isEqualTo(4);
        }
    }

    @Test
    void whoeverOnlyReadsFindsTheRunningServerAndLeavesItAlone() throws Exception {
        Path asked = Files.writeString(data.resolve("asked.sql"), "select 'seen', current_setting('port');\n");
        try (Holder first = Holder.start(data)) {
            Said said = command("invariants", "--data", data.toString(), "--sql", asked.toString());
            assertThat(said.words()).contains("seen: " + port(first.address), "1 breaches.");
            assertThat(said.code()).isEqualTo(1);
            assertThat(answers(first.address)).isTrue();
        }
        assertThat(EmbeddedPostgres.serving(data)).isEmpty();
    }

    @Test
    void afterAKilledServerTheNextStartsAtOnce() throws Exception {
        try (Holder first = Holder.start(data)) {
            first.process.destroyForcibly().waitFor();
            try (EmbeddedPostgres next = EmbeddedPostgres.start(data)) {
                assertThat(answers(next.url() + "?user=" + next.user() + "&password=" + next.password()))
                        .isTrue();
            }
        }
    }

    private static String port(String address) {
        return address.replaceAll(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1");
    }

    private static boolean answers(String address) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address)) {
            return connection.isValid(5);
        }
    }

    /** How a command ended, and all it said. */
    private record Said(int code, String words) {}

    private static Said command(String... words) throws IOException, InterruptedException {
        Process process = java(OneDoor.class, words).redirectErrorStream(true).start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), all);
    }

    private static ProcessBuilder java(Class<?> main, String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    /** Another process that works on the folder until its input ends, as a server does. */
    static final class Holder implements AutoCloseable {
        private final Process process;
        private final String address;

        private Holder(Process process, String address) {
            this.process = process;
            this.address = address;
        }

        static Holder start(Path data) throws IOException {
            Process process = java(Holder.class, data.toString())
                    .redirectError(data.resolve("said").toFile())
                    .start();
            String line = "";
            while (line != null && !line.startsWith("jdbc:")) {
                line = process.inputReader().readLine();
            }
            assertThat(line).as(Files.readString(data.resolve("said"))).isNotNull();
            return new Holder(process, line);
        }

        static void main(String[] folder) throws IOException {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(folder[0]))) {
                System.out.println(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password());
                new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
