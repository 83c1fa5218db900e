package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.reading.PlanText;

/** The other real tables and lists: each is read from its source's own text, with the counts it has there. */
class PlanListsTest {
    private static byte[] file(String name) {
        try (InputStream in =
                Objects.requireNonNull(PlanListsTest.class.getResourceAsStream("/reference/programme/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanReading read(String name) {
        byte[] file = file(name);
        PlanReading reading = PlanFiles.read(name, file);
        List<String> raws = reading.cells().stream().map(PlanCell::raw).toList();
        assertThat(PlanText.joined(reading.head(), raws)).isEqualTo(new String(file, StandardCharsets.UTF_8));
        return reading;
    }

    private static List<Integer> perSection(PlanReading reading) {
        return reading.actions().stream()
                .collect(Collectors.groupingBy(ReadAction::section, java.util.TreeMap::new, Collectors.counting()))
                .values()
                .stream()
                .map(Long::intValue)
                .toList();
    }

    @Test
    void theStrategyOf2017HasSixtyAimsAndVoicesInEightLists() {
        PlanReading strategy = read("southend-essex-thurrock-strategy-2017-21.txt");
        assertThat(strategy.kind()).isEqualTo(PlanKind.STRATEGY);
        assertThat(strategy.sections())
                .containsExactly(
                        "Our vision",
                        "How",
                        "What we will deliver to 2020-21",
                        "Your voice, your views",
                        "Immediate Priorities",
                        "Prevention & Early Intervention",
                        "Acute and Crisis Services",
                        "Supporting Recovery");
        assertThat(perSection(strategy)).containsExactly(9, 7, 14, 9, 4, 6, 6, 5);
        assertThat(strategy.actions())
                .extracting(ReadAction::text)
                .contains("Reduction in suicide with the ambition of zero suicide.")
                .contains("‘Simplify things – getting help in Essex can be too complicated and confusing’");
    }

    @Test
    void theImplementationGroupHasEightFunctionsCalledByTheirLetters() {
        PlanReading functions = read("set-implementation-group-functions.txt");
        assertThat(functions.kind()).isEqualTo(PlanKind.FUNCTIONS);
        assertThat(functions.actions())
                .extracting(ReadAction::number)
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(functions.actions().getLast().text())
                .startsWith("Horizon scanning and sense making. Identifying new and emerging issues");
        assertThat(functions.sections()).containsExactly("The main functions for the group are proposed to be.");
    }

    @Test
    void theLongTermPlanHasEightCommitmentsInThreeCategoriesWithTheirYears() {
        PlanReading commitments = read("nhs-long-term-plan-commitments-west-essex.txt");
        assertThat(commitments.kind()).isEqualTo(PlanKind.COMMITMENTS);
        assertThat(perSection(commitments)).containsExactly(1, 4, 3);
        assertThat(commitments.actions())
                .extracting(action -> action.when().due())
                .filteredOn(Objects::nonNull)
                .containsExactly(
                        java.time.LocalDate.of(2024, 3, 31),
                        java.time.LocalDate.of(2024, 3, 31),
                        java.time.LocalDate.of(2021, 3, 31),
                        java.time.LocalDate.of(2024, 3, 31));
        assertThat(commitments.actions().get(1).text()).startsWith("370,000 people* receiving care");
        assertThat(Concordat.warnings(commitments)).contains("These are national targets");
    }

    @Test
    void westEssexHasTwentyFourMeasuresOfSuccessUnderFourObjectives() {
        PlanReading measures = read("west-essex-measures-of-success.txt");
        assertThat(perSection(measures)).containsExactly(8, 6, 4, 6);
        assertThat(measures.sections().getFirst())
                .isEqualTo("STRATEGIC OBJECTIVE 1: WE WILL DELIVER SAFE, HIGH QUALITY INTEGRATED SERVICES");
        assertThat(measures.actions().get(3).text()).isEqualTo("Dying at home.");
    }

    @Test
    void theCountyHasTwentyCommitmentsInFourAreas() {
        PlanReading county = read("essex-levelling-up-commitments-2021-25.txt");
        assertThat(county.kind()).isEqualTo(PlanKind.COMMITMENTS);
        assertThat(county.title()).isEqualTo("Everyone's Essex: our plan for levelling up the county, 2021 to 2025");
        assertThat(county.sections())
                .containsExactly(
                        "The economy",
                        "The environment",
                        "Health, independence and wellbeing for all ages",
                        "Children and families");
        assertThat(perSection(county)).containsExactly(5, 5, 5, 5);
    }

    @Test
    void theNineMonthlyFiguresAddUpToThePrintedTotalAndNoYearIsGuessed() {
        PlanReading referrals = read("thurrock-pcn-monthly-referrals.txt");
        assertThat(referrals.kind()).isEqualTo(PlanKind.FIGURES);
        assertThat(referrals.actions()).hasSize(9);
        assertThat(referrals.actions().get(7).text()).isEqualTo("November: 423");
        assertThat(Concordat.warnings(referrals))
                .contains("The 9 figures add up to 2320, as printed.", "No year is printed");
        String wrong = new String(file("thurrock-pcn-monthly-referrals.txt"), StandardCharsets.UTF_8)
                .replace("\t423", "\t432")
                .replace("\t143", "\tmany");
        assertThat(Concordat.warnings(PlanFiles.read("figures.txt", wrong.getBytes(StandardCharsets.UTF_8))))
                .contains("'many' is not a number", "and '2320' is printed. Both are kept");
    }

    @Test
    void theTickedClassOfABoardsPaperIsReadAndAPaperWithNoTickSaysSo() {
        String printed = "For information only\t\tFor discussion\t\tApproval required\t";
        String rule = "--------\t--\t--------\t--\t--------\t--";
        String functions = "The group's functions\n- a) Watch\n- b) Advise\n- c) Learn\n";
        assertThat(classes(printed + "\n" + rule + "\n\n" + functions)).contains("none of them is ticked");
        assertThat(classes(printed.replace("discussion\t", "discussion\t✓") + "\n" + rule + "\n" + functions))
                .contains("The paper is ticked: For discussion.");
        assertThat(classes("For information\tFor discussion\tApproval required\n" + rule + "\nX\t\tX\n" + functions))
                .contains("The paper is ticked: For information, Approval required.");
        assertThat(classes(functions)).doesNotContain("ticked");
    }

    private static String classes(String text) {
        return Concordat.warnings(PlanFiles.read("paper.txt", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLetterWithTwoBulletsIsNoPlan() {
        byte[] letter = "Dear all\n- milk\n- bread\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PlanFiles.read("letter.txt", letter)).isInstanceOf(Invalid.class);
        byte[] list = "Aims\n- One\n- Two\n- Three\n".getBytes(StandardCharsets.UTF_8);
        assertThat(PlanFiles.read("list.txt", list).actions()).hasSize(3);
    }
}
