package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.job.DeadLetters;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My work: what is most pressing, what has a deadline, and what others told us. */
@Controller
class HomeController {
    private static final int NOTIFICATIONS = 12;

    private final Worklists worklists;
    private final Tasks tasks;
    private final Notifications notifications;
    private final DeadLetters deadLetters;
    private final Looks looks;
    private final DomainTime time;

    HomeController(
            Worklists worklists,
            Tasks tasks,
            Notifications notifications,
            DeadLetters deadLetters,
            Looks looks,
            DomainTime time) {
        this.worklists = worklists;
        this.tasks = tasks;
        this.notifications = notifications;
        this.deadLetters = deadLetters;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/")
    @Does(value = Action.READ, data = "task")
    String home(Model model) {
        Actor actor = CurrentActor.get();
        HomePage page = looks.look("My work", Ask.function(Action.READ, "task"), shown -> {
            List<Worklists.Row> pressing = worklists.page(filter(actor, Lane.OWNER, 8));
            pressing.forEach(row -> shown.add(row.personId()));
            List<Tasks.Task> open = tasks.open(actor.organisationId(), actor.teamId());
            open.forEach(task -> shown.add(task.subjectId()));
            return new HomePage(
                    worklists.count(filter(actor, Lane.OWNER, 1)),
                    worklists.count(filter(actor, Lane.OFFERED, 1)),
                    worklists.count(filter(actor, Lane.REFERRER, 1)),
                    pressing,
                    open,
                    notifications.of(actor).stream().limit(NOTIFICATIONS).toList(),
                    notifications.unread(actor),
                    actor.role().equals("admin") ? deadLetters.open().size() : 0,
                    time.instant());
        });
        model.addAttribute("title", "My work");
        model.addAttribute("page", page);
        return "desk/home";
    }

    @PostMapping("/tasks/{subjectId}/{taskId}/done")
    @Does(value = Action.WRITE, data = "task")
    String done(@PathVariable UUID subjectId, @PathVariable UUID taskId) {
        Actor actor = CurrentActor.get();
        return looks.look("Task done", Ask.function(Action.WRITE, "task"), shown -> {
            Tasks.Task task = tasks.get(subjectId, taskId);
            if (!task.organisationId().equals(actor.organisationId())) {
                throw new org.onedoor.platform.NotFound("task");
            }
            shown.add(subjectId);
            tasks.done(task, actor.accountId());
            return "redirect:/";
        });
    }

    @PostMapping("/notifications/{notificationId}/read")
    @Does(value = Action.WRITE, data = "task")
    String read(@PathVariable UUID notificationId) {
        return looks.look("Notification read", Ask.function(Action.WRITE, "task"), _ -> {
            notifications.read(CurrentActor.get(), notificationId);
            return "redirect:/#notifications";
        });
    }

    @PostMapping("/notifications/read")
    @Does(value = Action.WRITE, data = "task")
    String readAll(RedirectAttributes redirect) {
        return looks.look("Notifications read", Ask.function(Action.WRITE, "task"), _ -> {
            Instant at = time.instant();
            redirect.addFlashAttribute("marked", notifications.readAll(CurrentActor.get(), at));
            redirect.addFlashAttribute("markedAt", at.toString());
            return "redirect:/#notifications";
        });
    }

    /** @param at when they were marked as read, which the page that did it says */
    @PostMapping("/notifications/unread")
    @Does(value = Action.WRITE, data = "task")
    String unread(@RequestParam Instant at) {
        return looks.look("Notifications unread again", Ask.function(Action.WRITE, "task"), _ -> {
            notifications.unread(CurrentActor.get(), at);
            return "redirect:/#notifications";
        });
    }

    private static Filter filter(Actor actor, Lane lane, int size) {
        return new Filter(lane, actor.organisationId(), actor.teamId(), true, List.of(), List.of(), 1, size);
    }
}
