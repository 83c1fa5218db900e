package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the law and the plan ask of a case, each through its pages. */
@OneDoorTest
class DetentionRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Visitor officer;
    private Visitor suite;

    @BeforeEach
    void people() {
        night.at("2024-05-10T20:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("V27")
    void aPoliceStationIsRefusedAsAPlanForAChildRecordedAsAFactAlarmsAtOnceAndIsCounted() {
        UUID child = Night.id(
                night.beginning(officer, "s136", "Girl, about 16", "16").send());
        Page refused = night.record(
                officer, child, "police-station-planned", "stationReason", "no-place", "authoriser", "Supt Ash");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("never a place of safety for somebody under 18");

        UUID adult =
                Night.id(night.beginning(officer, "s136", "Man, about 40", "40").send());
        Page nobody = night.record(
                officer, adult, "police-station-planned", "stationReason", "regulations", "authoriser", "nobody");
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.text()).contains("only where an officer of superintendent's rank or above allows it");
        assertThat(told(adult)).doesNotContain("police-station-used");

        Page bare = night.record(officer, adult, "arrived", "placeType", "police-station");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains("Say why a police station", "Name who of superintendent's rank or above allowed it");
        int before = count();
        Page there = night.record(
                officer,
                adult,
                "arrived",
                "placeType",
                "police-station",
                "stationReason",
                "regulations",
                "authoriser",
                "Supt Ash");
        assertThat(there.text()).contains("in a police station", "Supt Ash");
        assertThat(told(adult)).contains("police-station-used"); // the team of the place and everybody else attached
        assertThat(jdbc.sql(
                                "select org_id from work.notification where scope_id = :id and kind = 'police-station-used'")
                        .param("id", adult)
                        .query(UUID.class)
                        .list())
                .contains(night.police(), Night.TRUST);
        assertThat(suite.open("/crisis").text()).contains("POLICE STATION");
        assertThat(count()).isEqualTo(before + 1);

        // A fact is never refused: that a child is in a cell is recorded, and everybody hears that it is unlawful.
        Page fact = night.record(
                officer,
                child,
                "arrived",
                "placeType",
                "police-station",
                "stationReason",
                "not-known",
                "authoriser",
                "nobody");
        assertThat(fact.text()).contains("under 18, and in a police station", "does not allow a police station");
        assertThat(count()).isEqualTo(before + 2);
    }

    /** The number on the page of figures that must be nought. */
    private int count() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String text = manager.open("/crisis/figures?month=2024-05")
                .document()
                .select("#police-stations")
                .text();
        return Integer.parseInt(text.replaceAll("[^0-9]", ""));
    }

    private List<String> told(UUID id) {
        return jdbc.sql("select kind from work.notification where scope_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    @Test
    @Shows("C4.03a")
    void theHandoverIsStructuredAndSignedByBothWithItsTimes() {
        UUID id = arrived();
        Page bare = night.record(officer, id, "handover-police", "signed", "PC 4711 Reed");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains("risk to self and others", "was restraint used", "was the person searched", "property")
                .contains("does anybody depend on the person");
        night.at("2024-05-10T20:30:00Z");
        Page police = night.record(
                officer,
                id,
                "handover-police",
                "risk",
                "Said she would run to the road",
                "restraint",
                "ended",
                "search",
                "yes",
                "property",
                "Keys, telephone",
                "dependants",
                "children",
                "care",
                "Her sister has the children",
                "signed",
                "PC 4711 Reed");
        assertThat(police.status()).isEqualTo(200);
        assertThat(Night.row(police, "Police released")).contains("Due in");
        assertThat(police.text()).doesNotContain("Handover signed by the place of safety Fri");
        night.at("2024-05-10T20:41:00Z");
        Page both = night.record(suite, id, "handover-health", "signed", "Nurse Vale");
        assertThat(both.text())
                .contains(
                        "Said she would run to the road",
                        "Yes, and it has ended",
                        "Was the person searched: Yes",
                        "Keys, telephone",
                        "Children",
                        "Her sister has the children",
                        "PC 4711 Reed",
                        "Fri 10 May 2024 at 21:30",
                        "Nurse Vale",
                        "Fri 10 May 2024 at 21:41");
        assertThat(Night.row(both, "Police released")).contains("Met in 31 min");
        assertThat(new Visitor(port)
                        .signIn(night.officer().username())
                        .open("/crisis/" + id + "/do/handover-health")
                        .status())
                .isEqualTo(403);
    }

    private UUID arrived() {
        UUID id = Night.id(
                night.beginning(officer, "s136", Night.name("Woman"), "35").send());
        night.at("2024-05-10T20:10:00Z");
        night.record(officer, id, "arrived", "placeType", "health-based");
        return id;
    }

    @Test
    void anExtensionIsTheDoctorsOnceForTheirReasonsAndNeverForWantOfABed() {
        UUID id = arrived();
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        String name = Night.name("Dr Vane");
        LocalDate from = LocalDate.of(2020, 1, 1);
        String doctor =
                night.professional(keeper, "section-12", name, from, from.plusYears(9), Night.name("T"), "RM17 6SL");
        Night.press(suite.open("/crisis/" + id + "/find/section-12"), "Ask " + name);
        night.at("2024-05-11T18:00:00Z");
        for (String reason : List.of("no-bed", "no-staff")) {
            Page refused = night.record(suite, id, "extended", "hours", "6", "reason", reason, "doctor", doctor);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("This is not a lawful ground to extend (section 136B)");
        }
        assertThat(night.record(suite, id, "extended", "hours", "13", "reason", "sedated", "doctor", doctor)
                        .text())
                .contains("It can be extended by 1 to 12 hours");
        assertThat(new Visitor(port)
                        .signIn(night.officer().username())
                        .open("/crisis/" + id + "/do/extended")
                        .status())
                .isEqualTo(403);
        Page extended = night.record(suite, id, "extended", "hours", "6", "reason", "sedated", "doctor", doctor);
        assertThat(Night.row(extended, "Authority to detain under section 136"))
                .contains("Due in 8 h 10 min", "Sun 12 May 2024 at 03:10");
        Page again = night.record(suite, id, "extended", "hours", "1", "reason", "sedated", "doctor", doctor);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("extended once already");

        night.at("2024-05-12T02:11:00Z");
        Page over = suite.open("/crisis/" + id);
        assertThat(over.document().select(".onedoor-hard-stop").text())
                .contains("AUTHORITY EXPIRED", "no lawful authority", "Sun 12 May 2024 at 03:10");
        assertThat(over.text()).contains("Record the end").doesNotContain("Ask a second doctor", "Ask an AMHP");
        assertThat(suite.open("/crisis").text()).contains("AUTHORITY EXPIRED", "Record the end");
        Page wall = suite.open("/crisis/wall");
        assertThat(wall.text()).contains("AUTHORITY EXPIRED").doesNotContain("Woman, about 35");
        // Nothing more is planned for somebody whom nobody may hold.
        String name2 = Night.name("Suite");
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        night.place(manager, name2, "RM17 6SL");
        Page where = suite.open("/crisis/" + id + "/destination");
        Page claim = Night.press(where, "Claim " + name2);
        assertThat(claim.status()).isEqualTo(409);
        assertThat(claim.text()).contains("no lawful authority to hold this person");
    }

    @Test
    void afterTheTimeThereIsNothingLeftToExtend() {
        UUID id = arrived();
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        String name = Night.name("Dr Vane");
        LocalDate from = LocalDate.of(2020, 1, 1);
        String doctor =
                night.professional(keeper, "section-12", name, from, from.plusYears(9), Night.name("T"), "RM17 6SL");
        Night.press(suite.open("/crisis/" + id + "/find/section-12"), "Ask " + name);
        night.at("2024-05-11T20:11:00Z");
        Page refused = night.record(suite, id, "extended", "hours", "6", "reason", "sedated", "doctor", doctor);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("The authority to detain ended on Sat 11 May 2024 at 21:10");
        // Written down late, but granted in time: it counts.
        Page late = night.record(
                suite, id, "extended", "at", "2024-05-11T20:00", "hours", "6", "reason", "sedated", "doctor", doctor);
        assertThat(Night.row(late, "Authority to detain under section 136")).contains("Sun 12 May 2024 at 03:10");
    }

    @Test
    void whatContradictsIsKeptShownAndTheEarlierArrivalCounts() {
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 50", "50").send());
        night.at("2024-05-10T21:30:00Z");
        night.record(officer, id, "arrived", "at", "2024-05-10T22:00", "placeType", "emergency-department");
        Page two = night.record(suite, id, "entered", "at", "2024-05-10T21:40", "placeType", "emergency-department");
        assertThat(two.text())
                .contains("What was recorded cannot all be so", "The entry is recorded at 21:40, before the arrival");
        assertThat(Night.row(two, "Authority to detain under section 136")).contains("Sat 11 May 2024 at 21:40");

        Page form = two.document().select("a").stream()
                .filter(link -> link.text().startsWith("Correct Entered"))
                .findFirst()
                .map(link -> suite.open(link.attr("href")))
                .orElseThrow();
        Page put = form.form(form.path()).with("at", "2024-05-10T22:10").send();
        assertThat(put.text()).doesNotContain("cannot all be so").contains("Corrected: Entered the place of safety");
        assertThat(Night.row(put, "Authority to detain under section 136")).contains("Sat 11 May 2024 at 22:00");

        // Moving on never starts the limit again.
        night.at("2024-05-10T23:30:00Z");
        night.record(suite, id, "transfer");
        Page moved = night.record(suite, id, "arrived", "placeType", "health-based");
        assertThat(Night.row(moved, "Authority to detain under section 136")).contains("Sat 11 May 2024 at 22:00");
        assertThat(moved.text()).doesNotContain("cannot all be so");
    }

    @Test
    void aFormSentTwiceOverAPoorLineBeginsOneCaseAndKeepsWhatWasTyped() {
        Visitor.Form form = night.beginning(officer, "s136", "Boy, about 17", "17");
        UUID once = Night.id(form.send());
        assertThat(Night.id(form.send())).isEqualTo(once);
        assertThat(jdbc.sql(
                                "select count(*) from crisis.detention where described = 'Boy, about 17' and begun_at = :at")
                        .param("at", time.instant().atOffset(java.time.ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Page changed = form.with("where", "Elsewhere").send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This form was sent before");
        Page empty = officer.open("/crisis/new")
                .form("/crisis/new")
                .with("who", "Somebody")
                .with("age", "old")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Choose the power that was used", "Enter the age in years, like 30");
        assertThat(empty.document().select("input[name=who]").val()).isEqualTo("Somebody");
    }

    @Test
    void adviceAfterWhichNoPowerWasUsedLeavesTheBoardAndIsCounted() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        UUID id = Night.id(
                night.beginning(officer, "not-yet", "Man, about 25", "25").send());
        assertThat(suite.open("/crisis").text()).contains(night.found(id).number(), "A decision on the scene");
        int before = avoided(manager);
        Page done = night.record(officer, id, "not-used", "instead", "crisis-team");
        assertThat(done.text()).contains("This case has ended", "The power was not used");
        assertThat(suite.open("/crisis").document().select("table").text())
                .doesNotContain(night.found(id).number());
        assertThat(night.found(id).isClosed()).isTrue();
        assertThat(avoided(manager)).isEqualTo(before + 1);
    }

    private static int avoided(Visitor manager) {
        return Integer.parseInt(manager.open("/crisis/figures?month=2024-05").document().select("main li").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.startsWith("Not used after advice:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("[^0-9]", ""));
    }
}
