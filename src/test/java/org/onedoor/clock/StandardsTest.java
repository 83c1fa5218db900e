package org.onedoor.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standards are data with sources, and a bad file is refused with the place and the reason. */
class StandardsTest {
    private static final Path REFERENCE = Path.of("docs/reference/standards.md");

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "limit: 3 fortnights; bad.yaml, standard TEST, field limit: '3 fortnights' is not a limit. Write 30 minutes, 4 hours, 7 calendar days or 21 working days.",
                "limit: 0 hours; bad.yaml, standard TEST, field limit: '0 hours' is not a limit. Write 30 minutes, 4 hours, 7 calendar days or 21 working days.",
                "authority: KING; bad.yaml, standard TEST, field authority: 'KING' is not one of STATUTORY, NATIONAL, MEASURED, LOCAL",
                "start: 'Started['; bad.yaml, standard TEST, field start: At character 9 of \"Started[\": expected a key of the event, found nothing more.",
                "validFrom: soon; bad.yaml, standard TEST, field validFrom: 'soon' is not a date. Write 2024-04-01.",
                "validTo: 2014-01-01; bad.yaml, standard TEST, field validTo: is before validFrom",
                "source: {document: here, ext: true}; bad.yaml, standard TEST, field source.citation: is missing",
                "warn: [never]; bad.yaml, standard TEST, field warn: 'never' is not a warning. Write 10 minutes, 24 hours, 2 days (before it is due) or 80%.",
                "pauses: [{from: A, to: B}]; bad.yaml, standard TEST, field pauses.reason: is missing",
                "name: ''; bad.yaml, standard TEST, field name: is missing",
            })
    void aBadFieldIsRefusedByName(String line, String message) {
        String field = line.substring(0, line.indexOf(':') + 1);
        StringBuilder yaml = new StringBuilder("standards:\n");
        String indent = "  - ";
        for (String each : List.of(
                "id: TEST",
                "name: A test",
                "version: \"1\"",
                "validFrom: 2015-01-01",
                "validTo: 2030-01-01",
                "source: {document: here, citation: there, ext: true}",
                "authority: LOCAL",
                "scope: REFERRAL",
                "start: Started",
                "stop: Stopped",
                "limit: 4 hours",
                "warn: [1 hour]",
                "pauses: []")) {
            yaml.append(indent).append(each.startsWith(field) ? line : each).append('\n');
            indent = "    ";
        }
        assertThatThrownBy(() -> StandardsReader.read("bad.yaml", A.stream(yaml.toString())))
                .isInstanceOf(BadStandard.class)
                .hasMessage(message);
    }

    @Test
    void aFieldNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> A.standard("4 hours", "pause: Asked"))
                .hasMessageStartingWith(
                        "test.yaml, standard TEST, field pause: is not a field; the fields are authority");
    }

    @Test
    void whatIsNotAListOfStandardsIsRefused() {
        assertThatThrownBy(() -> StandardsReader.read("bad.yaml", A.stream("- 1")))
                .hasMessage("bad.yaml: it must be a list under 'standards'.");
        assertThatThrownBy(() -> StandardsReader.read("bad.yaml", A.stream("a: [")))
                .hasMessageStartingWith("bad.yaml is not YAML");
    }

    @Test
    void twoVersionsMayNotBeValidOnTheSameDay() {
        Standard standard = A.standard("4 hours");
        assertThatThrownBy(() -> new Catalogue(List.of(standard, standard)))
                .hasMessage("Standard TEST, field validFrom: versions 1 and 1 are both valid on 2015-01-01");
    }

    @Test
    void theVersionIsTheOneValidWhenTheClockStarted() {
        Catalogue catalogue = Catalogue.load();
        assertThat(catalogue.versionsOf("CMH_4W_ADULT"))
                .extracting(Standard::version)
                .containsExactly("2023", "2024");
        assertThat(catalogue.movedBy("TriageDecided"))
                .contains("SOON_7D", "OWNER_REVIEW")
                .doesNotContain("FRT_28D");
    }

    /** Run with {@code -Donedoor.write=true} to write the page anew. */
    @Test
    void theReferencePageSaysWhatTheCatalogueSays() throws IOException {
        String page = page(Catalogue.load());
        if (Boolean.getBoolean("onedoor.write")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, page);
        }
        assertThat(REFERENCE)
                .as("run this test with -Donedoor.write=true")
                .content()
                .isEqualTo(page);
    }

    private static String page(Catalogue catalogue) {
        StringBuilder page = new StringBuilder("""
                # Standards

                Generated from `src/main/resources/standards` by `StandardsTest`; do not edit. Every limit is inclusive.

                | id | version | name | start | stop | limit | authority | source |
                | -- | -- | -- | -- | -- | -- | -- | -- |
                """);
        for (Standard s : catalogue.standards()) {
            String valid = "%s, from %s%s"
                    .formatted(s.version(), s.validFrom(), s.validTo() == null ? "" : " to " + s.validTo());
            page.append("| ")
                    .append(String.join(
                            " | ",
                            s.id(),
                            valid,
                            s.name(),
                            code(s.start()),
                            code(s.stop()),
                            s.limit().words(),
                            s.authority().words(),
                            s.source().document() + ", " + s.source().citation()))
                    .append(" |\n");
        }
        page.append("\n## Notes\n\n");
        for (Standard s : catalogue.standards()) {
            page.append("- **%s (%s)**: %s\n".formatted(s.id(), s.version(), s.note() == null ? "" : s.note()));
            if (s.population() != null) {
                page.append("  Covers `%s`.\n".formatted(s.population()));
            }
            for (Standard.PauseRule pause : s.pauses()) {
                page.append("  Paused from `%s` to `%s`: %s.\n".formatted(pause.from(), pause.to(), pause.reason()));
            }
            if (s.extension() != null) {
                page.append("  Lengthened once by `%s`, by its `%s` hours and at most %d hours.\n"
                        .formatted(
                                s.extension().by(),
                                s.extension().hours(),
                                s.extension().most().toHours()));
            }
            if (s.restart() != null) {
                page.append("  Started again by `%s`.\n".formatted(s.restart()));
            }
        }
        return page.toString();
    }

    private static String code(Expression expression) {
        return "`" + expression.toString().replace("|", "\\|") + "`";
    }
}
