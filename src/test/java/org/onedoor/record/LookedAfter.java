package org.onedoor.record;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody whom a team looks after, on a day that is over, and who else looked at what is kept of them. */
@OneDoorTest
abstract class LookedAfter {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    DomainTime time;

    @Autowired
    Copied log;

    Person person;
    Account clinician;
    Visitor team;

    /** The instant from which the team looks after them. */
    abstract String began();

    @BeforeEach
    void somebodyLookedAfter() {
        at(began());
        person = planning.somebody();
        clinician = cast.clinician(Doing.PCN);
        team = visit(clinician);
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    Visitor visit(Account account) {
        return planning.visit(port, account);
    }

    /** The three fields of a day. */
    static Form day(Form form, String name, LocalDate day) {
        return form.with(name + "-day", String.valueOf(day.getDayOfMonth()))
                .with(name + "-month", String.valueOf(day.getMonthValue()))
                .with(name + "-year", String.valueOf(day.getYear()));
    }

    /** The list of who looked, as the person is given it. */
    String whoLooked() {
        log.now();
        return planning.officer(port, clinician.organisationId())
                .open("/privacy/people/" + person.personId())
                .text();
    }
}
