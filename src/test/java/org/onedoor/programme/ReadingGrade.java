package org.onedoor.programme;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** The school grade of a page's own sentences (Flesch and Kincaid, 1975); words quoted from a plan are not ours. */
public final class ReadingGrade {
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    public static double of(Document page) {
        Elements main = page.clone().select("main");
        main.select(".onedoor-open__words, select, option, nav, script, .nhsuk-u-visually-hidden")
                .remove();
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        for (Element block : main.select("p, li, label, legend, summary, dd")) {
            for (String sentence : block.text().split("[.!?:]+(\\s|$)", -1)) {
                String[] all = sentence.strip().split("[^\\p{L}'-]+", -1);
                long real = java.util.Arrays.stream(all)
                        .filter(word -> !word.isBlank())
                        .count();
                if (real > 2) {
                    sentences++;
                    words += (int) real;
                    for (String word : all) {
                        syllables += word.isBlank() ? 0 : syllables(word);
                    }
                }
            }
        }
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    private static int syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replaceAll("e$", "");
        Matcher vowels = VOWELS.matcher(lower);
        int count = 0;
        while (vowels.find()) {
            count++;
        }
        return Math.max(1, count);
    }
}
