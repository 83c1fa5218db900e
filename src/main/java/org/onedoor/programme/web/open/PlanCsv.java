package org.onedoor.programme.web.open;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.Spreadsheet;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicPlan.Line;
import org.onedoor.programme.publishing.PublicPlan.Section;

/** A published plan as a table: one row an action, RFC 4180, UTF-8 with the mark by which spreadsheets know it. */
final class PlanCsv {
    private static final String MARK = "\uFEFF";

    private PlanCsv() {}

    static byte[] of(PublicPlan plan) {
        StringWriter text = new StringWriter();
        text.write(MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "Plan",
                    "Version",
                    "Published on",
                    "Number",
                    "Section",
                    "Action",
                    "Led by",
                    "Led by today",
                    "Answers for it",
                    "Timescale",
                    "Due",
                    "Status",
                    "Rating",
                    "Late when published",
                    "Last news on",
                    "Last news",
                    "Outcomes",
                    "Waits to be checked");
            for (Section section : plan.sections()) {
                for (Line line : section.lines()) {
                    csv.printRecord(
                            Spreadsheet.inert(plan.title()),
                            plan.version(),
                            plan.publishedOn(),
                            Spreadsheet.inert(line.number()),
                            Spreadsheet.inert(section.title()),
                            Spreadsheet.inert(line.words()),
                            Spreadsheet.inert(String.join("; ", line.led())),
                            Spreadsheet.inert(
                                    line.everyone() && line.leads().isEmpty()
                                            ? "All partners"
                                            : String.join("; ", line.leads())),
                            Spreadsheet.inert(line.accountable() == null ? "" : line.accountable()),
                            Spreadsheet.inert(line.timescale()),
                            day(line.due()),
                            line.standing().label(),
                            line.rating(),
                            line.late() ? "yes" : "no",
                            day(line.heardOn()),
                            Spreadsheet.inert(line.update()),
                            Spreadsheet.inert(String.join("\n", line.outcomes())),
                            Spreadsheet.inert(line.awaits() == null ? "" : line.awaits()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
