package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** That somebody is harmed or harms at home is known to those who must know, and to nobody who speaks for the person. */
@OneDoorTest
class DomesticAbuseTest {
    @LocalServerPort
    int port;

    @Autowired
    Family families;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C5.09")
    void theMarkerAndTheMaracReferralAreSeenByPermittedRolesAndNeverByACarerOrOnThePersonsPages() {
        time.set(Instant.parse("2024-03-15T14:00:00Z"), 0);
        Family.Met family = families.meet(port);
        family.invite("Tom");
        family.permit("15 9 2024", "appointments", "crisis-plan", "progress", "diagnosis");
        String path = "/people/" + family.person().personId();
        Page form =
                family.team().open(path).follow("Refer to MASH, MARAC or fire").follow("Domestic abuse (MARAC)");
        Page refused = answered(form.form("/new/marac"), "victim", "13").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("MARAC takes high risk: 14 or more answers of yes");
        Page sent = answered(form.form("/new/marac"), "victim", "17").send();
        String number = sent.path().replaceAll(".*/", "");
        assertThat(sent.text()).contains("Sensitive record", "the one who is harmed", "17");

        Page team = family.team().open(path);
        assertThat(team.text()).contains("Sensitive record", "Victim. MARAC referral " + number);
        Visitor practice = new Visitor(port).signIn(cast.gp().username());
        assertThat(practice.open(path).text()).contains("Victim. MARAC referral " + number);
        assertThat(practice.open("/notices/referrals/" + number).status()).isEqualTo(200);
        // Who may open the person's page and may not know of it sees it without the marker, and not even that one is
        // there.
        assertThat(badges(family.team().open(path)))
                .anyMatch(badge -> badge.contains("Sensitive record"))
                .noneMatch(badge -> badge.contains(number) || badge.contains("omestic") || badge.contains("ictim"));
        Account clinician = cast.clinician(Doing.PCN);
        Visitor lead = new Visitor(port)
                .signIn(cast.account("manager", clinician.organisationId(), clinician.teamId())
                        .username());
        Page withheld = lead.open(path);
        assertThat(withheld.status()).isEqualTo(200);
        assertThat(withheld.text())
                .contains(String.valueOf(family.person().familyName()))
                .doesNotContainIgnoringCase("marac")
                .doesNotContain("Sensitive record", number, "omestic abuse", "ictim");
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open(path).text()).contains("Victim. MARAC referral " + number);
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        assertThat(police.open("/notices/referrals/" + number).text()).contains("DASH checklist", "17");
        for (String role : List.of("vcse", "manager", "school", "governance")) {
            Visitor other = new Visitor(port)
                    .signIn(cast.account(role, Organisation.idOfOds("R1L"), null)
                            .username());
            assertThat(other.open("/notices/referrals/" + number).status()).isIn(403, 404);
            assertThat(other.open("/notices/referrals").text()).doesNotContain(number);
        }
        Visitor mind = new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        assertThat(mind.open("/notices/referrals/new/marac").status()).isEqualTo(403);

        for (Visitor reader : List.of(family.she(), family.brother())) {
            Set<String> seen = new LinkedHashSet<>(List.of("/me", family.page("")));
            for (String start : List.copyOf(seen)) {
                reader.open(start)
                        .document()
                        .select("a[href^=/me]")
                        .eachAttr("href")
                        .forEach(seen::add);
            }
            assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
            for (String page : seen) {
                assertThat(reader.open(page).text())
                        .as(page)
                        .doesNotContainIgnoringCase("marac")
                        .doesNotContain("Sensitive record", number, "omestic abuse", "erpetrator");
            }
            assertThat(reader.open("/notices/referrals/" + number).status()).isIn(403, 404);
            assertThat(reader.open(path).status()).isIn(403, 404);
        }

        // The other side is marked as such, and few people are a star in every figure.
        Family.Met other = families.meet(port);
        Page harms = answered(
                        other.team()
                                .open("/notices/referrals/new/marac?person="
                                        + other.person().personId())
                                .form("/new/marac"),
                        "perpetrator",
                        "20")
                .send();
        assertThat(harms.text()).contains("the one who harms");
        assertThat(other.team().open("/people/" + other.person().personId()).text())
                .contains("Perpetrator. MARAC referral");
        time.set(Instant.parse("2018-06-15T14:00:00Z"), 0);
        Page invented = answered(
                        other.team().open("/notices/referrals/new/marac").form("/new/marac"), "perpetrator", "20")
                .with("familyName", Cast.familyName(new Random()))
                .send();
        assertThat(invented.status()).isEqualTo(200);
        Visitor manager = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfOds("R1L"), null)
                        .username());
        assertThat(manager.open("/notices/referrals/figures")
                        .document()
                        .select("tbody tr")
                        .eachText())
                .anyMatch(row -> row.contains("those who harm") && row.endsWith("*"));
    }

    private static List<String> badges(Page page) {
        return page.document().select(".onedoor-identity__badges li").eachText();
    }

    private static Form answered(Form form, String role, String dash) {
        return form.with("role", role)
                .with("other", "A former partner")
                .with("dash", dash)
                .with("judgement", "no")
                .with("escalation", "not-known")
                .with("concern", "Threats by telephone")
                .with("contact", "At work, before noon")
                .with("consent", "agree");
    }
}
