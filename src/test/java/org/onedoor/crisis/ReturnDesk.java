package org.onedoor.crisis;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A force of the test's own in June 2017, a suite, and what they do with a month's return. */
abstract class ReturnDesk {
    static final String JUNE = "/crisis/returns/2017-06";

    @LocalServerPort
    int port;

    @Autowired
    Force forces;

    @Autowired
    Night night;

    @Autowired
    Contacting contacting;

    @Autowired
    JdbcClient jdbc;

    UUID force;
    Visitor officer;
    Visitor suite;

    @BeforeEach
    void people() {
        forces.at("2017-06-01T08:00:00Z");
        force = forces.found("=Force of the test");
        officer = forces.officer(port, force);
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void today() {
        forces.giveTheTimeBack();
    }

    /** Held for exactly six hours, everything said. */
    UUID whole(String day) {
        UUID id = forces.begin(officer, day + "T19:30:00Z", "s136", "16");
        forces.record(officer, id, day + "T19:35:00Z", "conveyance-requested");
        forces.record(
                officer, id, day + "T20:10:00Z", "left", "transport", "police-vehicle", "policeVehicle", "over-30");
        forces.record(suite, id, day + "T20:30:00Z", "arrived", "placeType", "health-based");
        forces.record(
                officer,
                id,
                day + "T20:40:00Z",
                "police-details",
                "perceived",
                "M",
                "arrested",
                "no",
                "weapons",
                "no",
                "intoxication",
                "none");
        String next = java.time.LocalDate.parse(day).plusDays(1).toString();
        forces.record(
                suite, id, next + "T02:30:00Z", "ended", "outcome", "discharged", "managed", "home", "suitable", "yes");
        return id;
    }

    Page lock(Page page) {
        return page.form("/lock").with("checked", "yes").send();
    }

    static String state(Page page) {
        return page.document().select("#state").text();
    }

    int locked() {
        return jdbc.sql("select count(*) from crisis.police_return where org_id = :force")
                .param("force", force)
                .query(Integer.class)
                .single();
    }

    static List<String> problems(Page page) {
        return page.document().select("table:has(caption:contains(What is missing)) tbody tr").stream()
                .map(row -> row.select("a").text() + " " + row.text())
                .toList();
    }
}
