package org.onedoor.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.AlertBudget;
import org.onedoor.work.NotificationGroups;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All that others told this account's team, and marking it as read. */
@Controller
class NotificationsController {
    private static final int SIZE = 25;

    private final Notifications notifications;
    private final NotificationGroups groups;
    private final AlertBudget budget;
    private final Looks looks;
    private final DomainTime time;

    NotificationsController(
            Notifications notifications, NotificationGroups groups, AlertBudget budget, Looks looks, DomainTime time) {
        this.notifications = notifications;
        this.groups = groups;
        this.budget = budget;
        this.looks = looks;
        this.time = time;
    }

    /**
     * @param show {@code all}, or only what is not read
     * @param kind one group of the alert budget
     */
    @GetMapping("/notifications")
    @Does(value = Action.READ, data = "task")
    String all(
            @RequestParam(defaultValue = "unread") String show,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = CurrentActor.get();
        NotificationsPage.Kind chosen = NotificationsPage.Kind.of(kind);
        boolean unreadOnly = !show.equals("all");
        int wanted = Math.clamp(page, 1, NotificationGroups.REACH);
        NotificationsPage shown = looks.look("Notifications", Ask.function(Action.READ, "task"), seen -> {
            NotificationGroups.Page found = groups.page(
                    actor,
                    new NotificationGroups.Filter(
                            unreadOnly, chosen == null ? null : chosen.code(), false, wanted, SIZE));
            found.groups().forEach(group -> seen.add(group.newest().subjectId()));
            int total = found.groups().isEmpty() && wanted > 1 ? firstPage(actor, unreadOnly, chosen) : found.total();
            int pages = Math.max(1, (total + SIZE - 1) / SIZE);
            Integer most = budget.rule("clock-breached").mostADay();
            return new NotificationsPage(
                    found.groups(),
                    total,
                    unreadOnly,
                    chosen,
                    Math.min(wanted, pages + 1), // one after the last stands for all that are not there
                    pages,
                    NotificationGroups.REACH,
                    most == null ? NotificationGroups.REACH : most,
                    time.instant());
        });
        model.addAttribute("title", "Notifications");
        model.addAttribute("page", shown);
        return "desk/notifications";
    }

    private int firstPage(Actor actor, boolean unreadOnly, NotificationsPage.@Nullable Kind kind) {
        return groups.page(
                        actor,
                        new NotificationGroups.Filter(unreadOnly, kind == null ? null : kind.code(), false, 1, 1))
                .total();
    }

    /**
     * @param item only what was told of this; everything when empty
     * @param back the page to go back to
     */
    @PostMapping("/notifications/read")
    @Does(value = Action.WRITE, data = "task")
    String readAll(
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "/") String back,
            RedirectAttributes redirect) {
        return looks.look("Notifications read", Ask.function(Action.WRITE, "task"), _ -> {
            Actor actor = CurrentActor.get();
            Instant at = time.instant();
            int marked = item.isBlank() ? notifications.readAll(actor, at) : notifications.readAbout(actor, item, at);
            redirect.addFlashAttribute("marked", marked);
            redirect.addFlashAttribute("markedAt", at.toString());
            return "redirect:" + ours(back);
        });
    }

    /** @param at when they were marked as read, which the page that did it says */
    @PostMapping("/notifications/unread")
    @Does(value = Action.WRITE, data = "task")
    String unread(@RequestParam Instant at, @RequestParam(defaultValue = "/") String back) {
        return looks.look("Notifications unread again", Ask.function(Action.WRITE, "task"), _ -> {
            notifications.unread(CurrentActor.get(), at);
            return "redirect:" + ours(back);
        });
    }

    /** Only a page of this list, or the start page. */
    private static String ours(String back) {
        return back.matches("/notifications(\\?[a-z0-9=&]*)?") ? back : "/#notifications";
    }
}
