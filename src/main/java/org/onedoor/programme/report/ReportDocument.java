package org.onedoor.programme.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * A report as one document, from which the page, the PDF, the Word document and the spreadsheet are all made. It is kept
 * as JSON when the report is frozen.
 *
 * @param about what it is about, such as the plan's title
 * @param period in words
 * @param source where its figures come from and as at when
 * @param note what of it is invented, where a demo made it; empty otherwise
 */
public record ReportDocument(
        String title, String about, String period, Instant asAt, String source, String note, List<Part> parts) {

    /** The same with a sentence more in its note. */
    ReportDocument withNote(String more) {
        return new ReportDocument(title, about, period, asAt, source, note.isEmpty() ? more : note + " " + more, parts);
    }

    /**
     * One part.
     *
     * @param key a stable word, by which the words people add are kept
     * @param asked what people are asked to add; empty where nothing is
     * @param needed without words of people it is not finished
     * @param narrative the words people added, as typed
     */
    public record Part(String key, String title, List<Block> blocks, String asked, boolean needed, String narrative) {
        static Part of(String key, String title, String asked, boolean needed, Block... blocks) {
            return new Part(key, title, List.of(blocks), asked, needed, "");
        }

        Part with(String words) {
            return new Part(key, title, blocks, asked, needed, words);
        }

        public boolean incomplete() {
            return needed && narrative.isBlank();
        }
    }

    /** What a part is made of. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Words.class, name = "words"),
        @JsonSubTypes.Type(value = Points.class, name = "points"),
        @JsonSubTypes.Type(value = Figures.class, name = "figures"),
        @JsonSubTypes.Type(value = Grid.class, name = "grid")
    })
    public sealed interface Block {}

    /** A paragraph. */
    public record Words(String text) implements Block {}

    /** A list. */
    public record Points(List<String> items) implements Block {}

    /** Counts, each with what it counts. */
    public record Figures(List<Figure> figures) implements Block {}

    /** @param meaning the rule it was counted by */
    public record Figure(String label, long value, String meaning) {}

    /** A table. @param empty what is said when it has no row */
    public record Grid(String caption, List<Column> columns, List<List<String>> rows, String empty) implements Block {}

    /** @param days its cells are days as {@code 2024-04-02}, or empty; {@code numbers}: whole numbers */
    public record Column(String name, boolean numbers, boolean days) {
        static Column of(String name) {
            return new Column(name, false, false);
        }

        static Column number(String name) {
            return new Column(name, true, false);
        }

        static Column day(String name) {
            return new Column(name, false, true);
        }
    }

    /** The parts that still want words. */
    public List<Part> incomplete() {
        return parts.stream().filter(Part::incomplete).toList();
    }
}
