package org.onedoor.desk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.desk.SearchPage.Asked;
import org.onedoor.platform.Postcode;

/**
 * What somebody typed into the one box in the header, sorted into the fields of the form: an NHS number, a date of
 * birth, a postcode, and whatever is left as a name, in any order and with or without spaces.
 */
final class SearchBox {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])");
    private static final Pattern DATE =
            Pattern.compile("(?<![0-9])([0-9]{1,2})[ /.-]([0-9]{1,2}|[A-Za-z]{3,9})[ /.-]([0-9]{4}|[0-9]{2})(?![0-9])");

    private String rest;

    private SearchBox(String text) {
        this.rest = text;
    }

    /** What was copied from another program or a letter has spaces and dashes that only look like those of the keyboard. */
    static String typed(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .strip();
    }

    /** Never refuses: what cannot be sorted is the name, so that it is shown in the form with what is missing. */
    static Asked read(String text) {
        SearchBox box = new SearchBox(typed(text));
        String number = box.take(NUMBER);
        Matcher date = DATE.matcher(box.rest);
        boolean dated = date.find();
        String day = dated ? date.group(1) : "";
        String month = dated ? date.group(2) : "";
        String year = dated ? date.group(3) : "";
        box.take(DATE);
        String postcode = box.take(Postcode.WRITTEN);
        String[] names = names(box.rest.replaceAll("\\s+", " ").strip());
        return new Asked(number, names[0], names[1], day, month, year, postcode.toUpperCase(Locale.ROOT));
    }

    private String take(Pattern pattern) {
        Matcher found = pattern.matcher(rest);
        if (!found.find()) {
            return "";
        }
        rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        return found.group();
    }

    /** {@code Bennett}, {@code BENNETT, Emma} or {@code Emma Bennett}: the family name, then the first name. */
    private static String[] names(String text) {
        int comma = text.indexOf(',');
        if (comma >= 0) {
            return new String[] {
                text.substring(0, comma).strip(),
                text.substring(comma + 1).replace(",", " ").strip()
            };
        }
        int space = text.indexOf(' ');
        return space < 0 ? new String[] {text, ""} : new String[] {text.substring(space + 1), text.substring(0, space)};
    }
}
