package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever becomes of a file of rail notices on its way, it is kept as it came, and each row is read or refused in words. */
@OneDoorTest
class MangledRailFilesTest {
    private static final LocalDate DAY = LocalDate.of(2023, 9, 12);

    @Autowired
    RailDesk desk;

    @Autowired
    RailFiles files;

    @Autowired
    ImportRuns runs;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void thatDay() {
        desk.at("2023-09-12T16:00");
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void aFileIsKeptWithWhatIsWrongOfItAndNoRowIsLostOrTakenIn() {
        Actor police = cast.account("police", RailFiles.RAIL_POLICE, null).actor();
        byte[] sample = RailDesk.file(List.of(
                Row.nobody("2023-09-12T09:00"), Row.nobody("12/09/2023 11:30").served()));
        long notices = notices();
        int[] read = {0};
        Mangled.Parser parser = content -> {
            if (content.length == 0) {
                throw new Invalid("file", "It is empty, which is refused before");
            }
            UUID id = CurrentActor.as(police, () -> files.take(NoticeFile.Kind.DAILY, DAY, "day.csv.gz", content));
            RailFiles.Shown shown = CurrentActor.as(police, () -> files.look(id));
            if (shown.file().state() == NoticeFile.State.REFUSED) {
                assertThat(shown.file().problem()).isNotBlank();
                assertThat(shown.file().lines()).isZero();
            } else {
                read[0]++;
                assertThat(shown.rejects())
                        .allSatisfy(reject -> assertThat(reject.reason()).isNotBlank());
            }
            return id;
        };
        assertThat(Mangled.eachRowIsReadOrRefused(sample, 150, parser))
                .as("each is kept")
                .isEqualTo(150);
        Mangled.eachIsReadOrRefused(sample, 40, parser);
        assertThat(read[0]).as("some are only a little wrong").isPositive();
        assertThat(notices()).as("nothing is taken in before somebody looked").isEqualTo(notices);
    }

    @Test
    void everyColumnOfARowIsReadOrRefused() {
        byte[] sample = RailDesk.file(List.of(
                Row.nobody("2023-09-12T09:00"), Row.nobody("12/09/2023 11:30").served()));
        Importing run = runs.begin("mangled notices", "day.csv", "none");
        Mangled.Parser parser = content -> {
            RailText text = RailText.of(content);
            RailHeadings headings = text.headings(Map.of());
            CsvFile.of("day.csv", text.under(headings))
                    .read(
                            run,
                            List.of(RailColumn.REFERENCE.heading()),
                            row -> assertThat(RailRow.of(row, time.instant()).key())
                                    .isNotBlank());
            return headings;
        };
        assertThat(Mangled.eachRowIsReadOrRefused(sample, 3_000, parser)).isPositive();
        assertThat(Mangled.eachIsReadOrRefused(sample, 500, parser)).isPositive();
        run.finish();
    }

    private long notices() {
        return jdbc.sql(
                        "select count(*) from crisis.rail_notice where occurred_at between '2023-09-12' and '2023-09-13'")
                .query(Long.class)
                .single();
    }
}
