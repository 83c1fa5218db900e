package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.platform.web.TypedForm;

/**
 * The form that begins a case.
 *
 * @param consulted the answers to whom was asked
 * @param likely who is held already and may be the one described: then it is asked, and nothing was begun yet
 * @param began when it was first sent, so that the question costs no time
 */
public record BeginPage(
        TypedForm typed,
        String key,
        @Nullable String conflict,
        org.onedoor.crisis.Question consulted,
        List<Likely> likely,
        @Nullable Instant began) {
    public BeginPage {
        likely = List.copyOf(likely);
    }
}
