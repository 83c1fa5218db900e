package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every list is of one place where that is asked for, and counts its rows by primary care network. */
@OneDoorTest
class PlacesOfListsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Living living;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Shows("T03")
    void everyListShowsThePeopleOfOneNetworkAloneAndCountsItsRowsByNetwork() {
        List<String> two = living.practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(1)));
        Pcn network = living.network(two.get(0));
        String place = "place=pcn-" + network.code();
        Visitor navigator = visit(cast.navigator());

        assertThat(Living.isOn(navigator, "/referrals/inbox?" + place, here)).isTrue();
        assertThat(Living.isOn(navigator, "/referrals/inbox?" + place, there)).isFalse();
        Page inbox = navigator.open("/referrals/inbox?" + place);
        assertThat(inbox.document().select("select#place option[selected]").eachText())
                .containsExactly(network.name());
        assertThat(inbox.text()).contains(network.name() + " as it is today");
        assertThat(byNetwork(navigator.open("/referrals/inbox?group=network"))).containsKey(network.name());
        Page counted = navigator.open("/referrals/inbox?group=network&" + place);
        assertThat(byNetwork(counted)).containsOnlyKeys(network.name());
        assertThat(counted.document().select("table a[href*=place=]").eachAttr("href"))
                .containsExactly("/referrals/inbox?" + place);

        doing.accepted(here, Doing.VETERANS);
        doing.accepted(there, Doing.VETERANS);
        Visitor team = visit(cast.clinician(Doing.VETERANS));
        for (String list : List.of("/referrals", "/referrals/waiting", "/people/caseload")) {
            assertThat(Living.isOn(team, list + "?" + place, here)).as(list).isTrue();
            assertThat(Living.isOn(team, list + "?" + place, there)).as(list).isFalse();
            assertThat(byNetwork(team.open(list + "?group=network&" + place)))
                    .as(list)
                    .containsOnlyKeys(network.name());
        }
    }

    @Test
    void aPlaceStaysWithSavedViewsCountsAndFiles() {
        List<String> two = living.practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(1)));
        doing.accepted(here, Doing.VETERANS);
        doing.accepted(there, Doing.VETERANS);
        Pcn network = living.network(two.get(0));
        String address = "/referrals?view=mine&place=pcn-" + network.code();
        Visitor team = visit(cast.clinician(Doing.VETERANS));

        Page kept = team.open(address)
                .form("/referrals/views")
                .with("name", "Of one network")
                .send();
        assertThat(kept.text()).contains("The view is saved", "This is your view Of one network");
        Page list = team.open("/referrals");
        assertThat(list.document().select("nav[aria-label=Your views] a").attr("href"))
                .isEqualTo(address);
        Page ofView = list.follow("Of one network");
        String count = ofView.document().select(".onedoor-filter__count").text().replaceAll("\\D", "");
        assertThat(ofView.document().select("nav[aria-label=Your views] a").text())
                .contains("(" + count + ")");
        assertThat(ofView.document().select("nav[aria-label=Views] a").eachText())
                .contains("Ours (" + count + ")");

        Page asked = ofView.follow("Take this list as a file");
        assertThat(asked.text()).contains("of " + network.name() + " as it is today");
        String file = asked.form("/referrals/export")
                .with("reason", "The network's meeting on Thursday")
                .send()
                .text();
        assertThat(file).contains(here, "Filters," + network.name()).doesNotContain(there, network.name() + "; None");
    }

    @Test
    void tasksAndAdviceAreOfAPlaceToo() {
        List<String> two = living.practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(1)));
        Account clinician = cast.clinician(Doing.VETERANS);
        for (String reference : List.of(here, there)) {
            jdbc.sql("""
                    insert into work.task (subject_id, task_id, kind, source_key, scope_id, item, org_id, team_id, due_at,
                                           raised_at, state)
                    values (:subject, :id, 'clock-breached', :key, :id, :item, :org, :team, now(), now(), 'open')
                    """)
                    .param("subject", doing.person(reference))
                    .param("id", Ids.at(time.instant()))
                    .param("key", "places:" + reference)
                    .param("item", reference)
                    .param("org", clinician.organisationId())
                    .param("team", clinician.teamId())
                    .update();
        }
        Visitor team = visit(clinician);
        String place = "place=pcn-" + living.network(two.get(0)).code();
        assertThat(Living.isOn(team, "/tasks?" + place, here)).isTrue();
        assertThat(Living.isOn(team, "/tasks?" + place, there)).isFalse();
        assertThat(byNetwork(team.open("/tasks?group=network&" + place)))
                .containsOnlyKeys(living.network(two.get(0)).name());
        for (String list :
                List.of("/advice", "/crisis", "/crisis/contacts", "/crisis/contacts/in-ae", "/referrals/complexity")) {
            Page page = team.open(list + "?" + place);
            assertThat(page.status()).as(list).isEqualTo(200);
            assertThat(page.document().select("select#place option[selected]").eachText())
                    .as(list)
                    .containsExactly(living.network(two.get(0)).name());
        }
    }

    @Test
    void whoHasNoPracticeOrNoAddressIsFoundAsNotKnown() {
        String nowhere = doing.referral(cast.gp().actor(), Living.at(null, null));
        Visitor navigator = visit(cast.navigator());
        assertThat(Living.isOn(navigator, "/referrals/inbox?place=practice-unknown", nowhere))
                .isTrue();
        assertThat(Living.isOn(navigator, "/referrals/inbox?place=district-unknown", nowhere))
                .isTrue();
        assertThat(Living.isOn(navigator, "/referrals/inbox?place=pcn-none", nowhere))
                .isFalse();
        assertThat(byNetwork(navigator.open("/referrals/inbox?group=network&place=practice-unknown")))
                .containsOnlyKeys("Practice not known");
    }

    @Test
    void whoMovesIsOnTheListsOfTheirNewPlaceAndNoLongerOnThoseOfTheOld() {
        String reference = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, "F81088"));
        Visitor navigator = visit(cast.navigator());
        String harlow = "/referrals/inbox?place=district-" + living.district("Harlow");
        String southend = "/referrals/inbox?place=district-" + living.district("Southend-on-Sea");
        assertThat(Living.isOn(navigator, harlow, reference)).isTrue();
        living.moves(reference, Living.SOUTHEND, "F81088");
        assertThat(Living.isOn(navigator, harlow, reference)).isFalse();
        assertThat(Living.isOn(navigator, southend, reference)).isTrue();
    }

    @Test
    void aPlaceThatIsNoneIsRefusedSoThatNobodyTakesTheWholeForAPart() {
        Page page = visit(cast.navigator()).open("/referrals/inbox?place=pcn-NOWHERE");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("There is no such place");
    }

    @Test
    void aSchoolDoesNotLearnFromItsListWhereSomebodyLives() {
        Visitor school = visit(cast.account("school", Organisation.idOfOds("R1L"), null));
        Page list = school.open("/referrals");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.document().select("select#place")).isEmpty();
        assertThat(list.hasLink("Count by primary care network")).isFalse();
        Page asked = school.open("/referrals?place=district-" + living.district("Harlow"));
        assertThat(asked.status()).isEqualTo(403);
        assertThat(school.open("/referrals?group=network").hasLink("Close this count"))
                .isFalse();
    }

    private static Map<String, String> byNetwork(Page page) {
        return page.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals("By primary care network"))
                .flatMap(table -> table.select("tbody tr").stream())
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.select("a").text(),
                        row -> row.select("td").last() == null
                                ? ""
                                : row.select("td").last().text()));
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
