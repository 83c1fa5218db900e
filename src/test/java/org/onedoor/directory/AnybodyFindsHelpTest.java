package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.programme.ReadingGrade;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first answer is for whoever asks: a child, a mother, a veteran, somebody over the border, somebody in despair. */
@OneDoorTest
class AnybodyFindsHelpTest {
    private static final String CHELMSFORD = "CM1 1QH";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    private Page search(String words, String age, String postcode) {
        return new PublicSearch(port).ask(words, age, postcode);
    }

    private static List<String> open(Page page) {
        return page.document().select("#open h3").eachText();
    }

    @Test
    void whoeverLivesOverTheBorderGetsWhatAnswersEverywhereIsToldWhereToAskAndThePostcodeIsKept() {
        Page page = search("I can't cope", "40", "cb21tn");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.title()).doesNotStartWith("Error");
        assertThat(page.document().select("#postcode").val()).isEqualTo("cb21tn");
        assertThat(page.document().select("#elsewhere").text())
                .isEqualTo("CB2 1TN is not in Southend, Essex or Thurrock");
        assertThat(page.text())
                .contains("Call NHS 111 and choose option 2, day or night. They find help in your own area")
                .doesNotContain("where the person lives", "Give a postcode to see how far it is");
        assertThat(page.document().select("#anywhere li").eachText())
                .anyMatch(line -> line.startsWith("Samaritans: 116 123"))
                .anyMatch(line -> line.startsWith("SHOUT: 85258"))
                .noneMatch(line -> line.startsWith("Childline"));
        assertThat(search("I can't cope", "12", "CB2 1TN")
                        .document()
                        .select("#anywhere")
                        .text())
                .contains("Childline: 0800 1111");
        assertThat(page.document().html().indexOf("id=\"elsewhere\""))
                .as("before what is only for people here")
                .isLessThan(page.document().html().indexOf("id=\"open\""));
        assertThat(open(page)).as("a GP surgery may be here all the same").contains("NHS Talking Therapies");
        assertThat(ReadingGrade.of(page.document())).isLessThan(8.0);

