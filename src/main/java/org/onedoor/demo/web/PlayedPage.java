package org.onedoor.demo.web;

import java.util.List;

/**
 * A story as it stands, whichever it is.
 *
 * @param code of the story, as in its address
 * @param day on which it begins
 * @param busy whether another story is on stage
 */
public record PlayedPage(
        String code,
        String day,
        boolean ready,
        boolean busy,
        boolean begun,
        boolean over,
        List<StoryPage.Shown> scenes) {
    public PlayedPage {
        scenes = List.copyOf(scenes);
    }
}
