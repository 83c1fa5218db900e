package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What everybody sees, where sessions are, and whom nobody serves. */
@OneDoorTest
class PublicRowsTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    private Visitor manager;
    private LocalDate today;
    private String name;

    @BeforeEach
    void somebodyWorks() {
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        today = London.date(time.instant());
        name = Cast.familyName(new Random());
    }

    private int[] pledges(Visitor anybody) {
        Matcher said = Pattern.compile("(\\d+) pledges? until now: (\\d+) from people and (\\d+) from organisations")
                .matcher(anybody.open("/find-help/stop-suicide")
                        .document()
                        .select("#pledges")
                        .text());
        assertThat(said.find()).isTrue();
        return new int[] {
            Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)), Integer.parseInt(said.group(3))
        };
    }

    @Test
    @Shows("C2.06e")
    void thePublicPageOfSuicidePreventionHasHelpNowThePledgesAndTheTrainingDays() {
        Visitor anybody = new Visitor(port);
        Page page = anybody.open("/find-help").follow("Stop suicide");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("999", "NHS 111", "116 123", "85258", "0800 1111");
        assertThat(page.document().select("main script")).isEmpty();
        int[] before = pledges(anybody);
        Page unsaid = page.form("/find-help/stop-suicide").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Choose whether you pledge");
        Page thanks =
                page.form("/find-help/stop-suicide").with("kind", "person").send();
        assertThat(thanks.text()).contains("Your pledge is counted, and nothing about you is kept");
        page.form("/find-help/stop-suicide").with("kind", "organisation").send();
        assertThat(pledges(anybody)).containsExactly(before[0] + 2, before[1] + 1, before[2] + 1);

        Page wrong = manager.open("/services/stop-suicide")
                .form("/services/stop-suicide")
                .with("title", name)
                .with("onDay", "2020-01-01")
                .with("opens", "morning")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Write a day to come", "Write the time in hours and minutes", "Write where it is");
        assertThat(wrong.document().select("#title").val()).isEqualTo(name);
        Visitor.Form form = manager.open("/services/stop-suicide")
                .form("/services/stop-suicide")
                .with("title", name)
                .with("onDay", today.plusDays(20).toString())
                .with("place", "Harlow Library")
                .with("booking", "Ring 07700 900123");
        assertThat(form.with("opens", "09:30:15").send().text()).contains("Write the time in hours and minutes");
        form = form.with("opens", "09:30");
        form.send();
        assertThat(form.send().text()).contains("It is listed"); // a double click lists one day
        assertThat(manager.open("/services/stop-suicide")
                        .document()
                        .select("#training-days li:contains(%s)".formatted(name)))
                .hasSize(1);

        // changed after Back, it is another one: what was typed is kept and can be sent
        String later = UUID.randomUUID().toString();
        Page changed = form.instead("title", later).send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This form was sent before with other words");
        assertThat(changed.document().select("#title").val()).isEqualTo(later);
        assertThat(changed.form("/services/stop-suicide").send().text()).contains("It is listed");
        Page both = manager.open("/services/stop-suicide");
        both.form(both.document()
                        .select("li:contains(%s) form".formatted(later))
                        .attr("action"))
                .send();
        assertThat(days(anybody)).doesNotContain(later);
        assertThat(days(anybody))
                .contains(name, London.day(today.plusDays(20)), "09:30", "Harlow Library", "Ring 07700 900123");
        Visitor clinician = new Visitor(port).signIn(cast.clinician("eip").username());
        assertThat(clinician
                        .open("/services/stop-suicide")
                        .form("/services/stop-suicide")
                        .with("title", "Mine")
                        .with("onDay", today.plusDays(20).toString())
                        .with("opens", "09:30")
                        .with("place", "Here")
                        .with("booking", "Come")
                        .send()
                        .text())
                .contains("A navigator or a manager keeps this page");
        Page kept = manager.open("/services/stop-suicide");
        kept.form(kept.document().select("li:contains(%s) form".formatted(name)).attr("action"))
                .send();
        assertThat(days(anybody)).doesNotContain(name);
    }

    private static String days(Visitor anybody) {
        return anybody.open("/find-help/stop-suicide")
                .document()
                .select("#training-days")
                .text();
    }

    @Test
    @Shows("C5.05a")
    void theFourNamedToolsAreInTheLibraryWithAudienceEvidenceAndReviewForStaffAndThePublic() {
        Visitor anybody = new Visitor(port);
        for (String tool : List.of("Buddy App", "Depression Apps", "5 Ways to Wellbeing", "10 steps")) {
            Page one = manager.open("/services/self-help").follow(tool);
            assertThat(one.text()).as(tool).contains("Who for", "Evidence", "Review by");
            if (one.text().contains("Public until its next review")
                    && !one.text().contains("State Public")) {
                for (int i = 0; i < 2; i++) {
                    new Visitor(port)
                            .signIn(cast.account("lived-experience", CENTRE, null)
                                    .username())
                            .open(one.path())
                            .form("/review")
                            .with("rating", "4")
                            .send();
                }
                Page listed = manager.open(one.path())
                        .form("/list")
                        .with("reviewBy", today.plusYears(1).toString())
                        .with("safetyReviewedOn", today.toString())
                        .send();
                assertThat(listed.status()).as(listed.text()).isEqualTo(200);
            }
            assertThat(manager.open(one.path()).document().select("dd, td").text())
                    .as(tool)
                    .contains(London.day(today.plusYears(1)));
            Page open = anybody.open("/find-help/self-help").follow(tool);
            assertThat(open.document().select(".onedoor-open__facts").text())
                    .as(tool)
                    .containsPattern("Who for (Adults|Anybody|Everybody)")
                    .containsPattern("Evidence (No evidence known|Used in practice)")
                    .contains("Checked again by " + London.day(today.plusYears(1)));
        }
        for (String tool : List.of("Buddy App", "Depression Apps", "5 Ways to Wellbeing", "10 steps")) {
            manager.open("/services/self-help").follow(tool).form("/withdraw").send();
            assertThat(anybody.open("/find-help/self-help").text()).doesNotContain(tool);
        }
    }

    @Test
    @Shows("V36")
    void sessionsAreKeptBySortOfPlaceAndTheShareInFamiliarSettingsIsReportedByPcn() {
        String pcn = organisations.pcns(today).getLast().code();
        int[] before = share(pcn);
        Page wrong = manager.open("/sessions")
                .form("/sessions/pop-ups")
                .with("title", name)
                .with("venue", "castle")
                .with("pcn", "X0")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Choose what sort of place", "Choose the primary care network");
        int surgeries = sessions("gp-surgery");
        held("gp-surgery", pcn, 30);
        held("library", pcn, 20);
        held("clinic", pcn, 25);
        int[] after = share(pcn);
        assertThat(after[0]).isEqualTo(before[0] + 3);
        assertThat(after[1]).isEqualTo(before[1] + 75);
        assertThat(after[2]).isEqualTo(before[2] + 50);
        assertThat(after[3]).isEqualTo(Math.round(after[2] * 100f / after[1]));
        assertThat(sessions("gp-surgery")).isEqualTo(surgeries + 1);

        // a weekly session takes the sort of place from its hub
        Page hub = manager.open("/sessions")
                .form("/sessions/hubs")
                .with("name", name + " surgery")
                .with("address", "1 Example Road, CM17 0AB")
                .with("district", "E07000073")
                .with("rooms", "Room 1")
                .with("venue", "gp-surgery")
                .with("pcn", pcn)
                .send();
        Page weekly = manager.open(hub.path())
                .form(hub.path())
                .with("title", name + " weekly")
                .with("room", "Room 1")
                .with("firstOn", today.toString())
                .with("lastOn", today.plusDays(70).toString())
                .with("opens", "10:00")
                .with("closes", "12:00")
                .send();
        assertThat(weekly.text()).contains("Sort of place GP surgery");
        weekly.form("/publish").send();
        assertThat(share(pcn)[0]).isEqualTo(after[0] + 1);
    }

    private void held(String venue, String pcn, int attended) {
        Page session = manager.open("/sessions")
                .form("/sessions/pop-ups")
                .with("title", name + " " + venue)
                .with("address", "2 Example Road, CM17 0AB")
                .with("district", "E07000073")
                .with("venue", venue)
                .with("pcn", pcn)
                .with("firstOn", today.toString())
                .with("opens", "10:00")
                .with("closes", "12:00")
                .send();
        session.form("/publish").send();
        Page counted = manager.open(session.path())
                .form("/count")
                .with("heldOn", today.toString())
                .with("attended", String.valueOf(attended))
                .with("followed", "0")
                .send();
        assertThat(counted.status()).as(counted.text()).isEqualTo(200);
    }

    /** Sessions, contacts, those in a familiar setting and the share of one network. */
    private int[] share(String pcn) {
        List<String> cells = manager.open("/sessions/familiar")
                .document()
                .select("#pcn-%s td".formatted(pcn))
                .eachText();
        int[] numbers = new int[4];
        for (int i = 0; i < cells.size(); i++) {
            Matcher number = Pattern.compile("(\\d+)%?$").matcher(cells.get(i));
            numbers[i] = number.find() ? Integer.parseInt(number.group(1)) : 0;
        }
        return numbers;
    }

    private int sessions(String venue) {
        Matcher number = Pattern.compile("(\\d+)$")
                .matcher(manager.open("/sessions/familiar")
                        .document()
                        .select("#venue-%s td".formatted(venue))
                        .get(1)
                        .text());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    @Test
    @Shows("V07")
    void forEveryPlaceAndNeedTheAgesNobodyServesAndTheBirthdaysOfAMoveAreListed() {
        String need = "domestic-abuse"; // met by no service that came with OneDoor
        String castlePoint = "E07000069";
        Organisations.Pcn pcn = organisations.pcns(today).stream()
                .filter(each -> "99F".equals(each.subIcb()))
                .findFirst()
                .orElseThrow();
        int gaps = gaps(castlePoint);
        assertThat(cells(castlePoint, need).get(1)).endsWith("0 to 120");
        Service young = made.make(need, 0, 17, "{district:E07000069,pcn:%s}".formatted(pcn.code()));
        Service adult = made.make(need, 18, 64, "{district:E07000069,sub-icb:99F}");
        assertThat(cells(castlePoint, need).get(1)).endsWith("65 to 120");
        assertThat(cells(castlePoint, need).get(2)).endsWith("the 18th birthday");
        assertThat(cells("pcn:" + pcn.code(), need).get(1)).endsWith("65 to 120");
        assertThat(cells("pcn:" + pcn.code(), need).get(2)).endsWith("the 18th birthday");
        assertThat(cells("E06000034", need).get(1)).endsWith("0 to 120");
        Service old = made.make(need, 60, null, "{district:E07000069}");
        assertThat(cells(castlePoint, need).get(1)).endsWith("None");
        assertThat(cells(castlePoint, need).get(3)).endsWith("60 to 64");
        assertThat(gaps(castlePoint)).isEqualTo(gaps - 1);
        Page every = manager.open("/services/gaps?every=yes");
        assertThat(every.document().select("[id^=place-]"))
                .hasSize(organisations.districts().size()
                        + organisations.pcns(today).size());
        for (Service each : List.of(young, adult, old)) {
            made.close(each);
        }
        assertThat(gaps(castlePoint)).isEqualTo(gaps);
    }

    private List<String> cells(String place, String need) {
        return manager.open("/services/gaps?district=" + place)
                .document()
                .select("#need-%s td".formatted(need))
                .eachText();
    }

    /** How many needs have a gap in a place. */
    private int gaps(String place) {
        Matcher number = Pattern.compile("(\\d+)$")
                .matcher(manager.open("/services/gaps?every=yes")
                        .document()
                        .select("#place-%s td".formatted(place))
                        .getFirst()
                        .text());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }
}
