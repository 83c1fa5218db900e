package org.onedoor.programme;

import java.util.Locale;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.reading.PlanReader;
import org.onedoor.programme.reading.PlanText;

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
        return PlanReader.read(PlanText.of(file));
    }
}
