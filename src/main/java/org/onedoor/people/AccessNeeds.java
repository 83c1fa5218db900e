package org.onedoor.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/**
 * What somebody needs so that they can be told things and be seen: asked once, kept for everyone. The kinds of need follow
 * the Accessible Information Standard (DCB1605) and the Reasonable Adjustment Flag (DCB4019); the five reasons why somebody
 * is not online are those the West Essex plan names (seed 004, SO4).
 *
 * @param preferred by which of the safe ways they would rather be told; none where they have no wish
 * @param formats how anything written must be made
 * @param adjustments what must be there when they are seen
 * @param offline why they cannot use what is on a screen; none where they can, or nobody asked
 * @param words what else to know, in their own words
 * @param language what they must be told things in, where that is not English
 */
public record AccessNeeds(
        @Nullable Way preferred,
        Set<Format> formats,
        Set<Adjustment> adjustments,
        Set<Offline> offline,
        @Nullable String words,
        @Nullable String language) {

    public static final AccessNeeds NONE = new AccessNeeds(null, Set.of(), Set.of(), Set.of(), null);

    public AccessNeeds {
        formats = ordered(Format.class, formats);
        adjustments = ordered(Adjustment.class, adjustments);
        offline = ordered(Offline.class, offline);
        words = words == null || words.isBlank() ? null : words.strip();
        language = language == null || language.isBlank() || isEnglish(language) ? null : language.strip();
    }

    /** Of somebody who is told things in English. */
    public AccessNeeds(
            @Nullable Way preferred,
            Set<Format> formats,
            Set<Adjustment> adjustments,
            Set<Offline> offline,
            @Nullable String words) {
        this(preferred, formats, adjustments, offline, words, null);
    }

    /** Whether a language, as it was written, is English. */
    public static boolean isEnglish(String language) {
        return language.strip().toLowerCase(java.util.Locale.ROOT).matches("english(\\b.*)?");
    }

    /** A kind of need, by the code a form sends and the words people read. */
    public interface Kind {
        String name();

        String label();

        default String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How anything written must be made. */
    public enum Format implements Kind {
        LARGE_PRINT("Large print", true),
        EASY_READ("Easy read", false),
        BRAILLE("Braille", false),
        AUDIO("Audio", false);

        private final String label;
        private final boolean made;

        Format(String label, boolean made) {
            this.label = label;
            this.made = made;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether a letter can be made so without a person. */
        public boolean isMade() {
            return made;
        }
    }

    /** What must be there when they are seen. */
    public enum Adjustment implements Kind {
        INTERPRETER("An interpreter"),
        SIGN_LANGUAGE("A British Sign Language interpreter"),
        HEARING_LOOP("A hearing loop"),
        STEP_FREE("A way in without steps"),
        QUIET_ROOM("A quiet room to wait in"),
        MORE_TIME("A longer appointment"),
        COMPANION("Somebody they trust with them"),
        AT_HOME("To be seen at home");

        private final String label;

        Adjustment(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Who said what somebody needs. */
    public enum ToldBy implements Kind {
        PERSON("The person"),
        CARER("Somebody who cares for them"),
        STAFF("Staff, from what they saw");

        private final String label;

        ToldBy(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        public static Optional<ToldBy> ofCode(@Nullable String code) {
            return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
        }
    }

    /** Why somebody cannot use what is on a screen. */
    public enum Offline implements Kind {
        EQUIPMENT("No phone, tablet or computer that can"),
        CONNECTIVITY("No connection where they live"),
        SKILLS("Does not know how"),
        COST("Cannot afford it"),
        CONFIDENCE("Does not trust themselves with it");

        private final String label;

        Offline(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The same, and this besides. */
    AccessNeeds with(Adjustment more) {
        Set<Adjustment> all = EnumSet.of(more);
        all.addAll(adjustments);
        return new AccessNeeds(preferred, formats, all, offline, words, language);
    }

    /** In a few lines for the head of a page: how to write, what must be there, in which language. */
    public List<String> briefly() {
        return Stream.of(
                        said(formats),
                        said(adjustments),
                        language == null ? "" : "told things in " + language,
                        offline.isEmpty() ? "" : "not online")
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1))
                .toList();
    }

    /** Whether anything has to be arranged before they are seen. */
    public boolean isToArrange() {
        return !adjustments.isEmpty();
    }

    /** What has to be arranged, as one line. */
    public String toArrange() {
        return said(adjustments);
    }

    /** The kinds as one line: {@code A hearing loop, a longer appointment}. */
    public static String said(Collection<? extends Kind> kinds) {
        String line = kinds.stream()
                .map(Kind::label)
                .map(label -> label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1))
                .map(label -> label.replace("british Sign", "British Sign"))
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? line : line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }

    /**
     * What a form says.
     *
     * @param preferred a way's code, or empty for no wish
     * @param safe the ways that are safe for them; none where nobody has asked
     * @throws Invalid with a sentence for each answer that is not on its list or contradicts another
     */
    public static AccessNeeds of(
            String preferred,
            Collection<String> formats,
            Collection<String> adjustments,
            Collection<String> offline,
            String words,
            String language,
            @Nullable Set<Way> safe) {
        Map<String, String> problems = new LinkedHashMap<>();
        Way way = Arrays.stream(Way.values())
                .filter(each -> each.code().equals(preferred))
                .findFirst()
                .orElse(null);
        if (way == null && !preferred.isBlank()) {
            problems.put("preferred", "Choose from the list how they would rather be told");
        } else if (way != null && safe != null && !safe.contains(way)) {
            problems.put(
                    "preferred",
                    "They did not say that this way is safe. Choose a safe way, or record first that this one is safe too");
        }
        Set<Format> made = chosen(Format.class, formats, "formats", problems);
        Set<Adjustment> arranged = chosen(Adjustment.class, adjustments, "adjustments", problems);
        Set<Offline> reasons = chosen(Offline.class, offline, "offline", problems);
        if (way == Way.EMAIL && !reasons.isEmpty()) {
            problems.putIfAbsent(
                    "preferred",
                    "Somebody who cannot use what is on a screen does not read email. Choose another way, or take the reasons away");
        }
        Writing.limit(problems, "language", "The language", language, Writing.NAME);
        Writing.limit(problems, "words", "What else to know", words, Writing.SENTENCES);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new AccessNeeds(way, made, arranged, reasons, words, language);
    }

    private static <K extends Enum<K> & Kind> Set<K> chosen(
            Class<K> kinds, Collection<String> codes, String field, Map<String, String> problems) {
        Set<K> found = EnumSet.noneOf(kinds);
        for (String code : codes) {
            List<K> same = Stream.of(kinds.getEnumConstants())
                    .filter(kind -> kind.code().equals(code))
                    .toList();
            if (same.isEmpty()) {
                problems.put(field, "Choose from the list");
            }
            found.addAll(same);
        }
        return found;
    }

    private static <K extends Enum<K>> Set<K> ordered(Class<K> kinds, Set<K> given) {
        Set<K> copy = EnumSet.noneOf(kinds);
        copy.addAll(given);
        return java.util.Collections.unmodifiableSet(copy);
    }
}
