package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be known of a person before anyone deals with them, and what is written about them outside a referral. */
@OneDoorTest
class AlertsAndNotesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    JdbcClient jdbc;

    private String reference = "";
    private UUID personId = new UUID(0, 0);
    private Visitor navigator;

    @BeforeEach
    void somebody() {
        reference = doing.referral(cast.gp().actor());
        personId = doing.now(reference).personId();
        navigator = visit(cast.navigator().username());
    }

    private Visitor visit(String username) {
        return new Visitor(port).signIn(username);
    }

    private Page raise(String kind, String words) {
        return navigator
                .open("/people/" + personId + "/alerts/new")
                .form("/alerts/new")
                .with("kind", kind)
                .with("words", words)
                .send();
    }

    @Test
    void anAlertStandsWhereverThePersonIsShownUntilItIsEndedWithAReason() {
        assertThat(raise("allergy", "penicillin").text()).contains("The alert stands", "penicillin");
        assertThat(raise("safeguarding", "Brother takes her money, enquiry open")
                        .status())
                .isEqualTo(200);
        for (String page : new String[] {
            "/people/" + personId,
            "/people/" + personId + "/timeline",
            "/referrals/" + reference,
            "/referrals/" + reference + "/triage",
            "/referrals/" + reference + "/do/start-triage"
        }) {
            assertThat(badges(navigator.open(page))).as(page).contains("Safeguarding", "Allergy: penicillin");
        }
        assertThat(visit(cast.gp().username()).open("/people/" + personId).text())
                .contains("Brother takes her money");

        Page ending = navigator.open("/people/" + personId).follow("End the alert Allergy");
        Page refused = ending.form("/end").with("why", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why it no longer applies");
        Page ended = refused.form("/end").with("why", "Tested: not allergic").send();
        assertThat(badges(ended)).contains("Safeguarding").doesNotContain("Allergy");
        assertThat(navigator.open("/people/" + personId + "/timeline").text())
                .contains("Alert raised: Allergy", "penicillin", "Alert ended: Allergy", "Tested: not allergic");
        assertThat(ending.form("/end").with("why", "Again").send().status()).isEqualTo(404);
    }

    @Test
    void anAlertThatHelpsNobodyIsRefusedAndKeepsWhatWasTyped() {
        Page nothing = raise("", "Wears a red coat");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Choose what the alert is about", "Wears a red coat");
        assertThat(raise("allergy", "").text()).contains("Say what it is: the alert alone helps nobody");
        assertThat(raise("communication", "x".repeat(1_001)).text()).contains("1,000 characters or fewer");
        assertThat(raise("visit-in-pairs", "").status()).isEqualTo(200);
        assertThat(raise("visit-in-pairs", "").text()).contains("This alert stands already");
        assertThat(TestPostgres.stored()
                        .sql("select count(*) from record.alert where person_id = :id")
                        .param("id", personId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverDoesNotLookAfterThemSeesNoAlertAndRaisesNone() {
        raise("safeguarding", "Brother takes her money");
        Visitor elsewhere = visit(cast.gp("F81110").username());
        assertThat(elsewhere.open("/people/" + personId).status()).isEqualTo(404);
        assertThat(elsewhere.open("/people/" + personId + "/alerts/new").status())
                .isEqualTo(404);
        Visitor school =
                visit(cast.account("school", cast.gp().organisationId(), null).username());
        assertThat(school.open("/people/" + personId + "/alerts/new").status()).isEqualTo(403);
        assertThat(school.open("/referrals/" + reference).text()).doesNotContain("Safeguarding");
    }

    @Test
    void whoeverAsksForAdviceAboutThemIsWarnedToo() {
        raise("allergy", "penicillin");
        assertThat(badges(navigator.open("/advice/new?person=" + personId))).contains("Allergy: penicillin");
    }

    @Test
    void aVoluntaryTeamThatIsAskedIsWarnedAndOneThatOnlySentTheReferralIsNot() {
        raise("visit-in-pairs", "Dog");
        doing.offered(reference, "positive-pathways");
        assertThat(badges(visit(cast.vcse("positive-pathways").username()).open("/referrals/" + reference)))
                .contains("Visit in pairs");

        reference = doing.referral(cast.vcse("positive-pathways").actor());
        personId = doing.now(reference).personId();
        raise("safeguarding", "Brother takes her money");
        assertThat(badges(navigator.open("/referrals/" + reference))).contains("Safeguarding");
        assertThat(visit(cast.vcse("positive-pathways").username())
                        .open("/referrals/" + reference)
                        .text())
                .contains(reference)
                .doesNotContain("Safeguarding");
    }

    @Test
    void aNoteIsOnTheTimelineOnceForThoseWhoMayReadContacts() {
        Page form = navigator.open("/people/" + personId + "/note");
        Page empty = form.form("/note").with("words", "  ").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Write the note");
        String words = "Her sister rang: back from Leeds on Monday\nand staying";
        Page written = form.form("/note").with("words", words).send();
        assertThat(written.path()).isEqualTo("/people/" + personId + "/timeline");
        assertThat(written.text()).contains("The note is on the timeline", "Her sister rang");
        form.form("/note").with("words", words).send();
        Page other = form.form("/note")
                .with("words", "Other words under the same key")
                .send();
        assertThat(other.status()).isIn(409, 422);
        assertThat(navigator
                        .open("/people/" + personId + "/timeline?mark=contact")
                        .document()
                        .select("main li[id^=e-], main [id^=e-]")
                        .text()
                        .split("Her sister rang"))
                .hasSize(2);
        assertThat(visit(cast.gp().username())
                        .open("/people/" + personId + "/note")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theTimelineIsNarrowedByWhoRecordedItAndByDays() {
        String path = "/people/" + personId + "/timeline";
        navigator
                .open("/people/" + personId + "/note")
                .form("/note")
                .with("words", "Written by the centre")
                .send();
        Page whole = navigator.open(path);
        String centre = whole.document()
                .select("[name=organisation] option:contains(Care Co-ordination Centre)")
                .attr("value");
        Page ours = navigator.open(path + "?organisation=" + centre);
        assertThat(ours.text()).contains("Written by the centre").doesNotContain("Feeling low since the winter");
        assertThat(ours.document().select("main a[href='" + path + "']").text()).contains("Recorded by");
        assertThat(navigator.open(path + "?from=2001-01-01&to=2001-01-31").text())
                .contains("0 entries", "Nothing matches. Take a filter away to see more.");
        Page wrong = navigator.open(path + "?from=31/1/2001");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("From must be a date, like 2024-03-01");
        assertThat(wrong.document().select("[name=from]").val()).isEqualTo("31/1/2001");
        assertThat(navigator.open(path + "?from=2024-02-01&to=2024-01-01").text())
                .contains("To must be on or after From, 1 Feb 2024");
    }

    @Test
    void aReferralMadeFromThePersonBeginsWithWhatIsKnown() {
        Page form = navigator.open(navigator
                .open("/people/" + personId)
                .document()
                .select("main a[href^='/referrals/new?']")
                .attr("href"));
        assertThat(form.document().select("[name=givenName]").val()).isEqualTo("Robin");
        assertThat(form.document().select("[name=birthDate-year]").val()).isNotBlank();
        assertThat(form.document().select("[name=nhsNumber]").val()).startsWith("999");
        assertThat(visit(cast.gp("F81110").username())
                        .open("/referrals/new?person=" + personId)
                        .status())
                .isEqualTo(404);
    }

    private static String badges(Page page) {
        return page.document().select(".onedoor-identity, [class*=identity]").text();
    }
}
