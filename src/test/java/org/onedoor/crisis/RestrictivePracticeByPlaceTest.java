package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Neighbourhoods;
import org.onedoor.Neighbourhoods.Practice;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Restraint and seclusion of a month are counted for one place, and by network, and have no rate there. */
@OneDoorTest
class RestrictivePracticeByPlaceTest {
    /** So many that a number may be shown. */
    private static final int ENOUGH = 5;

    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Night night;

    @Autowired
    Neighbourhoods neighbourhoods;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("T03")
    void restrictivePracticeIsOfOnePlaceAndByNetworkAndHasNoRateThere() {
        List<Practice> two = neighbourhoods.two(LocalDate.of(2020, 11, 30));
        for (int times = 0; times < ENOUGH; times++) {
            restrained(two.get(0), String.valueOf(10 + times), "done");
        }
        restrained(two.get(1), "37", "due");
        contacting.at("2020-12-02T09:00:00Z");
        Visitor manager = contacting.manager(port);
        String month = "/crisis/restrictive?month=2020-11";

        Page here = manager.open(month + "&" + two.get(0).place());
        assertThat(here.text()).contains(two.get(0).network().name() + ": those who lived there", "on 30 Nov 2020");
        assertThat(here.document().select("#records").text()).isEqualTo("5");
        assertThat(Night.row(here, "Physical restraint")).contains("Times 5", "Median 12 min", "Longest 14 min");
        assertThat(here.document().select("#debriefs").text()).contains("Debriefed: 5.", "Late: 0");
        assertThat(here.document().select("#rate").text()).contains("not of a place");
        assertThat(here.document().select("#bed-days")).isEmpty();

        Page there = manager.open(month + "&" + two.get(1).place());
        assertThat(there.document().select("#records").text()).isEqualTo("*");
        assertThat(there.document().select("#ours").text()).isEqualTo("*");
        assertThat(there.document().select("#debriefs").text()).contains("Debriefed: 0.", "Late: *");
        assertThat(Night.row(there, "Physical restraint")).contains("Times *", "Median *", "Longest *");
        assertThat(there.text()).doesNotContain("37 min");

        Page everywhere = manager.open(month);
        assertThat(everywhere.document().select("#records").text()).isEqualTo("6");
        assertThat(everywhere.document().select("#rate").text()).contains("not known until somebody enters");
        Page counted = everywhere.follow("Count by primary care network");
        assertThat(counted.document().select("#records").text()).isEqualTo("5");
        assertThat(counted.document().select("#rate").text()).contains("without the count by network");
        String caption = "Records of a restrictive intervention";
        assertThat(Neighbourhoods.row(counted, caption, two.get(0).network().name()))
                .contains("Records 5", "With an injury 0", "Debriefed late 0");
        assertThat(Neighbourhoods.row(counted, caption, two.get(1).network().name()))
                .contains("Records *", "With an injury 0", "Debriefed late *");
        assertThat(Neighbourhoods.row(
                        manager.open(month + "&group=network&" + two.get(1).place()),
                        caption,
                        two.get(0).network().name()))
                .isEmpty();
    }

    private void restrained(Practice practice, String minutes, String debrief) {
        contacting.at("2020-11-05T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        UUID id = Night.id(
                night.beginning(officer, "s136", Night.name("Somebody"), "40").send());
        neighbourhoods.lives(night.found(id).personId(), Neighbourhoods.SOUTHEND, practice);
        night.record(officer, id, "restraint", "type", "physical");
        contacting.at("2020-11-05T20:30:00Z");
        night.record(suite, id, "arrived", "placeType", "health-based");
        Page recorded = night.record(
                suite,
                id,
                "restrictive-intervention",
                "type",
                "physical",
                "minutes",
                minutes,
                "reason",
                "self",
                "why",
                "Ran to the road",
                "injuries",
                "none",
                "debrief",
                debrief);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
    }
}
