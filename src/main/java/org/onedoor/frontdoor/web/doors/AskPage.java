package org.onedoor.frontdoor.web.doors;

import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.web.Typed;

/**
 * One question of the public form.
 *
 * @param back where the back link leads
 * @param checking whether the answer is being changed from the last page
 * @param refused why nothing more is taken just now
 */
public record AskPage(
        Question question,
        Typed typed,
        boolean forAnother,
        String back,
        boolean checking,
        @Nullable String refused) {}
