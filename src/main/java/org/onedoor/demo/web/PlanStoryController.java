package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.story.PlanDelivered;
import org.onedoor.demo.story.PlanDelivered.Run;
import org.onedoor.demo.story.Step;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Story E8, played step by step. It touches no person; what it read in stays when it is left. */
@Controller
@InDemo
@RequestMapping("/demo/stories/e8")
class PlanStoryController {
    private static final String HERE = "redirect:/demo/stories/e8";
    private static final int PUBLISHED = 4;
    private static final int REPORTED = 6;

    private final PlanDelivered story;
    private final DemoTime time;
    private final DemoStart start;
    private @Nullable Run run;

    PlanStoryController(PlanDelivered story, DemoTime time, DemoStart start) {
        this.story = story;
        this.time = time;
        this.start = start;
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    synchronized String show(Model model) {
        Run now = run;
        int done = now == null ? 0 : now.done();
        List<Step<Run>> steps = story.steps();
        model.addAttribute("title", "The plan, and whether it is delivered");
        model.addAttribute(
                "page",
                new PlanStoryPage(
                        start.percent() == 100,
                        now == null && time.isHeld(),
                        now == null ? null : now.code(),
                        done == steps.size(),
                        StoryPage.shown(steps, done, now != null),
                        done > 0,
                        done >= PUBLISHED,
                        now == null || done < REPORTED || now.report() == null
                                ? null
                                : now.report().toString(),
                        now == null ? null : now.recommendation()));
        return "demo/planStory";
    }

    @PostMapping("/begin")
    @Does(value = Action.WRITE, data = "open")
    synchronized String begin() {
        if (start.percent() == 100 && !time.isHeld()) {
            run = story.begin();
            time.hold(story.steps().getFirst().at().minusSeconds(300));
        }
        return HERE;
    }

    @PostMapping("/play")
    @Does(value = Action.WRITE, data = "open")
    synchronized String play(@RequestParam(defaultValue = "one") String how) {
        Run now = run;
        if (now != null) {
            List<Step<Run>> steps = story.steps();
            int until = how.equals("all") ? steps.size() : Math.min(now.done() + 1, steps.size());
            while (now.done() < until) {
                time.hold(steps.get(now.done()).at());
                story.next(now);
            }
            time.hold(steps.get(now.done() - 1).at().plusSeconds(60));
        }
        return HERE;
    }

    /** Ends the story; the demo's own day goes on. */
    @PostMapping("/leave")
    @Does(value = Action.WRITE, data = "open")
    synchronized String leave() {
        Run now = run;
        if (now != null) {
            story.leave(now);
            run = null;
            time.release();
        }
        return "redirect:/demo/stories";
    }
}
