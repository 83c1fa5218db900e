package org.onedoor.demo.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.story.Step;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;

/**
 * One story as it stands.
 *
 * @param first the service the directory put first, and its reasons
 * @param excluded why the service that was asked for does not suit
 */
public record StoryPage(
        boolean ready,
        boolean begun,
        boolean over,
        @Nullable String name,
        @Nullable String reference,
        List<Shown> scenes,
        List<String> first,
        List<String> excluded,
        List<Told> man,
        List<Notifications.Notification> practice) {
    public StoryPage {
        scenes = List.copyOf(scenes);
        first = List.copyOf(first);
        excluded = List.copyOf(excluded);
        man = List.copyOf(man);
        practice = List.copyOf(practice);
    }

    /** One scene as shown. @param state done, next or later */
    public record Shown(
            int number, String when, String who, String title, String detail, String state, String username) {}

    /** Each step of a story as it stands. @param done how many are @param begun whether it is being played */
    static <R> List<Shown> shown(List<Step<R>> steps, int done, boolean begun) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step<R> step = steps.get(i);
            String state = i < done ? "done" : i == done && begun ? "next" : "later";
            shown.add(new Shown(
                    i + 1, London.full(step.at()), step.who(), step.title(), step.detail(), state, step.username()));
        }
        return shown;
    }

    /** Something somebody was told. */
    public record Told(String when, String words) {}
}
