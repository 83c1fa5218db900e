package org.onedoor.demo.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.demo.Staff;
import org.onedoor.demo.story.NoWrongDoor;
import org.onedoor.demo.story.Playing;
import org.onedoor.demo.story.Scene;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.onedoor.work.PostRound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stories, played minute by minute; anyone may take over a window. One story is on stage at a time. */
@Controller
@InDemo
@RequestMapping("/demo/stories")
class StoriesController {
    private final NoWrongDoor story;
    private final DemoTime time;
    private final DemoStart start;
    private final Staff staff;
    private final Messages messages;
    private final Notifications notifications;
    private final PostRound post;
    private @Nullable Playing playing;

    StoriesController(
            NoWrongDoor story,
            DemoTime time,
            DemoStart start,
            Staff staff,
            Messages messages,
            Notifications notifications,
            PostRound post) {
        this.story = story;
        this.time = time;
        this.start = start;
        this.staff = staff;
        this.messages = messages;
        this.notifications = notifications;
        this.post = post;
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    String list(Model model) {
        model.addAttribute("title", "Stories");
        model.addAttribute("page", start.percent());
        return "demo/stories";
    }

    @GetMapping("/e1")
    @Does(value = Action.READ, data = "open")
    synchronized String show(Model model) {
        model.addAttribute("title", "Wrong service, no wrong door");
        model.addAttribute("page", page(playing));
        return "demo/story";
    }

    private StoryPage page(@Nullable Playing now) {
        LocalDate last = now == null ? NoWrongDoor.IN_TIME : now.last();
        int done = now == null ? 0 : now.done();
        List<Scene> scenes = story.scenes(last);
        List<StoryPage.Shown> shown = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            String state = i < done ? "done" : i == done && now != null ? "next" : "later";
            shown.add(new StoryPage.Shown(
                    i + 1,
                    London.full(scene.at()),
                    scene.who(),
                    scene.title(),
                    scene.detail(),
                    state,
                    scene.username()));
        }
        return new StoryPage(
                start.percent() == 100,
                now != null,
                done == scenes.size(),
                now == null
                        ? null
                        : now.person().givenName() + " " + now.person().familyName(),
                now == null ? null : now.reference(),
                shown,
                now == null ? List.of() : now.first(),
                now == null ? List.of() : now.excluded(),
                man(now),
                practice(now));
    }

    private List<StoryPage.Told> man(@Nullable Playing now) {
        UUID person = now == null ? null : now.personId();
        UUID referral = now == null ? null : now.referralId();
        if (person == null || referral == null) {
            return List.of();
        }
        List<StoryPage.Told> told = new ArrayList<>();
        // His telephone: what the gateway, which is a job, has brought to it. Nobody of the staff looks here.
        InJob.run(() -> messages.of(person, referral)
                .forEach(message -> told.add(
                        new StoryPage.Told(London.full(message.writtenAt().toInstant()), message.words()))));
        return told;
    }

    private List<Notifications.Notification> practice(@Nullable Playing now) {
        String reference = now == null ? null : now.reference();
        if (reference == null) {
            return List.of();
        }
        return notifications
                .about(staff.visitor("gp.tilbury").actor(), reference)
                .reversed();
    }

    @PostMapping("/e1/begin")
    @Does(value = Action.WRITE, data = "open")
    synchronized String begin(@RequestParam(defaultValue = "met") String ending) {
        if (start.percent() == 100 && (playing != null || !time.isHeld())) { // no other story is on stage
            leave();
            LocalDate last = ending.equals("missed") ? NoWrongDoor.TOO_LATE : NoWrongDoor.IN_TIME;
            playing = time.begin(story.scenes(last).getFirst().at().minusSeconds(300), () -> story.begin(last));
        }
        return "redirect:/demo/stories/e1";
    }

    @PostMapping("/e1/play")
    @Does(value = Action.WRITE, data = "open")
    synchronized String play(@RequestParam(defaultValue = "one") String how) {
        Playing now = playing;
        if (now != null) {
            List<Scene> scenes = story.scenes(now.last());
            int until = how.equals("all") ? scenes.size() : Math.min(now.done() + 1, scenes.size());
            while (now.done() < until) {
                time.hold(scenes.get(now.done()).at());
                story.next(now);
                time.onStage(now.all());
                time.hold(scenes.get(now.done() - 1).at().plusSeconds(60));
                InJob.run(post::run); // he is told then, and not when the clockwork next comes round
            }
        }
        return "redirect:/demo/stories/e1";
    }

    /** Ends the story: it closes where it was, and the demo's own day goes on. */
    @PostMapping("/e1/leave")
    @Does(value = Action.WRITE, data = "open")
    synchronized String end() {
        leave();
        return "redirect:/demo/stories";
    }

    private void leave() {
        if (playing != null) {
            Playing now = playing;
            playing = null;
            try {
                story.close(now, time.now());
                time.onStage(List.of());
            } finally {
                time.release();
            }
        }
    }
}
