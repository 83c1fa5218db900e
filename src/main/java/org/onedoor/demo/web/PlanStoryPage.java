package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Story E8 as it stands.
 *
 * @param code the word in the plan's address; none before it is begun
 * @param busy whether another story is on stage
 * @param plan whether the plan has been read in; {@code open} whether it is before the public
 */
public record PlanStoryPage(
        boolean ready,
        boolean busy,
        @Nullable String code,
        boolean over,
        List<StoryPage.Shown> scenes,
        boolean plan,
        boolean open,
        @Nullable String report,
        @Nullable String recommendation) {
    public PlanStoryPage {
        scenes = List.copyOf(scenes);
    }
}
