package org.onedoor.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people and machines write: which characters of it can be kept, and how long it may be. */
public final class Writing {
    /** A name, of a person or a language. */
    public static final int NAME = 100;

    private static final String CUT = "...";

    /** A line, such as an address. */
    public static final int LINE = 300;

    /** A few sentences. */
    public static final int SENTENCES = 1_000;

    /** A story, such as the reason for a referral. */
    public static final int STORY = 10_000;

    private static final char UNREADABLE = '\uFFFD';

    private Writing() {}

    /**
     * The same text, as it can be kept: a control character or half a character becomes the sign for what cannot be read,
     * and what would turn the order of letters and digits round is left out. Line ends and tabs stay.
     */
    public static String storable(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair && (isTurning(c) || isUnreadable(c))) {
                if (kept == null) {
                    kept = new StringBuilder(text.length()).append(text, 0, i);
                }
                if (!isTurning(c)) {
                    kept.append(UNREADABLE);
                }
            } else if (kept != null) {
                kept.append(c);
            }
            if (pair) {
                i++;
                if (kept != null) {
                    kept.append(text.charAt(i));
                }
            }
        }
        return kept == null ? text : kept.toString();
    }

    /** The first character that cannot be kept or stands for one that could not be read; -1 when there is none. */
    public static int unreadable(String text) {
        return text.codePoints()
                .filter(c -> c == UNREADABLE || (Character.isBmpCodePoint(c) && isUnreadable((char) c)))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isUnreadable(char c) {
        return Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }

    /** The old embeddings and overrides of direction: with them, a dose of 10 can be made to read 01. */
    private static boolean isTurning(char c) {
        return c >= '\u202A' && c <= '\u202E';
    }

    /** Notes a problem when a text is longer than it may be, with the limit and how long it is. */
    public static void limit(
            Map<String, String> problems, String field, String label, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            problems.putIfAbsent(
                    field, "%s must be %,d characters or fewer. It has %,d".formatted(label, longest, length));
        }
    }

    /** @throws Invalid when a text is longer than it may be */
    public static void limit(String field, String label, @Nullable String text, int longest) {
        Map<String, String> problems = new java.util.LinkedHashMap<>();
        limit(problems, field, label, text, longest);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** At most so many characters of a text: of a longer one the beginning, and a sign that there was more. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** A name of at most so many characters: a longer one is cut in its middle, so that the ending of a file's name stays. */
    public static String shortened(String name, int most) {
        int letters = name.codePointCount(0, name.length());
        if (letters <= most) {
            return name;
        }
        int tail = most / 4;
        int head = name.offsetByCodePoints(0, most - tail - CUT.length());
        return name.substring(0, head) + CUT + name.substring(name.offsetByCodePoints(name.length(), -tail));
    }
}
