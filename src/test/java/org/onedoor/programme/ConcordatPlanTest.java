package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onedoor.programme.UpdateEntry.Precision;
import org.onedoor.programme.reading.PlanText;

/** The real plan of October 2015, read to the last cell: every figure of REQUIREMENTS 6.1 and 6.2. */
class ConcordatPlanTest {
    private final PlanReading plan = Concordat.read();
    private final Map<String, Object> counts = PlanCounts.of(plan);

    @TestFactory
    Stream<DynamicTest> eachOfThe81ActionsReadsAsAnIndependentReadingDid() throws IOException {
        List<String> rows;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/programme/concordat-actions.psv")),
                StandardCharsets.UTF_8))) {
            rows = in.lines().skip(1).toList();
        }
        assertThat(rows).hasSize(81);
        return rows.stream()
                .map(row -> row.split("\\|", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> {
                    ReadAction action = Concordat.action(plan, cells[0]);
                    assertThat(action.line()).isEqualTo(Integer.parseInt(cells[1]));
                    assertThat(action.timescale().replaceAll("\\s+", " "))
                            .isEqualTo(cells[2].replace(" /  / ", " ").replaceAll("\\s+", " "));
                    assertThat(action.when().kind().name()).isEqualTo(cells[3]);
                    assertThat(action.when().due()).isEqualTo(cells[4].equals("-") ? null : LocalDate.parse(cells[4]));
                    assertThat(String.join("; ", action.leadNames())).isEqualTo(cells[5]);
                    assertThat(action.outcomes()).hasSize(Integer.parseInt(cells[6]));
                    assertThat(
                                    action.entries().isEmpty()
                                            ? "-"
                                            : action.entries().stream()
                                                    .map(ConcordatPlanTest::date)
                                                    .collect(Collectors.joining(", ")))
                            .isEqualTo(cells[7]);
                    assertThat(action.links().isEmpty() ? "-" : String.join(" ", action.links()))
                            .isEqualTo(cells[8]);
                    assertThat(action.suggested().kind().name()).isEqualTo(cells[9]);
                }));
    }

    private static String date(UpdateEntry entry) {
        if (entry.on() == null) {
            return "u";
        }
        return entry.precision() == Precision.MONTH
                ? entry.on().toString().substring(0, 7)
                : entry.on().toString();
    }

    @Test
    void everyCellIsAccountedForAndWritingThemAgainGivesTheSameBytes() {
        assertThat(plan.cells()).hasSize(595);
        assertThat(PlanText.of(Concordat.bytes()).bytes()).isEqualTo(Concordat.bytes());
        assertThat(PlanText.joined(
                        plan.head(), plan.cells().stream().map(PlanCell::raw).toList()))
                .isEqualTo(Concordat.text());
        assertThat(plan.actions().stream()
                        .mapToInt(action -> action.raw().size())
                        .sum())
                .isEqualTo(567);
    }

    @Test
    void theCountsOfEverySectionComeOut() {
        assertThat(counts)
                .containsEntry("actionsBySection", List.of(25L, 13L, 15L, 16L, 12L))
                .containsEntry("withUpdateBySection", List.of(23L, 12L, 13L, 11L, 11L))
                .containsEntry("withoutUpdateBySection", List.of(2L, 1L, 2L, 5L, 1L))
                .containsEntry("withDatedEntryBySection", List.of(17L, 8L, 6L, 5L, 1L))
                .containsEntry("withDayDatedEntryBySection", List.of(17L, 5L, 5L, 5L, 1L))
                .containsEntry("withLinksBySection", List.of(4L, 4L, 4L, 7L, 1L))
                .containsEntry("outcomesBySection", List.of(59L, 28L, 37L, 23L, 13L))
                .containsEntry("withUpdate", 70L)
                .containsEntry("withoutUpdate", 11L);
    }

    @Test
    void theLinksAreDirectedAsPrinted() {
        assertThat(counts)
                .containsEntry("links", 34)
                .containsEntry("selfLinks", 1)
                .containsEntry("mutualPairs", 10)
                .containsEntry("oneWayLinks", 13)
                .containsEntry("danglingLinks", 0);
        assertThat(Concordat.action(plan, "1.23").linked()).containsExactly("4.13", "4.14");
        assertThat(Concordat.action(plan, "4.13").linked()).doesNotContain("1.23");
    }

    @Test
    void leadsUpdatesAndTimescalesAreCounted() {
        assertThat(counts)
                .containsEntry("leadMentions", 137)
                .containsEntry("leadSpellings", 34L)
                .containsEntry("leads", 30L)
                .containsEntry("dayDatedEntries", 42L)
                .containsEntry("monthDatedEntries", 4L)
                .containsEntry("undatedEntries", 43L)
                .containsEntry("printedTimescales", 28L)
                .containsEntry("withoutDueDate", 54L)
                .containsEntry("bareNumberCells", 93L)
                .containsEntry("kpis", 0)
                .containsEntry("withRag", 0);
    }

    @Test
    void theStatusIsSuggestedWithThePhraseItRestsOn() {
        assertThat(counts.get("suggested"))
                .isEqualTo(Map.of(
                        "COMPLETE", 7L,
                        "IN_PLACE", 8L,
                        "CEASED", 1L,
                        "CHANGED", 2L,
                        "BEHIND", 1L,
                        "NOT_STARTED", 6L,
                        "NO_UPDATE", 5L,
                        "IN_PROGRESS", 51L));
        assertThat(Concordat.action(plan, "1.3").suggested().evidence()).isEqualTo("Final copy circulated- complete");
        assertThat(Concordat.action(plan, "2.1").suggested().evidence()).isEqualTo("Behind target timelines");
        assertThat(plan.actions())
                .filteredOn(action -> action.suggested().kind().ordinal() < SuggestedStatus.Kind.IN_PROGRESS.ordinal())
                .allSatisfy(action ->
                        assertThat(action.updates()).contains(action.suggested().evidence()));
    }

    @Test
    void theHighlightReportIsSplitOffWithItsRisksUnpaired() {
        HighlightReport report = Objects.requireNonNull(plan.highlight());
        assertThat(report.title()).isEqualTo("Social Prescribing");
        assertThat(report.line()).isEqualTo(1054);
        assertThat(report.ratings())
                .containsExactly(Map.entry("Project Delivery", "Amber"), Map.entry("Financial Delivery", "Amber"));
        assertThat(report.parts().get("Planned Saving 15/16")).hasSize(1);
        assertThat(report.parts().get("Purpose")).singleElement().asString().contains("support the early intervention");
        assertThat(report.parts().get("Resources")).hasSize(5);
        assertThat(report.parts().get("Key actions")).hasSize(6);
        assertThat(report.parts().get("KPIs")).hasSize(1);
        assertThat(report.parts().get("Communication/Engagement")).hasSize(1);
        assertThat(report.risks()).hasSize(6);
        assertThat(report.mitigations()).hasSize(4);
        assertThat(counts).containsEntry("risksWithoutMitigation", 6);
        assertThat(Concordat.warnings(plan)).contains("6 risks have no linked mitigation", "cut short");
    }

    @Test
    void noLeadIsAPersonAndThePlanKnowsItsOwnDay() {
        assertThat(plan.asAt()).isEqualTo("2015-10-31");
        assertThat(plan.title()).isEqualTo("North Essex Crisis Care Concordat Action Plan");
        assertThat(plan.actions().stream().flatMap(action -> action.leadNames().stream()))
                .noneMatch(name -> name.matches("(Dr|Mr|Mrs|Ms|Cllr) .*"));
    }
}
