package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;

/**
 * The page to check before sending: label to value, with the field to change.
 *
 * @param repeats an open referral of the same person for one of the same needs, where the reader may see it
 */
public record CheckPage(
        UUID draftId,
        List<Line> lines,
        @Nullable Referral repeats,
        @Nullable Referral perhaps,
        @Nullable String whose) {
    public record Line(String label, String value, String field) {}
}
