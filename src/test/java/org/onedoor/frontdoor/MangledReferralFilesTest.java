package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever becomes of a file of referrals on its way: each line is a referral, or is refused in words with its column. */
@OneDoorTest
class MangledReferralFilesTest {
    private static final String LINE =
            "%s,2024-02-01T10:30,%s,%s,Ann,07/04/1981,RM17 6SL,07700 900123,F81088,routine,low-mood-anxiety|debt,\"Waits, and writes\",given,female,yes%n";

    @Autowired
    ReferralFiles files;

    @Autowired
    ImportRuns runs;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private static byte[] file(String reference, String family) {
        String heading = String.join(",", FileRow.COLUMNS) + ",gender,interpreter\n";
        return (heading + LINE.formatted(reference, Cast.nhsNumber(new Random()), family))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyColumnOfALineIsReadOrRefused() {
        Importing run = runs.begin("mangled referrals", "mangled.csv", "none");
        byte[] sample = file("one", "Testerton");
        Mangled.Parser parser = content -> {
            CsvFile.of("mangled.csv", new String(content, StandardCharsets.UTF_8))
                    .read(run, FileRow.COLUMNS, csv -> {
                        FileRow row = new FileRow(csv);
                        assertThat(List.of(row.reference(), row.received(), row.details(), row.digest()))
                                .doesNotContainNull();
                        row.priority();
                        row.consent();
                        row.moment("accepted");
                    });
            return content;
        };
        Mangled.eachRowIsReadOrRefused(sample, 3_000, parser);
        int read = Mangled.eachIsReadOrRefused(sample, 500, parser);
        run.finish();
        assertThat(read).as("some are only a little wrong").isPositive();
    }

    @Test
    void aLineIsAWholeReferralOrNothingAtAll() {
        Account gp = cast.gp();
        String family =
                Cast.familyName(new Random()) + UUID.randomUUID().toString().substring(0, 4);
        long before = referrals();
        int[] added = {0};
        Mangled.eachRowIsReadOrRefused(file("REFERENCE", family), 150, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            CsvFile csv = CsvFile.of(
                    "sent.csv", text.replace("REFERENCE", UUID.randomUUID().toString()));
            ReferralFiles.Loaded loaded =
                    CurrentActor.as(gp.actor(), () -> files.sent(csv, gp.organisationId(), Door.ownOf(gp.actor())));
            added[0] += loaded.added();
            assertThat(runs.rejects(loaded.runId())).hasSize(loaded.rejected()).allSatisfy(reject -> {
                assertThat(reject.reason()).isNotBlank();
                assertThat(reject.raw()).doesNotContain("Waits");
            });
            return loaded;
        });
        assertThat(added[0]).as("some are only a little wrong").isPositive();
        assertThat(referrals() - before).as("as many as were said to be in").isEqualTo(added[0]);
    }

    @Test
    void aHeadingThatNamesAColumnTwiceOrCannotBeReadIsRefusedWhole() {
        Account gp = cast.gp();
        String good = new String(file("twice", "Testerton"), StandardCharsets.UTF_8);
        for (String[] wrong : new String[][] {
            {good.replaceFirst("gender", "phone"), "names the column 'phone' twice"},
            {good.replaceFirst("reference", "\"reference"), "The first line of the file sent.csv cannot be read"},
            {"", "is empty"}
        }) {
            assertThatThrownBy(() -> CurrentActor.run(
                            gp.actor(),
                            () -> files.sent(
                                    CsvFile.of("sent.csv", wrong[0]), gp.organisationId(), Door.ownOf(gp.actor()))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining(wrong[1]);
        }
    }

    private long referrals() {
        return jdbc.sql("select count(*) from frontdoor.source_reference")
                .query(Long.class)
                .single();
    }
}
