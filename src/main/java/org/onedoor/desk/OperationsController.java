package org.onedoor.desk;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.importing.Feeds;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.job.DeadLetters;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What an administrator watches: jobs that gave up, and files that came in. */
@Controller
class OperationsController {
    private final DeadLetters deadLetters;
    private final ImportRuns imports;
    private final Feeds feeds;
    private final Looks looks;
    private final DomainTime time;

    OperationsController(DeadLetters deadLetters, ImportRuns imports, Feeds feeds, Looks looks, DomainTime time) {
        this.deadLetters = deadLetters;
        this.imports = imports;
        this.feeds = feeds;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/admin/jobs")
    @Does(value = Action.READ, data = "job")
    String jobs(Model model) {
        model.addAttribute("title", "Jobs that need a person");
        model.addAttribute(
                "page",
                looks.look(
                        "Jobs that gave up", Ask.function(Action.READ, "job"), _ -> new JobsPage(deadLetters.open())));
        return "desk/jobs";
    }

    @PostMapping("/admin/jobs/{id}/again")
    @Does(value = Action.WRITE, data = "job")
    String again(@PathVariable UUID id) {
        return looks.look("Job tried again", Ask.function(Action.WRITE, "job"), _ -> {
            deadLetters.tryAgain(id);
            return "redirect:/admin/jobs";
        });
    }

    @PostMapping("/admin/jobs/{id}/aside")
    @Does(value = Action.WRITE, data = "job")
    String aside(@PathVariable UUID id) {
        return looks.look("Job set aside", Ask.function(Action.WRITE, "job"), _ -> {
            deadLetters.setAside(id);
            return "redirect:/admin/jobs";
        });
    }

    @GetMapping("/admin/imports")
    @Does(value = Action.READ, data = "import")
    String imports(Model model) {
        model.addAttribute("title", "Files that came in");
        model.addAttribute(
                "page",
                looks.look("Imports", Ask.function(Action.READ, "import"), _ -> new ImportsPage(imports.latest())));
        return "desk/imports";
    }

    /** Every way in which data comes from other systems or goes to them. */
    @GetMapping("/admin/feeds")
    @Does(value = Action.READ, data = "import")
    String feeds(Model model) {
        model.addAttribute("title", "Feeds");
        model.addAttribute(
                "page",
                looks.look(
                        "Feeds", Ask.function(Action.READ, "import"), _ -> new FeedsPage(feeds.all(), time.instant())));
        return "desk/feeds";
    }

    @GetMapping("/admin/imports/{id}")
    @Does(value = Action.READ, data = "import")
    String rejects(@PathVariable UUID id, Model model) {
        model.addAttribute("title", "Rows that were refused");
        model.addAttribute(
                "page",
                looks.look(
                        "Rejected rows",
                        Ask.function(Action.READ, "import"),
                        _ -> new RejectsPage(imports.rejects(id))));
        return "desk/rejects";
    }
}
