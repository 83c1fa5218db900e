package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms and tables as they come when they are pasted: each label is put before what it is the label of, on one line. */
final class Labels {
    private static final String PERSON =
            "patient|pt|client|pupil|student|child|young person|service user|resident|tenant|person";
    /** What only says what stands next to it, or below. */
    private static final String LABEL =
            "(?:(?:" + PERSON + ")(?:'s|’s)? )?(?:full |first |family |last |given |legal )?name(?:\\(s\\))?"
                    + "(?: of (?:" + PERSON + "))?|(?:" + PERSON
                    + ")|nhs(?: no\\.?| num\\.?| number)?|(?:patient(?:'s|’s)? )?(?:d\\.?o\\.?b\\.?|date of birth|birth ?date)|"
                    + "(?:patient(?:'s|’s)? |home |current )?(?:address|post ?code|telephone|tel|mobile|phone|e-?mail)(?: address| number| no\\.?)?|"
                    + "surname|forename(?:s|\\(s\\))?";

    private static final Pattern CELL =
            Pattern.compile("(?i)(?<![\\p{L}][ ]{0,1})(" + LABEL + ")[ ]*:?[ ]*\\t\\s*(?=\\S)");
    private static final Pattern ALONE = Pattern.compile("(?i)\\s*(" + LABEL + ")\\s*[:\\-–]?\\s*");
    private static final Pattern NHS_OPEN =
            Pattern.compile("(?i).*\\bnhs\\b(?: ?(?:no|num|number))?[.:#\\s-]*((?:\\d[ -]?){1,9})");
    private static final Pattern DIGITS = Pattern.compile("\\s*((?:\\d[ -]?){1,9})(?![\\d/]).*");

    private Labels() {}

    static boolean isLabel(String text) {
        return ALONE.matcher(text).matches();
    }

    static List<String> joined(List<String> pasted) {
        List<String> lines = pasted.stream().map(Labels::barred).toList();
        List<String> joined = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            List<String> heads = cells(line);
            if (heads.size() > 1 && heads.stream().allMatch(Labels::isLabel)) {
                int row = i + 1;
                while (row < lines.size() && isRow(lines.get(row), heads.size())) {
                    joined.add(row(heads, cells(lines.get(row))));
                    row++;
                }
                if (row > i + 1) {
                    i = row;
                    continue;
                }
            }
            if (isLabel(line) && !next.isBlank() && !isLabel(next) && next.indexOf(':') < 0) {
                joined.add(line.strip().replaceAll("\\s*[:\\-–]$", "") + ": " + next.strip());
                i += 2;
            } else if (isTornNumber(line, next)) {
                joined.add(line.stripTrailing() + " " + next.strip());
                i += 2;
            } else {
                joined.add(CELL.matcher(line).replaceAll("$1: "));
                i++;
            }
        }
        return joined;
    }

    /** A row that was drawn with bars. */
    private static String barred(String line) {
        return line.chars().filter(sign -> sign == '|').count() < 2
                ? line
                : line.strip().replaceAll("^\\||\\|$", "").strip().replaceAll("\\s*\\|\\s*", "\t");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\t", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static boolean isRow(String line, int cells) {
        List<String> row = cells(line);
        return row.size() == cells && row.stream().noneMatch(Labels::isLabel);
    }

    private static String row(List<String> heads, List<String> cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            row.add(heads.get(i).replaceAll("\\s*:$", "") + ": " + cells.get(i));
        }
        return String.join("\t", row);
    }

    /** An NHS number that goes on in the next line. */
    private static boolean isTornNumber(String line, String next) {
        Matcher open = NHS_OPEN.matcher(line);
        Matcher rest = DIGITS.matcher(next);
        return open.matches() && rest.matches() && digits(open.group(1)) + digits(rest.group(1)) == 10;
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
