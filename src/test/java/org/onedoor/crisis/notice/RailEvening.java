package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The police of the railway send rows, and the centre reads them. */
@OneDoorTest
abstract class RailEvening {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    Visitor police;

    Visitor navigator;

    @BeforeEach
    void people() {
        desk.at("2023-06-14T10:00");
        police = desk.railPolice(port);
        navigator = desk.navigator(port);
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    static String family(Person person) {
        return Objects.requireNonNull(person.familyName());
    }

    static Row numbered(Row row, String nhs) {
        return new Row(
                row.reference(), row.occurred(), row.family(), row.given(), row.birth(), nhs, "RM17 6SL", "", "", "");
    }

    /** A notice without a number that a navigator says is about somebody. */
    String matched(Row row, Person person) {
        Page taken = again(numbered(row, ""));
        String number = RailDesk.number(navigator.open(taken.path()), row.family());
        match(number, person);
        return number;
    }

    Page again(Row row) {
        return RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(row))));
    }

    void match(String number, Person person) {
        Page matched = navigator
                .open("/notices/rail/" + number)
                .form("/match")
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .send();
        assertThat(matched.text()).contains("Matched by Test navigator");
    }

    /** What somebody's task about a notice asks. */
    static String asked(Visitor who, String number) {
        return who.tasksWith(number).document().select("tr").eachText().stream()
                .filter(row -> row.contains(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task about " + number));
    }

    void refer(Row row) {
        Details details = new Details(
                row.nhs().isEmpty() ? null : row.nhs(),
                row.family(),
                row.given(),
                null,
                LocalDate.parse(row.birth()),
                Gender.FEMALE,
                null,
                "RM17 6SL",
                null,
                null,
                "F81088",
                null,
                false,
                false,
                null);
        CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                        Cast.submission(details, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"), null));
    }
}
