package org.onedoor.programme;

import java.util.Locale;
import java.util.Optional;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.reading.Encodings;
import org.onedoor.programme.reading.Lists;
import org.onedoor.programme.reading.PlanReader;
import org.onedoor.programme.reading.PlanText;
import org.onedoor.programme.reading.Tables;

/** Reads a plan from a file, without storing anything. */
public final class PlanFiles {
    private PlanFiles() {}

    /**
     * @throws Invalid when nothing can be taken from the file, with the reason and how to mend it
     */
    public static PlanReading read(String name, byte[] file) {
        if (file.length == 0) {
            throw new Invalid("file", "The file %s is empty.".formatted(name.toLowerCase(Locale.ROOT)));
        }
        if (Tables.isOld(file)) {
            throw new Invalid(
                    "file",
                    "The file is a workbook or document of before 2007. Open it, save it as .xlsx or .docx, and send that.");
        }
        if (Tables.isPacked(file)) {
            return PlanReader.titled(Tables.packed(file), name);
        }
        Optional<Finding> letters = Encodings.check(file);
        PlanReading reading = PlanReader.titled(text(name, file), name);
        return letters.map(reading::found).orElse(reading);
    }

    private static PlanReading text(String name, byte[] file) {
        PlanText text = PlanText.of(file);
        Optional<PlanReading> table = Lists.table(text, name);
        if (table.isPresent()) {
            return table.get();
        }
        if (Tables.isTabSeparated(text)) {
            return Tables.separated(text, '\t');
        }
        boolean commas = name.toLowerCase(Locale.ROOT).endsWith(".csv")
                || (text.cells().isEmpty()
                        && (text.head().contains(",") || text.head().contains(";")));
        try {
            return commas ? Tables.separated(text, Tables.separator(text)) : PlanReader.read(text);
        } catch (Invalid noPlan) {
            return Lists.list(text, name).orElseThrow(() -> noPlan);
        }
    }
}
