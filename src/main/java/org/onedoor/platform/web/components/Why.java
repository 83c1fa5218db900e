package org.onedoor.platform.web.components;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something is as it is shown: the same card beside every clock, match, refusal, colour and figure.
 *
 * @param about what it explains, for those who cannot see where the card stands
 * @param rule the rule in words
 * @param version the rule's version, and since when
 * @param evidence what it was decided on
 * @param whoCanChange who could change it, and how
 */
public record Why(
        String about,
        String rule,
        String version,
        Source source,
        List<String> evidence,
        @Nullable String whoCanChange) {
    public Why {
        evidence = List.copyOf(evidence);
    }

    /** Where the rule comes from. */
    public record Source(String name, @Nullable String href) {}
}
