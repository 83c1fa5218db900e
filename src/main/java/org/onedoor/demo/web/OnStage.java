package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.story.Step;
import org.onedoor.demo.story.Story;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.time.London;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A story that is played step by step, at an address of its own. @param <R> one playing of it */
abstract class OnStage<R extends Story.Run> {
    private final String code;
    private final Story<R> story;
    private final DemoTime time;
    private final DemoStart start;
    private @Nullable R run;

    /** @param code of the story, as in its address */
    OnStage(String code, Story<R> story, DemoTime time, DemoStart start) {
        this.code = code;
        this.story = story;
        this.time = time;
        this.start = start;
    }

    /** What the page of this story shows. @param run none before it is begun */
    abstract Object page(PlayedPage played, @Nullable R run);

    abstract String title();

    /** The template of its page. */
    abstract String view();

    @GetMapping
    @Does(value = Action.READ, data = "open")
    synchronized String show(Model model) {
        R now = run;
        int done = now == null ? 0 : now.done();
        List<Step<R>> steps = story.steps();
        PlayedPage played = new PlayedPage(
                code,
                London.day(steps.getFirst().at()),
                start.percent() == 100,
                now == null && time.isHeld(),
                now != null,
                done == steps.size(),
                StoryPage.shown(steps, done, now != null));
        model.addAttribute("title", title());
        model.addAttribute("page", page(played, now));
        return view();
    }

    @PostMapping("/begin")
    @Does(value = Action.WRITE, data = "open")
    synchronized String begin() {
        if (run == null && start.percent() == 100 && !time.isHeld()) {
            run = time.begin(story.steps().getFirst().at().minusSeconds(300), () -> {
                R now = story.begin();
                time.onStage(now.opened());
                return now;
            });
        }
        return here();
    }

    @PostMapping("/play")
    @Does(value = Action.WRITE, data = "open")
    synchronized String play(@RequestParam(defaultValue = "one") String how) {
        R now = run;
        if (now != null) {
            List<Step<R>> steps = story.steps();
            int until = how.equals("all") ? steps.size() : Math.min(now.done() + 1, steps.size());
            while (now.done() < until) {
                time.hold(steps.get(now.done()).at());
                story.next(now);
                time.onStage(now.opened());
            }
            time.hold(steps.get(now.done() - 1).at().plusSeconds(60));
        }
        return here();
    }

    /** Ends the story; the demo's own day goes on. */
    @PostMapping("/leave")
    @Does(value = Action.WRITE, data = "open")
    synchronized String leave() {
        R now = run;
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

    private String here() {
        return "redirect:/demo/stories/" + code;
    }
}
