package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Neighbourhoods;
import org.onedoor.Neighbourhoods.Practice;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a month of crisis care comes to is counted for one place, and by network, as its people were on its last day. */
@OneDoorTest
class MeasuresByPlaceTest {
    /** So many that a number may be shown. */
    private static final int ENOUGH = 5;

    private static final String CRHT = "crht";

    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Night night;

    @Autowired
    Doing doing;

    @Autowired
    Cast cast;

    @Autowired
    Neighbourhoods neighbourhoods;

    @Autowired
    AmbulanceFeed feed;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("T03")
    void ambulanceResponseIsOfOnePlaceAndByNetworkAndAFewAreNotShown() {
        List<Practice> two = neighbourhoods.two(LocalDate.of(2020, 10, 31));
        UUID first = held(two.get(0), Neighbourhoods.SOUTHEND, "2020-10-10T20:25:00Z");
        for (int more = 1; more < ENOUGH; more++) {
            held(two.get(0), Neighbourhoods.SOUTHEND, "2020-10-10T20:25:00Z");
        }
        held(two.get(1), Neighbourhoods.HARLOW, "2020-10-10T20:41:00Z");
        for (int call = 0; call < ENOUGH; call++) {
            call(Neighbourhoods.HARLOW, "2020-10-11T10:00:00Z");
        }
        call(Neighbourhoods.SOUTHEND, "2020-10-11T12:00:00Z");

        // Who moves after the month was where they were in it.
        contacting.at("2020-11-12T09:00:00Z");
        neighbourhoods.lives(first, Neighbourhoods.HARLOW, two.get(1));
        contacting.at("2020-12-02T09:00:00Z");
        Visitor manager = contacting.manager(port);
        String month = "/crisis/ambulance?month=2020-10";

        Page here = manager.open(month + "&" + two.get(0).place());
        assertThat(here.text())
                .contains(two.get(0).network().name() + ": those who lived there", "on 31 Oct 2020")
                .doesNotContain("Set another time");
        assertThat(line(here, "section-136")).contains("Calls 5", "In time 100%", "Ended without one 0");
        assertThat(line(here, "999-category-3")).contains("Calls 0", "Nothing measured");
        Page there = manager.open(month + "&" + two.get(1).place());
        assertThat(line(there, "section-136")).contains("Calls *", "In time *").doesNotContain("1 of 1", "0%");

        Page harlow = manager.open(month + "&place=district-" + neighbourhoods.district("Harlow"));
        assertThat(line(harlow, "section-136")).contains("Calls *");
        assertThat(line(harlow, "999-category-3")).contains("Calls 5", "100%", "Target Kept");
        Page southend = manager.open(month + "&place=district-" + neighbourhoods.district("Southend-on-Sea"));
        assertThat(line(southend, "section-136")).contains("Calls 5", "100%");
        assertThat(line(southend, "999-category-3"))
                .contains("Calls *", "Too few to say")
                .doesNotContain("Not kept");

        Page everywhere = manager.open(month);
        assertThat(line(everywhere, "section-136")).contains("Calls 6", "5 of 6, 83%");
        assertThat(everywhere.document().select("#networks")).isEmpty();
        Page counted = everywhere.follow("Count by primary care network");
        assertThat(line(counted, "section-136"))
                .as("beside the networks the whole is not told to the one")
                .contains("Calls 5", "In time *")
                .doesNotContain("Calls 6", "5 of 6", "83%");
        assertThat(Neighbourhoods.row(
                        counted, "Section 136:", two.get(0).network().name()))
                .contains("Calls 5", "In time 5", "Late 0");
        assertThat(Neighbourhoods.row(
                        counted, "Section 136:", two.get(1).network().name()))
                .contains("Calls *", "In time 0", "Late *");
        assertThat(Neighbourhoods.row(counted, "999 call about mental health, category 3", "Practice not known"))
                .as("nobody knows of which practice they are")
                .contains("Calls 5", "In time 5");
        assertThat(Neighbourhoods.row(
                        counted,
                        "999 call about mental health, category 3",
                        two.get(0).network().name()))
                .isEmpty();
        Page one = manager.open(month + "&group=network&" + two.get(0).place());
        assertThat(Neighbourhoods.row(one, "Section 136:", two.get(0).network().name()))
                .contains("Calls 5");
        assertThat(Neighbourhoods.row(one, "Section 136:", two.get(1).network().name()))
                .isEmpty();
        assertThat(manager.open(month + "&place=pcn-NOWHERE").status()).isEqualTo(422);
    }

