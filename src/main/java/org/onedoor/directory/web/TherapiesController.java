package org.onedoor.directory.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.entry.Therapies;
import org.onedoor.directory.entry.Therapy;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Therapies by modality and team against what NICE names, and the evidence of each. */
@Controller
@RequestMapping("/services/therapies")
@Does(value = Action.READ, data = ServiceEntries.DATA)
class TherapiesController {
    private final Therapies therapies;
    private final Services services;
    private final ServiceEntries entries;
    private final Looks looks;

    TherapiesController(Therapies therapies, Services services, ServiceEntries entries, Looks looks) {
        this.therapies = therapies;
        this.services = services;
        this.entries = entries;
        this.looks = looks;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "low-mood-anxiety") String need, Model model) {
        TherapiesPage page = looks.look(
                "Therapies by team",
                Ask.function(Action.READ, ServiceEntries.DATA),
                _ -> new TherapiesPage(
                        therapies.all(), services.all(), entries.all(), services.needs(), need, therapies.today()));
        model.addAttribute("title", "Therapies");
        model.addAttribute("page", page);
        return "directory/therapies/all";
    }

    @GetMapping("/{code:[a-z0-9-]{1,60}}")
    String one(@PathVariable String code, Model model) {
        return one(code, Map.of(), Map.of(), null, model);
    }

    @PostMapping("/{code:[a-z0-9-]{1,60}}")
    @Does(value = Action.WRITE, data = ServiceEntries.DATA)
    String review(
            @PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        String version = typed.getOrDefault("version", "");
        try {
            therapies.review(
                    code,
                    version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1,
                    typed.getOrDefault("evidence", ""),
                    typed.getOrDefault("reviewBy", ""));
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/therapies/" + code;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(code, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(code, typed, Map.of(), e.getMessage(), model);
        }
    }

    private String one(
            String code,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            Model model) {
        TherapiesPage.One page = looks.look("Therapy", Ask.function(Action.READ, ServiceEntries.DATA), _ -> {
            Therapy therapy = therapies.get(code);
            return new TherapiesPage.One(therapy, typed, problems, refused);
        });
        model.addAttribute("title", page.therapy().label());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/therapies/one";
    }
}
