package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.programme.UpdateEntry.Precision;

/** The twenty traps of REQUIREMENTS 6.1, by number. */
class PlanTrapsTest {
    private final PlanReading plan = Concordat.read();

    private ReadAction action(String number) {
        return Concordat.action(plan, number);
    }

    @Test
    void trap1_theMissingNumberIsSaidAndNothingIsRenumbered() {
        assertThat(Concordat.warnings(plan)).contains("Line 420: 2.3 missing");
        assertThat(plan.actions())
                .extracting(ReadAction::number)
                .contains("2.2", "2.4")
                .doesNotContain("2.3");
    }

    @Test
    void trap2_aNumberOnTheSecondLineOfItsCellIsFound() {
        assertThat(action("2.9").line()).isEqualTo(523);
        assertThat(action("2.9").raw().getFirst()).isEqualTo("\n2.9\n");
    }

    @Test
    void trap3_aLinkThatLooksLikeAnActionIsNone() {
        assertThat(plan.actions())
                .extracting(ReadAction::number)
                .doesNotHaveDuplicates()
                .hasSize(81);
        assertThat(action("1.5").links()).containsExactly("1.15");
    }

    @Test
    void traps4And5_sectionsAreNumberedByOrderWhateverTheirHeadingsSay() {
        assertThat(plan.sections())
                .containsExactly(
                        "Commissioning to allow earlier intervention and responsive crisis services",
                        "2.Access to support before crisis point",
                        "3. Urgent and Emergency access to crisis care",
                        "4.Quality of treatment and care when in crisis",
                        "5.Recovery and Staying well/ Preventing future crises");
        assertThat(action("1.25").section()).isEqualTo(1);
        assertThat(action("2.1").section()).isEqualTo(2);
    }

    @Test
    void trap6_theSelfLinkStaysAndTheReportAfterItIsCutOff() {
        assertThat(action("5.12").links()).containsExactly("2.7", "5.4", "5.5", "5.12");
        assertThat(Concordat.warnings(plan)).contains("5.12 links to itself");
        assertThat(action("5.12").raw().getLast()).contains(" Social Prescribing");
    }

    @Test
    void trap7_aFullStopAfterALinkIsStripped() {
        assertThat(action("2.7").links()).containsExactly("5.4", "5.5", "5.12");
    }

    @Test
    void trap8_anOutcomeNeedsNoBulletAndABulletIsNotAlwaysAnOutcome() {
        assertThat(action("5.6").outcomes()).containsExactly("Improving public knowledge and awareness of MH issues");
        assertThat(action("5.8").outcomes()).hasSize(1);
        assertThat(action("2.6").outcomes()).hasSize(9);
        assertThat(action("2.6").text().lines().filter(line -> line.startsWith("·")))
                .hasSize(25);
        assertThat(action("5.5").text()).contains("\nAlso:\n");
    }

    @Test
    void traps9And10_cellsOfSeveralLinesAndBlankLinesKeepTheirWords() {
        assertThat(action("1.25").leadNames())
                .containsExactly("ECC", "North and South Essex CCGs", "Thurrock and Southend LA’s");
        assertThat(action("1.8").when().milestones())
                .containsExactly(LocalDate.of(2015, 3, 31), LocalDate.of(2015, 10, 31));
        assertThat(action("1.25").text()).contains("\n\nWork with multi agency partners");
        assertThat(action("3.5").text()).contains("\n\nEngage and work");
        assertThat(action("2.4").text()).startsWith("Creation of screening/self-diagnosis/\nmanagement tools");
        assertThat(action("1.1").leads()).isEqualTo("North Essex CCGs/ NEP");
    }

    @Test
    void trap11_leadsArePartedByStrokesCommasAndLinesButNotByAnd() {
        assertThat(action("1.2").leadNames()).containsExactly("North Essex CCGs", "NEP");
        assertThat(action("1.9").leadNames())
                .containsExactly("CCG CAMHS commissioners", "Essex County Council", "Thurrock and Southend Councils");
        assertThat(PlanCounts.of(plan)).containsEntry("leadSpellings", 34L).containsEntry("leads", 30L);
    }

