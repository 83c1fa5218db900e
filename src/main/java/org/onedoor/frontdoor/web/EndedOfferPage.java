package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Refusals;
import org.onedoor.frontdoor.Step;

/**
 * An offer to the reader's team that has ended.
 *
 * @param step how somebody was about to answer it; none where they only followed an old link
 * @param words what was typed
 */
public record EndedOfferPage(
        Refusals.Ended offer, String service, @Nullable Step step, List<String> words) {
    public EndedOfferPage {
        words = List.copyOf(words);
    }
}
