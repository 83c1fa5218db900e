package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer who reports somebody missing, and the teams that hear of it. */
@OneDoorTest
abstract class MissingDesk {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    Visitor officer;

    Visitor triage;

    Visitor team;

    @BeforeEach
    void people() {
        desk.at("2023-07-05T20:00");
        officer = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        triage = new Visitor(port).signIn(cast.clinician("street-triage").username());
        team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    Form form(Person person) {
        return form(person, Objects.requireNonNull(person.givenName()), Objects.requireNonNull(person.nhsNumber()));
    }

    Form form(Person person, String given, String nhsNumber) {
        return form(officer, person, given, nhsNumber);
    }

    static Form form(Visitor who, Person person, String given, String nhsNumber) {
        LocalDate born = Objects.requireNonNull(person.birthDate());
        return who.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("reference", RailDesk.word())
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("givenName", given)
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .with("nhsNumber", nhsNumber)
                .with("risk", "high")
                .with("lastSeenAt", "2023-07-05T18:00")
                .with("lastSeenPlace", "At home, Grays")
                .with("circumstances", "Left a note and her telephone");
    }

    static String number(Page page) {
        return page.path().replaceAll(".*/", "");
    }

    String reference(String number) {
        return officer.open("/notices/missing/" + number).text().replaceAll(".*Police reference (T[a-z]+).*", "$1");
    }
}
