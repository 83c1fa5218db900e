package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.liaison.Hospital;
import org.onedoor.directory.liaison.Liaison;
import org.onedoor.directory.liaison.LiaisonModels;
import org.onedoor.organisation.Organisations;
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

/** Liaison by hospital: its hours, their trend, and what of the model it has. */
@Controller
@RequestMapping("/services/liaison")
@Does(value = Action.READ, data = ServiceEntries.DATA)
class LiaisonController {
    private final Liaison liaison;
    private final LiaisonModels models;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;

    LiaisonController(
            Liaison liaison, LiaisonModels models, Services services, Organisations organisations, Looks looks) {
        this.liaison = liaison;
        this.models = models;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    String all(Model model) {
        return all(Map.of(), Map.of(), model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = ServiceEntries.DATA)
    String add(@RequestParam Map<String, String> typed, Model model) {
        try {
            return "redirect:/services/liaison/" + liaison.add(typed);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return all(typed, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return all(typed, Map.of("name", e.getMessage()), model);
        }
    }

    private String all(Map<String, String> typed, Map<String, String> problems, Model model) {
        LiaisonPage page = looks.look("Liaison in hospitals", Ask.function(Action.READ, ServiceEntries.DATA), _ -> {
            List<Liaison.Standing> all = liaison.all();
            return new LiaisonPage(
                    all,
                    all.stream().map(Liaison.Standing::hospital).collect(Collectors.toMap(Hospital::code, models::of)),
                    typed,
                    problems);
        });
        model.addAttribute("title", "Mental health liaison in hospitals");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/liaison/all";
    }

    @GetMapping("/{code:[a-z0-9-]{1,160}}")
    String one(@PathVariable String code, Model model) {
        return one(code, Map.of(), Map.of(), null, model);
    }

    @PostMapping("/{code:[a-z0-9-]{1,160}}/{step:hours|item|service|model|staff|effect}")
    @Does(value = Action.WRITE, data = ServiceEntries.DATA)
    String act(
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        String version = typed.getOrDefault("version", "");
        try {
            switch (step) {
                case "hours" -> liaison.note(code, typed);
                case "item" -> liaison.answer(code, typed);
                case "model" -> models.model(code, typed);
                case "staff" -> models.staff(code, typed);
                case "effect" -> models.effect(code, typed);
                default ->
                    liaison.name(
                            code,
                            version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1,
                            typed.getOrDefault("service", ""));
            }
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/liaison/" + code;
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
        LiaisonPage.One page =
                looks.look("Liaison in a hospital", Ask.function(Action.READ, ServiceEntries.DATA), _ -> {
                    Liaison.Standing standing = liaison.get(code);
                    return new LiaisonPage.One(
                            standing,
                            organisations
                                    .names(List.of(standing.hospital().trustId()))
                                    .getOrDefault(standing.hospital().trustId(), ""),
                            liaison.items(),
                            liaison.answers(standing.hospital()),
                            models.of(standing.hospital()),
                            candidates(),
                            typed,
                            problems,
                            refused);
                });
        model.addAttribute("title", page.standing().hospital().name());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/liaison/one";
    }

    private List<Service> candidates() {
        return services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active && !service.isLine())
                .toList();
    }
}
