package org.onedoor.directory.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something people can do themselves.
 *
 * @param owner the role that answers for it
 * @param reviewBy the last day on which it is shown, unless somebody reviews it before; none until it is first reviewed
 * @param safetyReviewedOn when a clinician last looked at whether it can do harm
 * @param rating what those with lived experience gave it on average; none before the first
 */
public record Resource(
        UUID orgId,
        UUID resourceId,
        String code,
        Kind kind,
        String title,
        String words,
        List<String> needs,
        String audience,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        Evidence evidence,
        String evidenceNote,
        String owner,
        @Nullable String link,
        @Nullable LocalDate reviewBy,
        @Nullable LocalDate safetyReviewedOn,
        String source,
        String state,
        @Nullable LocalDate linkCheckedOn,
        @Nullable Boolean linkWorks,
        int reviews,
        @Nullable Double rating,
        long version) {

    /** What it is. Those for staying safe come first. */
    public enum Kind {
        SAFETY("Staying safe"),
        CONDITION("About a condition"),
        TOOL("Tool"),
        APP("App"),
        GUIDE("Guide");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** How well it is known to help. */
    public enum Evidence {
        GUIDELINE("A national guideline recommends it"),
        STUDIES("Published studies found that it helps"),
        PRACTICE("Used in practice; no study known"),
        NONE_KNOWN("No evidence known");

        private final String label;

        Evidence(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Evidence of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    public boolean isListed() {
        return state.equals("listed");
    }

    /** Past its review day: the public does not see it until somebody has reviewed it. */
    public boolean isExpired(LocalDate today) {
        return reviewBy != null && reviewBy.isBefore(today);
    }

    public boolean isFor(@Nullable Integer age) {
        return age == null || ((ageFrom == null || age >= ageFrom) && (ageTo == null || age <= ageTo));
    }

    /** The link, unless whoever opened it last found that it does not work. */
    public @Nullable String openLink() {
        return Boolean.FALSE.equals(linkWorks) ? null : link;
    }
}
