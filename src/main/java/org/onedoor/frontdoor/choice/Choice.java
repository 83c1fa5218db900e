package org.onedoor.frontdoor.choice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;

/** The options somebody was offered once, as they stood then, and what they chose. */
public record Choice(
        UUID choiceId,
        Occasion occasion,
        ChoiceAnswer answer,
        @Nullable FewReason few,
        @Nullable Format format,
        Instant at,
        List<Option> options) {
    /** With fewer there is nothing to choose from. */
    public static final int ENOUGH = 2;

    public Choice {
        options = List.copyOf(options);
    }

    /**
     * One option.
     *
     * @param service none where it is not in the directory, such as one treatment of several
     * @param waitDays none where it is not known
     * @param kilometres from home, as the crow flies; none where that is not known or there is nowhere to go to
     */
    public record Option(
            @Nullable UUID service,
            String name,
            @Nullable Integer waitDays,
            String waitWords,
            @Nullable Integer kilometres,
            String distance,
            Set<Format> formats,
            boolean chosen) {
        public Option {
            formats = Set.copyOf(formats);
        }

        public String formatWords() {
            return words(formats);
        }
    }

    /** {@code Face to face, by video or by telephone}. */
    static String words(Set<Format> formats) {
        List<String> all = formats.stream().sorted().map(Choice::words).toList();
        String joined = all.size() < 2
                ? String.join("", all)
                : all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + " or " + all.getLast();
        return joined.isEmpty() ? "Not known" : joined.substring(0, 1).toUpperCase(Locale.UK) + joined.substring(1);
    }

    public static String words(Format format) {
        return switch (format) {
            case FACE_TO_FACE -> "face to face";
            case VIDEO -> "by video";
            case TELEPHONE -> "by telephone";
            case TEXT -> "by text message";
        };
    }

    static String days(int days) {
        return days == 0 ? "the same day" : days == 1 ? "1 day" : days + " days";
    }

    static String kilometres(int kilometres) {
        return "about %d km from home".formatted(kilometres);
    }
}