    @Test
    @Shows("T03")
    void crisisContactsInFiguresAreOfOnePlaceAndByNetwork() {
        List<Practice> two = neighbourhoods.two(LocalDate.of(2021, 2, 28));
        for (int each = 0; each < ENOUGH; each++) {
            referred(two.get(0), true);
            inDepartment(two.get(0), "2021-02-14T11:00:00Z");
            avoided(two.get(0));
            held(two.get(0), Neighbourhoods.SOUTHEND, "");
        }
        referred(two.get(1), false);
        inDepartment(two.get(1), "2021-02-14T14:30:00Z");
        contacting.at("2021-03-02T09:00:00Z");
        Visitor manager = contacting.manager(port);
        String month = "/crisis/contacts/figures?month=2021-02";

        Page here = manager.open(month + "&" + two.get(0).place());
        assertThat(here.document().select("#calls-count").text()).isEqualTo("5");
        assertThat(kept(here)).contains("Received 5", "Met 100%", "Late 0");
        assertThat(here.document().select("#over").text()).isEqualTo("0");
        assertThat(here.document().select("#ed-2021-02").text()).contains("Came 5", "More than four hours 0");
        assertThat(here.document().select("#m-2021-02").text())
                .contains("Detained under section 136 5", "Street triage contacts 5", "Section 136 avoided 5");
        Page there = manager.open(month + "&" + two.get(1).place());
        assertThat(there.document().select("#calls-count").text()).isEqualTo("*");
        assertThat(kept(there)).contains("Received *", "Met *", "Late *");
        assertThat(there.document().select("#over").text()).isEqualTo("*");
        assertThat(there.document().select("#m-2021-02").text())
                .contains("Detained under section 136 0", "Street triage contacts 0");

        Page everywhere = manager.open(month);
        assertThat(kept(everywhere)).contains("Received 6", "5 of 6, 83%", "Late 1");
        Page counted = everywhere.follow("Count by primary care network");
        assertThat(kept(counted)).contains("Received 5", "Met *", "Late *").doesNotContain("5 of 6", "83%");
        assertThat(Neighbourhoods.row(
                        counted, "Crisis contacts", two.get(0).network().name()))
                .contains("Crisis referrals 5", "Seen within 4 hours 5", "Late 0", "A&E liaison 5", "Came to A&E 5")
                .contains("More than four hours in A&E 0", "Section 136 5", "Street triage 5")
                .contains("Section 136 avoided 5", "Crisis line and 111 5");
        assertThat(Neighbourhoods.row(
                        counted, "Crisis contacts", two.get(1).network().name()))
                .contains("Crisis referrals *", "Seen within 4 hours 0", "Late *", "A&E liaison *", "Came to A&E *")
                .contains("More than four hours in A&E *", "Section 136 0", "Street triage 0")
                .contains("Section 136 avoided 0", "Crisis line and 111 *");

        // Places of safety of the same month count the same people.
        Page cases = manager.open("/crisis/figures?month=2021-02&" + two.get(0).place());
        assertThat(cases.text()).contains("Section 136: 5", "Section 135: 0");
        assertThat(manager.open("/crisis/figures?month=2021-02&" + two.get(1).place())
                        .text())
                .contains("Section 136: 0");
    }

    @Test
    @Shows("W0.01")
    void everyMeasureOfCrisisCareIsOfACareUnitByWherePeopleLive() {
        contacting.at("2021-05-03T09:00:00Z");
        String unit = neighbourhoods.careUnitOfHarlow(port, "veterans-support");
        List<Practice> two = neighbourhoods.two(LocalDate.of(2021, 5, 31));
        for (int each = 0; each < ENOUGH; each++) {
            held(two.get(each % 2), Neighbourhoods.HARLOW, "2021-05-10T20:25:00Z");
        }
        held(two.get(0), Neighbourhoods.SOUTHEND, "2021-05-10T20:41:00Z");
        contacting.at("2021-06-02T09:00:00Z");
        Visitor manager = contacting.manager(port);
        String month = "?month=2021-05&" + unit;

        assertThat(line(manager.open("/crisis/ambulance" + month), "section-136"))
                .contains("Calls 5", "In time 100%");
        assertThat(manager.open("/crisis/ambulance?month=2021-05")
                        .document()
                        .select("#t-section-136")
                        .text())
                .contains("5 of 6");
        assertThat(manager.open("/crisis/figures" + month).text()).contains("Section 136: 5");
        assertThat(manager.open("/crisis/contacts/figures" + month)
                        .document()
                        .select("#m-2021-05")
                        .text())
                .contains("Detained under section 136 5");
        assertThat(manager.open("/crisis/restrictive" + month)
                        .document()
                        .select("#records")
                        .text())
                .isEqualTo("0");
        assertThat(manager.open("/crisis/ambulance?month=2021-04&" + unit).status())
                .as("it was no care unit then")
                .isEqualTo(422);
    }

