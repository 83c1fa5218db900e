package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.stack.Calling.at;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.platform.Actor;
import org.onedoor.platform.importing.CsvFile;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever becomes of a dispatch system's file on its way: each line is taken whole or refused in words, and the file never breaks. */
@OneDoorTest
class MangledCadFilesTest {
    @Autowired
    Calling calling;

    @Autowired
    CadFile files;

    @Test
    void eachLineIsTakenOrRefusedAndNoRefusedLineIsKeptWithWhomItIsAbout() {
        Actor crew = calling.crew();
        byte[] sample = (String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                        + line("FIRST", "call", "3")
                        + line("SECOND", "dispatched", ""))
                .getBytes(StandardCharsets.UTF_8);
        Mangled.Parser parser = content -> {
            String text = new String(content, StandardCharsets.UTF_8)
                    .replace("FIRST", Calling.number())
                    .replace("SECOND", Calling.number());
            AmbulanceFeed.Taken taken =
                    at(20, crew, () -> files.take(calling.crewOrg(), CsvFile.of("calls.csv.gz", text)));
            assertThat(taken.rejects()).allSatisfy(reject -> {
                assertThat(reject.reason()).isNotBlank();
                assertThat(reject.raw()).doesNotContain("Perrin");
            });
            return taken;
        };
        assertThat(Mangled.eachRowIsReadOrRefused(sample, 400, parser)).isEqualTo(400);
        int read = Mangled.eachIsReadOrRefused(sample, 400, parser);
        assertThat(read).as("some are only a little wrong").isPositive();
    }

    private static String line(String number, String what, String category) {
        return "%s-m,2024-05-14T11:00:00+01:00,%s,%s,%s,2024-05-14T10:50:00+01:00,\"Fell, no pain\",,Perrin,Wren,1980-02-03,,f,,CM20 1QX,%n"
                .formatted(number, what, number, category);
    }
}
