package org.onedoor.programme;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader of the plan must know or mend. Nothing is lost or changed because of it.
 *
 * @param line where in the file; 0 when it is about the whole
 * @param cell the column's name, where it is one cell
 */
public record Finding(int line, @Nullable String cell, String words) {

    public static Finding whole(String words) {
        return new Finding(0, null, words);
    }

    /** Located, then said. */
    public String sentence() {
        if (line == 0) {
            return words;
        }
        return cell == null ? "Line %d: %s".formatted(line, words) : "Line %d, %s: %s".formatted(line, cell, words);
    }
}