        Page self = new Visitor(port)
                .open("/find-help/self-help")
                .form("/self-help")
                .with("postcode", "CB2 1TN")
                .send();
        assertThat(self.status()).isEqualTo(200);
        assertThat(self.document().select("#elsewhere").text()).startsWith("CB2 1TN is not in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RM18", "CM20 9ZZ", "Harlow", "St Osyth"})
    void halfAPostcodeATownOrOneThatNobodyKnowsKeepsNobodyFromAnAnswer(String where) {
        Page page = search("I can't cope", "", where);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("#elsewhere").text()).isEqualTo("We could not find " + where);
        assertThat(page.document().select("#postcode").val()).isEqualTo(where);
        assertThat(open(page)).contains("NHS Talking Therapies");
    }

    @Test
    void whoeverRefersSomebodyIsToldThatThePostcodeIsNotOfHere() {
        Page staff = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/services")
                .form("/services")
                .with("q", "anxious")
                .with("postcode", "CB2 1TN")
                .send();
        assertThat(staff.text()).contains("We do not know this postcode in Southend, Essex or Thurrock");
    }

    @Test
    void aNetworkOfSurgeriesIsSaidByTheSurgeriesAndIsNoPlace() {
        Page page = new Visitor(port).open("/find-help/pcn-mh-asop");
        String facts = page.document().select("dl.onedoor-open__facts").text();
        assertThat(facts)
                .contains("Your GP surgery Aveley Medical Centre,", "(together called ASOP)")
                .doesNotContain("Where you live");
        Element near = search("anxious", "30", "RM15 4AD").document().select("#depends > li").stream()
                .filter(each -> each.select("h3").text().endsWith("ASOP"))
                .findFirst()
                .orElseThrow();
        assertThat(near.text())
                .contains("Only if your GP surgery is Aveley Medical Centre,", "or Sancta Maria Medical Centre")
                .doesNotContain("surgery is in ASOP");
    }

    /** Nobody who lives in Chelmsford is with a surgery in Tilbury. */
    @Test
    void whatIsForThePatientsOfFarSurgeriesAloneIsNotAmongWhatMayHelp() {
        Page page = search("anxious", "30", CHELMSFORD);
        assertThat(page.document().select("#depends h3").eachText())
                .doesNotContain("PCN Mental Health Practitioner, Tilbury and Chadwell");
        assertThat(page.document().select("main li").eachText())
                .anyMatch(line ->
                        line.startsWith("PCN Mental Health Practitioner, Tilbury and Chadwell. Only if your GP"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "I cannot cope",
                "can not go on",
                "I do not want to be here",
                "dont wanna live",
                "kil myself",
                "suiside",
                "cutting my self",
                "taken pills",
                "my daughter is self harming",
                "I wish I was dead",
                "voices telling me to hurt people",
                "samobojstwo",
                "Vreau să mor",
                "আত্মহত্যা"
            })
    void wordsOfDespairAreUnderstoodHoweverTheyAreWrittenAndNothingElseIsMadeOfThem(String words) {
        Page page = search(words, "", "");
        assertThat(page.text())
                .contains("If you are not safe, or you think of harming yourself")
                .doesNotContain("Money");
    }

    @ParameterizedTest(name = "{0} is about {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "my husband beats me,Domestic abuse",
                "ocd,\"Feeling low, anxious or stressed\"",
                "mum forgets everything,Memory or dementia",
                "they are watching me,Signs of a first episode of psychosis",
                "food bank,\"Money, debt or benefits\"",
                "my son wont go to school,A child's or young person's mental health"
            })
    void whatPeopleSayIsUnderstood(String words, String about) {
        assertThat(search(words, "", "").text()).contains("We think this is about: " + about);
    }

    @Test
    void abuseAtHomeIsAnsweredByTheNationalLineAndAPainInTheBackIsNoAbuse() {
        assertThat(search("he hits me", "", "").document().select("#abuse").text())
                .contains("call 999", "0808 2000 247");
        assertThat(search("my back hurts", "", "").text()).doesNotContain("Domestic abuse");
        assertThat(new Visitor(port)
                        .open("/help-now")
                        .document()
                        .select("#language")
                        .text())
                .contains("say your language", "18001 111");
        assertThat(search("proszę o pomoc", "", "").document().select("#language"))
                .hasSize(1);
    }

    /** Six needs by six people: nothing on the first page is for somebody else, and who is there for them comes first. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "I feel low and anxious,low-mood-anxiety",
        "I want to die,suicidal-thoughts",
        "drinking too much,substance-misuse",
        "not eating,eating",
        "nightmares after an attack,trauma",
        "I am losing my home and owe money,housing"
    })
    void theFirstAnswerIsForWhoeverAsks(String words, String need) {
        for (Person person : Person.values()) {
            Page page = search(words + person.says, String.valueOf(person.age), CHELMSFORD);
            List<Service> first = page.document().select("#open h3 a").stream()
                    .map(link -> link.attr("href").replace("/find-help/", ""))
                    .map(code -> services.byCode(code).orElseThrow())
                    .toList();
            assertThat(first)
                    .as(person + " " + words)
                    .isNotEmpty()
                    .allMatch(one -> one.eligibility().isOfAge(person.age));
            assertThat(first.getLast().isCentre()).isTrue();
            if (person.thereFor != null) {
                assertThat(first.getFirst().code()).as(person + " " + words).isEqualTo(person.thereFor);
                assertThat(page.document().select("#nothing-for").text()).doesNotContain("pregnancy", "armed forces");
            }
            if (person.age < 18 && !need.equals("housing")) {
                assertThat(first.getFirst().code()).as(person + " " + words).isEqualTo("cypmhs");
            }
            if (need.equals("suicidal-thoughts")) {
                assertThat(page.document().select("#urgent").text())
                        .as(person + " " + words)
                        .startsWith(person.age < 18 ? "Children and young people's crisis" : "Crisis resolution");
            }
            boolean open = first.stream().anyMatch(one -> one.needs().contains(need));
            assertThat(page.document().select("#nothing-for").isEmpty())
                    .as("what is missing is said: %s %s", person, words)
                    .isEqualTo(open || need.equals("suicidal-thoughts"));
        }
    }

    private enum Person {
        CHILD(10, "", null),
        YOUNG(16, "", null),
        ADULT(35, "", null),
        OLDER(78, "", null),
        MOTHER(29, ", I have a new baby", "perinatal"),
        VETERAN(45, ", I was in the army", "veterans-support");

        final int age;
        final String says;
        final @Nullable String thereFor;

        Person(int age, String says, @Nullable String thereFor) {
            this.age = age;
            this.says = says;
            this.thereFor = thereFor;
        }
    }

    @Test
    void whatIsOnlyForSomeSaysForWhomAndToSayIt() {
        Element perinatal = Objects.requireNonNull(search("I have a new baby and feel awful", "29", CHELMSFORD)
                .document()
                .selectFirst("#open > li"));
        assertThat(perinatal.text())
                .startsWith("Perinatal mental health")
                .contains("Only if this is you: pregnant or postnatal. Say so when you ask.");
        assertThat(search("anxious", "29", CHELMSFORD).text())
                .as("nobody is taken for what they did not say")
                .doesNotContain("Perinatal mental health");
    }
}
