package org.onedoor.directory.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names, numbers and addresses in one form, however they are written. */
final class PlainForm {
    /** What so many names have that it tells none apart. */
    private static final Set<String> COMMON = Set.of(
            "a",
            "an",
            "and",
            "at",
            "by",
            "for",
            "from",
            "in",
            "of",
            "on",
            "the",
            "to",
            "with",
            "service",
            "services",
            "team",
            "group",
            "ltd",
            "limited",
            "cic",
            "charity",
            "trust",
            "foundation",
            "nhs",
            "uk");

    private static final Pattern POSTCODE = Pattern.compile("\\b([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][A-Z]{2})\\b");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern NO_DIAL = Pattern.compile("[^0-9+]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)44(0?)");
    private static final Pattern AROUND = Pattern.compile("^(https?://)?(www\\.)?|[?#].*$|/+([?#].*)?$");
    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST_NUMBER = 15;

    private PlainForm() {}

    /** The words that tell a name apart; all of them where none does. */
    static List<String> words(String name) {
        List<String> all = Arrays.stream(NO_WORD.split(name.toLowerCase(Locale.ROOT)
                        .replace("'", "")
                        .replace("\u2019", "")
                        .replace("&", " and ")))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling =
                all.stream().filter(word -> !COMMON.contains(word)).distinct().toList();
        return telling.isEmpty() ? all.stream().distinct().toList() : telling;
    }

    /** The same for most slips of typing: the first letter and the consonants after it, a double one once. */
    static String skeleton(String word) {
        StringBuilder bones = new StringBuilder(word.substring(0, 1));
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if ("aeiouyhw".indexOf(letter) < 0 && bones.charAt(bones.length() - 1) != letter) {
                bones.append(letter);
            }
        }
        return bones.toString();
    }

    /** Its figures as they are dialled here: +44 (0)1375 is 01375. What follows a letter, such as an extension, is left away. */
    static Optional<String> phone(String written) {
        int letter = 0;
        while (letter < written.length() && !Character.isLetter(written.charAt(letter))) {
            letter++;
        }
        String digits = NO_DIAL.matcher(written.substring(0, letter)).replaceAll("");
        String here = COUNTRY.matcher(digits).replaceFirst("0").replace("+", "");
        return here.length() < SHORTEST_NUMBER || here.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(here);
    }

    /** Every postcode in a text, each written with one space. */
    static List<String> postcodes(String text) {
        Matcher found = POSTCODE.matcher(text.toUpperCase(Locale.ROOT));
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1) + " " + found.group(2));
        }
        return all;
    }

    /** Host and path, without what differs for nobody: the scheme, www, a slash at the end, what is asked of the page. */
    static Optional<String> web(String written) {
        String plain = AROUND.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    static List<String> phones(Said said) {
        return distinct(said.phones().stream().map(PlainForm::phone));
    }

    static List<String> postcodes(Said said) {
        return said.postcodes().stream()
                .flatMap(each -> postcodes(each).stream())
                .distinct()
                .toList();
    }

    static List<String> webs(Said said) {
        return distinct(said.webs().stream().map(PlainForm::web));
    }

    private static List<String> distinct(Stream<Optional<String>> all) {
        return all.flatMap(Optional::stream).distinct().toList();
    }
}
