package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same referral by the rules of the NHS Directory of Services, beside the usual list. */
@OneDoorTest
class DosWayTest {
    private static final String DOS = "/triage?by=nhs-dos-1.5";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Capacities capacities;

    @Test
    void theCentreComparesBothListsAndReadsRuleAndValueOfEach() {
        Service young = made.make("low-mood-anxiety", null, 17, "{all}");
        Service full = made.adults();
        Service adults = made.adults();
        CurrentActor.run(Actor.SYSTEM, () -> capacities.declare(full.id(), 0, 4, "board"));
        String reference = refer("low-mood-anxiety");
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());

        Page usual = navigator.open("/referrals/" + reference + "/triage");
        assertThat(usual.document().select("#way").isEmpty()).isTrue();
        assertThat(usual.document().select("select[name=by] option[selected]").val())
                .isEqualTo("explainable");
        assertThat(usual.document().select("article h3").text()).contains(full.name(), adults.name());

        Page page = navigator.open("/referrals/" + reference + DOS);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("select[name=by] option[selected]").val())
                .isEqualTo("nhs-dos-1.5");
        assertThat(page.document().select("#dos-asked").text())
                .contains("R04: symptom group Mind.", "R01: within 60 km, the national distance.");
        assertThat(page.document().select("#dos-rules li").eachText()).hasSize(27);
        assertThat(page.document().select("form[action$=#leads] input[name=by]").eachAttr("value"))
                .containsExactly("nhs-dos-1.5");
        assertThat(why(page, young))
                .contains("R11: is for 0 to 6573 days of age;")
                .containsPattern("\\d+ years is \\d+ days");
        assertThat(why(page, full)).isEqualTo("R07: capacity is red");
        List<String> offered = page.document().select("article h3").eachText();
        assertThat(offered.getLast()).contains("Care Co-ordination Centre");
        assertThat(offered.toString()).doesNotContain(full.name(), young.name());
        if (!offered.toString().contains(adults.name())) { // other tests make services of this type too
            assertThat(why(page, adults)).isEqualTo("R26: comes after two others of its type, and two are kept");
        }
    }

    @Test
    void whatIsSaidOfWhereSomebodyWasFoundAndByWhichRulesIsKeptWhateverIsAskedNext() {
        String reference = refer("low-mood-anxiety");
        Page page = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/" + reference + DOS + "&tier=routine&found=E07000073&lives=outside");

        assertThat(page.document().select("form[action$=#leads] input[name=by]").val())
                .isEqualTo("nhs-dos-1.5");
        assertThat(page.document()
                        .select("form[action$=#leads] input[name=tier]")
                        .val())
                .isEqualTo("routine");
        String list = "form[action$=/triage][method=get] ";
        assertThat(page.document()
                        .select(list + "select[name=by] option[selected]")
                        .val())
                .isEqualTo("nhs-dos-1.5");
        assertThat(page.document().select(list + "input[name=found]").val()).isEqualTo("E07000073");
        assertThat(page.document().select(list + "input[name=lives]").val()).isEqualTo("outside");
    }

    @Test
    void whereTheSearchFindsNothingTheCentreAnswersAllTheSame() {
        String reference = refer("domestic-abuse");
        Page page = new Visitor(port).signIn(cast.navigator().username()).open("/referrals/" + reference + DOS);

        assertThat(page.document().select("article h3").eachText())
                .singleElement()
                .asString()
                .contains("Care Co-ordination Centre");
        assertThat(page.document().select("article").text()).contains("(Catch-all)", "the centre always answers");
        assertThat(page.document().select("main").text()).contains("The search found nothing.");
    }

    @Test
    void rulesNobodyKnowsAreSaidToBeUnknownAndTheUsualListIsShown() {
        String reference = refer("low-mood-anxiety");
        Page page = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/referrals/" + reference + "/triage?by=nhs-dos-9");

        assertThat(page.document().select("#way").text())
                .isEqualTo(
                        "There are no rules called \"nhs-dos-9\". Shown is the usual list; choose other rules above.");
        assertThat(page.document().select("select[name=by] option[selected]").val())
                .isEqualTo("explainable");
    }

    @Test
    void whoDoesNotOwnTheReferralSeesNeitherList() {
        String reference = refer("low-mood-anxiety");
        Page page = new Visitor(port)
                .signIn(cast.vcse("veterans-support").username())
                .open("/referrals/" + reference + DOS);

        assertThat(page.status()).isIn(403, 404);
        assertThat(page.document().select("#dos-rules").isEmpty()).isTrue();
    }

    private static String why(Page page, Service service) {
        Element row = Objects.requireNonNull(page.document().getElementById("x-" + service.id()), service.name());
        return row.select("li").text();
    }

    private String refer(String need) {
        return doing.referral(cast.gp().actor(), Cast.somebody(new Random()), "given", Priority.ROUTINE, need);
    }
}
