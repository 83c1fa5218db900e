package org.onedoor.directory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.directory.Services;
import org.onedoor.directory.resource.Library;
import org.onedoor.directory.resource.Resource;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The library as staff and members with lived experience keep it. */
@Controller
@RequestMapping("/services/self-help")
@Does(value = Action.READ, data = ResourceController.DATA)
class ResourceController {
    static final String DATA = "resource";
    private static final List<String> FIELDS = List.of(
            "title",
            "kind",
            "words",
            "needs",
            "audience",
            "ageFrom",
            "ageTo",
            "evidence",
            "evidenceNote",
            "owner",
            "link",
            "reviewBy",
            "safetyReviewedOn");

    private final Library library;
    private final Services services;
    private final Looks looks;

    ResourceController(Library library, Services services, Looks looks) {
        this.library = library;
        this.services = services;
        this.looks = looks;
    }

    @GetMapping
    String all(Model model) {
        ResourcesPage page = looks.look(
                "Self-help library",
                Ask.function(Action.READ, DATA),
                _ -> new ResourcesPage(library.all(), library.today(), may()));
        model.addAttribute("title", "Self-help library");
        model.addAttribute("page", page);
        return "directory/resource/all";
    }

    private static boolean may() {
        Actor actor = CurrentActor.get();
        return List.of("navigator", "manager", "admin").contains(actor.role());
    }

    @GetMapping("/new")
    @Does(value = Action.WRITE, data = DATA)
    String form(Model model) {
        return form(Map.of(), Map.of(), model);
    }

    @PostMapping("/new")
    @Does(value = Action.WRITE, data = DATA)
    String propose(
            @RequestParam Map<String, String> typed,
            @RequestParam MultiValueMap<String, String> every,
            Model model,
            RedirectAttributes flash) {
        Map<String, String> all = new LinkedHashMap<>(typed);
        all.put("needs", String.join(",", every.getOrDefault("needs", List.of())));
        try {
            String code = library.propose(all);
            flash.addFlashAttribute("notice", "It is proposed. It is not public yet");
            return "redirect:/services/self-help/" + code;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(all, e.problems(), model);
        }
    }

    private String form(Map<String, String> typed, Map<String, String> problems, Model model) {
        ResourceFormPage page = looks.look(
                "Form of a resource",
                Ask.function(Action.WRITE, DATA),
                _ -> new ResourceFormPage(typed, services.needs(), problems));
        Map<String, String> ordered = new LinkedHashMap<>();
        FIELDS.stream()
                .filter(problems::containsKey)
                .forEach(field -> ordered.put(field, String.valueOf(problems.get(field))));
        model.addAttribute("title", "Propose a resource");
        model.addAttribute("errors", ordered);
        model.addAttribute("page", page);
        return "directory/resource/form";
    }

    @GetMapping("/{code:[a-z0-9-]{1,120}}")
    String one(@PathVariable String code, Model model) {
        return one(code, Map.of(), Map.of(), null, model);
    }

    @PostMapping("/{code:[a-z0-9-]{1,120}}/{step:review|list|withdraw|link-works|link-fails}")
    @Does(value = Action.WRITE, data = DATA)
    String act(
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        try {
            long version = version(typed);
            switch (step) {
                case "review" ->
                    library.review(code, typed.getOrDefault("rating", ""), typed.getOrDefault("words", ""));
                case "list" ->
                    library.list(
                            code,
                            version,
                            typed.getOrDefault("reviewBy", ""),
                            typed.getOrDefault("safetyReviewedOn", ""));
                case "withdraw" -> library.withdraw(code, version);
                default -> library.checkLink(code, version, step.equals("link-works"));
            }
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/self-help/" + code;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(code, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(code, typed, Map.of(), e.getMessage(), model);
        }
    }

    private static long version(Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
    }

    private String one(
            String code,
            Map<String, String> typed,
            Map<String, String> problems,
            @org.jspecify.annotations.Nullable String refused,
            Model model) {
        ResourceFormPage.One page = looks.look("Resource", Ask.function(Action.READ, DATA), _ -> {
            Resource resource = library.get(code);
            return new ResourceFormPage.One(
                    resource,
                    library.said(resource),
                    typed,
                    problems,
                    refused,
                    may(),
                    CurrentActor.get().role().equals("lived-experience"),
                    library.today());
        });
        model.addAttribute("title", page.resource().title());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/resource/one";
    }
}
