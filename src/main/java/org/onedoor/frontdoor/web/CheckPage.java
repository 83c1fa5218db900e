package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;

/**
 * The page to check before sending: label to value, with the field to change.
 *
 * @param danger what was written that speaks of danger, where it is not asked for within a day; none otherwise
 * @param repeats an open referral of the same person for one of the same needs, where the reader may see it
 */
public record CheckPage(
        UUID draftId,
        List<Line> lines,
        @Nullable Referral repeats,
        @Nullable Referral perhaps,
        @Nullable String whose,
        @Nullable String danger) {
    public record Line(String label, String value, String field) {
        /** What is changed, in the middle of a sentence: "date of birth", and "NHS number" as it is. */
        public String change() {
            return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                    ? label
                    : Character.toLowerCase(label.charAt(0)) + label.substring(1);
        }
    }
}
