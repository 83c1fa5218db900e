package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.RailNoticeDoor.Counted;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.story.Step;
import org.onedoor.demo.story.WeeklyNotice;
import org.onedoor.demo.story.WeeklyNotice.Run;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Story E14, played step by step. */
@Controller
@InDemo
@RequestMapping("/demo/stories/e14")
class WeekStoryController {
    private static final String HERE = "redirect:/demo/stories/e14";

    private final WeeklyNotice story;
    private final DemoTime time;
    private final DemoStart start;
    private @Nullable Run run;

    WeekStoryController(WeeklyNotice story, DemoTime time, DemoStart start) {
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
        model.addAttribute("title", "The railway's weekly notice");
        model.addAttribute(
                "page",
                new WeekStoryPage(
                        start.percent() == 100,
                        now == null && time.isHeld(),
                        now != null,
                        done == steps.size(),
                        StoryPage.shown(steps, done, now != null),
                        now == null ? null : result(now.counted()),
                        now == null ? null : now.notice(),
                        now == null ? null : now.referral()));
        return "demo/weekStory";
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

    @PostMapping("/begin")
    @Does(value = Action.WRITE, data = "open")
    synchronized String begin() {
        if (run == null && start.percent() == 100 && !time.isHeld()) {
            run = time.begin(story.steps().getFirst().at().minusSeconds(300), () -> {
                Run now = story.begin();
                time.onStage(now.opened());
                return now;
            });
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
            run = null;
            try {
                story.leave(now);
                time.onStage(List.of());
            } finally {
                time.release();
            }
        }
        return "redirect:/demo/stories";
    }
}
