package org.onedoor.directory.openreferral;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
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

/** Other publishers whose feeds are read: registered, looked at, and each change they bring approved or refused. */
@Controller
@RequestMapping("/services/publishers")
@Does(value = Action.WRITE, data = Publishers.DATA)
class PublisherController {
    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
    private static final String CHANGE = "{change:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private final Publishers publishers;
    private final NewServices fresh;
    private final PublisherView view;
    private final Looks looks;

    PublisherController(Publishers publishers, NewServices fresh, PublisherView view, Looks looks) {
        this.publishers = publishers;
        this.fresh = fresh;
        this.view = view;
        this.looks = looks;
    }

    @GetMapping
    String all(Model model) {
        return all(Map.of(), Map.of(), model);
    }

    @PostMapping
    String register(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            Publisher publisher = publishers.register(typed);
            flash.addFlashAttribute("notice", "It is registered, and read within a minute");
            return "redirect:/services/publishers/" + publisher.id();
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return all(typed, e.problems(), model);
        }
    }

    private String all(Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Other publishers of services");
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                looks.look(
                        "Other publishers of services",
                        Ask.function(Action.WRITE, Publishers.DATA),
                        _ -> view.all(typed, problems)));
        return "directory/publisher/all";
    }

    @GetMapping("/" + ID)
    String one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false, defaultValue = "") String about,
            @RequestParam(required = false, defaultValue = "1") String page,
            Model model) {
        int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
        return one(id, kind, about, number, Map.of(), Map.of(), null, model);
    }

    /** How it is read from now on. */
    @PostMapping("/" + ID + "/set")
    String set(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            publishers.set(id, number(typed.getOrDefault("version", "")), typed);
            return done(id, null, "This is set", flash);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(id, null, "", 1, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(id, null, "", 1, typed, Map.of(), e.getMessage(), model);
        }
    }

    @PostMapping("/" + ID + "/{step:read|stop}")
    String step(@PathVariable UUID id, @PathVariable String step, Model model, RedirectAttributes flash) {
        try {
            if (step.equals("read")) {
                publishers.readNow(id);
            } else {
                publishers.stop(id);
            }
            return done(
                    id,
                    null,
                    step.equals("read") ? "It is read within a minute" : "It is read no more. What is held of it stays",
                    flash);
        } catch (Refused e) {
            return refused(id, null, e, model);
        }
    }

    /** @param decision {@code approve} or {@code refuse} */
    @PostMapping("/" + ID + "/changes/" + CHANGE)
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID change,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @Nullable String kind,
            Model model,
            RedirectAttributes flash) {
        try {
            publishers.decide(id, change, sha256, isApproved(decision), why);
            return done(id, kind, isApproved(decision) ? "It is approved" : "It is refused", flash);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(id, kind, "", 1, Map.of(), e.problems(), null, model);
        } catch (Refused e) {
            return refused(id, kind, e, model);
        }
    }

    /** The new ones that would be approved together, each with its numbers. */
    @GetMapping("/" + ID + "/new")
    String confirm(@PathVariable UUID id, Model model) {
        return confirm(id, null, model);
    }

    @PostMapping("/" + ID + "/new")
    String approveNew(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes flash) {
        try {
            int taken = fresh.approve(id, seen);
            flash.addFlashAttribute("notice", "%s approved".formatted(PublisherPage.services(taken)));
            return fresh.together(id).ids().isEmpty()
                    ? "redirect:/services/publishers/" + id
                    : "redirect:/services/publishers/%s/new".formatted(id);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return confirm(id, e.getMessage(), model);
        }
    }

    private String confirm(UUID id, @Nullable String refusal, Model model) {
        ConfirmPage page =
                looks.look("New services of another publisher", Ask.function(Action.WRITE, Publishers.DATA), _ -> {
                    NewServices.Together together = fresh.together(id);
                    return new ConfirmPage(
                            together.publisher(),
                            together.lines(),
                            together.more(),
                            together.alone(),
                            together.seen(),
                            refusal);
                });
        model.addAttribute("title", "Look at the numbers, then approve");
        model.addAttribute("page", page);
        return "directory/publisher/confirm";
    }

    /** All of a group, of the new ones or of those that are gone. */
    @PostMapping("/" + ID + "/changes")
    String decideAll(
            @PathVariable UUID id,
            @RequestParam String decision,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String version,
            Model model,
            RedirectAttributes flash) {
        try {
            int taken = publishers.decideAll(id, kind(kind), about, number(version), isApproved(decision));
            return done(
                    id,
                    null,
                    "%s %s".formatted(PublisherPage.services(taken), isApproved(decision) ? "approved" : "refused"),
                    flash);
        } catch (Refused e) {
            return refused(id, kind, e, model);
        }
    }

    /** A version; one that is none fits nothing. */
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static boolean isApproved(String decision) {
        return switch (decision) {
            case "approve" -> true;
            case "refuse" -> false;
            default -> throw new NotFound("decision");
        };
    }

    private static Kind kind(String code) {
        try {
            return Kind.of(code);
        } catch (IllegalArgumentException e) {
            throw new NotFound("kind of change");
        }
    }

    private static String done(UUID id, @Nullable String kind, String words, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", words);
        return "redirect:/services/publishers/%s%s"
                .formatted(id, kind == null || !kind.matches("new|changed|gone") ? "" : "?kind=" + kind);
    }

    private String refused(UUID id, @Nullable String kind, Refused why, Model model) {
        model.addAttribute("status", HttpStatus.CONFLICT);
        return one(id, kind, "", 1, Map.of(), Map.of(), why.getMessage(), model);
    }

    private String one(
            UUID id,
            @Nullable String kind,
            String about,
            int number,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refusal,
            Model model) {
        PublisherPage page = looks.look(
                "Another publisher of services",
                Ask.function(Action.WRITE, Publishers.DATA),
                _ -> view.one(publishers.get(id), kind, about, number, typed, problems, refusal));
        model.addAttribute("title", page.publisher().name());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/publisher/one";
    }
}
