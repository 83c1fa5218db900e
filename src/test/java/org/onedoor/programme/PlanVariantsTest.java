package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onedoor.Seeds;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.reading.PlanText;

/** Copies of the plan that somebody edited, and plans of other years: read sensibly, nothing lost, each fault located. */
class PlanVariantsTest {
    private static final PlanReading WHOLE = Concordat.read();

    private static void othersUnchanged(PlanReading plan, String... except) {
        List<String> skip = List.of(except);
        for (ReadAction action : WHOLE.actions()) {
            if (!skip.contains(action.number())) {
                ReadAction read = Concordat.action(plan, action.number());
                assertThat(read.text()).as(action.number()).isEqualTo(action.text());
                assertThat(read.updates()).as(action.number()).isEqualTo(action.updates());
                assertThat(read.links()).as(action.number()).isEqualTo(action.links());
                assertThat(read.leadNames()).as(action.number()).isEqualTo(action.leadNames());
            }
        }
    }

    @Test
    void aNumberThatLostItsLastZeroInASpreadsheetIsExplained() {
        String rows = "No.,Action,Timescale,Led By\n";
        for (String number : List.of("1.1", "1.8", "1.9", "1.1", "1.11")) {
            rows += "%s,Do the thing,March 2025,Essex Police\n".formatted(number);
        }
        assertThat(Concordat.warnings(new PlanFile("plan.csv", rows.getBytes(StandardCharsets.UTF_8)).read()))
                .contains("It follows 1.9, and a spreadsheet writes 1.10 as 1.1 unless the cell is text.");
    }

