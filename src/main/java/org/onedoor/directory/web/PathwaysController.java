package org.onedoor.directory.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.SentOnce;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.entry.Therapies;
import org.onedoor.directory.pathway.Pathway;
import org.onedoor.directory.pathway.Pathways;
import org.onedoor.directory.pathway.StageContacts;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.web.SentBefore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pathways: entry criteria, stages, where they are available, their versions and who agreed; and what rests on what. */
@Controller
@RequestMapping("/services")
@Does(value = Action.WRITE, data = ServiceEntries.DATA)
class PathwaysController {
    private static final String ONE = "/pathways/{code:[a-z0-9-]{1,320}}";

    private final Pathways pathways;
    private final StageContacts contacts;
    private final Therapies therapies;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;

    PathwaysController(
            Pathways pathways,
            StageContacts contacts,
            Therapies therapies,
            Services services,
            Organisations organisations,
            Looks looks) {
        this.pathways = pathways;
        this.contacts = contacts;
        this.therapies = therapies;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping("/pathways")
    @Does(value = Action.READ, data = ServiceEntries.DATA)
    String all(Model model) {
        PathwaysPage page = looks.look(
                "Pathways",
                Ask.function(Action.READ, ServiceEntries.DATA),
                _ -> new PathwaysPage(pathways.newest(), Pathways.mayWrite(CurrentActor.get())));
        model.addAttribute("title", "Pathways");
        model.addAttribute("page", page);
        return "directory/pathway/all";
    }

    @GetMapping("/evidence")
    @Does(value = Action.READ, data = ServiceEntries.DATA)
    String evidence(Model model) {
        PathwaysPage.Evidence page = looks.look(
                "Evidence of pathways and therapies",
                Ask.function(Action.READ, ServiceEntries.DATA),
                _ -> new PathwaysPage.Evidence(pathways.current(), therapies.all(), pathways.today()));
        model.addAttribute("title", "What rests on evidence");
        model.addAttribute("page", page);
        return "directory/pathway/evidence";
    }

    @GetMapping("/pathways/new")
    String form(@RequestParam(defaultValue = "") String of, Model model) {
        return form(of.isEmpty() ? Map.of() : typed(pathways.versions(of).getFirst()), Map.of(), null, model);
    }

    private Map<String, String> typed(Pathway pathway) {
        Map<UUID, String> names = names(List.of(pathway));
        Map<String, String> typed = new HashMap<>();
        typed.put("code", pathway.code());
        typed.put("edition", String.valueOf(pathway.edition()));
        typed.put("title", pathway.title());
        typed.put("needs", String.join(", ", pathway.needs()));
        typed.put("types", String.join(", ", pathway.types()));
        typed.put("criteria", String.join("\n", pathway.criteria()));
        typed.put(
                "stages",
                pathway.stages().stream()
                        .map(stage -> "%s | %s | %s | %s"
                                .formatted(
                                        stage.title(),
                                        stage.who(),
                                        Objects.requireNonNullElse(stage.evidence(), ""),
                                        stage.reviewBy() == null ? "" : stage.reviewBy()))
                        .collect(Collectors.joining("\n")));
        typed.put(
                "partners",
                pathway.partners().stream()
                        .map(each -> names.getOrDefault(each.partnerId(), ""))
                        .collect(Collectors.joining(", ")));
        typed.put("source", pathway.source());
        return typed;
    }

    private String form(
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable Map<String, String> theirs,
            Model model) {
        PathwaysPage.Form page = looks.look(
                "Form of a pathway",
                Ask.function(Action.WRITE, ServiceEntries.DATA),
                _ -> new PathwaysPage.Form(
                        typed,
                        problems,
                        services.needs(),
                        services.types(),
                        typed.getOrDefault("key", UUID.randomUUID().toString()),
                        theirs));
        model.addAttribute(
                "title", typed.getOrDefault("code", "").isEmpty() ? "A new pathway" : "The next version of a pathway");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/pathway/form";
    }

    @PostMapping("/pathways/new")
    String write(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            String code = pathways.write(typed);
            flash.addFlashAttribute("notice", "It is written. It counts once every partner has agreed");
            return "redirect:/services/pathways/" + code;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(typed, e.problems(), null, model);
        } catch (StaleEdit e) {
            // what the other wrote is shown beside it; sent again, it is the version after that one
            Pathway newest = pathways.versions(typed.getOrDefault("code", "")).getFirst();
            Map<String, String> mine = new HashMap<>(typed);
            mine.put("edition", String.valueOf(newest.edition()));
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(
                    mine,
                    Map.of(
                            "title",
                            "Somebody wrote version %d meanwhile. Yours is not kept yet: look at theirs, and send yours again if it is to come after"
                                    .formatted(newest.edition())),
                    typed(newest),
                    model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(SentOnce.anew(e, typed), Map.of("title", SentBefore.words(e)), null, model);
        }
    }

    @GetMapping(ONE)
    @Does(value = Action.READ, data = ServiceEntries.DATA)
    String one(@PathVariable String code, @RequestParam(defaultValue = "0") int version, Model model) {
        return one(code, version, Map.of(), Map.of(), null, model);
    }

    @PostMapping(ONE + "/{step:agree|disagree|take-back}")
    @Does(value = Action.WRITE, data = Pathways.AGREEMENT)
    String answer(
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        int version = number(typed, "version");
        return act(code, version, typed, model, flash, () -> {
            if (step.equals("take-back")) {
                pathways.takeBack(code, version, typed.getOrDefault("why", ""));
            } else {
                pathways.answer(code, version, step.equals("agree"), typed.getOrDefault("words", ""));
            }
        });
    }

    @PostMapping(ONE + "/evidence")
    String evidence(
            @PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        int version = number(typed, "version");
        return act(
                code,
                version,
                typed,
                model,
                flash,
                () -> pathways.evidence(
                        code,
                        version,
                        number(typed, "step"),
                        typed.getOrDefault("evidence", ""),
                        typed.getOrDefault("reviewBy", "")));
    }

    private String act(
            String code, int version, Map<String, String> typed, Model model, RedirectAttributes flash, Runnable act) {
        try {
            act.run();
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/pathways/" + code + "?version=" + version;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(code, version, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(code, version, typed, Map.of(), e.getMessage(), model);
        }
    }

    private static int number(Map<String, String> typed, String field) {
        String number = typed.getOrDefault(field, "");
        return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
    }

    private String one(
            String code,
            int version,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            Model model) {
        PathwaysPage.One page = looks.look("Pathway", Ask.function(Action.READ, ServiceEntries.DATA), _ -> {
            List<Pathway> versions = pathways.versions(code);
            Pathway shown = versions.stream()
                    .filter(each -> each.edition() == version)
                    .findFirst()
                    .orElse(versions.getFirst());
            return new PathwaysPage.One(
                    shown,
                    versions,
                    pathways.matrix(shown),
                    contacts.of(shown),
                    names(versions),
                    services.needs(),
                    services.types(),
                    CurrentActor.get(),
                    pathways.today(),
                    typed,
                    problems,
                    refused);
        });
        model.addAttribute("title", page.shown().title());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/pathway/one";
    }

    private Map<UUID, String> names(List<Pathway> some) {
        return organisations.names(some.stream()
                .flatMap(each -> java.util.stream.Stream.concat(each.partners().stream(), each.said().stream()))
                .map(Pathway.Agreement::partnerId)
                .distinct()
                .toList());
    }
}
