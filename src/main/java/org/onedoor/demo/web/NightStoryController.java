package org.onedoor.demo.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.story.NightOverTheClocks;
import org.onedoor.demo.story.NightOverTheClocks.Run;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Story E2, played step by step. */
@Controller
@InDemo
@RequestMapping("/demo/stories/e2")
class NightStoryController extends OnStage<Run> {
    NightStoryController(NightOverTheClocks story, DemoTime time, DemoStart start) {
        super("e2", story, time, start);
    }

    @Override
    String title() {
        return "Section 136 in the night the clocks go forward";
    }

    @Override
    String view() {
        return "demo/nightStory";
    }

    @Override
    NightStoryPage page(PlayedPage played, @Nullable Run run) {
        return run == null
                ? new NightStoryPage(played, null, null)
                : new NightStoryPage(played, run.incident(), run.personId());
    }
}
