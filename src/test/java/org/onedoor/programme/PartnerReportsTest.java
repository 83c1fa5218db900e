package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The report each partner gets each period: begun for all, of its own places, frozen, and followed by the next. */
@OneDoorTest
class PartnerReportsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    @Autowired
    DomainTime time;

    private Published plan;
    private Visitor writer;
    private String reports;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
        writer = new Visitor(port).signIn(plan.manager().username());
        reports = "/plans/" + plan.code() + "/reports";
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private void measured(String place, String value) {
        Page measure = writer.open("/registers/kpi?q=" + plan.code()).hasLink("Seen within three hours")
                ? writer.open("/registers/kpi?q=" + plan.code()).follow("Seen within three hours")
                : writer.open("/registers/kpi/new")
                        .form("/new")
                        .with("title", "Seen within three hours")
                        .with("plan", plan.code())
                        .with("words", "Of those brought to a place of safety, the share seen within three hours")
                        .with("unit", "per cent")
                        .with("better", "Higher")
                        .send();
        LocalDate on = London.date(time.instant()).minusDays(1);
        measure.form("/figure")
                .with("on-day", String.valueOf(on.getDayOfMonth()))
                .with("on-month", String.valueOf(on.getMonthValue()))
                .with("on-year", String.valueOf(on.getYear()))
                .with("place", place)
                .with("value", value)
                .with("source", "Return of " + place)
                .send();
    }

    private static String part(Page page, String title) {
        return page.document().select("section.onedoor-report__part").stream()
                .filter(section -> section.select("h2").text().equals(title))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private Page signed(Page draft) {
        Page frozen = draft.form("/write")
                .with("part.summary", "Words for the board of the partner")
                .with("part.place", "The figure of the place is the return of the suite")
                .send()
                .form("/freeze")
                .send();
        return plan.chairs()
                .open(frozen.path())
                .form("/sign")
                .with("words", "I checked it against the plan")
                .send();
    }

    @Test
    @Shows("S44")
    void eachPartnerGetsAReportEachPeriodOfItsActionsChangesRatingsAndTheMeasuresOfItsPlace() {
        Page list = writer.open(reports);
        assertThat(list.text())
                .contains("Each partner gets one every 6 months", "Essex Police Reported up to Never Next Due now");
        Page wrong = list.form("/rhythm").with("months", "0").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write a number of months from 1 to 24");
        assertThat(wrong.form("/rhythm").with("months", "3").send().text())
                .contains("Each partner gets one every 3 months");
        measured("North East Essex", "91");
        measured("Thurrock", "64");
        Page placed = writer.open(reports)
                .form("/places")
                .with("partner-of", PlanImportsTest.ESSEX_POLICE.toString())
                .with("places", "North East Essex")
                .send();
        assertThat(placed.text())
                .contains(
                        "The places are saved",
                        "Essex Police Reported up to Never Next Due now Places it answers for North East Essex");
        Page begun = placed.form("/all").send();
        int partners = begun.document()
                .select("#turns ~ * tbody tr, #turns ~ table tbody tr")
                .size();
        assertThat(begun.text()).contains("Reports begun: " + partners + ".").doesNotContain("Due now");
        assertThat(begun.document().select("form[action$=/reports/all]")).isEmpty();

        Page draft = begun.follow("Quarterly report for Essex Police");
        LocalDate today = London.date(time.instant());
        assertThat(draft.text())
                .contains("%s to %s".formatted(London.day(today.minusMonths(3)), London.day(today)), "6 led by you");
        assertThat(part(draft, "Measures for your place"))
                .contains("Essex Police answers for: North East Essex.", "91 per cent", "Return of North East Essex")
                .doesNotContain("64 per cent")
                .doesNotContain("Thurrock");
        assertThat(part(draft, "The actions you lead")).contains("4.13", "Not rated");
        Page done = signed(draft);
        assertThat(done.text()).contains("Signed");
        assertThat(writer.open(reports).text())
                .contains("Essex Police Reported up to %s Next from %s"
                        .formatted(London.day(today), London.day(today.plusMonths(3))));

        time.set(Instant.now().plus(Duration.ofDays(95)), 0);
        plan.chairs()
                .open("/plans/" + plan.code() + "/actions/4.13/do/rate")
                .form("/rate")
                .with("rag", "red")
                .with("reason", "The forms are out of print and nobody can say when they come")
                .with("apart", "The rule does not know that the forms ran out")
                .send();
        measured("North East Essex", "77");
        Page due = writer.open(reports);
        assertThat(due.text()).contains("Essex Police Reported up to %s Next Due now".formatted(London.day(today)));
        Page next = due.form("/all").send().follow("Quarterly report for Essex Police");
        assertThat(next.text())
                .contains("%s to %s".formatted(London.day(today.plusDays(1)), London.day(London.date(time.instant()))));
        assertThat(part(next, "The actions you lead")).contains("Rating Red", "Newly rated");
        assertThat(part(next, "What changed since the last report")).contains("4.13", "Rating", "Red");
        assertThat(part(next, "Measures for your place")).contains("77 per cent");
        assertThat(part(writer.open(done.path()), "Measures for your place"))
                .contains("91 per cent")
                .doesNotContain("77 per cent");
        assertThat(part(writer.open(done.path()), "The actions you lead"))
                .contains("Not rated")
                .doesNotContain("Rating Red")
                .doesNotContain("Newly rated");
    }

    @Test
    void onlyWhoMayWriteReportsBeginsThemSetsTheRhythmAndThePlaces() {
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page seen = police.open(reports);
        assertThat(seen.text()).contains("Each partner gets one every 6 months");
        assertThat(seen.document().select("form[action*=/reports]")).isEmpty();
        Page mine = writer.open(reports);
        Page refused = mine.form("/places")
                .with("partner-of", UUID.randomUUID().toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose a partner that leads an action of the plan");
        assertThat(mine.form("/rhythm").with("months", "9").by(police).send().status())
                .isIn(403, 409);
    }
}
