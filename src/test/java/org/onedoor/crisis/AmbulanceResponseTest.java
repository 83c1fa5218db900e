package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How soon ambulances come to people in a crisis, by type of call, against times that those who commission them set. */
@OneDoorTest
class AmbulanceResponseTest {
    private static final String MONTH = "/crisis/ambulance?month=2019-09";

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

    /** A case for which an ambulance is asked at eight, is restrained at {@code restraint} and reached at {@code scene}. */
    private UUID held(String power, String restraint, String scene) {
        contacting.at("2019-09-10T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor crew = new Visitor(port).signIn(night.crew().username());
        UUID id = Night.id(
                night.beginning(officer, power, "Somebody, about 40", "40").send());
        night.record(officer, id, "conveyance-requested");
        if (!restraint.isEmpty()) {
            contacting.at(restraint);
            night.record(officer, id, "restraint", "type", "physical");
        }
        if (!scene.isEmpty()) {
            contacting.at(scene);
            night.record(crew, id, "on-scene");
        }
        return id;
    }

    /** A call of the dispatch system, and when a crew was sent to it. */
    private String call(int category, String nature, String called, String sent) {
        String number = "T" + (100_000 + new Random().nextInt(899_999));
        contacting.at(called);
        String file = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + "%s-1,%s,call,%s,%d,%s,\"%s\",,,,,,,,,\n".formatted(number, called, number, category, called, nature)
                + (sent.isEmpty() ? "" : "%s-2,%s,dispatched,%s,,,,,,,,,,,,\n".formatted(number, sent, number));
        if (!sent.isEmpty()) {
            contacting.at(sent);
        }
        CurrentActor.as(
                night.crew().actor(), () -> feed.take(Organisation.idOfOds("RYC"), CsvFile.of(number + ".csv", file)));
        return number;
    }

    /** A call that the centre takes over before a crew is sent. */
    private String taken(String nature, String called, String taken) {
        String number = call(4, nature, called, "");
        contacting.at(taken);
        Visitor centre = contacting.visit(port, cast.navigator());
        Page list = centre.open("/stack");
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
        return number;
    }

    private static List<String> row(Page page, CallType type) {
        return row(page, type.code());
    }

    private static List<String> row(Page page, String id) {
        return page.document().select("#t-" + id + " td, #t-" + id + " th").eachText();
    }

    @Test
    @Shows("C1.19")
    void eachTypeOfMentalHealthCallHasATimeThatIsSetFromADayOnAndWhatCameOfItIsMeasured() {
        held("s136", "", "2019-09-10T20:25:00Z"); // in time
        held("s136", "", "2019-09-10T20:41:00Z"); // late
        held("s136", "2019-09-10T20:10:00Z", "2019-09-10T20:17:00Z"); // seven minutes after the restraint
        held("s136", "2019-09-10T20:10:00Z", "2019-09-10T20:20:00Z"); // ten
        held("s135-1", "", "2019-09-10T20:20:00Z");
        UUID stood = held("s136", "", "");
        night.record(new Visitor(port).signIn(night.crew().username()), stood, "stood-down");
        call(3, "Hearing voices, frightened", "2019-09-11T09:00:00Z", "2019-09-11T10:30:00Z");
        call(3, "Panic attack, breathing fast", "2019-09-11T09:00:00Z", "2019-09-11T11:30:00Z");
        call(
                3,
                "Fell at home, cannot get up",
                "2019-09-11T09:00:00Z",
                "2019-09-11T12:30:00Z"); // not about mental health
        call(4, "Low mood for weeks", "2019-09-11T09:00:00Z", "");
        taken("Hearing voices, calm", "2019-09-11T09:00:00Z", "2019-09-11T10:00:00Z");
        // The ambulance service closes such a call the day after: it was taken over in time.
        String closed = taken("Panic attack, calm", "2019-09-11T09:00:00Z", "2019-09-11T10:00:00Z");
        contacting.at("2019-09-12T09:00:00Z");
        String file = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + "%s-3,2019-09-12T09:00:00Z,closed,%s,,,,,,,,,,,,\n".formatted(closed, closed);
        CurrentActor.as(
                night.crew().actor(),
                () -> feed.take(Organisation.idOfOds("RYC"), CsvFile.of(closed + "-c.csv", file)));
        contacting.at("2019-10-02T09:00:00Z");

        Visitor manager = contacting.manager(port);
        Page before = manager.open(MONTH);
        // Those who are held are measured by the clocks of their cases: with restraint both clocks are kept, and no
        // share is
        // made up where the plan names none.
        assertThat(row(before, "section-136").toString())
                .contains("30 minutes", "Calls 5", "3 of 4, 75%", "Ended without one 1", "section 136 call coding")
                .contains("No share is set")
                .doesNotContain("Not kept", "in 100");
        assertThat(row(before, "section-136-restraint").toString())
                .contains("8 minutes", "1 of 2, 50%", "No share is set")
                .doesNotContain("Not kept", "in 100");
        assertThat(row(before, "section-135").toString()).contains("30 minutes", "1 of 1, 100%");
        assertThat(row(before, CallType.CATEGORY_3).toString())
                .contains("120 min, for 90 in 100", "1 of 2, 50%", "Not kept");
        // What the centre took over in time is not late, and what nobody came to is.
        assertThat(row(before, CallType.CATEGORY_4).toString())
                .contains("0 of 1, 0%", "Calls 3", "Ended without one 2");

        // Bad input says what is wrong and keeps what was typed.
        Form form = before.posting("/targets").with("type", "999-category-3");
        Page bare = form.with("minutes", "soon")
                .with("from-day", "32")
                .with("source", "Spec")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains("Enter the minutes, from 1 to 1440", "Enter how many in a hundred", "must be a real date");
        assertThat(bare.document().select("input[name=source]").val()).isEqualTo("Spec");

        // From the eleventh on another time counts for calls of that type; the others stay as they are.
        Page set = form.with("minutes", "180")
                .with("share", "75")
                .with("from-day", "11")
                .with("from-month", "9")
                .with("from-year", "2019")
                .with("source", "Local specification of September 2019")
                .send();
        assertThat(set.text()).contains("Calls from that day on are measured by it");
        assertThat(set.document().select("input[name=month]").val()).isEqualTo("2019-09"); // and it stays there
        String from = CallType.CATEGORY_3.code();
        assertThat(row(set, from).toString())
                .contains("180 min, for 75 in 100", "2 of 2, 100%", "Kept", "Local specification of September 2019");
        assertThat(set.document().select("#set + ul").text())
                .contains("Local specification of September 2019. Set by Test manager", "2 Oct 2019");
        assertThat(row(set, "section-136").toString()).contains("3 of 4, 75%");
        // A call of the day before is measured by what counted then, by itself.
        call(3, "Panic attack, breathing fast", "2019-09-10T09:00:00Z", "2019-09-10T11:30:00Z");
        contacting.at("2019-10-02T09:00:00Z");
        Page both = manager.open(MONTH);
        assertThat(row(both, from).toString()).contains("120 min, for 90 in 100", "0 of 1, 0%", "Not kept");
        assertThat(row(both, from + "-from-2019-09-11").toString())
                .contains("180 min, for 75 in 100", "2 of 2, 100%", "Kept");
        // It is that organisation's own: another one goes by the centre's, or by the file's.
        Visitor other = contacting.visit(
                port, cast.account("manager", planning.organisation("vcse", "Other " + Planning.word()), null));
        assertThat(row(other.open(MONTH), from).toString()).contains("120 min, for 90 in 100", "1 of 3, 33%");
        assertThat(other.open(MONTH).text()).doesNotContain("Local specification of September 2019");

        // Navigators read it and set nothing; the police and a crew see no figures.
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        assertThat(officer.open(MONTH).status()).isEqualTo(403);
    }
}
