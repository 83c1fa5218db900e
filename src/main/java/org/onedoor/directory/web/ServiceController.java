package org.onedoor.directory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.EntryChange;
import org.onedoor.directory.entry.Room;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.entry.ServiceLinks;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.SiteAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry of the directory: what it says, what room there is, and what whoever answers for it may do. */
@Controller
@RequestMapping("/services/{code:(?!use$|gaps$|integration$|import$|self-help$)[a-z0-9-]{1,120}}")
@Does(value = Action.WRITE, data = ServiceEntries.DATA)
class ServiceController {
    private static final Set<String> STEPS =
            Set.of("confirm", "room", "close", "open", "answer", "approve", "refuse", "link", "take-back", "end");

    private final Services services;
    private final ServiceEntries entries;
    private final Room room;
    private final ServiceLinks links;
    private final ServiceView view;
    private final SiteAddress site;
    private final Looks looks;

    ServiceController(
            Services services,
            ServiceEntries entries,
            Room room,
            ServiceLinks links,
            ServiceView view,
            SiteAddress site,
            Looks looks) {
        this.services = services;
        this.entries = entries;
        this.room = room;
        this.links = links;
        this.view = view;
        this.site = site;
        this.looks = looks;
    }

    /** A link to one that ended leads to what does its work now, unless it is asked for itself. */
    @GetMapping
    @Does(value = Action.READ, data = "service")
    String page(@PathVariable String code, @RequestParam(required = false) @Nullable String itself, Model model) {
        Service service = get(code);
        Service next = services.successor(service);
        if (!next.equals(service) && itself == null) {
            looks.look("Entry of the directory", Ask.function(Action.READ, "service"), _ -> next.code());
            return "redirect:/services/" + next.code() + "?instead=" + code;
        }
        return show(service, Map.of(), Map.of(), null, null, model);
    }

    @PostMapping("/{step:[a-z-]{2,12}}")
    String act(
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        Service service = get(code);
        if (!STEPS.contains(step)) {
            throw new NotFound("step");
        }
        return done(service, () -> perform(code, step, typed), typed, model, flash);
    }

    /** Whoever reads an entry may say that something in it is wrong. */
    @PostMapping("/fault")
    @Does(value = Action.READ, data = "service")
    String fault(
            @PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        return done(
                get(code),
                () -> {
                    entries.fault(code, typed.getOrDefault("words", ""));
                    return null;
                },
                typed,
                model,
                flash);
    }

    /** @param step gives the address of a link that it made, which is shown once; or none */
    private String done(
            Service service,
            Supplier<@Nullable String> step,
            Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        String code = service.code();
        try {
            String made = step.get();
            if (made != null) {
                return show(service, typed, Map.of(), null, made, model);
            }
            flash.addFlashAttribute("notice", "This is recorded");
            return "redirect:/services/" + code + "?itself";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(service, typed, e.problems(), null, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(service, typed, Map.of(), e.getMessage(), null, model);
        }
    }

    private @Nullable String perform(String code, String step, Map<String, String> typed) {
        switch (step) {
            case "link" -> {
                return site.get() + "/u/service/" + links.make(code);
            }
            case "confirm" -> entries.confirm(code, version(typed));
            case "room" ->
                room.say(
                        code,
                        typed.getOrDefault("places", ""),
                        typed.getOrDefault("waiting", ""),
                        typed.containsKey("surge"));
            case "close", "open" -> room.open(code, version(typed), step.equals("open"));
            case "end" -> room.end(code, version(typed), typed.getOrDefault("successor", ""));
            case "answer" -> entries.answer(code, id(typed, "fault"), typed.getOrDefault("answer", ""));
            case "approve" -> entries.approve(code, id(typed, "change"));
            case "refuse" -> entries.refuse(code, id(typed, "change"), typed.getOrDefault("why", ""));
            default -> links.takeBack(code, id(typed, "link"));
        }
        return null;
    }

    @GetMapping("/edit")
    String edit(@PathVariable String code, Model model) {
        return edit(get(code), Map.of(), Map.of(), List.of(), model);
    }

    /** First a preview of what would change; then it is proposed. */
    @PostMapping("/edit")
    String edit(
            @PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        Service service = get(code);
        try {
            List<EntryChange.Field> changed = entries.preview(service, typed);
            if (!typed.containsKey("propose")) {
                Reloads.mark(model);
                return edit(service, typed, Map.of(), changed, model);
            }
            entries.propose(code, version(typed), typed);
            flash.addFlashAttribute("notice", "It is proposed. A manager approves it before anybody sees it");
            return "redirect:/services/" + code + "?itself";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return edit(service, typed, e.problems(), List.of(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(service, typed, Map.of(), e.getMessage(), null, model);
        }
    }

    private String edit(
            Service service,
            Map<String, String> typed,
            Map<String, String> problems,
            List<EntryChange.Field> preview,
            Model model) {
        EntryFormPage page = looks.look(
                "Form of an entry",
                Ask.function(Action.WRITE, ServiceEntries.DATA),
                _ -> new EntryFormPage(service, entries.of(service), typed, problems, preview, services.needs()));
        model.addAttribute("title", "Change the entry of " + service.name());
        model.addAttribute("errors", new LinkedHashMap<>(problems));
        model.addAttribute("page", page);
        return "directory/entry/form";
    }

    private String show(
            Service service,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            @Nullable String made,
            Model model) {
        ServicePage page = looks.look(
                "Entry of the directory",
                Ask.function(Action.READ, "service"),
                shown -> view.of(services.get(service.id()), typed, problems, refused, made, shown));
        model.addAttribute("title", page.service().name());
        model.addAttribute("errors", new LinkedHashMap<>(problems));
        model.addAttribute("page", page);
        return "directory/service";
    }

    private static long version(Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
    }

    private static UUID id(Map<String, String> typed, String field) {
        String id = typed.getOrDefault(field, "");
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(id) : new UUID(0, 0);
    }

    private Service get(String code) {
        return services.byCode(code).orElseThrow(() -> new NotFound("service"));
    }
}
