package org.onedoor.programme.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.SentText;
import org.onedoor.programme.Finding;

/** Says where a text file is not written as it should be, and refuses one whose letters cannot be told. */
public final class Encodings {
    /** Signs that Windows programs write and that stand in plans: quotes, dashes, pounds, bullets, fractions. */
    private static final String SIGNS =
            "\u20AC\u201A\u201E\u2026\u2020\u2021\u2030\u2039\u2018\u2019\u201C\u201D\u2022\u2013\u2014"
                    + "\u2122\u203A\u00A0\u00A3\u00A7\u00A9\u00AB\u00AC\u00AD\u00AE\u00B0\u00B1\u00B2\u00B3\u00B4\u00B7\u00B9\u00BB\u00BC"
                    + "\u00BD\u00BE\u00BF\u00D7\u00F7";
    /** Letters of names of Europe. Thorn, eth and y with two dots are left out: they are how broken text looks. */
    private static final String LETTERS =
            "\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD\u00CE\u00CF"
                    + "\u00D1\u00D2\u00D3\u00D4\u00D5\u00D6\u00D8\u00D9\u00DA\u00DB\u00DC\u00DF\u00E0\u00E1\u00E2\u00E3\u00E4\u00E5\u00E6\u00E7"
                    + "\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE\u00EF\u00F1\u00F2\u00F3\u00F4\u00F5\u00F6\u00F8\u00F9\u00FA\u00FB\u00FC\u00FD"
                    + "\u0160\u0161\u017D\u017E\u0152\u0153\u0178";

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encodings() {}

    /**
     * @return what is to be said of a file that Windows wrote and that reads well so; nothing for one as it should be
     * @throws Invalid when some letters cannot be told, with the first line of such
     */
    public static Optional<Finding> check(byte[] file) {
        Charset claimed = SentText.claimed(file);
        SentText.Broken broken = SentText.broken(file, claimed);
        if (broken == null) {
            return Optional.empty();
        }
        if (claimed.equals(StandardCharsets.UTF_8) && !SentText.isMarked(file) && isWindows(file)) {
            return Optional.of(
                    new Finding(
                            broken.line(),
                            null,
                            "The file is not UTF-8: from this line on it has signs as older Windows programs write them. They are read so (Windows-1252). Check its quotes, dashes and pound signs, and save it as UTF-8 next time."));
        }
        throw new Invalid(
                "file",
                "Line %d of the file is not %s: what stands there (%s) is no letter. Nothing was read, rather than something wrong. Open the file in the program it was written with, save it as UTF-8 text, and send that."
                        .formatted(broken.line(), claimed.name(), bytes(file, broken.at())));
    }

    /** Whether every byte beyond ASCII is a sign or a letter that Windows text has, and none is UTF-8. */
    private static boolean isWindows(byte[] file) {
        String text = new String(file, WINDOWS);
        for (int i = 0; i < file.length; i++) {
            if (file[i] >= 0) {
                continue;
            }
            char c = text.charAt(i);
            boolean letter = LETTERS.indexOf(c) >= 0 && (isLetter(text, i - 1) || isLetter(text, i + 1));
            if ((!letter && SIGNS.indexOf(c) < 0) || isUtf8(file, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    /** Whether a letter of two or three bytes in UTF-8 begins here. */
    private static boolean isUtf8(byte[] file, int at) {
        int first = file[at] & 0xFF;
        int more = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : 0;
        for (int i = 1; i <= more; i++) {
            if (at + i >= file.length || (file[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return more > 0;
    }

    private static String bytes(byte[] file, int at) {
        StringBuilder hex = new StringBuilder();
        for (int i = at; i < Math.min(file.length, at + 2); i++) {
            hex.append(i == at ? "" : " ").append("%02X".formatted(file[i] & 0xFF));
        }
        return hex.toString();
    }
}
