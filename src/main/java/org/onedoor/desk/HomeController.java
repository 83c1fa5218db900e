package org.onedoor.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.onedoor.access.PersonAccounts;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.frontdoor.Worklists.Tally;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.job.DeadLetters;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.NotificationGroups;
import org.onedoor.work.Tasks;
import org.onedoor.work.TeamTasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My work: what must be done now, the most pressing first, and what others told us. */
@Controller
class HomeController {
    private static final int TOLD = 8;
    private static final int OTHERS = 10;
    private static final int SIZE = 25;

    /** A referral's number: a task about one is shown with it. */
    private static final String REFERRAL = "OD-";

    private final Worklists worklists;
    private final HomeSections sections;
    private final Tasks tasks;
    private final TeamTasks team;
    private final PlaceFilters places;
    private final NotificationGroups notifications;
    private final DeadLetters deadLetters;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    HomeController(
            Worklists worklists,
            HomeSections sections,
            Tasks tasks,
            TeamTasks team,
            PlaceFilters places,
            NotificationGroups notifications,
            DeadLetters deadLetters,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.worklists = worklists;
        this.sections = sections;
        this.tasks = tasks;
        this.team = team;
        this.places = places;
        this.notifications = notifications;
        this.deadLetters = deadLetters;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/")
    @Does(value = Action.READ, data = "task")
    String home(Model model) {
        Actor actor = CurrentActor.get();
        if (PersonAccounts.Kind.of(actor.role()) != PersonAccounts.Kind.STAFF) {
            Gate.Decision _ = gate.decide(actor, Ask.function(Action.READ, "own-page"));
            return "redirect:/me";
        }
        HomePage page =
                looks.look("My work", Ask.function(Action.READ, "task"), shown -> page(actor, time.instant(), shown));
        model.addAttribute("title", "My work");
        model.addAttribute("page", page);
        return "desk/home";
    }

    private HomePage page(Actor actor, Instant now, Looks.Shown shown) {
        boolean referrals = gate.decide(actor, Ask.function(Action.READ, "referral")) instanceof Gate.Decision.Allowed;
        List<Tally> tallies = referrals
                ? worklists.tally(actor.organisationId(), actor.teamId(), now, London.endOf(London.date(now)))
                : List.of();
        List<HomePage.Section> todo = sections.of(actor, tallies, now, shown);
        List<Tasks.About> others = tasks.others(actor.organisationId(), actor.teamId(), REFERRAL, OTHERS);
        others.forEach(task -> shown.add(task.subjectId()));
        NotificationGroups.Page told =
                notifications.page(actor, new NotificationGroups.Filter(true, null, true, 1, TOLD));
        told.groups().forEach(group -> shown.add(group.newest().subjectId()));
        Tasks.Pressing pressing =
                tasks.pressing(actor.organisationId(), actor.teamId(), REFERRAL, now, London.endOf(London.date(now)));
        return new HomePage(
                referrals,
                count(tallies, Lane.OWNER),
                count(tallies, Lane.OFFERED),
                count(tallies, Lane.REFERRER),
                pressing.late()
                        + tallies.stream().filter(asked()).mapToInt(Tally::late).sum(),
                pressing.soon()
                        + tallies.stream().filter(asked()).mapToInt(Tally::soon).sum(),
                todo,
                others,
                others.size() < OTHERS
                        ? 0
                        : tasks.countOthers(actor.organisationId(), actor.teamId(), REFERRAL) - OTHERS,
                told,
                actor.role().equals("admin") ? deadLetters.open().size() : 0,
                now);
    }

    @GetMapping("/tasks")
    @Does(value = Action.READ, data = "task")
    String all(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = CurrentActor.get();
        PlaceFilter of = places.of(place);
        TasksPage shown = looks.look("Tasks", Ask.function(Action.READ, "task"), seen -> {
            int total = team.count(actor.organisationId(), actor.teamId(), of);
            int pages = Math.max(1, (total + SIZE - 1) / SIZE);
            int wanted = Math.clamp(page, 1, pages + 1); // one after the last stands for all that are not there
            List<Tasks.About> found = team.page(actor.organisationId(), actor.teamId(), of, wanted, SIZE);
            found.forEach(task -> seen.add(task.subjectId()));
            return new TasksPage(
                    found,
                    total,
                    wanted,
                    pages,
                    places.pick("/tasks", of, group, () -> team.subjects(actor.organisationId(), actor.teamId(), of)),
                    time.instant());
        });
        model.addAttribute("title", "Tasks");
        model.addAttribute("page", shown);
        return "desk/tasks";
    }

    /**
     * All that one thing asks of the team is done.
     *
     * @param seen when the page that says so was made: what was asked later stays open
     */
    @PostMapping("/tasks/done")
    @Does(value = Action.WRITE, data = "task")
    String done(
            @RequestParam UUID subject,
            @RequestParam String item,
            @RequestParam Instant seen,
            @RequestParam(defaultValue = "home") String from) {
        Actor actor = CurrentActor.get();
        return looks.look("Task done", Ask.function(Action.WRITE, "task"), shown -> {
            shown.add(subject);
            tasks.done(subject, item, actor.organisationId(), actor.teamId(), seen, actor.accountId());
            return from.equals("tasks") ? "redirect:/tasks" : "redirect:/";
        });
    }

    private static int count(List<Tally> tallies, Lane lane) {
        return tallies.stream()
                .filter(tally -> tally.isOf(lane))
                .mapToInt(Tally::count)
                .sum();
    }

    /** What is the team's own, and what waits for its answer. */
    private static Predicate<Tally> asked() {
        return tally -> tally.isOf(Lane.OWNER) || Arrays.stream(Duty.values()).anyMatch(duty -> duty.covers(tally));
    }
}
