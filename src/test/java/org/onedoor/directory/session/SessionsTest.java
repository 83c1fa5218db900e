package org.onedoor.directory.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hubs with weekly sessions and pop-ups: planned, published to everybody, counted without a name. */
@OneDoorTest
class SessionsTest {
    private static final String HARLOW = "E07000073";
    private static final String TENDRING = "E07000076";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Visitor link;
    private String name;
    private LocalDate today;

    @BeforeEach
    void aLinkWorker() {
        link = new Visitor(port)
                .signIn(cast.account("vcse", Organisation.idOfSlug("thurrock-and-brentwood-mind"), null)
                        .username());
        name = Cast.familyName(new Random());
        today = London.date(time.instant());
    }

    private Page hub() {
        return link.open("/sessions")
                .form("/sessions/hubs")
                .with("name", name + " hub")
                .with("address", "1 Example Road, CM17 0AB")
                .with("district", HARLOW)
                .with("rooms", "Room 1, Kitchen")
                .send();
    }

    private Page weekly(Page hub, String title, String opens, String closes) {
        return link.open(hub.path())
                .form(hub.path())
                .with("title", title)
                .with("room", "Kitchen")
                .with("firstOn", today.minusDays(14).toString())
                .with("lastOn", today.plusDays(70).toString())
                .with("opens", opens)
                .with("closes", closes)
                .with("partners", "Citizens Advice, Harlow Council")
                .send();
    }

    @Test
    @Shows({"W2.07", "W4.10", "W4.19"})
    void aHubHasRoomsPartnersAndWeeklySessionsWhoseWalkInsAndAdviceAreCountedWithoutANameAndWhoseUseIsShown() {
        Page hub = hub();
        assertThat(hub.heading()).contains(name + " hub");
        Page session = weekly(hub, name + " money drop-in", "10:00", "12:30");
        assertThat(session.text())
                .contains("Every week from", "10:00 to 12:30", "Citizens Advice, Harlow Council", "Planned");
        assertThat(new Visitor(port).open("/find-help/sessions").text()).doesNotContain(name);
        assertThat(session.form("/publish").send().text()).contains("Published");
        Page clash = weekly(hub, name + " other", "12:00", "13:00");
        assertThat(clash.status()).isEqualTo(422);
        assertThat(clash.text()).contains("Kitchen has " + name + " money drop-in at 10:00 to 12:30 then");

        Page timetable = new Visitor(port).open("/find-help/sessions");
        assertThat(timetable.document().select("li.onedoor-found").stream()
                        .filter(each -> each.text().contains(name)))
                .hasSize(3)
                .allMatch(each -> each.text().contains("With Citizens Advice, Harlow Council"));

        Page wrong = link.open(session.path())
                .form("/count")
                .with("heldOn", today.minusDays(1).toString())
                .with("attended", "some")
                .with("followed", "2")
                .with("advice", "Mrs Example of 3 Road")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "The session is not on that day",
                        "Write how many came, as a number",
                        "Write topics with their number");
        Page counted = link.open(session.path())
                .form("/count")
                .with("heldOn", today.minusDays(7).toString())
                .with("attended", "12")
                .with("followed", "3")
                .with("advice", "housing 5, debt 4")
                .send();
        assertThat(counted.text()).contains("debt 4, housing 5");
        assertThat(counted.document().select("form[action$=/count] input").eachAttr("name"))
                .containsOnly("_csrf", "_by", "_at", "heldOn", "attended", "followed", "advice");
        Page record = link.open(hub.path());
        assertThat(record.text()).contains("Partners: Citizens Advice, Harlow Council");
        assertThat(record.document().select("table tr").stream()
                        .filter(row -> row.select("th").text().contains("Kitchen"))
                        .findFirst()
                        .orElseThrow()
                        .select("td")
                        .eachText())
                .extracting(cell -> cell.substring(cell.lastIndexOf(' ') + 1))
                .containsExactly("1", "2.5", "1", "12");
    }

    @Test
    @Shows({"W4.04", "W4.11", "W4.28"})
    void aPopUpIsPlannedWhereFewAreReachedPublishedCountedWithoutIdentityAndCountedByMonthAndArea() {
        Page before = link.open("/sessions");
        int reached = cell(before, "#reach-" + TENDRING, 0);
        int planned = cell(before, "#reach-" + TENDRING, 1);
        String month = "#month-" + YearMonth.from(today) + "-Tendring";
        int popUps = before.document().select(month).isEmpty() ? 0 : cell(before, month, 1);
        var order = before.document().select("tr[id^=reach-] td:nth-of-type(1)").eachText().stream()
                .map(text -> Integer.parseInt(text.replaceAll(".* ", "")))
                .toList();
        assertThat(order).isSorted();
        assertThat(order)
                .as("others are reached less than this district will be")
                .contains(0);

        Page wrong = link.open("/sessions")
                .form("/sessions/pop-ups")
                .with("title", name)
                .with("opens", "11")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Write where it is", "Choose the district", "Write the first day", "Write the time as 09:30");
        assertThat(wrong.document().select("#title").val()).isEqualTo(name);
        Page made = wrong.form("/sessions/pop-ups")
                .with("title", name + " in the market")
                .with("address", "Market Square, CO15 1AA")
                .with("district", TENDRING)
                .with("firstOn", today.toString())
                .with("opens", "10:00")
                .with("closes", "12:00")
                .with("partners", "Citizens Advice")
                .send();
        assertThat(made.text()).contains("Pop-up", "Planned");
        assertThat(cell(link.open("/sessions"), "#reach-" + TENDRING, 1)).isEqualTo(planned + 1);
        assertThat(link.open("/sessions").document().select("#planned").text()).contains(name);
        Visitor stranger =
                new Visitor(port).signIn(cast.vcse("lantern-befriending").username());
        assertThat(stranger.open(made.path()).form("/publish").send().status()).isEqualTo(409);
        made.form("/publish").send();
        assertThat(new Visitor(port).open("/find-help/sessions").text()).contains(name + " in the market");
        Page counted = link.open(made.path())
                .form("/count")
                .with("heldOn", today.toString())
                .with("attended", "9")
                .with("followed", "2")
                .send();
        assertThat(counted.document().select("tbody tr td").eachText())
                .anyMatch(cell -> cell.matches("(.* )?9"))
                .anyMatch(cell -> cell.matches("(.* )?2"));
        assertThat(counted.document().select("tbody tr").text()).contains("none noted");
        Page after = link.open("/sessions");
        assertThat(cell(after, "#reach-" + TENDRING, 0)).isEqualTo(reached + 9);
        assertThat(after.document().select("tr[id^=reach-] td:nth-of-type(1)").eachText().stream()
                        .map(text -> Integer.parseInt(text.replaceAll(".* ", "")))
                        .toList())
                .as("the least reached first, also now")
                .isSorted();
        assertThat(cell(after, month, 1)).isEqualTo(popUps + 1);
        Page tooMany = link.open(made.path())
                .form("/count")
                .with("heldOn", today.toString())
                .with("attended", "1")
                .with("followed", "2")
                .send();
        assertThat(tooMany.text()).contains("No more can be referred on than came");
    }

    private static int cell(Page page, String row, int index) {
        return Integer.parseInt(
                page.document().select(row + " td").get(index).text().replaceAll(".* ", ""));
    }
}
