package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Scenario E3 through pages and the ambulance service's file: four of six calls cared for without an ambulance. */
@OneDoorTest
class StackJourneyTest {
    private static final String RUN = Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Autowired
    StackRepository calls;

    @Autowired
    StackSweep sweep;

    @Autowired
    Clocks clocks;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows({"W1.12", "W4.20"})
    void fourOfSixCallsOfTheFirstDayAreCaredForInTheCommunity() {
        at("09:58");
        Account crew = cast.account(
                "ambulance", organisations.byOds("RYC").orElseThrow().id(), null);
        Visitor ambulance = new Visitor(port).signIn(crew.username());
        Page sent = ambulance
                .open("/stack/feed")
                .form("/stack/feed")
                .sendWith("file", "cad.csv", feed().getBytes(StandardCharsets.UTF_8));
        assertThat(sent.text()).contains("9 lines were taken: 7 new, 0 changes, 2 known already or not for the centre");
        Page again = ambulance
                .open("/stack/feed")
                .form("/stack/feed")
                .sendWith("file", "cad.csv", feed().getBytes(StandardCharsets.UTF_8));
        assertThat(again.text()).contains("9 known already");

        at("10:00");
        Visitor clinician = new Visitor(port).signIn(cast.navigator().username());
        Page list = clinician.open("/stack");
        assertThat(mine(list)).containsExactlyInAnyOrder("A1", "A2", "A3", "A4", "A5", "A6");
        assertThat(list.text()).doesNotContain(number("B1"), number("B2"));

        at("10:02");
        pull(clinician, "A1", "advice");
        at("10:04");
        pull(clinician, "A2", "community-response");
        at("10:05");
        open(clinician, "A5");
        at("10:07");
        sweep.run();
        Page gone = clinician.open("/stack/" + id("A5"));
        assertThat(gone.text()).contains("upgraded to category 2").doesNotContain("Perrin A5", "Chest tight");
        assertThat(mine(clinician.open("/stack"))).doesNotContain("A5");
        at("10:08");
        pull(clinician, "A3", "community-response");
        at("10:09");
        pull(clinician, "A4", "already-in-care");
        assertThat(calls.find(id("A6")).orElseThrow().state()).isEqualTo(CallState.WAITING);

        at("10:15");
        Visitor nurse = new Visitor(port).signIn(cast.clinician("ucrt").username());
        List.of("A1", "A2", "A3", "A4").forEach(name -> accept(nurse, name));
        at("11:50");
        see(nurse, "A2", "2022-10-25T11:50");
        StackCall.Pull fall = java.util.Objects.requireNonNull(
                calls.find(id("A2")).orElseThrow().pull());
        assertThat(clocks.ofScope(fall.personId(), fall.referralId()))
                .filteredOn(clock -> clock.standardId().equals("UCR_2H"))
                .singleElement()
                .satisfies(clock -> {
                    assertThat(clock.state()).isInstanceOf(ClockState.Met.class);
                    assertThat(Duration.between(clock.started(), java.util.Objects.requireNonNull(clock.stopped())))
                            .isEqualTo(Duration.ofMinutes(106));
                });
        at("12:40");
        List.of("A1", "A3", "A4").forEach(name -> see(nurse, name, "2022-10-25T12:30"));
        List.of("A1", "A2", "A3", "A4").forEach(name -> end(nurse, name));
        at("14:00");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Stream.of("A1", "A2", "A3", "A4")
                        .allMatch(name -> calls.find(id(name)).orElseThrow().state() == CallState.COMPLETED));

