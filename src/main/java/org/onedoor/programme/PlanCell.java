package org.onedoor.programme;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of a plan's file, exactly as it came.
 *
 * @param line the line of the file its first character is on; 1 is the first line
 * @param raw every character between this cell's mark and the next, line feeds and all
 */
public record PlanCell(int line, String raw) {

    /** The cell's words: each line stripped, runs of blank lines made one, none at either end, joined by line feeds. */
    public String text() {
        return normalised(raw);
    }

    public boolean isBlank() {
        return raw.chars().allMatch(c -> isSpace((char) c) || c == '\n' || c == '\u000B');
    }

    /** The line its first word is on. */
    public int textLine() {
        List<String> lines = lines(raw);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                return line + i;
            }
        }
        return line;
    }

    /** The lines that are not blank, stripped. */
    public List<String> words() {
        return lines(raw).stream().filter(word -> !word.isEmpty()).toList();
    }

    /** The text of a cell as it is compared. */
    public static String normalised(String raw) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (String line : lines(raw)) {
            if (line.isEmpty()) {
                gap = true;
                continue;
            }
            if (!text.isEmpty()) {
                text.append(gap ? "\n\n" : "\n");
            }
            text.append(line);
            gap = false;
        }
        return text.toString();
    }

    private static List<String> lines(String raw) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || endsLine(raw, i)) {
                lines.add(stripped(raw, from, i));
                from = i + 1;
            }
        }
        return lines;
    }

    /** A line feed; a carriage return that stands alone; the soft line break of a word processor. */
    private static boolean endsLine(String raw, int i) {
        char c = raw.charAt(i);
        return c == '\n' || c == '\u000B' || (c == '\r' && (i + 1 == raw.length() || raw.charAt(i + 1) != '\n'));
    }

    /** Spaces and no-break spaces; a carriage return is part of the line's end, a byte order mark of the file's. */
    private static String stripped(String raw, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(raw.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00A0' || c == '\r' || c == '\uFEFF' || c == '\t';
    }
}
