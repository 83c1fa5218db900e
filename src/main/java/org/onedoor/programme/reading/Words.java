package org.onedoor.programme.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.programme.PlanCell;

/** What a cell looks like, without knowing which column it is in. */
final class Words {
    /** Such as 1.10, 2.7. (with a stray full stop), 12 or SO1.2a. A year or a fraction is not one. */
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{0,3}\\d{1,3}(\\.\\d{1,3}){0,3}[a-z]?\\.?");

    private static final Pattern TOKEN = Pattern.compile("[A-Z]{0,3}\\d{1,3}(?:\\.\\d{1,3}){0,3}[a-z]?");
    private static final Pattern BETWEEN = Pattern.compile("(?:[\\s.,;&+/]|\\band\\b)*");
    private static final Pattern TIME = Pattern.compile(
            "(?i)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|on-?going|continu|tb[cd]|immediate|q[1-4]|20\\d\\d|\\d{1,2}/\\d{1,2}|quarter|year|month|week|complete)");
    private static final Pattern BULLET = Pattern.compile("^(?:[·•●▪◦‣∙\u25AA\uF0B7]\\s*|[-*–]\\s+)");
    private static final int LOOK = 200;

    private Words() {}

    static boolean isNumber(PlanCell cell) {
        return cell.raw().length() < LOOK
                && hasDigit(cell.raw())
                && NUMBER.matcher(cell.text()).matches();
    }

    private static boolean hasDigit(String words) {
        return words.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** A number as it is compared: without a trailing full stop. */
    static String number(String printed) {
        return printed.endsWith(".") ? printed.substring(0, printed.length() - 1) : printed;
    }

    /** Whether every word of a line is the number of an action. */
    static boolean isLink(String line) {
        return line.length() < LOOK
                && hasDigit(line)
                && !tokens(line).isEmpty()
                && BETWEEN.matcher(TOKEN.matcher(line).replaceAll(" ")).matches();
    }

    static List<String> tokens(String line) {
        Matcher token = TOKEN.matcher(line);
        return token.results().map(java.util.regex.MatchResult::group).toList();
    }

    static boolean isTime(PlanCell cell) {
        String raw = cell.raw();
        return raw.length() < 2 * LOOK && TIME.matcher(raw).find();
    }

    /** How many of a cell's lines, from the first, are links or blank. */
    static boolean isLinks(PlanCell cell) {
        return cell.raw().length() < 4 * LOOK && cell.words().stream().allMatch(Words::isLink);
    }

    static boolean isBullet(String line) {
        return BULLET.matcher(line).find();
    }

    static String withoutBullet(String line) {
        return BULLET.matcher(line).replaceFirst("").strip();
    }
}
