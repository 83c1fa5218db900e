import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** A demonstration that is measured: its server, its data folder and its log, all under target. */
record Demonstration(String name, int port) {
    Path data() {
        return Path.of("target/" + name);
    }

    Path log() {
        return Path.of("target/" + name + ".log");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Process start(String... options) throws IOException {
        return run("demo", options);
    }

    /** With what the folder holds and nobody invented. */
    Process startBare() throws IOException {
        return run("bench-server", "--people", "1");
    }

    private Process run(String how, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(System.getenv().getOrDefault("ONEDOOR_JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC").split(" ")));
        command.addAll(List.of(
                "-Duser.timezone=UTC", "-jar",
                System.getenv().getOrDefault("ONEDOOR_JAR", "target/onedoor.jar"), how, "--port", String.valueOf(port), "--data", data().toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    /** Returns when it answers. */
    void ready() throws InterruptedException {
        Visitor anybody = new Visitor(this);
        for (int i = 0; i < 4_000; i++) {
            try {
                if (anybody.get("/health/ready").body().contains("UP")) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(300);
        }
        throw new IllegalStateException("The server did not start: see " + log());
    }

    /** As the database's owner. */
    Connection owner() throws Exception {
        String port = Files.readAllLines(data().resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/onedoor",
                "onedoor_owner",
                Files.readString(data().resolve("postgresql.secret")).strip());
    }
}
