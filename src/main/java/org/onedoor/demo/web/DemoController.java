package org.onedoor.demo.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.onedoor.access.Accounts;
import org.onedoor.demo.DemoStart;
import org.onedoor.demo.DemoTime;
import org.onedoor.demo.InDemo;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.FormErrors;
import org.onedoor.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What this demo is, what time it is in it, and how fast that runs. */
@Controller
@InDemo
@RequestMapping("/demo")
class DemoController {
    private static final List<Integer> SPEEDS = List.of(0, 1, 60, 600);

    private final DemoTime time;
    private final DemoStart start;
    private final Accounts accounts;
    private final Organisations organisations;

    DemoController(DemoTime time, DemoStart start, Accounts accounts, Organisations organisations) {
        this.time = time;
        this.start = start;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    @Configuration(proxyBeanMethods = false)
    @InDemo
    static class Menu {
        @Bean
        NavigationItem demoItem() {
            return new NavigationItem(900, "Demo", "/demo", "open");
        }
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    String show(Model model) {
        model.addAttribute("title", "This demo");
        model.addAttribute("page", page());
        return "demo/demo";
    }

    private DemoPage page() {
        Instant now = time.now();
        List<Accounts.Account> all = accounts.all().stream()
                .filter(account -> account.passwordHash() != null)
                .toList();
        var names = organisations.names(
                all.stream().map(Accounts.Account::organisationId).toList());
        var teams = organisations.teamNames(all.stream()
                .map(Accounts.Account::teamId)
                .filter(Objects::nonNull)
                .toList());
        return new DemoPage(
                London.full(now),
                LocalDateTime.ofInstant(now, London.ZONE)
                        .withSecond(0)
                        .withNano(0)
                        .toString(),
                label((int) time.speed()),
                time.isHeld(),
                start.percent(),
                SPEEDS.stream()
                        .map(speed -> new DemoPage.Speed(speed, label(speed), speed == (int) time.speed()))
                        .toList(),
                all.stream()
                        .map(account -> new DemoPage.Person(
                                account.username(),
                                account.displayName(),
                                account.role(),
                                names.getOrDefault(account.organisationId(), ""),
                                account.teamId() == null ? null : teams.get(account.teamId())))
                        .toList());
    }

    private static String label(int speed) {
        return switch (speed) {
            case 0 -> "Stands still";
            case 1 -> "As fast as real time";
            case 60 -> "An hour a minute";
            case 600 -> "Ten hours a minute";
            default -> speed + " times as fast as real time";
        };
    }

    @PostMapping("/speed")
    @Does(value = Action.WRITE, data = "open")
    String speed(@RequestParam int speed, RedirectAttributes flash) {
        if (SPEEDS.contains(speed) && start.percent() == 100) {
            time.run(speed);
            flash.addFlashAttribute("notice", "The demo's time: " + label(speed) + ".");
        }
        return "redirect:/demo";
    }

    @PostMapping("/jump")
    @Does(value = Action.WRITE, data = "open")
    String jump(@RequestParam(defaultValue = "") String to, Model model, RedirectAttributes flash) {
        String problem = start.percent() < 100 ? "Wait until the history is written" : problem(to);
        if (problem != null) {
            model.addAttribute("errors", FormErrors.of("to", problem));
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("title", "This demo");
            model.addAttribute("page", page().typed(to));
            return "demo/demo";
        }
        flash.addFlashAttribute("notice", "It is now " + London.full(time.now()) + ".");
        return "redirect:/demo";
    }

    @org.jspecify.annotations.Nullable
    private String problem(String to) {
        try {
            LocalDateTime local = LocalDateTime.parse(to);
            List<Instant> meant = London.instants(local);
            return meant.isEmpty()
                    ? "There was no such time: %s. Write one before or after that hour".formatted(London.skipped(local))
                    : time.jump(meant.getFirst());
        } catch (DateTimeException e) {
            return "Write the date and time as 2024-03-01T09:00, London time";
        }
    }
}
