package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Police records are open to named people only: asked for, approved until a day, trained, and every use kept. */
@OneDoorTest
class PoliceRecordsTest {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private final String family = Cast.familyName(new Random());
    private final String reason = "Meets " + Cast.familyName(new Random()) + " in crises beside the police";

    @Test
    @Shows("C4.14")
    void aNamedUserAsksTheForceApprovesTrainingOpensItTheLastDayEndsItAndEachUseIsKept() {
        desk.at("2023-10-02T09:00");
        Visitor officer = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        report(officer);
        Account named = cast.clinician("street-triage");
        Visitor nurse = new Visitor(port).signIn(named.username());
        Visitor colleague =
                new Visitor(port).signIn(cast.clinician("street-triage").username());
        Page asking = nurse.open("/notices/missing").follow("Look up what the police have told");
        assertThat(asking.text()).contains("You have not asked for access");
        assertThat(look(nurse).status()).isEqualTo(403);
        assertThat(asking.form("/ask").with("reason", "I want it").send().status())
                .isEqualTo(422);
        Page asked = asking.form("/ask").with("reason", reason).send();
        assertThat(asked.text()).contains("Your request waits for the force to approve it");
        assertThat(look(nurse).status()).isEqualTo(403);

        // Only the force answers, and it is told.
        String grant = grant(officer);
        assertThat(isTold(officer, "/notices/police#g-" + grant)).isTrue();
        Visitor rail = desk.railPolice(port);
        assertThat(rail.open("/notices/police").text()).doesNotContain(reason);
        assertThat(rail.open("/notices/police")
                        .form("/sign-out")
                        .to("/notices/police/" + grant + "/approve")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(nurse.open("/notices/police")
                        .form("/sign-out")
                        .to("/notices/police/" + grant + "/train")
                        .send()
                        .status())
                .isEqualTo(403);
        Page never = day(officer.open("/notices/police").form("/" + grant + "/approve"), "until", "1", "10", "2023")
                .send();
        assertThat(never.status()).isEqualTo(422);
        assertThat(never.text()).contains("today or later, and within a year");
        day(officer.open("/notices/police").form("/" + grant + "/approve"), "until", "31", "10", "2023")
                .send();

        // Approved and not trained is no access.
        Page untrained = nurse.open("/notices/police");
        assertThat(untrained.text()).contains("Without training there is no access");
        Page refused = look(nurse);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("Without training there is no access")
                .doesNotContain("Left in the night");
        assertThat(uses()).isZero();
        Page ahead = day(officer.open("/notices/police").form("/" + grant + "/train"), "on", "3", "10", "2023")
                .send();
        assertThat(ahead.status()).isEqualTo(422);
        day(officer.open("/notices/police").form("/" + grant + "/train"), "on", "28", "9", "2023")
                .send();

        Page open = nurse.open("/notices/police");
        assertThat(open.text()).contains("Your access is open until 31 Oct 2023");
        Page bare = open.form("/look").with("familyName", family).send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Enter the date of birth", "Say why you look now");
        String why = "With her now at the bridge, " + family;
        Page found = filled(open.form("/look"), why).send();
        assertThat(found.text()).contains("Left in the night", "Reported missing", "high risk", "Still missing");
        Page force = officer.open("/notices/police");
        assertThat(force.document().select("tr").eachText()).anyMatch(row -> row.contains(why) && row.contains("1"));
        assertThat(uses()).isEqualTo(1);
        assertThat(look(colleague).status()).isEqualTo(403); // it is one named person's

        desk.at("2023-10-31T23:59");
        assertThat(filled(nurse.open("/notices/police").form("/look"), why)
                        .send()
                        .status())
                .isEqualTo(200);
        desk.at("2023-11-01T00:00");
        Page over = nurse.open("/notices/police");
        assertThat(over.text()).contains("Your access ended on 31 Oct 2023");
        assertThat(look(nurse).status()).isEqualTo(403);
        assertThat(uses()).isEqualTo(2);
        for (String role : java.util.List.of("gp", "vcse", "manager")) {
            Visitor other = new Visitor(port)
                    .signIn(cast.account(role, Organisation.idOfOds("R1L"), null)
                            .username());
            assertThat(other.open("/notices/police").status()).isEqualTo(403);
        }
    }

    /** Whether one of somebody's notifications leads there. */
    private static boolean isTold(Visitor who, String href) {
        for (int number = 1; number < 20; number++) {
            Page page = who.open("/notifications?page=" + number);
            if (page.status() != 200) {
                return false;
            }
            if (page.document().select("a").eachAttr("href").contains(href)) {
                return true;
            }
        }
        return false;
    }

    private void report(Visitor officer) {
        Page reported = officer.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("reference", RailDesk.word())
                .with("familyName", family)
                .with("givenName", "Ash")
                .with("birthDate-day", "4")
                .with("birthDate-month", "5")
                .with("birthDate-year", "1986")
                .with("risk", "high")
                .with("lastSeenAt", "2023-10-01T22:00")
                .with("lastSeenPlace", "At home")
                .with("circumstances", "Left in the night")
                .send();
        assertThat(reported.status()).as(reported.text()).isEqualTo(200);
    }

    /** The look-up sent without its form being there. */
    private Page look(Visitor visitor) {
        return filled(
                        visitor.open("/notices/police").form("/sign-out").to("/notices/police/look"),
                        "With her now at the bridge")
                .send();
    }

    private Form filled(Form form, String why) {
        return form.with("familyName", family)
                .with("birthDate-day", "4")
                .with("birthDate-month", "5")
                .with("birthDate-year", "1986")
                .with("reason", why);
    }

    private static Form day(Form form, String name, String day, String month, String year) {
        return form.with(name + "-day", day).with(name + "-month", month).with(name + "-year", year);
    }

    private String grant(Visitor officer) {
        Page page = officer.open("/notices/police");
        Element asked = page.document().select("p").stream()
                .filter(each -> each.text().contains(reason))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.text()));
        return java.util.Objects.requireNonNull(asked.previousElementSibling())
                .id()
                .substring(2);
    }

    private int uses() {
        return jdbc.sql("""
                        select count(*) from crisis.police_look l
                          join crisis.police_grant g on g.org_id = l.org_id and g.grant_id = l.grant_id
                         where g.reason = :reason
                        """).param("reason", reason).query(Integer.class).single();
    }
}
