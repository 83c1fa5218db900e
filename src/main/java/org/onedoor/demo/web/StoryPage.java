package org.onedoor.demo.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Something somebody was told. */
    public record Told(String when, String words) {}
}
