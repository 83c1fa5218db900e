package org.onedoor.platform.web.components;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a telephone dials for a number as somebody wrote it. */
public final class Dial {
    /** Digits with spaces or hyphens between them, and after them words, such as an extension or an option. */
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(\\+?[0-9][0-9 -]*[0-9])\\s*(?:[^0-9\\s].*)?", Pattern.DOTALL);

    /** Short numbers, national ones and those with the code of a country: nothing else is sure to be one number. */
    private static final Pattern NUMBER = Pattern.compile("999|112|111|101|116123|0[0-9]{9,10}|\\+[0-9]{10,14}");

    private Dial() {}

    /** {@code tel:111} of {@code 111, option 2}; none where it is not sure which number is meant. */
    public static @Nullable String of(String written) {
        Matcher first = WRITTEN.matcher(written);
        if (!first.matches()) {
            return null;
        }
        String digits = first.group(1).replaceAll("[ -]", "");
        return NUMBER.matcher(digits).matches() ? "tel:" + digits : null;
    }
}