        StackDay day = new StackDay(Stream.of("A1", "A2", "A3", "A4", "A5", "A6")
                .map(name -> calls.find(id(name)).orElseThrow())
                .toList());
        assertThat(day.conversion()).isEqualTo("66.7%");
        assertThat(clinician.open("/stack/day?day=2022-10-25").text())
                .contains(number("A1"), "safely cared for in the community");
        assertThat(ambulance.open("/").text()).contains("What became of a 999 call: Need met");
        Page home = clinician.open("/");
        assertThat(home.text()).contains("Look back at a 999 call", "28 Oct 2022");
        Page early = clinician
                .open("/stack/" + id("A1"))
                .form("/stack/" + id("A1") + "/look-back")
                .with("answer", "nothing")
                .send();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("The 72 hours end on Fri 28 Oct 2022");
        time.set(Instant.parse("2022-10-28T12:00:00Z"), 0);
        for (String name : List.of("A1", "A2", "A3", "A4")) {
            Page answered = clinician
                    .open("/stack/" + id(name))
                    .form("/stack/" + id(name) + "/look-back")
                    .with("answer", "nothing")
                    .send();
            assertThat(answered.text()).contains("No new call, and not taken to hospital");
        }
    }

    private void pull(Visitor clinician, String name, String why) {
        open(clinician, name)
                .form("/stack/" + id(name) + "/pull")
                .with("why", why)
                .with("need", "frailty-falls")
                .with("priority", "very-urgent")
                .with("service", services.byCode("ucrt").orElseThrow().id().toString())
                .with("words", "Spoke to her daughter: up and talking, no pain.")
                .send();
        assertThat(calls.find(id(name)).orElseThrow().state()).isEqualTo(CallState.PULLED);
    }

    private Page open(Visitor clinician, String name) {
        return clinician.open("/stack").form("/stack/" + id(name) + "/open").send();
    }

    private void accept(Visitor nurse, String name) {
        nurse.open("/referrals/" + reference(name) + "/do/accept")
                .form("/do/accept")
                .send();
    }

    private void see(Visitor nurse, String name, String when) {
        nurse.open("/referrals/" + reference(name) + "/do/record-contact")
                .form("/do/record-contact")
                .with("at", when)
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "assessment")
                .send();
    }

    private void end(Visitor nurse, String name) {
        nurse.open("/referrals/" + reference(name) + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "need-met")
                .with("told", "person")
                .send();
    }

    private List<String> mine(Page list) {
        return Stream.of("A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2")
                .filter(name -> list.text().contains(number(name)))
                .toList();
    }

    private java.util.UUID id(String name) {
        return calls.idOf(organisations.byOds("RYC").orElseThrow().id(), number(name))
                .orElseThrow();
    }

    private String reference(String name) {
        return java.util.Objects.requireNonNull(
                        calls.find(id(name)).orElseThrow().pull())
                .reference();
    }

    private static String number(String name) {
        return RUN + "-" + name;
    }

    /** London time of that Tuesday, in summer time. */
    private void at(String clock) {
        time.set(Instant.parse("2022-10-25T" + clock + ":00Z").minus(Duration.ofHours(1)), 0);
    }

    private static String feed() {
        StringBuilder file = new StringBuilder(String.join(",", AmbulanceFeed.COLUMNS)).append('\n');
        file.append(line("A1", "call", 3, "09:31", "Dizzy and weak"));
        file.append(line("A2", "call", 3, "09:42", "Fell in the kitchen"));
        file.append(line("A3", "call", 4, "09:20", "Catheter blocked"));
        file.append(line("A4", "call", 3, "09:50", "More confused than usual"));
        file.append(line("A5", "call", 3, "09:44", "Chest tight"));
        file.append(line("A6", "call", 5, "09:10", "Sprained ankle"));
        file.append(line("B1", "call", 2, "09:52", "Stroke"));
        file.append(line("B2", "call", 2, "09:55", "Seizure"));
        file.append("%s-9,2022-10-25T10:07:00+01:00,change,%s,2,,,,,,,,,,,%n".formatted(RUN, number("A5")));
        return file.toString();
    }

    private static String line(String name, String what, int category, String called, String nature) {
        return "%s,2022-10-25T09:57:00+01:00,%s,%s,%d,2022-10-25T%s:00+01:00,%s,,Perrin %s,Wren,1940-02-0%d,,female,1 Example Road,CM20 1QX,07700 900155%n"
                .formatted(number(name) + "-m", what, number(name), category, called, nature, name, category);
    }
}
