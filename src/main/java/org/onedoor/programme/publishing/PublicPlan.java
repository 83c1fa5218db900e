package org.onedoor.programme.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * One published version of a plan, exactly as the public reads it. It is kept as JSON and never changed.
 *
 * @param owner the organisation whose plan it is
 * @param asAt the day the plan's newest file stands at
 * @param version 1 is the first that was published
 * @param said what is new, in the words of whoever published it
 * @param statements what people should be able to say of their care ("I ...")
 * @param changes what is different from the version published before; empty for the first
 */
public record PublicPlan(
        String code,
        String title,
        String owner,
        String introduction,
        @Nullable LocalDate asAt,
        int version,
        Instant publishedAt,
        String said,
        List<String> statements,
        List<Section> sections,
        List<Change> changes) {

    private static final int BRIEF = 120;

    public record Section(int number, String title, List<Line> lines) {}

    /**
     * One action.
     *
     * @param key its anchor and the last part of its address
     * @param number as printed; empty when the plan gave none
     * @param led who leads it as the plan has it; {@code now} the organisations that answer for those today
     * @param unmatched those who lead it that OneDoor knows as no organisation, in the plan's own words
     * @param accountable the one organisation that answers for it
     * @param rating on track, at risk or off track, as a person rated it; empty when nobody has
     * @param late its due day had passed when it was published, and no second person had confirmed that it is done
     * @param heardOn the day of the newest update
     * @param update the newest update's words
     * @param awaits by whom and since when it is said to be done or to have ceased, where nobody has checked it yet
     * @param actionId which action of the plan it is, however it is numbered later; none in older versions
     * @param saidCeased the update's words say that it has ceased, and nobody has set a status
     */
    public record Line(
            String key,
            String number,
            String words,
            List<String> led,
            List<String> now,
            @Nullable List<String> unmatched,
            boolean everyone,
            @Nullable String accountable,
            String timescale,
            @Nullable LocalDate due,
            Standing standing,
            String rating,
            boolean late,
            @Nullable LocalDate heardOn,
            String update,
            List<String> outcomes,
            @Nullable Boolean saidCeased,
            @Nullable String awaits,
            @Nullable UUID actionId) {

        /** Everyone who leads it: organisations as they are today, and what is none of them in the plan's own words. */
        public List<String> leads() {
            // versions published before this was kept do not say which name is whose, so both are shown
            return Stream.concat(now.stream(), (unmatched == null ? led : unmatched).stream())
                    .distinct()
                    .toList();
        }

        /** Whether its last news says that it has ceased, and nobody has set that as its status. */
        public boolean ceasedByWords() {
            return Boolean.TRUE.equals(saidCeased);
        }

        public String brief() {
            return PublicPlan.brief(words);
        }

        /** What people call it. */
        public String named() {
            return number.isEmpty() ? "An action without a number" : "Action " + number;
        }
    }

    /** What became different about one action. @param sentences plain sentences, at least one */
    public record Change(String key, String named, String words, boolean gone, List<String> sentences) {
        public String brief() {
            return PublicPlan.brief(words);
        }
    }

    /** How words begin, cut between words. */
    private static String brief(String words) {
        String first = words.lines().findFirst().orElse("");
        return first.length() <= BRIEF
                ? first
                : first.substring(0, Math.max(first.lastIndexOf(' ', BRIEF), BRIEF / 2)) + " …";
    }

    public LocalDate publishedOn() {
        return London.date(publishedAt);
    }

    public Stream<Line> lines() {
        return sections.stream().flatMap(section -> section.lines().stream());
    }

    public int count() {
        return (int) lines().count();
    }

    public int late() {
        return (int) lines().filter(Line::late).count();
    }

    public int standing(Standing standing) {
        return (int) lines().filter(line -> line.standing() == standing).count();
    }

    /** The line of this key, or those of this number. */
    public List<Line> numbered(String keyOrNumber) {
        List<Line> one = lines().filter(line -> line.key().equals(keyOrNumber)).toList();
        return one.isEmpty()
                ? lines().filter(line -> !keyOrNumber.isEmpty() && line.number().equals(keyOrNumber))
                        .toList()
                : one;
    }

    public Optional<Line> line(String key) {
        return lines().filter(line -> line.key().equals(key))
                .findFirst()
                .or(() -> lines().filter(line -> line.number().equals(key)).findFirst());
    }
}
