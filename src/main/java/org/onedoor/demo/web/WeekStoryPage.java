package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Story E14 as it stands. @param result what became of the file, in a sentence */
public record WeekStoryPage(
        boolean ready,
        boolean busy,
        boolean begun,
        boolean over,
        List<StoryPage.Shown> scenes,
        @Nullable String result,
        @Nullable String notice,
        @Nullable String referral) {
    public WeekStoryPage {
        scenes = List.copyOf(scenes);
    }
}