    @Test
    void aMissingNumberCostsNoOtherRow() {
        PlanReading plan = Concordat.edited(text -> text.replace("\t1.12\n", "\t\n"));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan))
                .contains("Line 196: The action 'Publication and implementation of the North Essex Personality");
        othersUnchanged(plan, "1.12");
    }

    @Test
    void aNumberLostWithItsCellCostsNoOtherRow() {
        PlanReading plan = Concordat.edited(text -> text.replace("\t3.7\n", ""));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan))
                .contains("'NEP will consistently meet the 4 hour response time", "no number");
        othersUnchanged(plan, "3.7");
    }

    @Test
    void aCellLostFromARowCostsNoOtherRow() {
        PlanReading plan = Concordat.edited(text -> text.replace("\tEnd November 2015\n", ""));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan)).contains("2.9 has 6 cells and should have 7. The cell 'Timescale'");
        othersUnchanged(plan, "2.9");
    }

    @Test
    void aTabInsideACellCostsNoOtherRow() {
        PlanReading plan = Concordat.edited(
                text -> text.replace("Evaluation due to be completed", "Evaluation\tdue to be completed"));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan)).contains("2.9 has 8 cells and should have 7");
        assertThat(Concordat.action(plan, "2.9").updates()).contains("Evaluation", "due to be completed by the end");
        othersUnchanged(plan, "2.9");
    }

    @Test
    void twoActionsWithOneNumberAreBothKept() {
        PlanReading plan = Concordat.edited(text -> text.replace("\t4.12\n", "\t4.11\n"));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan)).contains("4.11 is used twice: line 869 has it too", "4.12 missing");
    }

    @Test
    void aDateThatIsNoneIsSaidAndItsWordsAreKept() {
        PlanReading plan =
                Concordat.edited(text -> text.replace("28.09.15", "31.09.15").replace("\n30/10/15-", "\n10/30/15-"));
        assertThat(Concordat.warnings(plan))
                .contains("UPDATE of 1.13: '31.09.15' begins like a date", "UPDATE of 1.8: '10/30/15-");
        assertThat(Concordat.action(plan, "1.13").entries()).hasSize(2).allMatch(entry -> entry.on() == null);
        assertThat(Concordat.action(plan, "1.8").updates()).contains("10/30/15- Plan resubmitted");
    }

    @Test
    void daysAsSpreadsheetsAndLettersWriteThemAreRead() {
        String rows = "No.,Action,Timescale,Led By,Outcomes,UPDATE,Links\n"
                + "1.1,Do one thing,2026-12-01,Essex Police,,2026-11-02 met,\n"
                + "1.2,Do another,12/2026,Essex Police,,1st November 2026: met,\n"
                + "1.3,Do a third,2011-12-05,Essex Police,,2 Nov 2026 was too early to say,\n"
                + "1.4,Do a fourth,2026-13-01,Essex Police,,2026-02-30 met,\n";
        PlanReading plan = new PlanFile("plan.csv", rows.getBytes(StandardCharsets.UTF_8)).read();
        assertThat(plan.actions())
                .extracting(action -> action.when().due())
                .containsExactly(
                        LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31), LocalDate.of(2011, 12, 5), null);
        assertThat(plan.actions())
                .extracting(action -> action.entries().getFirst().on())
                .as("a sentence that begins with a day is no entry of that day")
                .containsExactly(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 1), null, null);
        assertThat(plan.actions())
                .extracting(action -> action.entries().getFirst().text())
                .containsExactly("met", "met", "2 Nov 2026 was too early to say", "2026-02-30 met");
        assertThat(Concordat.warnings(plan))
                .contains(
                        "'2026-02-30 met' begins like a date, and there is no such day", "'2026-13-01' gives no date");
    }

    @Test
    void aTimescaleThatIsNoneIsSaidWithItsLine() {
        PlanReading plan = Concordat.edited(text -> text.replace("\tEnd November 2015\n", "\t31 Smarch 2015\n"));
        assertThat(Concordat.warnings(plan)).contains("Line 525, Timescale of 2.9: '31 Smarch 2015' gives no date");
        assertThat(Concordat.action(plan, "2.9").when().kind()).isEqualTo(Timescale.Kind.UNREAD);
    }

    @Test
    void aLinkToNothingAndToItselfAreSaidAndKept() {
        PlanReading plan = Concordat.edited(text -> text.replace("\t1.15\n\n\t1.6", "\t9.9\n1.5\n\n\t1.6"));
        assertThat(Concordat.action(plan, "1.5").links()).containsExactly("9.9", "1.5");
        assertThat(Concordat.warnings(plan)).contains("The link 9.9 leads nowhere", "1.5 links to itself");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothingThatIsRead() {
        PlanReading crlf = Concordat.edited(text -> "\uFEFF" + text.replace("\n", "\r\n"));
        assertThat(PlanCounts.of(crlf)).isEqualTo(PlanCounts.of(WHOLE));
        othersUnchanged(crlf);
        byte[] file = ("\uFEFF" + Concordat.text().replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        assertThat(PlanText.of(file).bytes()).isEqualTo(file);
    }

    @Test
    void filesOfOtherEncodingsReadTheSameAndAreWrittenTheSame() {
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16LE)) {
            String mark = charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" : "";
            byte[] file = (mark + Concordat.text()).getBytes(charset);
            assertThat(PlanCounts.of(PlanFiles.read("plan.txt", file))).isEqualTo(PlanCounts.of(WHOLE));
            assertThat(PlanText.of(file).bytes()).isEqualTo(file);
        }
        byte[] neither = ("\t\u0081 1.1").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PlanText.of(neither).bytes()).isEqualTo(neither);
    }

    @Test
    void extraBlankLinesAndSmartQuotesChangeNoCount() {
        PlanReading blank = Concordat.edited(text -> text.replace("\n", "\n \n"));
        assertThat(blank.actions()).hasSize(81);
        assertThat(PlanCounts.of(blank).get("outcomes")).isEqualTo(160);
        assertThat(PlanCounts.of(blank).get("datedEntries")).isEqualTo(46L);
        PlanReading quotes =
                Concordat.edited(text -> text.replace("LA’s", "LA's").replace("‘", "“"));
        assertThat(PlanCounts.of(quotes).get("leads")).isEqualTo(30L);
    }

    @Test
    void aRenamedColumnIsTakenByItsPlaceAndSaid() {
        for (String column : List.of("Led By", "No.", "Links ", "UPDATE", "Action ", "Outcomes", "Timescale ")) {
            PlanReading plan = Concordat.edited(text -> text.replaceFirst("\t" + column + "\n", "\tZuständig\n"));
            assertThat(plan.actions()).as(column).hasSize(81);
            assertThat(Concordat.warnings(plan))
                    .as(column)
                    .contains("The column 'Zuständig' is not known. It is taken as '" + column.strip());
            othersUnchanged(plan);
        }
    }

    @Test
    void aTableWhoseCellsSemicolonsPartIsReadLikeOneWithCommas() {
        String table = """
                Plan of the village;;;;
                No;Action;Timescale;Led by;Update
                1.1;"Open the door; keep it open";March 2030;Essex Police;Done
                1.2;Paint it, and wax it;May 2030;Essex Police;We have bought the paint. It is blue
                1.3;Close it;May 2030;Essex Police;Not done yet
                """;
        PlanReading plan = PlanFiles.read("plan.csv", table.getBytes(StandardCharsets.UTF_8));
        assertThat(plan.actions())
                .extracting(ReadAction::number, ReadAction::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.1", "Open the door; keep it open"),
                        org.assertj.core.groups.Tuple.tuple("1.2", "Paint it, and wax it"),
                        org.assertj.core.groups.Tuple.tuple("1.3", "Close it"));
        assertThat(Concordat.action(plan, "1.1").suggested().kind()).isEqualTo(SuggestedStatus.Kind.COMPLETE);
        assertThat(Concordat.action(plan, "1.2").suggested())
                .isEqualTo(new SuggestedStatus(
                        SuggestedStatus.Kind.IN_PROGRESS,
                        "An update that says neither done nor stopped: “We have bought the paint”"));
        assertThat(Concordat.action(plan, "1.3").suggested().kind()).isEqualTo(SuggestedStatus.Kind.IN_PROGRESS);
    }

    @Test
    void aHeadingRowThatIsMissingIsSaidAndTheUsualOrderTaken() {
        PlanReading plan = Concordat.edited(text -> text.replaceFirst("(?s)\tNo\\.\n.*?Links \n\n", ""));
        assertThat(plan.actions()).hasSize(81);
        assertThat(Concordat.warnings(plan)).contains("No row names the columns");
    }

    @TestFactory
    Stream<DynamicTest> anyRowsMayBeTakenOutAndTheRestReadsTheSame() {
        return Seeds.of(25, random -> {
            PlanText text = PlanText.of(Concordat.bytes());
            List<ReadAction> gone =
                    Seeds.shuffled(random, WHOLE.actions().subList(0, 80)).subList(0, 1 + random.nextInt(40));
            String edited = Concordat.text();
            for (ReadAction action : gone) {
                edited = edited.replace(PlanText.joined("", action.raw()), "");
            }
            PlanReading plan = PlanFiles.read("plan.txt", edited.getBytes(text.charset()));
            assertThat(plan.actions()).hasSize(81 - gone.size());
            othersUnchanged(plan, gone.stream().map(ReadAction::number).toArray(String[]::new));
        });
    }

    @TestFactory
    Stream<DynamicTest> aPlanOfAnyShapeReadsBackAsItWasWritten() {
        return Seeds.of(60, random -> {
            MadePlan made = MadePlan.of(random);
            PlanReading plan = PlanFiles.read("plan.txt", made.text().getBytes(StandardCharsets.UTF_8));
            assertThat(plan.sections()).isEqualTo(made.sections());
            assertThat(plan.actions()).extracting(ReadAction::number).isEqualTo(made.numbers());
            assertThat(plan.actions()).extracting(ReadAction::text).isEqualTo(made.actions());
            assertThat(PlanText.joined(
                            plan.head(),
                            plan.cells().stream().map(PlanCell::raw).toList()))
                    .isEqualTo(made.text());
        });
    }

    @TestFactory
    Stream<DynamicTest> noGarbledCopyIsAnythingButReadOrRefused() {
        return Seeds.of(60, random -> {
            StringBuilder text = new StringBuilder(Concordat.text());
            for (int i = 0; i < 40; i++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, '\t');
                    case 2 -> text.insert(at, '\n');
                    default -> text.setCharAt(at, (char) (32 + random.nextInt(2000)));
                }
            }
            PlanReading plan = PlanFiles.read("plan.txt", text.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(plan.actions()).hasSizeBetween(60, 90);
            assertThat(PlanText.joined(
                            plan.head(),
                            plan.cells().stream().map(PlanCell::raw).toList()))
                    .isEqualTo(text.toString());
        });
    }

    @Test
    void fiveMegabytesOfUpdatesAreReadInSeconds() {
        String long5 = "18/08/2015\nA line of an update that says what was done and by whom.\n".repeat(80_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            PlanReading plan = Concordat.edited(text -> text.replace("\tIn place\n", "\t" + long5));
            assertThat(plan.actions()).hasSize(81);
            assertThat(Concordat.action(plan, "4.7").entries()).hasSize(80_000);
            othersUnchanged(plan, "4.7", "5.11");
        });
    }

    @Test
    void aFileWithNothingInItIsRefusedWithWhatWasLookedFor() {
        assertThatThrownBy(() -> PlanFiles.read("a.txt", new byte[0]))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> PlanFiles.read("a.txt", "Dear all\nplease find".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no tab");
        assertThatThrownBy(() -> PlanFiles.read("a.txt", "a\tb\tc".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("No action was found");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        assertThatThrownBy(() -> PlanFiles.read("a.txt", noise)).isInstanceOf(Invalid.class);
    }
}
