package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.PersonAccounts;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff do not see of somebody whom they may see: a marker of harm, what the person objects to, their own record. */
@OneDoorTest
class WithheldTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    PersonAccounts accounts;

    @Autowired
    Family families;

    @Autowired
    DomainTime time;

    private Family.Met family;
    private Person person;
    private Visitor she;
    private Visitor team;

    @BeforeEach
    void msAndHerTeam() {
        time.set(Instant.parse("2024-03-14T10:00:00Z"), 0);
        family = families.meet(port);
        person = family.person();
        she = family.she();
        team = family.team();
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    @Test
    void whoMayNotSeeTheMarkerDoesNotLearnThatItIsThere() {
        family.marker();
        Page his = team.open("/people/" + person.personId());
        assertThat(his.document().select(".onedoor-identity").text())
                .contains("Sensitive record")
                .doesNotContain("abuse");
        Visitor manager = planning.visit(
                port,
                cast.account(
                        "manager",
                        cast.clinician(Doing.PCN).organisationId(),
                        cast.clinician(Doing.PCN).teamId()));
        Page seen = manager.open("/people/" + person.personId());
        assertThat(seen.status()).isEqualTo(200);
        Page timeline = manager.open("/people/" + person.personId() + "/timeline");
        assertNoWords(seen, timeline, team.open("/people/" + person.personId() + "/timeline"));
        assertThat(seen.text()).doesNotContain("Sensitive");
    }

    private static void assertNoWords(Page... pages) {
        for (Page page : pages) {
            assertThat(page.text()).doesNotContainIgnoringCase("abuse").doesNotContain("perpetrator");
        }
    }

    @Test
    void anObjectionCountsAtOnceAndOnlyTheBrokenGlassGoesPastIt() {
        String plan = "/people/" + person.personId() + "/crisis-plan";
        Visitor practice = planning.visit(port, cast.gp());
        assertThat(practice.open(plan).status()).isEqualTo(200);
        Page sharing = she.open("/me/sharing");
        Page refused = sharing.form("/objections").send();
        assertThat(refused.text()).contains("Choose what is not to be seen");
        Page made = refused.form("/objections")
                .with("what", "crisis-plan")
                .with("organisation", cast.gp().organisationId().toString())
                .with("words", "They know my family")
                .send();
        assertThat(made.text()).contains("Taken down", "They know my family");
        Page closed = practice.open(plan);
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.text())
                .contains("The person objects to your organisation's seeing this")
                .doesNotContain("Said-");
        assertThat(team.open(plan).status()).isEqualTo(200);
        made.form(made.document().select("form[action*=/objections/]").attr("action"))
                .send();
        assertThat(practice.open(plan).status()).isEqualTo(200);
    }

    @Test
    void nobodyOpensTheirOwnRecordAsStaffNorAnybodyElsesAsThemselves() {
        Account worker = cast.clinician(Doing.PCN);
        accounts.tie(worker.accountId(), person.personId());
        Visitor own = planning.visit(port, worker);
        for (String path : List.of("", "/timeline", "/crisis-plan", "/sharing", "/note")) {
            Page refused = own.open("/people/" + person.personId() + path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text()).contains("This is your own record");
        }
        Person other = planning.somebody();
        assertThat(own.open("/people/" + other.personId()).status()).isEqualTo(200);
        assertThat(she.open("/people/" + other.personId()).status()).isEqualTo(404);
        assertThat(she.open("/people/" + person.personId()).status()).isEqualTo(403);
        assertThat(she.open(family.page("")).status()).isIn(403, 404);
        assertThat(she.open("/referrals").status()).isEqualTo(403);
        Page mine = she.open("/");
        assertThat(mine.path()).isEqualTo("/me");
        assertThat(mine.text())
                .contains(
                        "Where my referrals stand",
                        family.reference(),
                        "A time to meet has been set",
                        "Fri 22 Mar 2024 at 14:30")
                .contains("My crisis plan", "What the care is for");
        assertThat(she.open("/me/crisis-plan").text()).contains("Said-CP11-whole", "Said-CP07-diagnosis");
    }
}
