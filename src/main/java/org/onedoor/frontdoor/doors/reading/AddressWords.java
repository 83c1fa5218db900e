package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** Where the person lives: what stands before the postcode, on its line or on the lines from the label on. */
final class AddressWords {
    private static final int MOST_LINES = 5;
    private static final int LONGEST = 120;

    private static final Pattern LABEL = Pattern.compile(
            "(?i)(?<![\\p{L}])(?:(?:home |current |permanent )?address(?: is)?|lives? (?:at|in)|living (?:at|in)|resid(?:es|ent|ing) (?:at|in)|"
                    + "staying (?:at|in)|moved to|at)\\s*[:\\-–]?\\s*(?=[\\p{Lu}\\p{N}]|the\\b|$)");

    /** How an address begins: a number, or a dwelling by its kind. */
    private static final Pattern BEGINS = Pattern.compile(
            "(?i)^(?:\\d{1,4}\\p{L}?(?![\\p{L}\\d/.-])|flat|unit|apartment|room|plot|ward|the\\b|[\\p{L}' ]+ (?:house|cottage|lodge|court|farm|hostel))\\b.*");

    private static final Pattern OTHER_LABEL =
            Pattern.compile("(?i)^[\\p{L} .']{2,30}\\s*[:–]|.*(?:\\b(?:nhs|d\\.?o\\.?b|tel|phone|mobile)\\b|@).*");

    private AddressWords() {}

    static void read(Letter letter, Notes notes) {
        List<Read> read = new ArrayList<>();
        List<Clause> clauses = letter.ofTheirs();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            Matcher postcode = PersonWords.POSTCODE.matcher(clause.text());
            boolean theirs =
                    clause.block() || PersonWords.LIVES.matcher(clause.text()).find();
            if (clause.ofWriter() || !theirs || !postcode.find()) {
                continue;
            }
            String before = tidy(clause.text().substring(0, postcode.start()));
            String address = before.isEmpty() ? above(clauses, i) : here(before);
            if (address != null && address.length() <= LONGEST) {
                read.add(new Read(address, before.isEmpty() ? address : clause.quoted(0, postcode.end())));
            }
        }
        notes.one("addressLine", read, "The letter gives more than one address: %s. Type the person's own");
    }

    /** On the line of the postcode: after its label, or all of it when it begins as an address does. */
    private static @Nullable String here(String before) {
        int from = 0;
        Matcher label = LABEL.matcher(before);
        while (label.find()) {
            from = label.end();
        }
        String address = tidy(before.substring(from));
        return BEGINS.matcher(address).matches()
                        && !OTHER_LABEL.matcher(address).matches()
                ? address
                : null;
    }

    /** On the lines above a postcode that stands alone, up to the one with the label; nothing where there is none. */
    private static @Nullable String above(List<Clause> clauses, int postcode) {
        List<String> lines = new ArrayList<>();
        for (int i = postcode - 1; i >= Math.max(0, postcode - MOST_LINES); i--) {
            String line = tidy(clauses.get(i).text());
            Matcher label = LABEL.matcher(line);
            if (label.find() && line.toLowerCase(Locale.UK).contains("address")) {
                String rest = tidy(line.substring(label.end()));
                if (!rest.isEmpty()) {
                    lines.add(rest);
                }
                Collections.reverse(lines);
                return lines.isEmpty() ? null : String.join(", ", lines);
            }
            if (OTHER_LABEL.matcher(line).matches()) {
                return null;
            }
            lines.add(line);
        }
        return null;
    }

    private static String tidy(String text) {
        return text.strip().replaceAll("^[,;:\\s]+|[,;:\\s]+$", "").replaceAll("\\s+", " ");
    }
}
