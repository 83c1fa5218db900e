package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anybody finds help in their own words, in a browser without a script, and nothing is kept of who they are. */
@OneDoorTest
class FindHelpTest {
    private static final UUID CENTRE = org.onedoor.organisation.Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private Page search(String words, String age, String postcode) {
        return new PublicSearch(port).ask(words, age, postcode);
    }

    private static Element option(Page page, String name) {
        return page.document().select("li.onedoor-found").stream()
                .filter(each -> each.select("h3").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + page.document().select("li.onedoor-found h3").eachText()));
    }

    @Test
    void whoeverCannotCopeFindsHelpWithoutAScript() {
        Page page = search("I can't cope", "", "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("script")).isEmpty();
        assertThat(page.text())
                .contains("Feeling low, anxious or stressed", "Mental health crisis", "If you are not safe");
        assertThat(page.document().select("li.onedoor-found")).hasSizeGreaterThan(2);
        Element talking = option(page, "NHS Talking Therapies");
        assertThat(talking.text())
                .contains(
                        "For people aged 18 or over",
                        "Usually seen within 28 days",
                        "Face to face, by video or by phone");
        int numbers = page.document().html().indexOf("116 123");
        assertThat(numbers).isPositive().isLessThan(page.document().html().indexOf("id=\"found\""));
        assertThat(page.text()).doesNotContainIgnoringCase("chance").doesNotContainIgnoringCase("likely to accept");
    }

    @Test
    void otherWordsAndSlipsAreUnderstood() {
        for (String words :
                new String[] {"drugs", "substance misuse", "D&A", "d and a", "alchohol", "I am drinking too much"}) {
            assertThat(search(words, "", "").text())
                    .as(words)
                    .contains("about: Drugs or alcohol")
                    .doesNotContain("Adult eating disorder service");
        }
        assertThat(search("veterns", "", "").text()).contains("Veterans Support Services");
        Page nothing = search("qqzzx", "", "");
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.text()).contains("We did not understand that", "NHS 111", "Send us a message");
    }

    @Test
    void anAbbreviationThatIsAlsoAWordIsTheWordAmongOthersInSmallLetters() {
        String risk = "At risk of psychosis";
        assertThat(search("she cuts her arms", "", "").text()).doesNotContain("about: " + risk);
        assertThat(search("ARMS team", "", "").text()).contains(risk);
        assertThat(search("arms", "", "").text()).contains(risk);
    }

    @Test
    void aWordThatIsOneIsNoSlipForAnother() {
        assertThat(search("I feel hopeless", "", "").text())
                .contains("Feeling low, anxious or stressed")
                .doesNotContain("Housing or tenancy");
        assertThat(search("I keep talking and trying", "", "").text())
                .doesNotContain("about: Domestic abuse", "about: Feeling low");
    }

    @Test
    void anExclusionSaysTheValueThatFailed() {
        Page young = search("drugs", "16", "RM18 8EB");
        assertThat(young.text()).contains("Substance misuse service. This is for people aged 18 or over; you said 16.");
        Page elsewhere = search("citizens advice", "30", "RM18 8EB");
        assertThat(elsewhere.text())
                .contains("This is for people in Epping Forest and Harlow; you said RM18 8EB, which is in Thurrock.");
        Page old = search("psychosis", "80", "");
        assertThat(old.text()).contains("This is for people aged 14 to 65; you said 80.");
        Page others = search("dual diagnosis", "40", "");
        assertThat(others.text()).contains("Someone else can ask for these");
    }

    @Test
    void aServiceForThePlaceComesWithItsDistanceAndOneElsewhereSaysWhatElseMustBeSo() {
        Page here = search("anxious", "30", "RM18 8EB");
        Element near = option(here, "PCN Mental Health Practitioner, Tilbury and Chadwell");
        assertThat(near.text())
                .contains(
                        "About 1 km from RM18 8EB",
                        "Only if your GP surgery is",
                        "(together called Tilbury and Chadwell)");
        Page away = search("lonely", "30", "CM20 1AA");
        assertThat(away.status()).isIn(200, 422);
    }

    @Test
    void servicesForOtherPlacesPracticesStandUnderWhatIsOpenAndWhatIsMissingIsSaid() {
        Page page = search("drink and depression", "30", "CM1 1QH");
        List<String> open = page.document().select("#open h3").eachText();
        assertThat(open).contains("NHS Talking Therapies").endsWith("Care Co-ordination Centre");
        assertThat(page.document().select("#open").text()).doesNotContain("Only if your GP surgery");
        assertThat(page.document().select("#depends > li"))
                .isNotEmpty()
                .allMatch(one -> one.text().contains("Only if your GP surgery is"));
        assertThat(page.document().select("#depends h3").eachText())
                .contains("Mental health coaches")
                .doesNotContainAnyElementsOf(open);
        assertThat(page.document().select("#depends h3").eachText())
                .as("what is about drink comes first of these")
                .startsWith("Substance misuse service");
        assertThat(page.document().html().indexOf("id=\"open\""))
                .isLessThan(page.document().html().indexOf("id=\"depends\""));
        assertThat(page.document().select("#nothing-for").text())
                .as("nothing against drink can be asked for in Chelmsford")
                .startsWith("Drugs or alcohol:")
                .doesNotContain("Feeling low");
        assertThat(page.document().select("#not-said")).isEmpty();

        Page thurrock = search("drink and depression", "30", "RM18 8EB");
        assertThat(thurrock.document().select("#open h3").eachText()).contains("Substance misuse service");
        assertThat(thurrock.document().select("#nothing-for")).isEmpty();
        assertThat(search("drink", "", "").document().select("#not-said").text())
                .contains("You did not say how old the person is, or where they live");
    }

    @Test
    void whoCannotWaitIsNotToldThatSomebodyElseMustAskAndWhatOnlyThePoliceAskForIsApart() {
        Page page = search("I can't cope", "30", "CM1 1QH");
        assertThat(page.document().select("#urgent").text()).contains("Crisis resolution and home treatment");
        assertThat(page.document().html().indexOf("id=\"urgent\""))
                .as("what was said may mean danger: that comes first")
                .isPositive()
                .isLessThan(page.document().html().indexOf("id=\"open\""));
        Page drink = search("drink", "30", "CM1 1QH");
        assertThat(drink.document().html().indexOf("id=\"urgent\""))
                .isGreaterThan(drink.document().html().indexOf("id=\"open\""));
        assertThat(page.document().select("#brought").text())
                .contains("Street triage", "Health-based place of safety")
                .doesNotContain("First Response Team");
        assertThat(page.text()).contains("Call NHS 111, choose option 2, and say how bad it is");
        assertThat(page.document().select("#nothing-for"))
                .as("nobody in a crisis is told that there is nothing")
                .isEmpty();
        assertThat(page.text())
                .contains("It has ended. Its work is now done by")
                .doesNotContain("takes people from a GP.");
        assertThat(org.onedoor.programme.ReadingGrade.of(page.document())).isLessThan(8.0);
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedIsKept() {
        Page wrong = search("anxious", "old", "ZZ1 1ZZ");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.title()).startsWith("Error: ");
        assertThat(wrong.text())
                .contains(
                        "Write the age in years, such as 42",
                        "We do not know this postcode in Southend, Essex or Thurrock");
        assertThat(wrong.document().select("#q").val()).isEqualTo("anxious");
        assertThat(wrong.document().select("#age").val()).isEqualTo("old");
        assertThat(wrong.document().select("#postcode").val()).isEqualTo("ZZ1 1ZZ");
        assertThat(search(" ", "", "").text()).contains("Say what you need help with, in your own words");
        assertThat(search("a".repeat(201), "", "").text()).contains("Use at most 200 letters");
    }

    @Test
    void theNumbersComeFromOneFileAndAreFirst() {
        Page now = new Visitor(port).open("/help-now");
        assertThat(now.status()).isEqualTo(200);
        assertThat(now.document().select("script, form")).isEmpty();
        String first = now.document().select("main section").eachText().getFirst();
        assertThat(first).contains("999");
        jdbc.sql("select phone from directory.service where type_code = 'crisis-line' and status = 'active'")
                .query(String.class)
                .list()
                .forEach(phone -> {
                    assertThat(first).contains(phone);
                    assertThat(now.document().select("main h3").eachText())
                            .anyMatch(line -> line.endsWith(": " + phone));
                    assertThat(now.document().select("footer").text()).contains(phone);
                });
    }

    @Test
    void aServiceThatEndedLeadsToItsSuccessorAndAPosterSaysTheSame() {
        Page page = new Visitor(port).open("/find-help/gp-camhs-crisis-line");
        assertThat(page.path()).isEqualTo("/find-help/cyp-crisis");
        assertThat(page.heading()).isEqualTo("Children and young people's crisis service");
        Page poster = new Visitor(port).open("/find-help/talking-therapies/poster");
        assertThat(poster.text()).contains("Talking treatments for depression and anxiety", "116 123", "18 and over");
        assertThat(new Visitor(port).open("/find-help/no-such-service").status())
                .isEqualTo(404);
    }

    @Test
    void nothingIsKeptOfWhoeverSearches() {
        String said = Cast.familyName(new Random());
        search(said + " is anxious", "33", "RM18 8EB");
        assertThat(jdbc.sql(
                                "select count(*) from directory.search s where s::text ilike '%' || :said || '%' or s::text like '%RM18%'")
                        .param("said", said)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Shows({"V31", "W3.10"})
    void anAnswerTakesAtMostThreeQuestionsAndUseIsMeasured() {
        String manager = cast.account("manager", CENTRE, null).username();
        Visitor reader = new Visitor(port).signIn(manager);
        int[] before = publicUse(reader);
        Page questions = new Visitor(port).open("/find-help");
        assertThat(questions.document().select("main form .nhsuk-form-group")).hasSize(3);
        assertThat(questions.text()).contains("If you are not safe right now", "116 123");
        Page one = search("lonely", "", "");
        for (Page plain : java.util.List.of(questions, one, new Visitor(port).open("/help-now"))) {
            assertThat(org.onedoor.programme.ReadingGrade.of(plain.document()))
                    .as(plain.path())
                    .isLessThan(8.0);
        }
        assertThat(one.text()).contains("What may help", "Call NHS 111 and choose option 2, day or night", "116 123");
        search("lonely", "40", "");
        search("lonely", "40", "RM18 8EB");
        int[] after = publicUse(reader);
        assertThat(after[0] - before[0]).isGreaterThanOrEqualTo(3);
        for (int questionsAsked = 1; questionsAsked <= 3; questionsAsked++) {
            assertThat(after[questionsAsked]).isGreaterThan(before[questionsAsked]);
        }

        String unknown = "zz" + Cast.familyName(new Random()).toLowerCase(java.util.Locale.ROOT);
        String navigator = cast.navigator().username();
        Visitor staff = new Visitor(port).signIn(navigator);
        Page vain = staff.open("/services").form("/services").with("q", unknown).send();
        assertThat(vain.text()).contains("No service is found");
        Page use = staff.open("/services/use");
        assertThat(use.text()).contains(unknown, "Loneliness");
        assertThat(use.document().select("#use-navigator").text()).isNotEmpty();
        assertThat(use.document().select("#stale").text()).contains("not verified by the provider");
    }

    /** How often the public searched, and with one, two and three answers. */
    private static int[] publicUse(Visitor reader) {
        Element row = reader.open("/services/use").document().selectFirst("#use-public");
        if (row == null) {
            return new int[4];
        }
        var cells = row.select("td");
        return new int[] {
            Integer.parseInt(cells.get(0).text().replaceAll(".* ", "")),
            Integer.parseInt(cells.get(2).text().replaceAll(".* ", "")),
            Integer.parseInt(cells.get(3).text().replaceAll(".* ", "")),
            Integer.parseInt(cells.get(4).text().replaceAll(".* ", ""))
        };
    }
}
