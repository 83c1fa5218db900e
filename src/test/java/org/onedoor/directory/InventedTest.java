package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.importing.Invented;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody invented is ever shown where real people are cared for. */
@OneDoorTest
class InventedTest {
    private static final Path REFERENCE = Path.of("src/main/resources/reference");

    @Autowired
    Services services;

    @Test
    void onlyTheDemoTheTestsAndTheBenchmarksReadWhatIsInvented() {
        assertThat(List.of("demo", "test", "bench")).allMatch(Invented::mayBeShown);
        assertThat(List.of("serve", "none", "")).noneMatch(Invented::mayBeShown);
    }

    @Test
    void theFilesEveryoneReadsNameNobodyInvented() throws IOException {
        for (String folder : List.of("directory", "organisation")) {
            try (Stream<Path> files = Files.list(REFERENCE.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                    assertThat(file).content().doesNotContainIgnoringCase("(invented)");
                }
            }
        }
    }

    @Test
    void hereTheyAreThere() {
        assertThat(services.byCode("reedbed-community")).isPresent();
    }
}
