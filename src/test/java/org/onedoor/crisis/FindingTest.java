package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Finding a doctor, and what a month of cases comes to. */
@OneDoorTest
class FindingTest {
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C3.13a")
    void theDoctorFinderPutsTheNearestOnDutyWhoWasNotJustAskedFirstAndSaysWhyOthersCannotBeChosen() {
        night.at("2024-08-03T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        String[] duty = {"2024-08-03T20:00", "2024-08-04T08:00"};
        LocalDate until = FROM.plusYears(8);
        String team = Night.name("Team");
        String near = Night.name("Dr Near");
        String alsoNear = Night.name("Dr Alsonear");
        String far = Night.name("Dr Far");
        String off = Night.name("Dr Off");
        String gone = Night.name("Dr Gone");
        String sameTeam = Night.name("Dr Sameteam");
        night.professional(keeper, "section-12", near, FROM, until, team, "RM17 6SL", duty);
        night.professional(keeper, "section-12", alsoNear, FROM, until, Night.name("T"), "RM17 6SL", duty);
        night.professional(keeper, "section-12", far, FROM, until, Night.name("T"), "CO4 5JL", duty);
        night.professional(keeper, "section-12", off, FROM, until, Night.name("T"), "RM17 6SL");
        night.professional(keeper, "section-12", gone, FROM, LocalDate.of(2024, 8, 2), Night.name("T"), "RM17 6SL");
        night.professional(keeper, "section-12", sameTeam, FROM, until, team, "RM17 6SL", duty);

        UUID earlier =
                Night.id(night.beginning(officer, "s136", "Man, about 20", "20").send());
        Night.press(suite.open("/crisis/" + earlier + "/find/section-12"), "Ask " + near);
        night.at("2024-08-03T20:10:00Z");
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
        Page list = suite.open("/crisis/" + id + "/find/section-12");
        List<String> rows = list.document().select("tr[id^=d-]").eachText();
        List<String> order = new ArrayList<>(List.of(far, gone, near, off, alsoNear));
        order.sort(java.util.Comparator.comparing(name -> rows.indexOf(Night.row(list, name))));
        assertThat(order).containsExactly(alsoNear, near, far, off, gone);
        assertThat(rows).contains(Night.row(list, alsoNear), Night.row(list, gone));
        assertThat(Night.row(list, alsoNear)).contains("on duty now; 0 miles away; not asked in the last 90 days");
        assertThat(Night.row(list, near)).contains("last asked on Sat 3 Aug 2024 at 21:00");
        assertThat(Night.row(list, off)).contains("not on duty now");
        assertThat(Night.row(list, gone)).contains("the approval ended on 2 Aug 2024");

        Night.press(list, "Ask " + near);
        Page again = suite.open("/crisis/" + id + "/find/section-12");
        assertThat(Night.row(again, sameTeam)).contains("works in the same team as " + near, "conflict of interest");
        assertThat(Night.row(again, near)).contains("has been asked for already");
        // Whoever cannot be chosen is refused also where the page is not asked.
        String forged = again.document().select("tr").stream()
                .filter(row -> row.text().contains("Who " + sameTeam))
                .findFirst()
                .orElseThrow()
                .id()
                .substring(2);
        Page refused =
                again.posting("/find/section-12").with("professional", forged).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("conflict of interest");
    }

    @Test
    @Shows({"V54", "C1.03a"})
    void aMonthListsWhoIsNotManagedLocallyOrSuitablyAndTheDeviationsFromTheBaseline() {
        night.at("2023-02-10T12:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        int before = exceptions(manager);
        UUID home = over(officer, suite, "managed", "home", "suitable", "yes");
        UUID local = over(officer, suite, "managed", "ward", "postcode", "CM2 0AA", "suitable", "yes");
        UUID away = over(officer, suite, "managed", "ward", "postcode", "LS1 4AP", "suitable", "yes");
        UUID unsuited = over(officer, suite, "managed", "ward", "postcode", "CM2 0AA", "suitable", "no");
        Page month = manager.open("/crisis/figures?month=2023-02");
        String listed = month.document().select("#exceptions + ul").text();
        assertThat(listed)
                .contains(number(away) + ": Not local: LS1 4AP.", number(unsuited) + ": Not suitable")
                .doesNotContain(number(home), number(local));
        assertThat(exceptions(manager)).isEqualTo(before + 2);

        Page one = suite.open("/crisis/" + home);
        assertThat(one.document().select("#q-consulted").text()).contains("Kept", "Registered nurse");
        assertThat(one.document().select("#q-ambulance").text()).contains("Deviation", "Police vehicle");
        assertThat(one.document().select("#q-rights").text()).contains("Deviation", "Not recorded");
        assertThat(one.document().select("#q-no-police-station").text()).contains("Kept");
        assertThat(Night.row(month, "Taken by ambulance")).matches(".*Kept 0 Deviations [1-9][0-9]*");
        Page bad = night.record(suite, begun(officer), "ended", "outcome", "s2");
        assertThat(bad.text()).contains("Say where the person is managed now", "Say whether that is suitable");
    }

    private UUID begun(Visitor officer) {
        return Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
    }

    private UUID over(Visitor officer, Visitor suite, String... answers) {
        UUID id = begun(officer);
        night.record(officer, id, "left", "transport", "police-vehicle", "policeVehicle", "over-30");
        night.record(officer, id, "arrived", "placeType", "health-based");
        night.record(suite, id, "assessment-started", "by", "both");
        String[] all = new String[answers.length + 2];
        all[0] = "outcome";
        all[1] = "s2";
        System.arraycopy(answers, 0, all, 2, answers.length);
        Page ended = night.record(suite, id, "ended", all);
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        return id;
    }

    private String number(UUID id) {
        return night.found(id).number();
    }

    private static int exceptions(Visitor manager) {
        return manager.open("/crisis/figures?month=2023-02")
                .document()
                .select("#exceptions + ul li")
                .size();
    }
}
