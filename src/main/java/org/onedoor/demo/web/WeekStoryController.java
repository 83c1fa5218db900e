package org.onedoor.demo.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.RailNoticeDoor.Counted;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.story.WeeklyNotice;
import org.onedoor.demo.story.WeeklyNotice.Run;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Story E14, played step by step. */
@Controller
@InDemo
@RequestMapping("/demo/stories/e14")
class WeekStoryController extends OnStage<Run> {
    WeekStoryController(WeeklyNotice story, DemoTime time, DemoStart start) {
        super("e14", story, time, start);
    }

    @Override
    String title() {
        return "The railway's weekly notice";
    }

    @Override
    String view() {
        return "demo/weekStory";
    }

    @Override
    WeekStoryPage page(PlayedPage played, @Nullable Run run) {
        return run == null
                ? new WeekStoryPage(played, null, null, null)
                : new WeekStoryPage(played, result(run.counted()), run.notice(), run.referral());
    }

    private static @Nullable String result(@Nullable Counted counted) {
        return counted == null
                ? null
                : "%d rows came in, %d were in already: %d matched, %d to look at, %d about nobody known."
                        .formatted(
                                counted.added(),
                                counted.same(),
                                counted.matched(),
                                counted.review(),
                                counted.unmatched());
    }
}
