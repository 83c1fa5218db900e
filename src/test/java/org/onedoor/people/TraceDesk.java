package org.onedoor.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.PastTheGate;
import org.onedoor.TestPds;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.demo.pds.Patients.Patient;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of tracing have in common: somebody referred, a navigator, and what the national service says of them. */
abstract class TraceDesk {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    Traces traces;

    @Autowired
    List<Pump> pumps;

    @Autowired
    DomainTime time;

    @Autowired
    Copied log;

    @Autowired
    JdbcClient jdbc;

    Details details;
    String reference;
    UUID person;
    Visitor navigator;

    @BeforeEach
    void somebodyIsReferred() {
        refer(Cast.somebody(new Random()));
        navigator = visit(cast.navigator());
    }

    @AfterEach
    void timeGoesOn() {
        time.set(Instant.now(), 1);
    }

    final void refer(Details who) {
        details = who;
        reference = doing.referral(cast.gp().actor(), details);
        person = doing.person(reference);
    }

    Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    String number() {
        return String.valueOf(details.nhsNumber());
    }

    Patient as(String given, String line, @Nullable LocalDate died, String label) {
        return new Patient(
                number(),
                String.valueOf(details.familyName()),
                List.of(given),
                details.birthDate(),
                "female",
                List.of(line),
                "CM2 0AA",
                "F81088",
                died,
                label);
    }

    void knownAs(String given, String line) {
        TestPds.knows(as(given, line, null, "U"));
    }

    Page open() {
        return navigator.open("/people/%s/trace".formatted(person));
    }

    Page asked(String by) {
        return open().formIn("#by-" + by, "/trace").send();
    }

    static Page decided(Page page, String verdict, String... take) {
        Visitor.Form form = page.form("/trace/decide").with("verdict", verdict);
        for (String each : take) {
            form = form.with("take", each);
        }
        return form.send();
    }

    Person now() {
        return people.get(person);
    }

    List<String> tasks() {
        return jdbc.sql(
                        "select kind from work.task where subject_id = :id and state = 'open' and kind like 'trace-%' order by kind")
                .param("id", person)
                .query(String.class)
                .list();
    }

    Trace trace() {
        return PastTheGate.read(() -> traces.newest(person)).orElseThrow();
    }
}
