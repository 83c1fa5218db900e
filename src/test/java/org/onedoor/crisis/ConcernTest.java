package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is worried about somebody is led by questions, knows at once what to do, and the centre goes on with it. */
@OneDoorTest
class ConcernTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @BeforeEach
    void evening() {
        contacting.at("2024-06-12T18:00:00Z");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Visitor of(String role, UUID organisation) {
        return contacting.visit(port, cast.account(role, organisation, null));
    }

    private Form concern(Visitor by, Details who, String danger, String suicidal, String means, String safe) {
        return Contacting.concern(contacting.form(by, ContactKind.CONCERN, who), danger, suicidal, means, safe);
    }

    @Test
    @Shows("W4.17")
    void anyPartnerRecordsAConcernByGuidedQuestionsKnowsTheNextStepAtOnceAndMakesASafetyPlan() {
        Map<String, Visitor> partners = Map.of(
                "police", of("police", Organisation.idOfSlug("essex-police")),
                "ambulance", of("ambulance", Organisation.idOfOds("RYC")),
                "school", of("school", planning.organisation("school", "School " + Planning.word())),
                "care home", of("care-home", planning.organisation("care-home", "Home " + Planning.word())),
                "voluntary", contacting.visit(port, cast.vcse("veterans-support")),
                "111", contacting.helpline(port),
                "GP", contacting.visit(port, cast.gp()),
                "AMHP", of("amhp", Organisation.idOfSlug("essex-county-council")),
                "team", contacting.clinician(port, Doing.PCN),
                "centre", contacting.visit(port, cast.navigator()));
        partners.forEach((name, partner) -> {
            Form form = concern(partner, Cast.somebody(new Random()), "no", "yes", "yes", "not-known");
            Page bare = form.send();
            assertThat(bare.status()).as(name).isEqualTo(422);
            assertThat(bare.text()).contains("Make a safety plan with the person");
            Page told = Contacting.sent(
                    form.with("people", "His sister, 07700 900811").with("place", "The tablets are with his sister"));
            UUID id = Contacting.id(told);
            assertThat(told.document().select(".nhsuk-card--warning").text())
                    .as(name)
                    .contains("Crisis help within four hours", "Do not leave the person alone", "NHS 111, option 2");
            assertThat(told.document().select("#safety-plan").text()).isEqualTo("Safety plan");
            assertThat(told.text()).contains("His sister, 07700 900811", "The tablets are with his sister");
            assertThat(told.document().select("#k-CONCERN_30M").text()).contains("Due in 30 min");
            // The next step is one press: what was said goes with it, and the centre's clock stops.
            // Whoever may not refer, as an AMHP, is told that the centre does it, and it does so from the same words.
            boolean refers = !name.equals("AMHP");
            assertThat(told.text())
                    .contains(
                            refers
                                    ? "Make the referral with the button below"
                                    : "makes the referral and rings you back");
            Visitor who = refers ? partner : contacting.visit(port, cast.navigator());
            Page made = who.open(Contacting.path(id)).posting("/refer").send();
            String reference = String.valueOf(contacting.found(id).reference());
            assertThat(made.text())
                    .as(name)
                    .contains("Referral " + reference + " is made", "Outcome Referred: " + reference)
                    .doesNotContain("Still open");
            assertThat(made.document().select("#k-CONCERN_30M").text()).contains("Met in");
            Page referral = contacting.visit(port, cast.navigator()).open("/referrals/" + reference);
            assertThat(referral.text())
                    .contains(Contacting.STORY, "Very urgent", "The tablets are with his sister")
                    .contains("Do they have a plan, or something to do it with? Yes");
        });
    }

    @Test
    void whoeverMayNotSearchTheIndexLearnsNothingOfSomebodyByNamingThem() {
        Person person = planning.somebody();
        Details little = new Details(
                person.nhsNumber(),
                person.familyName(),
                null,
                null,
                person.birthDate(),
                person.gender(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        Visitor school = of("school", planning.organisation("school", "School " + Planning.word()));
        Page told = concern(school, little, "no", "no", "no", "yes").send();
        UUID id = Contacting.id(told);
        assertThat(contacting.found(id).personId()).isEqualTo(person.personId());
        for (Page page : java.util.List.of(
                told, school.open("/crisis/contacts"), school.open(Contacting.path(id) + "/identify"))) {
            assertThat(page.text())
                    .contains(String.valueOf(person.familyName()))
                    .doesNotContain(person.headed(), "Robin", person.spacedNhsNumber());
        }
        assertThat(contacting
                        .visit(port, cast.navigator())
                        .open(Contacting.path(id))
                        .text())
                .contains(person.headed(), person.spacedNhsNumber());
    }

    @ParameterizedTest
    @CsvSource({
        "yes, no, no, yes, Ring 999 now, CONCERN_30M",
        "no, yes, no, yes, Seen within 24 hours, CONCERN_4H",
        "no, yes, not-known, yes, Crisis help within four hours, CONCERN_30M",
        "no, no, no, no, Crisis help within four hours, CONCERN_30M",
        "no, not-known, no, yes, Seen within 24 hours, CONCERN_4H",
        "no, no, no, not-known, Crisis help within four hours, CONCERN_30M",
        "not-known, no, no, yes, Ring 999 now, CONCERN_30M",
        "no, no, no, yes, Seen within seven days, CONCERN_4H"
    })
    void theNextStepFollowsFromTheAnswersAndWhatNobodyKnowsIsTakenAsTheWorse(
            String danger, String suicidal, String means, String safe, String step, String clock) {
        Visitor school = of("school", planning.organisation("school", "School " + Planning.word()));
        Page told = concern(school, Contacting.unknown("Girl, about 15"), danger, suicidal, means, safe)
                .with("helps", "Drawing, and being with her dog")
                .send();
        assertThat(told.document().select(".nhsuk-card--warning h2").text()).contains(step);
        assertThat(told.document().select("#k-" + clock).text()).contains("Due in");
    }

    private static final List<String> ASKED = List.of("danger", "suicidal", "means", "safe", "alone", "dependants");

    /** Of every combination of answers: what nobody knows never leads to less than either answer, and each answer counts. */
    @Test
    void noCombinationOfAnswersMakesLessOfWhatNobodyKnowsAndEachAnswerCounts() {
        Set<String> counts = new TreeSet<>();
        for (Map<String, String> answers : combinations()) {
            for (String question : ASKED) {
                int yes = Concern.step(with(answers, question, "yes")).ordinal(); // 999 is the first
                int no = Concern.step(with(answers, question, "no")).ordinal();
                int unknown = Concern.step(with(answers, question, "not-known")).ordinal();
                assertThat(unknown).as("%s of %s", question, answers).isEqualTo(Math.min(yes, no));
                boolean worries = question.equals("safe") ? no <= yes : yes <= no;
                assertThat(worries).as("%s of %s", question, answers).isTrue();
                if (yes != no) {
                    counts.add(question);
                }
            }
        }
        assertThat(counts).containsExactlyInAnyOrderElementsOf(ASKED);
        assertThat(Concern.questions().stream()
                        .filter(question -> question.option("not-known").isPresent())
                        .map(Question::name))
                .containsExactlyElementsOf(ASKED);
        assertThat(Concern.step(Map.of())).isEqualTo(Concern.Step.EMERGENCY);
    }

    private static List<Map<String, String>> combinations() {
        List<Map<String, String>> all = List.of(Map.of());
        for (String question : ASKED) {
            all = all.stream()
                    .flatMap(each -> Stream.of("yes", "no", "not-known").map(answer -> with(each, question, answer)))
                    .toList();
        }
        return all;
    }

    private static Map<String, String> with(Map<String, String> answers, String question, String answer) {
        Map<String, String> more = new HashMap<>(answers);
        more.put(question, answer);
        return more;
    }

    @Test
    void theCentreHasItAsATaskAndSaysWhatCameOfItAndNobodyElseSeesIt() {
        Person person = planning.somebody();
        planning.published(contacting.clinician(port, Doing.PCN), person.personId());
        Visitor school = of("school", planning.organisation("school", "School " + Planning.word()));
        Page told =
                concern(school, Contacting.of(person), "no", "no", "no", "yes").send();
        UUID id = Contacting.id(told);
        String number = contacting.found(id).number();
        assertThat(told.text()).doesNotContain("Said-CP", "Open the crisis plan");
        Visitor centre = contacting.visit(port, cast.navigator());
        assertThat(centre.tasksWith(number).text()).contains("Somebody is worried about a person");
        assertThat(centre.open("/crisis/contacts").text()).contains("Concerns that wait for the centre", number);
        assertThat(of("school", planning.organisation("school", "School " + Planning.word()))
                        .open(Contacting.path(id))
                        .status())
                .isEqualTo(404);
        assertThat(told.document().select("form[action$=outcome]")).isEmpty();
        Page ended = centre.open("/crisis/contacts/number/" + number)
                .posting("/outcome")
                .with("outcome", "own-team")
                .with("next", "Her practitioner sees her tomorrow")
                .send();
        // Nobody of her team has said so: it is no end, and the centre's task and clock go on.
        assertThat(ended.text()).contains("Their own team takes over. Nobody has it yet");
        assertThat(ended.document().select("#k-CONCERN_4H").text()).contains("Due in");
        assertThat(centre.tasksWith(number).text()).contains("Somebody is worried about a person");
        Page taken = ended.posting("/taken")
                .with("holder", "Her practitioner, J Hale")
                .send();
        assertThat(taken.document().select("#k-CONCERN_4H").text()).contains("Met in");
        assertThat(centre.tasksWith(number).text()).doesNotContain("Crisis contact " + number);
        assertThat(school.open(Contacting.path(id)).text()).contains("Her practitioner sees her tomorrow");
        // It was worse than was told: the centre hears it, and looks again though it was ended.
        school.open(Contacting.path(id) + "/correct")
                .form("/correct")
                .with("danger", "yes")
                .with("helps", "Drawing, and being with her dog")
                .send();
        assertThat(centre.tasksWith(number).text()).contains("Somebody is worried about a person");
        assertThat(centre.pageWith("/notifications", number)
                        .document()
                        .select("li, tr")
                        .eachText())
                .anySatisfy(each -> assertThat(each).contains(number, "Ring 999 now"));
        centre.open(Contacting.path(id))
                .posting("/outcome")
                .with("outcome", "called-999")
                .with("next", "The police are with her")
                .send();
        assertThat(centre.tasksWith(number).text()).doesNotContain(number);
        // A clinician who tells of a worry does not open a plan by it.
        Page worried = concern(contacting.clinician(port, "eip"), Contacting.of(person), "no", "no", "no", "yes")
                .send();
        assertThat(worried.text()).doesNotContain("Said-CP", "Open the crisis plan");
    }
}
