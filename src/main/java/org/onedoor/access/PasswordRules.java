package org.onedoor.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Long, and not what anybody would try first: no rule about capitals or signs, which only make passwords worse. */
final class PasswordRules {
    private static final int SHORTEST = 12;

    /** In bytes: what the encoder takes. */
    private static final int LONGEST = 72;

    private static final int OF_ITS_OWN = 5;

    private static final List<String> COMMON = List.of(
            "password",
            "passwort",
            "passphrase",
            "letmein",
            "welcome",
            "changeme",
            "secret",
            "iloveyou",
            "monkey",
            "dragon",
            "football",
            "baseball",
            "liverpool",
            "arsenal",
            "chelsea",
            "everton",
            "sunshine",
            "princess",
            "charlie",
            "superman",
            "batman",
            "starwars",
            "pokemon",
            "qwertyuiop",
            "qwerty",
            "asdfghjkl",
            "asdfgh",
            "zxcvbnm",
            "qazwsx",
            "1qaz2wsx",
            "abcdefghijkl",
            "abcdefgh",
            "abcdef",
            "abc",
            "administrator",
            "admin",
            "root",
            "login",
            "user",
            "test",
            "guest",
            "default",
            "spring",
            "summer",
            "autumn",
            "winter",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "friday",
            "sunday",
            "onedoor",
            "one",
            "door",
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
            "colchester",
            "england",
            "london",
            "computer",
            "internet",
            "trustno",
            "whatever",
            "michael",
            "jessica",
            "shadow",
            "master",
            "hello",
            "please",
            "thisis",
            "my");

    private PasswordRules() {}

    /** What is wrong with a password, and how to mend it. @param context names that belong to whoever chooses it */
    static Optional<String> problem(String password, List<String> context) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    "Password must be 12 characters or more. Three or four words that do not belong together do well");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("Password must be 72 characters or fewer, accented letters counting twice");
        }
        if (isGuessable(password, context)) {
            return Optional.of(
                    "This password is one of the first that would be tried: it is made of common words, names or rows of keys."
                            + " Use three or four words that do not belong together");
        }
        return Optional.empty();
    }

    /** What is left when every word anybody would try is taken out must still be something. */
    private static boolean isGuessable(String password, List<String> context) {
        String plain = plain(password);
        List<String> words = new ArrayList<>(COMMON);
        context.stream()
                .flatMap(name -> List.of(name.split("[^\\p{L}\\d]+", -1)).stream())
                .map(PasswordRules::plain)
                .filter(word -> word.length() > 2)
                .forEach(words::add);
        words.sort(Comparator.comparingInt(String::length).reversed());
        for (String word : words) {
            plain = plain.replace(plain(word), "");
        }
        return plain.replaceAll("[^a-z]", "").chars().distinct().count() < OF_ITS_OWN;
    }

    /** Small letters, with the digits and signs that stand for letters read as those. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }
}
