package org.onedoor.access;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Long, and not what anybody would try first: no rule about capitals or signs, which only make passwords worse. How many
 * tries it would take is reckoned by zxcvbn (Wheeler, USENIX Security 2016), which knows the 30,000 passwords that are most
 * often found in what was stolen elsewhere, names, common words, rows of keys and dates, and how people change them. To these
 * come 62,525 stolen ones of other lists, many of other languages; their README says where they are from.
 */
final class PasswordRules {
    private static final int SHORTEST = 12;

    /** In bytes: what the encoder takes. */
    private static final int LONGEST = 72;

    /** Its highest mark: ten thousand million tries or more. */
    private static final int STRONG = 4;

    /** What somebody who knows where it is used would try beside the owner's own names. */
    private static final List<String> OURS = List.of(
            "onedoor",
            "nhs",
            "nhsengland",
            "smartcard",
            "hospital",
            "doctor",
            "nurse",
            "patient",
            "clinic",
            "mental",
            "health",
            "crisis",
            "essex",
            "southend",
            "thurrock",
            "basildon",
            "harlow",
            "chelmsford",
            "colchester");

    private static final String STOLEN = "/access/stolen-passwords.txt.gz";

    private static final Zxcvbn METER = meter();

    private PasswordRules() {}

    private static Zxcvbn meter() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(PasswordRules.class.getResourceAsStream(STOLEN))),
                StandardCharsets.UTF_8))) {
            return new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(new Dictionary("stolen", lines.lines().toList()))
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a password, and how to mend it. @param context names that belong to whoever chooses it */
    static Optional<String> problem(String password, List<String> context) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    "Password must be 12 characters or more. Three or four words that do not belong together do well");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("Password must be 72 characters or fewer, accented letters counting twice");
        }
        if (METER.measure(password, known(context)).getScore() < STRONG) {
            return Optional.of(
                    "This password is one of the first that would be tried: it is made of common words, names, dates or rows of"
                            + " keys, or is known from what was stolen elsewhere. Use three or four words that do not belong together");
        }
        return Optional.empty();
    }

    private static List<String> known(List<String> context) {
        return Stream.concat(
                        OURS.stream(), context.stream().flatMap(name -> Stream.of(name.split("[^\\p{L}\\d]+", -1))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .toList();
    }
}
