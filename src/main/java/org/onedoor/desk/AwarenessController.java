package org.onedoor.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Publicity;
import org.onedoor.directory.Services;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.Course;
import org.onedoor.workforce.Coverage;
import org.onedoor.workforce.Training;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether a need is widely publicised and professionals are aware of it: both halves on one page. */
@Controller
class AwarenessController {
    private static final int DAYS = 90;

    private final Publicity publicity;
    private final Coverage coverage;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    AwarenessController(Publicity publicity, Coverage coverage, Services services, Looks looks, DomainTime time) {
        this.publicity = publicity;
        this.coverage = coverage;
        this.services = services;
        this.looks = looks;
        this.time = time;
    }

    /** @param need its code; dual diagnosis where none is chosen, which the plan asks for */
    @GetMapping("/awareness")
    @Does(value = Action.READ, data = Training.DATA)
    String show(@RequestParam(defaultValue = "dual-diagnosis") String need, Model model) {
        LocalDate today = London.date(time.instant());
        AwarenessPage page =
                looks.look("Publicity and awareness", Ask.function(Action.READ, Training.DATA), _ -> page(need, today));
        model.addAttribute("title", "Publicity and awareness");
        model.addAttribute("page", page);
        return "desk/awareness";
    }

    private AwarenessPage page(String need, LocalDate today) {
        Publicity.Shown shown =
                publicity.of(need, today.minusDays(DAYS), today).orElseThrow(() -> new NotFound("need"));
        Course course = Course.ofNeed(need).orElse(null);
        List<Coverage.Line> lines = course == null ? List.of() : coverage.of(course, today, providers(shown));
        return new AwarenessPage(
                services.needs().stream()
                        .filter(each -> !each.group().equals("help"))
                        .sorted(Comparator.comparing(CodedNeed::label))
                        .toList(),
                shown,
                course,
                lines,
                today);
    }

    /** Those who provide for the need ought to be aware of it first. */
    private static Set<java.util.UUID> providers(Publicity.Shown shown) {
        return shown.entries().stream()
                .map(entry -> entry.service().organisationId())
                .collect(Collectors.toSet());
    }
}
