package org.onedoor.frontdoor;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;

/** What else a step needs beside its row in {@link Permitted}. The front door's own packages fill this port. */
public interface StepCondition {
    Set<Step> steps();

    /** Why it may not be taken now, in words; null when it may. Called from inside a look or an act. */
    @Nullable
    String refusal(Step step, Referral referral, Actor actor);
}
