package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.frontdoor.Refusals;
import org.onedoor.frontdoor.Step;

/** An offer that ended while somebody was answering it. @param words what was typed */
public record EndedOfferPage(Refusals.Ended offer, String service, Step step, List<String> words) {
    public EndedOfferPage {
        words = List.copyOf(words);
    }
}
