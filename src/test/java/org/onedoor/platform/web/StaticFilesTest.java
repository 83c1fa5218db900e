package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is served as a file: small, our own, and without the marks of an organisation this product is not. */
class StaticFilesTest {
    private static final Path STATIC = Path.of("target/classes/static");

    @Test
    void noFileHasTheLogoTheFontOrAnAddressOfTheNationalHealthService() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContain("assets.nhs.uk")
                    .doesNotContainIgnoringCase("frutiger")
                    .doesNotContain("@font-face")
                    .doesNotContain("M200 0v80H0V0h200Z");
        }
        assertThat(templates()).noneMatch(text -> text.contains("M200 0v80H0V0h200Z") || text.contains("service-logo"));
    }

    @Test
    void noTemplateHasInlineScriptOrStyle() throws IOException {
        assertThat(templates())
                .noneMatch(text -> text.contains("style=\"")
                        || text.contains("<style")
                        || text.matches("(?s).*<script>.*")
                        || text.matches("(?s).*\\son[a-z]+=\".*")
                        || text.contains("$unsafe"));
    }

    @Test
    void theFirstPageIsUnder300KilobytesAsItTravels() throws IOException {
        int all = 0;
        for (Path file : files()) {
            int size = compressed(file);
            System.out.printf("%-30s %,7d bytes, %,6d compressed%n", STATIC.relativize(file), Files.size(file), size);
            all += size;
        }
        assertThat(all).isLessThan(300_000);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().matches(".*\\.(css|js|svg|html)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            Files.copy(file, zip);
        }
        return bytes.size();
    }
}
