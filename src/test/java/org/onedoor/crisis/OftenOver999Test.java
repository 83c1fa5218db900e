package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 999 calls are among the contacts of somebody who is in crisis often. */
@OneDoorTest
class OftenOver999Test {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Night night;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    Services services;

    @Autowired
    AmbulanceFeed feed;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    /** A call that the centre takes over, at nine in the morning of a day of July 2015. */
    private void taken(Person person, String nature, int day) {
        String number = "T" + (100_000 + new Random().nextInt(899_999));
        String called = "2015-07-%02dT09:00:00Z".formatted(day);
        contacting.at(called);
        String file = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + "%s-1,%s,call,%s,4,%s,\"%s\",%s,%s,%s,%s,,,,,\n"
                        .formatted(
                                number,
                                called,
                                number,
                                called,
                                nature,
                                person.nhsNumber(),
                                person.familyName(),
                                person.givenName(),
                                person.birthDate());
        CurrentActor.as(
                night.crew().actor(), () -> feed.take(Organisation.idOfOds("RYC"), CsvFile.of(number + ".csv", file)));
        Page list = contacting.visit(port, cast.navigator()).open("/stack");
        String path = list.document()
                .select("a[href^=/stack/]:containsOwn(" + number + ")")
                .attr("href");
        Page pulled = list.form(path + "/open")
                .send()
                .form(path + "/pull")
                .with("why", "advice")
                .with("need", "frailty-falls")
                .with("priority", "very-urgent")
                .with("service", services.byCode("ucrt").orElseThrow().id().toString())
                .with("words", "Spoke to her: calm, with her mother.")
                .send();
        assertThat(pulled.status()).isEqualTo(200);
    }

    private static String row(Visitor who, Person person) {
        return who.open("/crisis/contacts/often")
                .document()
                .select("#o-" + person.personId())
                .text();
    }

    @Test
    void callsTo999ThatTheCentreTookOverCountWithTheirAgencyWithinTheWindowAndAreShownToNobodyMore() {
        Person person = planning.somebody();
        contacting.at("2015-07-01T19:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        for (int each = 0; each < 3; each++) {
            Contacting.id(Contacting.call(
                            contacting.form(team, ContactKind.CRISIS_LINE, Contacting.of(person), "suicidal"), "advice")
                    .send());
        }
        taken(person, "Panic attack, calm", 2);
        assertThat(row(team, person)).isEmpty(); // four
        taken(person, "Fell in the kitchen", 3);
        assertThat(row(team, person)).isEmpty(); // what does not speak of mental health is no crisis
        taken(person, "Hearing voices, calm", 4);
        assertThat(row(team, person)).contains("5", "Crisis line and 111 3, 999 calls 2");
        Page page = team.open("/crisis/contacts/often");
        assertThat(page.document()
                        .select("#o-%s td".formatted(person.personId()))
                        .eachText())
                .contains("Agencies 2"); // the ambulance service is an agency beside the trust
        assertThat(page.text())
                .contains("5 or more contacts in 90 days", "999 calls about mental health that the centre took over");

        // Whoever neither met the person nor looks after them sees the count of others alone.
        Visitor other = contacting.clinician(port, "street-triage");
        assertThat(row(other, person)).isEmpty();
        assertThat(other.open("/crisis/contacts/often").text()).doesNotContain(String.valueOf(person.familyName()));

        // Ninety days later it is past.
        contacting.at("2015-10-15T09:00:00Z");
        assertThat(row(contacting.clinician(port, "crht"), person)).isEmpty();
    }
}
