package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no part of the tree: paths of somebody's machine, hosts of registries. Each is put together here, so as not to be one. */
class TreeTest {
    @TempDir
    Path tree;

    @BeforeEach
    void aTreeOfItsOwn() throws IOException, InterruptedException {
        assertThat(run("git", "init", "-q", tree.toString()).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\_Users\\jane\\onedoor",
                "D:/_Users/jane/onedoor",
                "/_home/user1/onedoor",
                "/_home/jane.doe/onedoor",
                "/_Users/jane2/onedoor",
                "/_root/x",
                "/_tmp/bench/data",
                "/_work/lead/src",
                "see \"/_work/cmd/onedoor\"",
                "https://registry._yarnpkg.com/left-pad",
                "https://_nexus.example.org/content/groups/all",
                "https://repo.example.org/_repository/maven-public/",
                "https://example._jfrog.io/x",
                "https://_artifactory.example.org/api"
            })
    void aStrayPathOrRegistryIsFoundAndItsFileNamed(String marked) throws IOException, InterruptedException {
        String stray = marked.replace("_", "");
        for (String name : List.of("notes.md", "odd\"name.md", "two words.md")) {
            Path file = Files.writeString(tree.resolve(name), "first\n" + stray + "\n");
            Ended ended = look();
            assertThat(ended.code()).as(stray).isEqualTo(1);
            assertThat(ended.words()).contains(name + ":2:", stray);
            Files.delete(file);
        }
    }

    @Test
    void whatBelongsThereIsLeftAlone() throws IOException, InterruptedException {
        Files.writeString(tree.resolve("odd\"name.md"), """
                /_work/news.txt is a page of the module work, GET /home is the first, /users/{id} another
                jdbc:postgresql://db/onedoor, ./data/demo, /var/lib/onedoor/data, src/main/java/org/onedoor/_work/lane/
                https://fhir.example.org/r4/repository is a server, the nexus of services a phrase
                """.replace("_", ""));
        assertThat(look()).isEqualTo(new Ended(0, ""));
    }

    /** How it ended, and what it said. */
    private record Ended(int code, String words) {}

    private Ended look() throws IOException, InterruptedException {
        return run("sh", Path.of("src/build/tree.sh").toAbsolutePath().toString(), tree.toString());
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), words);
    }
}
