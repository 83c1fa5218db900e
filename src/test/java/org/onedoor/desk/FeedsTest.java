package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way in and out of OneDoor, and whether what should have come has come. */
@OneDoorTest
class FeedsTest {
    private static final String OURS = TestPostgres.LATE_FEED;

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    ImportRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private Visitor admin;
    private Visitor navigator;

    @BeforeEach
    void twoWhoLook() {
        admin = new Visitor(port)
                .signIn(cast.account("admin", Organisation.idOfOds("R1L"), null).username());
        navigator = new Visitor(port).signIn(cast.navigator().username());
    }

    @AfterEach
    void nothingIsLateForOthers() {
        time.set(Instant.now().plus(Duration.ofMinutes(5)), 1); // what is kept for half a minute is forgotten
        jdbc.sql("update platform.import_run set kind = 'a feed that was' where kind = :kind")
                .param("kind", OURS)
                .update();
        navigator.open("/");
        time.set(Instant.now(), 1);
    }

    private void came(int refused) {
        Importing run = runs.begin(OURS, "feed.csv", "0");
        for (int line = 1; line <= refused; line++) {
            run.rejected(line, "The column 'age' is no number.", "x");
        }
        run.finish();
    }

    private List<String> row(Page feeds) {
        return feeds.document().select("table tbody tr").eachText().stream()
                .filter(row -> row.contains(OURS))
                .toList();
    }

    @Test
    @Shows("W3.16")
    void theRegisterSaysOfEachFeedItsWayItsFormatWhenItLastWentWellAndWhatWasRefused() {
        came(0);
        came(3);
        Page feeds = admin.open("/admin/imports").follow("Feeds: every way in and out, and what is late");
        assertThat(row(feeds))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("Direction In", "Format File", "Must come Every 30 min", "State Current")
                        .contains("Went well 2", "Refused or failed 3")
                        .containsPattern("Last that went well \\w+ \\d+ \\w+ \\d{4}"));
        assertThat(feeds.document().select("table tbody tr").eachText())
                .as("the files that come with OneDoor")
                .anyMatch(row -> row.contains("postcodes") && row.contains("Not expected"));
        assertThat(navigator.open("/admin/feeds").status()).isEqualTo(403);
    }

    @Test
    @Shows("W0.29")
    void everyScreenSaysAsOfWhenItIsAndWhichFeedIsLate() {
        came(0);
        Page current = navigator.open("/referrals");
        assertThat(current.text()).contains("Data as of:", "No feed of another system is late");
        time.set(time.instant().plus(Duration.ofMinutes(31)), 1);
        for (String path : List.of("/", "/referrals", "/people", "/services", "/notifications", "/tasks")) {
            assertThat(navigator.open(path).text())
                    .as(path)
                    .contains("Data is late: what you see may be older than it looks. " + OURS + ", last received")
                    .contains("1 feed of other systems late");
        }
        assertThat(row(admin.open("/admin/feeds"))).allMatch(row -> row.contains("State Late"));
        came(0);
        time.set(time.instant().plusSeconds(31), 1);
        assertThat(navigator.open("/referrals").text()).doesNotContain("Data is late");
    }
}
