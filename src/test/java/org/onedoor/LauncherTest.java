package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one command, with a Maven and a Java that only say what they were asked. */
class LauncherTest {
    @TempDir
    Path home;

    @BeforeEach
    void aFolderWithTheCommandAndItsTools() throws IOException {
        Files.copy(Path.of("onedoor"), home.resolve("onedoor"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("package-lock.json"), "{}");
        tool("bin/npm", "exit 0");
        tool("bin/mvn", """
                [ ! -e building ] || { echo "built on top of another build" >>builds; exit 1; }
                touch building; sleep 1; mkdir -p target; echo "build $(wc -l <builds 2>/dev/null || echo 0)" >>builds
                tail -1 builds >target/onedoor.jar; rm building""");
        tool("jdk/bin/javac", "exit 0");
        Files.createDirectories(home.resolve("src/build"));
        Files.copy(Path.of("src/build/rehearse.sh"), home.resolve("src/build/rehearse.sh"));
        tool("jdk/bin/java", """
                [ "$1" != -version ] || { echo 'openjdk version "25"' >&2; exit 0; }
                echo "$*" >>called
                while [ "$1" != -jar ]; do
                    case "$1" in -XX:AOTCacheOutput=*) output=${1#*=} ;; esac
                    shift
                done
                case "$3" in
                    extract) mkdir -p "$5"; cp "$2" "$5" ;;
                    rehearse) cp "$2" "$output" ;;
                    *) cat "$2"; read -r _ || true; cat "$2" ;;
                esac""");
    }

    /** What a rehearsal leaves behind it must be gone before the folder is: it ends soon after the server. */
    @AfterEach
    void theRehearsalHasEnded() throws Exception {
        learnt();
    }

    @Test
    void whatIsLearntFromOneStartIsUsedByTheNext() throws Exception {
        assertThat(ended(start())).isEqualTo("build 0\nbuild 0\n");
        Path cache = learnt();
        assertThat(ended(start())).isEqualTo("build 0\nbuild 0\n");
        List<String> called = Files.readAllLines(home.resolve("called"));
        assertThat(called.stream().filter(line -> line.contains(" rehearse "))).hasSize(1);
        assertThat(called.stream().filter(line -> line.endsWith(" demo")))
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("AOTCache"),
                        second -> assertThat(second).contains("-XX:AOTCache=" + home.relativize(cache)));
    }

    @Test
    void twoCommandsStartedTogetherBuildOnceAndRunTheSame() throws Exception {
        Process one = start();
        Process two = start();
        assertThat(ended(one)).isEqualTo(ended(two)).isEqualTo("build 0\nbuild 0\n");
        assertThat(Files.readAllLines(home.resolve("builds"))).containsExactly("build 0");
    }

    @Test
    void aLaterBuildDoesNotTouchWhatIsRunning() throws Exception {
        Process running = start();
        assertThat(running.inputReader().readLine()).isEqualTo("build 0");
        Path changed = Files.writeString(home.resolve("src/main/Changed.java"), "class Changed {}");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(ended(start())).isEqualTo("build 1\nbuild 1\n");
        assertThat(ended(running)).isEqualTo("build 0\n");
    }

    @Test
    void whoeverCallsItFromAnotherFolderIsSeenThereAndTheProgramStaysInItsOwn() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("some where"));
        Process process = command()
                .directory(elsewhere.toFile())
                .redirectError(home.resolve("said").toFile())
                .start();
        assertThat(ended(process)).isEqualTo("build 0\nbuild 0\n");
        assertThat(Files.readAllLines(home.resolve("called")))
                .filteredOn(line -> line.endsWith(" demo"))
                .singleElement()
                .asString()
                .contains("-D" + Typed.FROM + "=" + elsewhere.toRealPath() + " -jar");
    }

    private Process start() throws IOException {
        return command().redirectError(home.resolve("said").toFile()).start();
    }

    private ProcessBuilder command() {
        ProcessBuilder command =
                new ProcessBuilder("sh", home.resolve("onedoor").toString(), "demo");
        command.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        command.environment().merge("PATH", "", (path, _) -> home.resolve("bin") + ":" + path);
        return command;
    }

    /** What the newest build's rehearsal left, once it is whole. */
    private Path learnt() throws IOException, InterruptedException {
        String current = Files.readString(home.resolve(".onedoor/run/current")).strip();
        Path cache = home.resolve(".onedoor/run").resolve(current.replace(".jar", ".aot"));
        Path lock = cache.resolveSibling(cache.getFileName() + ".lock");
        // The lock is asked for once the cache is there: a rehearsal that finds it taken leaves the work to whoever has
        // it.
        String whole = "until test -f '%s' && flock '%s' true; do sleep 0.1; done".formatted(cache, lock);
        Process wait = new ProcessBuilder("timeout", "30", "sh", "-c", whole).start();
        assertThat(wait.waitFor()).as("there is " + cache).isZero();
        return cache;
    }

    /** Lets the server end, and answers what is left to read of it. */
    private String ended(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String rest = process.inputReader().lines().reduce("", (all, line) -> all + line + "\n");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("said")))
                .isZero();
        return rest;
    }

    private void tool(String name, String script) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
