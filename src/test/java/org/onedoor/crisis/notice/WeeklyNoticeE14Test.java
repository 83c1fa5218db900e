package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Scenario E14 through pages and files alone, to the minute: the weekly notice of the railway's police. The days of the
 * week fall in 2019 as they do in the scenario's 2024, whose weeks the story of the demonstration plays.
 */
@OneDoorTest
class WeeklyNoticeE14Test {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Visitor police;
    private Visitor navigator;
    private final List<Person> known = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    @BeforeEach
    void people() {
        desk.at("2019-03-01T09:00");
        police = desk.railPolice(port);
        navigator = desk.navigator(port);
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C1.21b")
    void twelveRowsBecomeEightMatchedTwoToLookAtTwoKeptAndTheNextWeekIsMissed() {
        week();
        Page taken = friday();
        prompts(taken);
        again(taken);
        theFridayAfter();
    }

    /** Saturday to Friday: twelve people were seen, eight of whom are known beyond doubt. */
    private void week() {
        for (int i = 0; i < 10; i++) {
            known.add(planning.somebody());
        }
        for (int i = 0; i < 8; i++) {
            Row row = Row.of("2019-03-0%dT07:0%d".formatted(2 + i % 7, i), known.get(i));
            rows.add(i == 0 ? row.served() : i == 1 ? row.atRisk("child") : row);
        }
        rows.add(Row.of("2019-03-05T06:10", known.get(8)).unsure());
        rows.add(Row.of("2019-03-06T06:20", known.get(9)).unsure());
        rows.add(Row.nobody("2019-03-02T00:01"));
        rows.add(Row.nobody("2019-03-08T14:30"));
    }

    private Page friday() {
        desk.at("2019-03-08T16:00");
        Page read = RailDesk.send(police, "weekly", "week-10.csv", RailDesk.file(rows));
        assertThat(read.text())
                .contains("12 rows can be taken in", "2 Mar 2019 to 8 Mar 2019", "Fri 8 Mar 2019 at 16:00")
                .doesNotContain("outside");
        RailDesk.confirm(read);
        Page taken = navigator.open(read.path());
        assertThat(taken.text())
                .contains(
                        "12 rows taken in, 0 in already, 0 refused",
                        "8 matched to somebody we know",
                        "2 to be looked at by a navigator",
                        "2 about nobody we know yet");
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        for (int i = 0; i < 8; i++) {
            String number = numberOf(taken, rows.get(i));
            assertThat(team.open("/notices/rail/" + number).text())
                    .contains("About " + known.get(i).headed(), "Matched automatically on Fri 8 Mar 2019 at 16:00");
        }
        for (int i = 8; i < 12; i++) {
            assertThat(team.open("/notices/rail/" + numberOf(taken, rows.get(i)))
                            .status())
                    .isEqualTo(404);
        }
        return taken;
    }

    private static String numberOf(Page page, Row row) {
        return RailDesk.number(page, row.family());
    }

    private int tasks(Page taken, String words) {
        int found = 0;
        for (Row row : rows) {
            String number = numberOf(taken, row);
            found += navigator.tasksWith(number).document().select("tr").eachText().stream()
                            .anyMatch(text -> text.contains(number) && text.contains(words))
                    ? 1
                    : 0;
        }
        return found;
    }

    /** One veteran prompt and one MASH referral. */
    private void prompts(Page taken) {
        assertThat(tasks(taken, "offer a veterans' service")).isEqualTo(1);
        Page veteran = navigator.open("/notices/rail/" + numberOf(taken, rows.getFirst()));
        assertThat(veteran.text()).contains("They have served in the armed forces");
        Page referral = veteran.follow("Make a referral to services kept for veterans");
        assertThat(referral.document().select("input[name=familyName]").val())
                .isEqualTo(known.getFirst().familyName());
        assertThat(referral.text()).containsIgnoringCase("veteran");

        assertThat(tasks(taken, "make a safeguarding referral")).isEqualTo(1);
        Page notice = navigator.open("/notices/rail/" + numberOf(taken, rows.get(1)));
        assertThat(notice.text()).contains("A child is at risk");
        Form form = notice.follow("Make a MASH referral").form("/new/mash");
        String[] answers = {
            "to",
            "thurrock-council",
            "harm",
            "emotional",
            "child",
            "lives-with",
            "concern",
            "A child saw it",
            "home",
            "Not known",
            "consent",
            "not-asked",
            "now",
            "not-known"
        };
        for (int i = 0; i < answers.length; i += 2) {
            form = form.with(answers[i], answers[i + 1]);
        }
        Page sent = form.send();
        assertThat(sent.text())
                .contains("About " + known.get(1).headed(), "From rail notice", "Mon 11 Mar 2019 at 23:59");
        assertThat(tasks(taken, "make a safeguarding referral")).isZero();
        Visitor council = new Visitor(port)
                .signIn(cast.account(
                                "clinician",
                                Organisation.idOfSlug("thurrock-council"),
                                Team.idOf("thurrock-social-care"))
                        .username());
        assertThat(council.open(sent.path()).text())
                .contains("A child saw it", notice.path().replaceAll(".*/", ""));
    }

    private void again(Page taken) {
        desk.at("2019-03-08T16:30");
        Page same = RailDesk.send(police, "weekly", "week-10.csv", RailDesk.file(rows));
        assertThat(same.path()).isEqualTo(taken.path());
        byte[] longer = (new String(RailDesk.file(rows), java.nio.charset.StandardCharsets.UTF_8) + "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Page other = RailDesk.confirm(RailDesk.send(police, "weekly", "week-10-again.csv", longer));
        assertThat(other.text()).contains("0 rows taken in, 12 in already, 0 refused");
        String board = navigator.open("/notices/rail").text().toUpperCase(Locale.UK);
        for (Row row : rows) {
            String family = row.family().toUpperCase(Locale.UK) + ", ";
            int first = board.indexOf(family);
            assertThat(first).isPositive();
            boolean matched = rows.indexOf(row) < 8; // as the police wrote it, and as it is recorded
            int second = board.indexOf(family, first + 1);
            assertThat(second > 0).isEqualTo(matched);
        }
    }

    private void theFridayAfter() {
        String week = "Week to 15 Mar 2019";
        desk.at("2019-03-15T17:59");
        desk.pump();
        assertThat(navigator.tasksWith(week).text()).doesNotContain(week);
        desk.at("2019-03-15T18:00");
        desk.pump();
        assertThat(navigator.tasksWith(week).text()).contains("The weekly file of rail notices is not there", week);
        assertThat(desk.alarms()).contains("9 Mar 2019 to 15 Mar 2019: no file has come");
        assertThat(RailDesk.toldOf(police, "9 Mar 2019 to 15 Mar 2019").text())
                .contains("9 Mar 2019 to 15 Mar 2019: no file has come");
        assertThat(LocalDate.of(2019, 3, 15).getDayOfWeek()).isEqualTo(java.time.DayOfWeek.FRIDAY);
    }
}