    private static String line(Page page, String id) {
        return page.document().select("#t-" + id + " th, #t-" + id + " td").text();
    }

    private static String kept(Page page) {
        return page.document().select("#team-CrisisResolutionandHomeTreatment").text();
    }

    /** Somebody held under section 136 at eight of the tenth; an ambulance is asked for and reaches them at {@code scene}. */
    private UUID held(Practice practice, String postcode, String scene) {
        contacting.at(scene.isEmpty() ? "2021-02-10T20:00:00Z" : scene.replaceFirst("T.*", "T20:00:00Z"));
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        UUID id = Night.id(
                night.beginning(officer, "s136", Night.name("Somebody"), "40").send());
        UUID person = night.found(id).personId();
        neighbourhoods.lives(person, postcode, practice);
        if (!scene.isEmpty()) {
            night.record(officer, id, "conveyance-requested");
            contacting.at(scene);
            night.record(new Visitor(port).signIn(night.crew().username()), id, "on-scene");
        }
        return person;
    }

    /** A call of the dispatch system about somebody's mental health, to whom a crew is sent in time. */
    private void call(String postcode, String called) {
        String number = "T" + (100_000 + new Random().nextInt(899_999));
        contacting.at(called);
        String file = String.join(",", AmbulanceFeed.COLUMNS) + "\n"
                + "%s-1,%s,call,%s,3,%s,\"Hearing voices\",,,,,,,,%s,\n"
                        .formatted(number, called, number, called, postcode)
                + "%s-2,%s,dispatched,%s,,,,,,,,,,,,\n".formatted(number, called, number);
        CurrentActor.as(
                night.crew().actor(), () -> feed.take(Organisation.idOfOds("RYC"), CsvFile.of(number + ".csv", file)));
    }

    private static Details somebody() {
        return Cast.somebody(new Random());
    }

    private UUID of(Practice practice, Page sent) {
        UUID id = Contacting.id(sent);
        neighbourhoods.lives(contacting.found(id).personId(), Neighbourhoods.SOUTHEND, practice);
        return id;
    }

    /** A call to the crisis line that becomes a crisis referral, which is seen within its four hours or never. */
    private void referred(Practice practice, boolean seen) {
        contacting.at("2021-02-14T21:10:00Z");
        Visitor helpline = contacting.helpline(port);
        Page call = Contacting.sent(
                Contacting.call(contacting.form(helpline, ContactKind.CRISIS_LINE, somebody()), "crisis-referral"));
        UUID id = of(practice, call);
        call.posting("/refer").with("consent", "given").send();
        String reference = String.valueOf(contacting.found(id).reference());
        doing.accepted(reference, CRHT);
        if (seen) {
            Page done = contacting
                    .clinician(port, CRHT)
                    .open("/referrals/" + reference + "/do/record-contact")
                    .form("/do/record-contact")
                    .with("attended", "yes")
                    .with("mode", "face-to-face")
                    .with("purpose", "assessment")
                    .send();
            assertThat(done.status()).as(done.text()).isEqualTo(200);
        }
    }

    /** Somebody who is referred from A&E at ten and leaves it. */
    private void inDepartment(Practice practice, String leaves) {
        contacting.at("2021-02-14T10:00:00Z");
        Visitor liaison = contacting.clinician(port, "liaison-colchester");
        UUID id = of(
                practice,
                Contacting.liaison(
                                contacting.form(liaison, ContactKind.LIAISON, somebody()),
                                "liaison-colchester",
                                "emergency-department")
                        .send());
        contacting.at(leaves);
        Page left = liaison.open(Contacting.path(id))
                .posting("/left")
                .with("breach", leaves.contains("T14") ? "transport" : "")
                .send();
        assertThat(left.status()).as(left.text()).isEqualTo(200);
    }

    private void avoided(Practice practice) {
        contacting.at("2021-02-12T20:00:00Z");
        of(
                practice,
                Contacting.triage(
                                contacting.form(
                                        contacting.clinician(port, "street-triage"),
                                        ContactKind.STREET_TRIAGE,
                                        somebody()),
                                "avoided-136",
                                "avoided",
                                "home")
                        .send());
    }
}
