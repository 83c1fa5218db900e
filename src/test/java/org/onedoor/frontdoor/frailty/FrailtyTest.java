package org.onedoor.frontdoor.frailty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is frail or has dementia goes to the specialist teams, and a team may say from which score on. */
@OneDoorTest
class FrailtyTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 7);
    private static final String SPECIALIST = "dementia-frailty";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Services services;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final Random random = new Random();
    private Account gp;
    private Visitor navigator;
    private Service frailty;

    @BeforeEach
    void aSummerDayWithATeamThatTakesPeopleFromAScoreOn() {
        time.set(Instant.parse("2022-06-07T09:00:00Z"), 0);
        gp = cast.gp();
        navigator = visit(cast.navigator());
        frailty = made.make("frailty-falls", 65, null, "{all}");
        jdbc.sql("""
                update directory.service set specialist_for = '{frailty}', frailty_from = 6 where service_id = :id
                """).param("id", frailty.id()).update();
        made.close(made.beside(frailty, "loneliness")); // makes the directory look again
    }

    @AfterEach
    void giveTheTimeBack() {
        made.close(frailty);
        time.set(Instant.now(), 1);
    }

    /** Registered and living in Harlow, which the specialist team of West Essex serves. */
    private Details inHarlow(LocalDate born) {
        Details any = Cast.somebody(random, born);
        return new Details(
                any.nhsNumber(),
                any.familyName(),
                any.givenName(),
                null,
                born,
                any.gender(),
                "1 Example Road",
                "CM20 1QX",
                any.phone(),
                null,
                "F81009",
                null,
                false,
                false,
                null);
    }

    @Test
    @Shows("W0.05")
    void whoIsFrailOrHasDementiaIsPutToTheSpecialistTeamsFirstAndATeamFromAHigherScoreSaysSo() {
        String reference = doing.referral(gp.actor(), inHarlow(LocalDate.of(1941, 3, 2)));
        Page before = navigator.open("/referrals/" + reference + "/triage");
        assertThat(offers(before)).noneMatch(name -> name.contains("Specialist dementia and frailty"));

        Page flagged = record(visit(gp), reference, "5", "diagnosed").send();
        assertThat(flagged.status()).as(flagged.text()).isEqualTo(200);
        assertThat(flagged.text())
                .contains("Frailty and dementia have been recorded")
                .contains("5, living with mild frailty, scored 1 Jun 2022 by Asha Patel, community nurse")
                .contains("Dementia is diagnosed, recorded 7 Jun 2022")
                .contains("Memory or dementia", "Frailty or a fall");

        Page triage = navigator.open("/referrals/" + reference + "/triage");
        assertThat(triage.document().select("article.onedoor-offer").getFirst().text())
                .startsWith("1. Specialist dementia and frailty")
                .contains("comes first, specialist for dementia and frailty: dementia is diagnosed; scored 5");
        assertThat(offers(triage)).noneMatch(name -> name.contains(frailty.name()));
        assertThat(why(triage)).contains("from 6 on the Clinical Frailty Scale; scored 5");
        assertThat(why(navigator.open("/referrals/" + reference + "/triage?by=nhs-dos-1.5")))
                .contains("from 6 on the Clinical Frailty Scale; scored 5")
                .contains("asked before the search");

        Page again = navigator.open("/referrals/" + reference + "/do/record-frailty");
        assertThat(again.document().select("input[name=score][checked]").val()).isEqualTo("5");
        assertThat(again.document().select("input[name=scoredBy]").val()).isEqualTo("Asha Patel, community nurse");
        record(navigator, reference, "7", "diagnosed").send();
        assertThat(offers(navigator.open("/referrals/" + reference + "/triage")).subList(0, 2))
                .anyMatch(name -> name.contains(frailty.name()))
                .anyMatch(name -> name.contains("Specialist dementia and frailty"));
        assertThat(navigator.open("/referrals/" + reference).text())
                .contains("Clinical Frailty Scale: 5, living with mild frailty")
                .contains("Clinical Frailty Scale: 7, living with severe frailty");
    }

    @Test
    void whatIsRecordedOnceIsKnownOnEveryReferralOfThePersonAndNobodyNotScoredIsLeftOut() {
        Details who = inHarlow(LocalDate.of(1944, 9, 9));
        String first = doing.referral(gp.actor(), who);
        record(navigator, first, "not-scored", "suspected").send();

        String second = doing.referral(gp.actor(), who);
        assertThat(navigator.open("/referrals/" + second).text())
                .contains("Not scored on the Clinical Frailty Scale", "Dementia is suspected");
        record(navigator, second, "6", "suspected").send();
        record(navigator, second, "not-scored", "suspected").send();
        Page triage = navigator.open("/referrals/" + second + "/triage");
        assertThat(triage.document().select("article.onedoor-offer").text())
                .contains("is for people from 6 on the Clinical Frailty Scale; not scored, so ask")
                .contains("specialist for dementia and frailty: dementia is suspected");
    }

    @Test
    void whatWasRecordedWhereThePersonRefusedSharingIsToldOnTheirOtherReferralsOnlyToWhoeverMayReadIt() {
        Details who = inHarlow(LocalDate.of(1944, 9, 9));
        String refused = doing.referral(gp.actor(), who, "refused", Priority.ROUTINE, "memory");
        record(visit(gp), refused, "7", "diagnosed").send();
        String second = doing.referral(cast.gp("F81110").actor(), who, "given", Priority.ROUTINE, "low-mood-anxiety");
        doing.accepted(second, Doing.PCN);
        Visitor team = visit(cast.clinician(Doing.PCN));

        Page page = team.open("/referrals/" + second);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("Dementia is diagnosed", "severe frailty", "scored 1 Jun 2022");
        assertThat(team.open("/referrals/" + second + "/do/record-frailty")
                        .document()
                        .select("input[name=score][checked], input[name=dementia][checked]")
                        .eachAttr("value"))
                .doesNotContain("7", "diagnosed");
        Page timeline = team.open("/people/" + doing.person(second)).follow("Timeline");
        assertThat(timeline.text())
                .contains("Frailty and dementia recorded")
                .doesNotContain("severe frailty", "Dementia is diagnosed");

        // What they find out themselves is theirs to see, and takes nothing away from whoever may read the other.
        time.set(Instant.parse("2022-06-07T10:00:00Z"), 0);
        record(team, second, "5", "not-known").send();
        assertThat(team.open("/referrals/" + second).text()).contains("5, living with mild frailty");
        assertThat(visit(gp).open("/referrals/" + refused).text()).contains("5, living with mild frailty");
        time.set(Instant.parse("2022-06-07T11:00:00Z"), 0);
        record(visit(gp), refused, "8", "diagnosed").send();
        assertThat(visit(gp).open("/referrals/" + refused).text()).contains("very severe frailty");
        assertThat(team.open("/referrals/" + second).text())
                .contains("5, living with mild frailty")
                .doesNotContain("very severe frailty", "Dementia is diagnosed");
    }

    @Test
    void aMistakenRecordPutRightTakesTheNeedsItAddedAwayAgainAndNoneThatCameWithTheReferral() {
        Details who = inHarlow(LocalDate.of(1942, 2, 11));
        String first = doing.referral(gp.actor(), who, "given", Priority.SOON, "low-mood-anxiety");
        String second = doing.referral(gp.actor(), who, "given", Priority.SOON, "memory");
        record(navigator, second, "6", "suspected").send();
        record(navigator, first, "6", "suspected").send();
        assertThat(needs(first)).containsExactlyInAnyOrder("low-mood-anxiety", "memory", "frailty-falls");
        record(navigator, first, "not-scored", "not-known").send();
        record(navigator, first, "not-scored", "suspected").send();
        assertThat(needs(first))
                .as("what is not known rules nothing out")
                .containsExactlyInAnyOrder("low-mood-anxiety", "memory", "frailty-falls");

        Page right = record(navigator, first, "2", "no").send();
        assertThat(needs(first)).containsExactly("low-mood-anxiety");
        assertThat(needs(second)).as("a need that the GP gave stays").containsExactly("memory");
        assertThat(offers(navigator.open("/referrals/" + first + "/triage")))
                .noneMatch(name -> name.contains("Specialist dementia and frailty"));
        assertThat(right.text())
                .contains("Clinical Frailty Scale: 6")
                .contains("Clinical Frailty Scale: 2")
                .contains("Recognised: Dementia, diagnosed or suspected, Living with frailty")
                .contains("Put right, no longer a need: Dementia, diagnosed or suspected, Living with frailty");
        record(navigator, first, "6", "no").send();
        assertThat(needs(first)).as("and again").containsExactlyInAnyOrder("low-mood-anxiety", "frailty-falls");
        record(navigator, first, "2", "no").send();
        assertThat(needs(first)).containsExactly("low-mood-anxiety");
    }

    private List<String> needs(String reference) {
        return doing.now(reference).needs();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatWasTyped() {
        String reference = doing.referral(gp.actor(), inHarlow(LocalDate.of(1941, 3, 2)));
        Page nothing = navigator
                .open("/referrals/" + reference + "/do/record-frailty")
                .form("/do/record-frailty")
                .send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Say what is known of dementia", "Choose a score, or 'Not scored'");

        Page unsigned =
                record(navigator, reference, "4", "no").instead("scoredBy", " ").send();
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(unsigned.text()).contains("Say who gave the score, by name and role");
        assertThat(unsigned.document().select("input[name=score][checked]").val())
                .isEqualTo("4");
        assertThat(record(navigator, reference, "4", "no")
                        .instead("scoredOn-year", "2023")
                        .send()
                        .text())
                .contains("The day of the score cannot be in the future");
        assertThat(record(navigator, reference, "not-scored", "not-known")
                        .send()
                        .text())
                .contains("Choose a score, or say what is known of dementia");

        String young = doing.referral(gp.actor(), inHarlow(LocalDate.of(1957, 6, 8)));
        Page tooYoung = record(navigator, young, "4", "no").send();
        assertThat(tooYoung.status()).isEqualTo(422);
        assertThat(tooYoung.text()).contains("for people of 65 and over, and on that day this person was younger");
        assertThat(record(navigator, young, "not-scored", "diagnosed").send().status())
                .isEqualTo(200);
    }

    @Test
    void theRecognitionsListSendsDementiaAndFrailtyToTheirOwnStep() {
        String reference = doing.referral(gp.actor(), inHarlow(LocalDate.of(1941, 3, 2)));
        Page page = navigator.open("/referrals/" + reference + "/do/recognise");
        assertThat(page.document().select("input[name=signs][value=memory]")).isEmpty();
        Page sent = page.form("/do/recognise").with("signs", "memory").send();
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.text()).contains("Use 'Record frailty or dementia'");
    }

    @Test
    void theSpecialistTeamOfTheSeedsIsInTheDirectoryAndTheStaffSearchAsksForBoth() {
        assertThat(services.byCode(SPECIALIST)
                        .orElseThrow()
                        .eligibility()
                        .specialist()
                        .words())
                .isEqualTo("specialist for dementia and frailty");
        Form search = navigator.open("/services").form("/services").with("q", frailty.name());
        assertThat(search.with("frailty", "5")
                        .send()
                        .document()
                        .select("#left-out")
                        .text())
                .contains("from 6 on the Clinical Frailty Scale; scored 5");
        assertThat(search.with("frailty", "8").send().document().select("#fits").text())
                .contains("comes first, specialist for frailty: scored 8, living with very severe frailty");
    }

    private Form record(Visitor visitor, String reference, String score, String dementia) {
        boolean scored = !score.equals("not-scored");
        LocalDate on = TODAY.minusDays(6);
        return visitor.open("/referrals/" + reference + "/do/record-frailty")
                .form("/do/record-frailty")
                .with("score", score)
                .with("scoredOn-day", scored ? String.valueOf(on.getDayOfMonth()) : "")
                .with("scoredOn-month", scored ? String.valueOf(on.getMonthValue()) : "")
                .with("scoredOn-year", scored ? String.valueOf(on.getYear()) : "")
                .with("scoredBy", scored ? "Asha Patel, community nurse" : "")
                .with("dementia", dementia);
    }

    private static List<String> offers(Page page) {
        return page.document().select("article.onedoor-offer h3").eachText();
    }

    private String why(Page page) {
        return Objects.requireNonNull(page.document().getElementById("x-" + frailty.id()), "not left out")
                .select("li")
                .text();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