    @Test
    void trap12_datesComeDayFirstInEveryShape() {
        assertThat(action("1.13").entries().getLast().on()).isEqualTo("2015-09-28");
        assertThat(action("1.6").entries().getFirst().on()).isEqualTo("2015-08-18");
        assertThat(action("1.3").entries().getLast().on()).isEqualTo("2015-10-05");
        assertThat(action("2.2").entries().getFirst().precision()).isEqualTo(Precision.MONTH);
        assertThat(plan.actions().stream()
                        .flatMap(each -> each.entries().stream())
                        .filter(entry -> entry.precision() == Precision.DAY)
                        .map(UpdateEntry::on))
                .allMatch(day -> !day.isBefore(LocalDate.of(2015, 6, 16)) && !day.isAfter(LocalDate.of(2015, 10, 30)));
    }

    @Test
    void trap13_whatOnlyLooksLikeADateOpensNoEntry() {
        assertThat(action("2.1").entries()).hasSize(2);
        assertThat(action("2.1").entries().getFirst().text()).contains("24/7 crisis phone");
        assertThat(action("1.1").entries().get(1).text()).contains("From 17/06 there will be");
        assertThat(action("1.16").entries()).hasSize(2);
        assertThat(action("4.9").updates()).doesNotContain("Train the Trainers");
    }

    @Test
    void trap14_aMonthOpensAnEntryOnlyBeforeADash() {
        assertThat(action("2.1").entries().getLast().text()).startsWith("October 2015 meeting agreed");
        assertThat(action("2.8").entries().getFirst().on()).isEqualTo("2015-10-01");
    }

    @Test
    void trap15_theOrderOfTheFileIsKept() {
        assertThat(action("1.1").entries())
                .extracting(UpdateEntry::on)
                .containsExactly(null, LocalDate.of(2015, 6, 16), LocalDate.of(2015, 9, 30));
    }

    @Test
    void trap16_wordsOfStatusThatLieSuggestNothingDone() {
        for (String number : List.of("1.5", "1.20", "2.9", "3.6", "4.8", "5.5")) {
            assertThat(action(number).suggested().kind()).as(number).isEqualTo(SuggestedStatus.Kind.IN_PROGRESS);
        }
        assertThat(action("3.15").suggested().evidence()).startsWith("THIS SERVICE HAS NOW CEASED");
        assertThat(action("1.9").updates()).isEqualTo(action("1.25").updates());
    }

    @Test
    void trap17_anUpdateThatPointsElsewhereSaysWhere() {
        assertThat(action("4.6").pointer()).isEqualTo("4.5");
        assertThat(action("5.4").pointer()).isEqualTo("2.7");
        assertThat(action("3.3").pointer()).isEqualTo("3.2");
        assertThat(action("4.6").updates()).isEqualTo("As above");
    }

    @Test
    void trap18_whatIsPromisedAndAbsentIsSaid() {
        assertThat(Concordat.warnings(plan))
                .contains("The file holds 0 KPIs", "None of the 81 actions has a rating; none is set");
    }

    @Test
    void trap19_spellingsAreKept() {
        assertThat(action("3.6").text()).contains("AMPH");
        assertThat(action("1.5").updates()).contains("Intension");
        assertThat(action("4.4").text()).contains("approved mental health professions");
    }

    @Test
    void trap20_linksAreNotMadeMutual() {
        assertThat(action("1.21").linked()).containsExactly("1.5", "1.15");
        assertThat(action("1.15").linked()).containsExactly("1.5");
    }

    @Test
    void theSameWordsInTwoActionsAreStillTheirOwn() {
        assertThat(action("3.9").outcomes())
                .isEqualTo(action("4.1").outcomes())
                .isEqualTo(action("4.2").outcomes());
        assertThat(action("4.7").updates()).isEqualTo(action("5.11").updates());
        assertThat(action("2.13").outcomes().getFirst()).contains("referred\u00A0into");
    }
}
