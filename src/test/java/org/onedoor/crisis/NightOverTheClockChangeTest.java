package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Scenario E2 through pages alone, to the minute: section 136 with restraint in the night the clocks go forward. */
@OneDoorTest
class NightOverTheClockChangeTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Cast cast;

    @Autowired
    Clocks clocks;

    @Autowired
    DomainTime time;

    private final String suiteA = Night.name("Suite A");
    private final String suiteB = Night.name("Suite B");
    private final String expired = Night.name("Dr Expired");
    private final String first = Night.name("Dr First");
    private final String second = Night.name("Dr Second");
    private final String amhpName = Night.name("Amhp");
    private Visitor officer;
    private Visitor crew;
    private Visitor suite;
    private Visitor manager;
    private UUID id = new UUID(0, 0);
    private List<Integer> before = List.of();

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows({"C3.12a", "C3.12b", "C4.03b", "C4.04"})
    void restraintIsReachedInSevenMinutesAndTheAuthorityEndsOnMondayAtTwentyPastOne() {
        onTheStreet();
        inTheSuite();
        theEnd();
    }

    @BeforeEach
    void theEveningBefore() {
        night.at("2024-03-30T22:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
        crew = new Visitor(port).signIn(night.crew().username());
        suite = new Visitor(port).signIn(night.suite().username());
        manager = new Visitor(port).signIn(night.manager().username());
        night.place(manager, suiteA, "RM17 6SL", "restraint", "yes");
        night.place(manager, suiteB, "CM2 0AA", "restraint", "yes");
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        String[] duty = {"2024-03-30T20:00", "2024-03-31T08:00"};
        LocalDate from = LocalDate.of(2020, 1, 1);
        night.professional(keeper, "section-12", expired, from, LocalDate.of(2024, 3, 29), "Team E", "RM17 6SL");
        night.professional(
                keeper, "section-12", first, from, LocalDate.of(2026, 1, 1), Night.name("T"), "RM17 6SL", duty);
        night.professional(
                keeper, "section-12", second, from, LocalDate.of(2026, 1, 1), Night.name("T"), "RM17 6SL", duty);
        night.professional(keeper, "amhp", amhpName, from, LocalDate.of(2026, 1, 1), Night.name("T"), "RM17 6SL", duty);
    }

    private void onTheStreet() {
        night.at("2024-03-30T23:30:00Z");
        night.confirm(suite, suiteA, 1, "closed", "reason", "Flood", "reopens", "2024-04-02T08:00");
        night.confirm(suite, suiteB, 1, "open");

        night.at("2024-03-30T23:31:00Z");
        id = Night.id(
                night.beginning(officer, "not-yet", "Male, about 30", "30").send());
        assertThat(officer.open("/crisis/" + id).text())
                .contains("Consulted before using the power", "Registered nurse", "Sat 30 Mar 2024 at 23:31");

        before = figures();
        night.at("2024-03-30T23:40:00Z");
        night.record(officer, id, "power-used", "power", "s136");
        night.at("2024-03-30T23:41:00Z");
        Page requested =
                officer.open("/crisis/" + id).form("/do/conveyance-requested").send();
        assertThat(Night.row(requested, "Ambulance on scene within 30")).contains("Due in 30 min, by Sun 00:11");
        night.at("2024-03-30T23:44:00Z");
        Page restrained = officer.open("/crisis/" + id).form("/do/restraint").send();
        assertThat(Night.row(restrained, "Ambulance on scene within 8")).contains("Due in 8 min, by Sat 23:52");
        assertThat(Night.row(restrained, "Ambulance on scene within 30")).contains("by Sun 00:11");

        night.at("2024-03-30T23:51:00Z");
        assertThat(crew.open("/crisis").text()).contains(night.found(id).number());
        Page onScene = crew.open("/crisis/" + id).form("/do/on-scene").send();
        assertThat(Night.row(onScene, "Ambulance on scene within 8")).contains("Met in 7 min");
        assertThat(Night.row(onScene, "Ambulance on scene within 30")).contains("Met in 10 min");

        Page where = crew.open("/crisis/" + id + "/destination");
        assertThat(Night.row(where, suiteA)).contains("No room: room 1 closed: Flood");
        assertThat(Night.row(where, suiteB)).contains("Can take the person", "1 of 1 room free");
        assertThat(where.document().select("table").text()).doesNotContainIgnoringCase("police");
        assertThat(where.text()).contains("A police station is never offered");
        Page claimed = Night.press(where, "Claim " + suiteB);
        assertThat(claimed.text()).contains("Room promised", suiteB);
        night.record(crew, id, "left", "transport", "ambulance");

        night.at("2024-03-31T00:20:00Z");
        String place = Night.placeId(suite.open("/crisis/places"), suiteB);
        night.record(crew, id, "arrived", "placeType", "health-based", "place", place);
        assertThat(suite.open("/crisis/places").text()).contains("Occupied since 00:20");
    }

    private void inTheSuite() {
        night.at("2024-03-31T00:25:00Z");
        Page arrived = suite.open("/crisis/" + id);
        assertThat(Night.row(arrived, "Assessment begins")).contains("Due in 2 h 55 min, by Sun 04:20");
        assertThat(Night.row(arrived, "Authority to detain under section 136"))
                .contains("by Mon 01:20", "Mon 1 Apr 2024 at 01:20");
        assertThat(due("S136_DETAIN_24H")).isEqualTo(Instant.parse("2024-04-01T00:20:00Z"));

        night.at("2024-03-31T00:35:00Z");
        Page doctors = suite.open("/crisis/" + id + "/find/section-12");
        assertThat(Night.row(doctors, expired)).contains("cannot be chosen: the approval ended on 29 Mar 2024");
        assertThat(doctors.document().select("button").eachText()).doesNotContain("Ask " + expired);
        Night.press(doctors, "Ask " + first);
        Night.press(suite.open("/crisis/" + id + "/find/section-12"), "Ask " + second);
        Page asked = Night.press(suite.open("/crisis/" + id + "/find/amhp"), "Ask " + amhpName);
        assertThat(Night.row(asked, first)).contains("Section 12 doctor", "Sun 31 Mar 2024 at 00:35");
        assertThat(Night.row(asked, amhpName)).contains("AMHP", "Sun 31 Mar 2024 at 00:35");

        night.at("2024-03-31T02:50:00Z"); // 03:50 BST
        for (String name : new String[] {first, second, amhpName}) {
            String who = professional(name);
            night.record(suite, id, "tried", "professional", who, "answer", "accepted");
            night.record(suite, id, "attended", "professional", who);
        }
        Page delayed = night.record(suite, id, "delay", "reason", "doctors");
        assertThat(delayed.text()).contains("What is the cause: No doctor, or only one");
        night.at("2024-03-31T02:58:00Z"); // 03:58 BST
        Page started = night.record(suite, id, "assessment-started", "by", "both");
        assertThat(Night.row(started, "Assessment begins")).contains("Met in 2 h 38 min");
        assertThat(Night.row(started, first)).contains("03:50 is coming", "Sun 31 Mar 2024 at 03:50");
    }

    private String professional(String name) {
        return suite.open("/crisis/" + id + "/do/attended").document().select("option").stream()
                .filter(option -> option.text().equals(name))
                .findFirst()
                .orElseThrow()
                .val();
    }

    private void theEnd() {
        night.at("2024-03-31T05:00:00Z");
        Page ended = night.record(
                suite, id, "ended", "outcome", "discharged-referred", "managed", "home", "suitable", "yes");
        assertThat(ended.text()).contains("Record the restrictive intervention", "Offer a crisis plan");
        assertThat(Night.row(ended, "Authority to detain under section 136")).contains("Met in 4 h 40 min");
        assertThat(task()).contains("Record the restrictive intervention");
        Page refused = night.record(suite, id, "closed");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Record the restrictive intervention first");
        night.record(
                suite,
                id,
                "restrictive-intervention",
                "type",
                "physical",
                "minutes",
                "9",
                "reason",
                "self",
                "why",
                "Ran towards the road",
                "injuries",
                "none",
                "debrief",
                "done");
        assertThat(task()).contains("Offer a crisis plan", "Sun 7 Apr");
        night.record(suite, id, "crisis-plan-offered", "answer", "accepted");
        assertThat(task()).isEmpty();
        Page closed = night.record(suite, id, "closed");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(night.found(id).isClosed()).isTrue();
        // The month counts one more detention under section 136, and one more with restraint.
        assertThat(figures()).containsExactly(before.get(0) + 1, before.get(1) + 1);
        Page month = manager.open("/crisis/figures?month=2024-03");
        assertThat(month.document().select("#h-0").text()).contains("00:00", "135 min");
        assertThat(month.text()).contains("Cause of delay", "No doctor, or only one");
        // The room that was used has to be cleaned, and the police keep only what they wrote.
        assertThat(suite.open("/crisis/places").text()).contains("Being cleaned");
        Page paper = officer.open("/crisis/" + id);
        assertThat(paper.text()).contains("This case has ended", "Power used").doesNotContain("Assessment started");
        assertThat(officer.open("/crisis").document().select("table").text())
                .doesNotContain(night.found(id).number());
    }

    /** Section 136, and with restraint, as the figures of the month have them. */
    private List<Integer> figures() {
        return manager.open("/crisis/figures?month=2024-03").document().select("main li").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.startsWith("Section 136:") || text.startsWith("With restraint:"))
                .map(text -> Integer.valueOf(text.substring(text.indexOf(':') + 2)))
                .toList();
    }

    /** What the suite's tasks say of the case. */
    private String task() {
        return suite.tasksWith(night.found(id).number()).document().select("tr").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.contains("Case " + night.found(id).number()))
                .findFirst()
                .orElse("");
    }

    private Instant due(String standard) {
        ClockView clock = clocks.ofScope(id, id).stream()
                .filter(each -> each.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
        assertThat(clock.state()).isInstanceOf(ClockState.Running.class);
        return java.util.Objects.requireNonNull(clock.due());
    }
}
