package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Strategies, contracts and the plans of single organisations, with what ties them and what nobody answers for. */
@OneDoorTest
class StrategyRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    private Visitor essex;
    private String word;

    @BeforeEach
    void signIn() {
        essex = visitor("governance", GroupsTest.ESSEX);
        word = Typed.word();
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    @Test
    @Shows({"V20", "C1.13b"})
    void aPlanOfOneOrganisationIsTiedToTheActionsOfTheOther() {
        String concordat = Typed.concordat(essex, "Concordat " + word);
        String children = Typed.plan(essex, "Children's plan " + word);
        Page wrong = essex.open("/plans/" + children + "/register")
                .form("/tie")
                .with("tie-to", concordat + "/9.9")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("has no action 9.9");
        Page tied = wrong.form("/tie").with("tie-to", concordat + "/1.2").send();
        assertThat(tied.hasLink("Concordat %s, 1.2".formatted(word))).isTrue();
        tied.form("/tie")
                .with("tie-to", concordat + "/2.5")
                .send()
                .form("/tie")
                .with("tie-number", "1.1")
                .with("tie-to", concordat + "/2.8")
                .send();
        for (String number : List.of("1.2", "2.5")) {
            Page action = essex.open("/plans/" + concordat + "/actions/" + number);
            assertThat(action.text()).as(number).contains("In other plans:");
            assertThat(action.hasLink("Children's plan " + word)).as(number).isTrue();
        }
        assertThat(essex.open("/plans/" + concordat + "/actions/2.8")
                        .hasLink("Children's plan %s, 1.1".formatted(word)))
                .isTrue();
        assertThat(essex.open("/plans/" + children + "/register").text())
                .contains("Concordat %s, 1.2".formatted(word), "Concordat %s, 2.5".formatted(word));
        assertThat(essex.open("/plans/" + children + "/actions/1.1").hasLink("Concordat %s, 2.8".formatted(word)))
                .isTrue();
        Page untied =
                essex.open("/plans/" + children + "/register").form("/untie").send();
        assertThat(untied.hasLink("Concordat %s, 1.2".formatted(word))).isFalse();
    }

    @Test
    @Shows({"V48", "C1.02d"})
    void aStrategyIsPublishedInVersionsAndContractObligationsAreTrackedWithEvidenceAndADueDay() {
        String strategy = Typed.planOf(essex, "strategy", "Suicide Prevention Strategy " + word);
        Page published = essex.open("/plans/" + strategy + "/publish")
                .form("/publish")
                .with("said", "The first version of the strategy.")
                .send();
        assertThat(published.text()).contains("Version 1 is public now");
        Page open = new Visitor(port).open("/plan/" + strategy);
        assertThat(open.text()).contains("Version 1", "Suicide Prevention Strategy " + word, "Open the first door");
        assertThat(essex.open("/plans/" + strategy).text()).contains("Strategy", "2 aims");

        String contract = Typed.planOf(essex, "contract-obligations", "Contract " + word);
        assertThat(essex.open("/plans/" + contract).text()).contains("Contract obligations", "2 obligations");
        Visitor police = visitor("police", GroupsTest.POLICE);
        Page evidenced = police.open("/plans/" + contract + "/actions/1.1/do/attach-evidence")
                .form("/attach-evidence")
                .with("title", "Transition protocol")
                .with("words", "Signed by both trusts in March")
                .sendWith("file", "protocol.txt", "signed".getBytes(StandardCharsets.UTF_8));
        assertThat(evidenced.text()).contains("Transition protocol", "Past its due day");
        assertThat(essex.open("/plans/" + contract + "?due=overdue").text()).contains("1 obligation", "1.1");
    }

    @Test
    @Shows("S10")
    void aStrategyShowsOfEveryTargetItsOwnerLastUpdateStatusAndEvidenceAndListsWhatHasNoneOrIsSilent() {
        String strategy = Typed.planOf(
                essex, "strategy", "Strategy " + word, "From April 2019\n\tEssex Police", "From April 2019\n\t");
        Visitor police = visitor("police", GroupsTest.POLICE);
        police.open("/plans/" + strategy + "/actions/1.1/do/log-update")
                .form("/log-update")
                .with("words", "The first door is open on weekdays")
                .send();
        police.open("/plans/" + strategy + "/actions/1.1/do/attach-evidence")
                .form("/attach-evidence")
                .with("title", "Rota")
                .with("words", "The rota of the first door")
                .sendWith("file", "rota.txt", "weekdays".getBytes(StandardCharsets.UTF_8));
        Page all = essex.open("/plans/" + strategy);
        assertThat(all.document().select(".onedoor-plan tbody tr").eachText())
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "1.1",
                                "Essex Police",
                                "Suggested: ",
                                "Evidence attached",
                                org.onedoor.platform.time.London.day(entries.today())))
                .anySatisfy(row -> assertThat(row).contains("1.2", "Nobody").doesNotContain("Evidence attached"));
        assertThat(essex.open("/plans/" + strategy + "?lead=none")
                        .document()
                        .select(".onedoor-plan tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .contains("1.2");
        assertThat(essex.open("/plans/" + strategy + "?silent=90")
                        .document()
                        .select(".onedoor-plan tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .contains("1.2");
    }

    @Test
    @Shows("W4.09")
    void theTwentyCommitmentsOfTheCountyAreLoadedUnderFourAreasAndEachHasAStatus() {
        String text =
                Typed.reference("essex-levelling-up-commitments-2021-25.txt").replace("our plan", "plan " + word);
        Page review = essex.open("/plans/new")
                .form("/plans")
                .sendWith("file", word + ".txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(review.text()).contains("20 commitments");
        Page plan = review.form("/confirm").send();
        assertThat(plan.text())
                .contains(
                        "Commitments",
                        "20 commitments",
                        "The economy",
                        "The environment",
                        "Health, independence and wellbeing for all ages",
                        "Children and families");
        assertThat(plan.document().select(".onedoor-plan tbody tr").eachText())
                .hasSize(20)
                .allSatisfy(row -> assertThat(row).contains("Suggested: no update"));
        String code = Typed.code(plan);
        Page carers = plan.follow("Line 14");
        assertThat(carers.text()).contains("Carers");
        String chair = cast.account("governance", GroupsTest.ESSEX, null).username();
        essex.open("/plans/" + code + "/register")
                .form("/chair")
                .with("chair", chair)
                .send();
        Page said = new Visitor(port)
                .signIn(chair)
                .open(carers.path() + "/do/set-status")
                .form("/set-status")
                .with("status", "in-progress")
                .with("reason", "The carers' service is open")
                .send();
        assertThat(said.text()).contains("Status set to in progress", "The carers' service is open");
        assertThat(essex.open("/plans/" + code)
                        .document()
                        .select(".onedoor-plan tbody tr")
                        .eachText())
                .filteredOn(row -> row.contains("In progress"))
                .singleElement()
                .asString()
                .contains("Carers");
    }

    @Test
    @Shows("W0.27")
    void theSixKeyRisksOfWestEssexAreInTheRegisterToBeScoredAndTiedToAMeasure() {
        Visitor trust = visitor("governance", org.onedoor.organisation.Organisation.idOfOds("R1L"));
        Page listed = trust.open("/registers/risk?owner=mine&q=EPUT+Strategic+Plan");
        assertThat(listed.document().select("tbody tr a").eachText())
                .contains(
                        "Recruitment and retention",
                        "Staff well-being and recovery",
                        "Access to data and real-time clinical information",
                        "Connection and alignment with local providers",
                        "High caseloads with increasing complexity/acuity",
                        "Rejecting and excluding referrals.");
        Page scored = trust.open("/registers/risk/west-essex-rejecting-and-excluding-referrals/change")
                .form("/change")
                .with("likelihood", "4 likely")
                .with("impact", "4 major")
                .with("answers_for", "Director of the care unit")
                .with("measure", "Share of referrals that come back")
                .send();
        assertThat(scored.text())
                .contains(
                        "16 of 25",
                        "Director of the care unit",
                        "Share of referrals that come back",
                        "Essex Partnership University NHS Foundation Trust");
    }

    @Test
    @Shows("W1.19")
    void theMilestonesOfTheCentreAreReachedWithEvidenceAndCountedInPerCent() {
        String twoMilestones = String.join("\n", "\tEnd March 2020", "", "End October 2020");
        String plan = Typed.plan(essex, "Centre " + word, "\tMarch 2020", twoMilestones);
        assertThat(essex.open("/plans/board").document().select("#p-" + plan).text())
                .contains("0 of 2 (0%)");
        Visitor police = visitor("police", GroupsTest.POLICE);
        Page reached = police.open("/plans/" + plan + "/actions/1.1/do/reach-milestone")
                .form("/reach-milestone")
                .with("milestone", "2020-03-31")
                .with("on-day", "30")
                .with("on-month", "3")
                .with("on-year", "2020")
                .with("words", "The centre took its first call")
                .send();
        assertThat(reached.text()).contains("The centre took its first call", "nobody has said it is reached");
        assertThat(essex.open("/plans/board").document().select("#p-" + plan).text())
                .contains("1 of 2 (50%)");
    }
}
