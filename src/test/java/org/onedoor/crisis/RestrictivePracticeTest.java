package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was used against somebody's will is recorded whole, followed by a debrief, and reported with whom it fell on. */
@OneDoorTest
class RestrictivePracticeTest {
    private static final String MONTH = "/crisis/restrictive?month=2019-11";

    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Night night;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private UUID restrained(Visitor officer, Visitor suite, String who, String age, String... answers) {
        contacting.at("2019-11-05T20:00:00Z");
        UUID id = Night.id(night.beginning(officer, "s136", who, age).send());
        night.record(officer, id, "restraint", "type", "physical");
        contacting.at("2019-11-05T20:30:00Z");
        night.record(suite, id, "arrived", "placeType", "health-based");
        assertThat(night.record(suite, id, "restrictive-intervention", answers).status())
                .isEqualTo(200);
        return id;
    }

    @Test
    @Shows("C4.07")
    void eachRecordSaysAllOfItTheDebriefIsDueIn72HoursAndTheMonthIsReportedWithItsRate() {
        contacting.at("2019-11-05T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        UUID first = restrained(
                officer,
                suite,
                "Woman, about 16",
                "16",
                "type",
                "prone",
                "minutes",
                "9",
                "reason",
                "self",
                "why",
                "Ran to the road; talking did not reach her",
                "injuries",
                "person",
                "debrief",
                "due",
                "disability",
                "learning",
                "pregnant",
                "no");
        for (int more = 0; more < 5; more++) {
            restrained(
                    officer,
                    suite,
                    "Man, about 30",
                    "30",
                    "type",
                    "physical",
                    "minutes",
                    String.valueOf(10 + more),
                    "reason",
                    "others",
                    "why",
                    "Struck out; a quiet room was offered first",
                    "injuries",
                    "none",
                    "debrief",
                    "done",
                    "disability",
                    "none",
                    "religion",
                    "muslim",
                    "reassignment",
                    "same",
                    "orientation",
                    "heterosexual",
                    "marriage",
                    "yes");
        }
        String number = night.found(first).number();

        // Bare, it is refused with each thing that is missing.
        Page bare = night.record(suite, first, "restrictive-intervention");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text())
                .contains("what was used", "for how many minutes", "what was it to prevent", "was anybody injured")
                .contains("was the person debriefed");

        // The debrief is a task of the team within 72 hours, and the end of the detention takes it from nobody.
        night.record(suite, first, "ended", "outcome", "discharged", "managed", "home", "suitable", "yes");
        assertThat(tasks(number)).contains("debrief-after-end");
        assertThat(jdbc.sql("select due_at from work.task where item = :item and source_key = 'debrief-after-end'")
                        .param("item", number)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2019-11-08T20:00:00Z"));
        assertThat(suite.tasksWith(number).text()).contains(number);
        assertThat(suite.open("/crisis/" + first).text())
                .contains(
                        "Physical restraint, face down",
                        "Harm to themselves",
                        "Ran to the road",
                        "Learning disability");
        Visitor manager = contacting.manager(port);
        assertThat(debriefs(manager)).contains("Debriefed: 5.", "Due, within 72 hours: 1.", "Late: 0");
        contacting.at("2019-11-08T20:00:01Z");
        assertThat(debriefs(manager)).contains("Due, within 72 hours: 0.", "Late: 1");

        // Done at last: the record is put right, and the task goes.
        Page form = suite.open(link(suite.open("/crisis/" + first), "Correct Restrictive intervention recorded"));
        Page done = form.form(form.path()).with("debrief", "done").send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(debriefs(manager))
                .contains("Debriefed: 6.", "Late: 1, of which 1 came after all"); // late stays late
        assertThat(tasks(number)).doesNotContain("debrief", "debrief-after-end");

        // The report: type, duration, reason, injuries and whom it fell on; what is small is not shown.
        Page month = manager.open(MONTH);
        assertThat(month.document().select("#records").text()).isEqualTo("6");
        assertThat(Night.row(month, "Physical restraint")).contains("Times 5", "Median 12 min", "Longest 14 min");
        assertThat(Night.row(month, "Physical restraint, face down")).contains("Times 1", "9 min");
        assertThat(Night.row(month, "Harm to others")).contains("5");
        assertThat(Night.row(month, "Harm to themselves")).contains("*");
        assertThat(Night.row(month, "Nobody")).contains("5");
        assertThat(Night.row(month, "25 to 34")).contains("5");
        assertThat(Night.row(month, "Under 18")).contains("*");
        assertThat(month.document().select("h2").eachText())
                .contains(
                        "Age",
                        "Sex",
                        "Ethnic group, as the person said",
                        "Disability",
                        "Pregnancy",
                        "Gender reassignment: the same as the sex registered at birth",
                        "Religion or belief",
                        "Sexual orientation",
                        "Marriage or civil partnership");
        assertThat(Night.row(month, "Muslim")).contains("5");
        assertThat(Night.row(month, "Learning disability or autism")).contains("*");

        // The rate is per 1,000 bed-days, once somebody says how many there were.
        assertThat(month.document().select("#rate").text()).contains("not known until somebody enters");
        Page wrong = month.posting("/bed-days").with("bedDays", "many").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write how many bed-days the month had", "Say where the number is from");
        Page rate = month.posting("/bed-days")
                .with("bedDays", "2,400")
                .with("source", "Bed state of November 2019")
                .send();
        assertThat(rate.document().select("#left-out").text()).contains("What is used on wards", "is not here");
        assertThat(rate.document().select("#rate").text())
                .contains("2.5", "2,400 bed-days (Bed state of November 2019)");
        // With what was used on wards, as the ward's own system has it, it is the rate of all.
        Page wards = rate.posting("/bed-days")
                .with("bedDays", "2,400")
                .with("wardRecords", "eighteen")
                .with("source", "Bed state and ward system")
                .send();
        assertThat(wards.status()).isEqualTo(422);
        assertThat(wards.text()).contains("Write how many there were on wards");
        Page all = wards.posting("/bed-days").with("wardRecords", "18").send();
        assertThat(all.document().select("#rate").text()).contains("10.0", "2,400 bed-days");
        assertThat(all.document().select("#left-out").text())
                .contains("18 were on wards", "6 are the records of cases");
        assertThat(officer.open(MONTH).status()).isEqualTo(403);
    }

    private String debriefs(Visitor manager) {
        return manager.open(MONTH).document().select("#debriefs").text();
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    /** The keys of the open tasks about a case. */
    private java.util.List<String> tasks(String number) {
        return jdbc.sql("select source_key from work.task where item = :item and state = 'open'")
                .param("item", number)
                .query(String.class)
                .list();
    }

    private static String link(Page page, String text) {
        Element link = page.document().select("a").stream()
                .filter(each -> each.text().startsWith(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.text()));
        return Objects.requireNonNull(link).attr("href");
    }
}
