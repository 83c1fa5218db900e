package org.onedoor.workforce.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.SentName;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Course;
import org.onedoor.workforce.RoleFamily;
import org.onedoor.workforce.Training;
import org.onedoor.workforce.TrainingFiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who of our own staff attended which course, by form and by file, and how many are in post. */
@Controller
@RequestMapping("/workforce/training")
class TrainingController {
    private static final String DATA = Training.DATA;
    private static final int ON_A_PAGE = 100;

    private final Training training;
    private final TrainingFiles files;
    private final Looks looks;
    private final Gate gate;
    private final DomainTime time;

    TrainingController(Training training, TrainingFiles files, Looks looks, Gate gate, DomainTime time) {
        this.training = training;
        this.files = files;
        this.looks = looks;
        this.gate = gate;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = DATA)
    String show(
            @RequestParam(defaultValue = "") String course,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        return show(course, page, TypedForm.nothing(), model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = DATA)
    String record(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(typed, model, () -> {
            Training.Entry entry = entry(typed);
            flash.addFlashAttribute(
                    "notice",
                    switch (training.record(entry, once(typed, "attended"))) {
                        case NEW ->
                            "%s is recorded for %s.".formatted(entry.course().label(), entry.name());
                        case SAME -> "This was recorded already. Nothing is changed.";
                        case DIFFERS ->
                            throw new Invalid(
                                    "validUntil",
                                    "This attendance is recorded already and counts until another day. Take the other back first");
                    });
        });
    }

    private static Training.Entry entry(TypedForm typed) {
        LocalDate on = typed.date("attendedOn", "The day of the course");
        LocalDate until = typed.date("validUntil", "The last day it counts");
        if (on == null) {
            typed.wrong("attendedOn", "Enter the day of the course");
        }
        RoleFamily role = RoleFamily.find(typed.get("role")).orElse(null);
        if (role == null) {
            typed.wrong("role", "Choose what sort of work they do");
        }
        Course course = Course.find(typed.get("course")).orElse(null);
        if (course == null) {
            typed.wrong("course", "Choose the course");
        }
        if (typed.hasProblems() || on == null || role == null || course == null) {
            throw new Invalid(typed.problems());
        }
        return new Training.Entry(
                typed.get("staffRef"), typed.get("name"), team(typed, "team"), role, course, on, until);
    }

    private static @Nullable UUID team(TypedForm typed, String field) {
        String said = typed.orNull(field);
        try {
            return said == null ? null : UUID.fromString(said);
        } catch (IllegalArgumentException none) {
            throw new Invalid(field, "Choose a team from the list");
        }
    }

    @PostMapping("/in-post")
    @Does(value = Action.WRITE, data = DATA)
    String inPost(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(typed, model, () -> {
            LocalDate on = typed.date("onDay", "The day");
            if (on == null) {
                typed.wrong("onDay", "Enter the day on which they were counted");
            }
            String staff = typed.get("staff").strip().replace(",", "");
            if (!staff.matches("[0-9]{1,6}")) {
                typed.wrong("staff", "Write how many staff are in post as a whole number, such as 140");
            }
            if (typed.hasProblems() || on == null) {
                throw new Invalid(typed.problems());
            }
            training.count(
                    team(typed, "inTeam"),
                    RoleFamily.find(typed.get("inRole")).orElse(null),
                    on,
                    Integer.parseInt(staff),
                    typed.get("source"),
                    once(typed, "inPost"));
            flash.addFlashAttribute("notice", "How many are in post is recorded.");
        });
    }

    @PostMapping("/{attendance}/take-back")
    @Does(value = Action.WRITE, data = DATA)
    String takeBack(
            @PathVariable UUID attendance,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(typed, model, () -> {
            training.takeBack(attendance, once(typed, "back"));
            flash.addFlashAttribute("notice", "Taken back: it counts no longer.");
        });
    }

    @PostMapping("/{attendance}/left")
    @Does(value = Action.WRITE, data = DATA)
    String left(
            @PathVariable UUID attendance,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return change(typed, model, () -> {
            training.left(attendance, once(typed, "left"));
            flash.addFlashAttribute("notice", "Recorded: they count no longer, for any course.");
        });
    }

    @PostMapping("/file")
    @Does(value = Action.WRITE, data = DATA)
    String read(@RequestParam(required = false) @Nullable MultipartFile file, Model model) {
        try {
            if (file == null || file.isEmpty()) {
                throw new Invalid("file", "Choose a file");
            }
            return "redirect:/workforce/training/file/"
                    + files.read(CsvFile.of(
                            SentName.of(file, "training.csv"), new String(file.getBytes(), StandardCharsets.UTF_8)));
        } catch (Invalid e) {
            TypedForm typed = TypedForm.nothing();
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show("", "1", typed, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/file/{runId}")
    @Does(value = Action.READ, data = DATA)
    String came(@PathVariable UUID runId, Model model) {
        TrainingFiles.Came came = files.look(runId);
        model.addAttribute("title", "What became of " + came.run().fileName());
        model.addAttribute("page", came);
        return "workforce/trainingFile";
    }

    private String change(TypedForm typed, Model model, Runnable act) {
        looks.look("Keep training", Ask.function(Action.WRITE, DATA), _ -> true);
        try {
            act.run();
            return "redirect:/workforce/training?course="
                    + Course.find(typed.get("course"))
                            .orElse(Course.DUAL_DIAGNOSIS)
                            .code();
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed.get("course"), "1", typed, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            model.addAttribute("conflict", SentBefore.words(e));
            return show(typed.get("course"), "1", typed, model);
        }
    }

    private String show(String course, String page, TypedForm typed, Model model) {
        Course shown = Course.find(course).orElse(Course.DUAL_DIAGNOSIS);
        int wanted = page.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(page)) : 1;
        Training.Page own = training.own(shown, wanted, ON_A_PAGE);
        boolean keeps = gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, DATA)) instanceof Decision.Allowed;
        model.addAttribute("title", "Training of our staff");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new TrainingPage(
                        shown,
                        own,
                        wanted,
                        Math.max(1, Math.ceilDiv(own.all(), ON_A_PAGE)),
                        keeps,
                        typed,
                        London.date(time.instant()),
                        UUID.randomUUID().toString()));
        return "workforce/training";
    }

    private static @Nullable IdempotencyKey once(TypedForm typed, String what) {
        String key = typed.orNull("key");
        return key == null
                ? null
                : new IdempotencyKey(CurrentActor.get().accountId().toString(), key + what, what + typed.fingerprint());
    }
}
