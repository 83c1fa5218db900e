package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which crew of street triage goes out on which shift. */
@OneDoorTest
class TriageShiftTest {
    private static final String SHIFTS = "/crisis/contacts/shifts";

    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private static String chosen(Page form) {
        return form.document().select("input[name=pairing][checked]").val();
    }

    private static Page form(Visitor who) {
        return who.open("/crisis/contacts/new/street-triage");
    }

    private static String ended(Page page, String name) {
        return page.document().select("tr:contains(" + name + ")").text();
    }

    @Test
    @Shows("C3.05a")
    void eachShiftHasItsCrewOfPoliceNurseAndParamedicWhichItsContactsBeginWithAndAreCountedBy() {
        // Wednesday 9 August 2017, long before any other shift.
        contacting.at("2017-08-09T12:00:00Z");
        Visitor nurse = contacting.clinician(port, "street-triage");
        Visitor ambulance = contacting.visit(port, cast.account("ambulance", Organisation.idOfOds("RYC"), null));
        String evening = Night.name("Evening");
        String dawn = Night.name("Dawn");
        Page empty = nurse.open(SHIFTS);
        Page bare = empty.form(SHIFTS)
                .with("begins", "six")
                .with("first-day", "31")
                .with("first-month", "2")
                .with("first-year", "2017")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains(
                        "Name the shift",
                        "Choose the days on which it begins",
                        "Write the time like 18:00",
                        "Choose who goes out",
                        "The first day must be a real date");
        assertThat(bare.document().select("input[name=begins]").val()).isEqualTo("six");
        Page set = bare.form(SHIFTS)
                .with("name", evening)
                .with("days", "3")
                .with("days", "5")
                .with("begins", "18:00")
                .with("ends", "02:00")
                .with("crew", "police")
                .with("crew", "nurse")
                .with("crew", "paramedic")
                .with("first-day", "9")
                .with("first-month", "8")
                .with("first-year", "2017")
                .send();
        assertThat(ended(set, evening))
                .contains("Wed, Fri", "18:00 to 02:00", "Police officer, Mental health nurse, Paramedic");
        set.form(SHIFTS)
                .with("name", dawn)
                .with("days", "4")
                .with("begins", "02:00")
                .with("ends", "06:00")
                .with("crew", "police")
                .with("crew", "paramedic")
                .with("first-day", "9")
                .with("first-month", "8")
                .with("first-year", "2017")
                .send();

        // The form of a contact begins with whoever is out at that hour, for each of the crew.
        assertThat(chosen(form(nurse))).isEmpty();
        contacting.at("2017-08-09T22:30:00Z"); // 23:30 BST
        assertThat(nurse.open(SHIFTS).document().select("#now").text()).contains("On now: " + evening);
        assertThat(chosen(form(nurse))).isEqualTo("nurse-officer-paramedic");
        contacting.at("2017-08-10T00:30:00Z"); // 01:30 BST on Thursday: still Wednesday's
        Page night = form(ambulance);
        assertThat(night.document().select("#shift").text()).contains(evening, "18:00 to 02:00", "Paramedic");
        assertThat(chosen(night)).isEqualTo("nurse-officer-paramedic");
        Page recorded = contact(ambulance).send();
        assertThat(Contacting.id(recorded)).isNotNull();
        assertThat(recorded.text()).contains("A nurse, an officer and a paramedic together");
        assertThat(Contacting.row(nurse.open("/crisis/contacts"), Contacting.id(recorded)))
                .contains("a nurse, an officer and a paramedic together"); // the crew is one: the team has it too
        contacting.at("2017-08-10T02:30:00Z"); // 03:30 BST
        assertThat(chosen(form(contacting.policeTriage(port)))).isEqualTo("officer-paramedic");
        contacting.at("2017-08-10T22:30:00Z"); // Thursday evening: none
        assertThat(chosen(form(nurse))).isEmpty();
        for (int more = 0; more < 4; more++) {
            contacting.at("2017-08-11T19:30:00Z");
            Contacting.id(contact(nurse).send());
        }
        Page month = contacting.manager(port).open("/crisis/contacts/figures?month=2017-08");
        assertThat(Night.row(month, "A nurse, an officer and a paramedic together"))
                .contains("5");

        // It is set otherwise by ending it and setting another; what was recorded keeps its crew.
        nurse.open(SHIFTS).formIn("tr:contains(" + evening + ")", "/end").send();
        assertThat(ended(nurse.open(SHIFTS), evening)).contains("Ended");
        contacting.at("2017-08-16T20:00:00Z");
        assertThat(chosen(form(nurse))).isEmpty();
        assertThat(nurse.open(Contacting.path(Contacting.id(recorded))).text())
                .contains("A nurse, an officer and a paramedic together");
        nurse.open(SHIFTS).formIn("tr:contains(" + dawn + ")", "/end").send();
        assertThat(contacting.clinician(port, "crht").open(SHIFTS).status()).isEqualTo(403);

        // One that has not begun is taken away, and never was.
        String later = Night.name("Later");
        Page far = shift(nurse, later, "2019");
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.text()).contains("Enter a first day within the next year");
        shift(nurse, later, "2018");
        Page away =
                nurse.open(SHIFTS).formIn("tr:contains(" + later + ")", "/end").send();
        assertThat(ended(away, later)).contains("Was to begin on 1 Aug 2018", "Taken away before it began");
    }

    private static Page shift(Visitor nurse, String name, String year) {
        return nurse.open(SHIFTS)
                .form(SHIFTS)
                .with("name", name)
                .with("days", "3")
                .with("begins", "18:00")
                .with("ends", "02:00")
                .with("crew", "police")
                .with("first-day", "1")
                .with("first-month", "8")
                .with("first-year", year)
                .send();
    }

    private Form contact(Visitor who) {
        return contacting
                .form(who, ContactKind.STREET_TRIAGE, Cast.somebody(new Random()))
                .with("from", "officer")
                .with("mode", "face-to-face")
                .with("done", "assessed")
                .with("outcome", "safe-at-home")
                .with("pairing", "nurse-officer-paramedic");
    }
}
