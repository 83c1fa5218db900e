package org.onedoor.demo.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.story.PlanDelivered;
import org.onedoor.demo.story.PlanDelivered.Run;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Story E8, played step by step. */
@Controller
@InDemo
@RequestMapping("/demo/stories/e8")
class PlanStoryController extends OnStage<Run> {
    private static final int PUBLISHED = 4;
    private static final int REPORTED = 6;

    PlanStoryController(PlanDelivered story, DemoTime time, DemoStart start) {
        super("e8", story, time, start);
    }

    @Override
    String title() {
        return "The plan, and whether it is delivered";
    }

    @Override
    String view() {
        return "demo/planStory";
    }

    @Override
    PlanStoryPage page(PlayedPage played, @Nullable Run run) {
        int done = run == null ? 0 : run.done();
        return new PlanStoryPage(
                played,
                run == null ? null : run.code(),
                done > 0,
                done >= PUBLISHED,
                run == null || done < REPORTED || run.report() == null
                        ? null
                        : run.report().toString(),
                run == null ? null : run.recommendation());
    }
}
