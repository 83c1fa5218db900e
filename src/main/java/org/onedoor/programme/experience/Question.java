package org.onedoor.programme.experience;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/**
 * One question, from experience.csv.
 *
 * @param answers what can be answered, the best first; the first two are good
 */
public record Question(String set, String key, String words, List<String> answers) {
    private static final List<Question> ALL = read();
    private static final int GOOD = 2;

    /** The questions an audience is asked. */
    public static List<Question> of(Audience audience) {
        return ALL.stream().filter(each -> each.set().equals(audience.set())).toList();
    }

    /** How a good answer to it is called: {@code very good or good}. */
    public String good() {
        return String.join(" or ", answers.subList(0, GOOD)).toLowerCase(java.util.Locale.UK);
    }

    boolean isGood(String answer) {
        int at = answers.indexOf(answer);
        return at >= 0 && at < GOOD;
    }

    private static List<Question> read() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Question.class.getResourceAsStream("/reference/programme/experience.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
                    .map(row -> new Question(
                            row.get("set"),
                            row.get("key"),
                            row.get("words"),
                            List.of(row.get("answers").split("\\|", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
