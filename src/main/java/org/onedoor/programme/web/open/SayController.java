package org.onedoor.programme.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.programme.publishing.FeedbackBox;
import org.onedoor.programme.publishing.FeedbackBox.Post;
import org.onedoor.programme.publishing.PlanSources;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicShelf;
import org.onedoor.programme.publishing.PublicShelf.Found;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where anybody says what they think of a published plan. */
@Controller
@RequestMapping("/plan/{code}/say")
class SayController {
    private static final int LONGEST_KEY = 100;
    private static final String SENT_BEFORE =
            "You sent this form before, with other words, and we have those. Send it again only if you want us to have these as well.";

    private final PublicShelf shelf;
    private final FeedbackBox box;
    private final Sender sender;

    SayController(PublicShelf shelf, FeedbackBox box, Sender sender) {
        this.shelf = shelf;
        this.box = box;
        this.sender = sender;
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    String ask(@PathVariable String code, @RequestParam(defaultValue = "") String about, Model model) {
        return form(code, new Post("", about, "", "", ""), Map.of(), null, model);
    }

    /** @param website a box no person sees; a program that fills in every box fills it in too */
    @PostMapping
    @Does(value = Action.WRITE, data = "open")
    String take(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String safe,
            @RequestParam(defaultValue = "") String website,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletRequest request) {
        Post post = new Post(source, number, action, words, safe);
        if (!(shelf.find(code) instanceof Found.Open open)) {
            return form(code, post, Map.of(), null, model);
        }
        if (!website.isBlank()) {
            return form(code, post, Map.of("website", "Leave this box empty"), null, model);
        }
        try {
            boolean notSafe = box.post(open.plan(), post, sender.of(request), key);
            return "redirect:/plan/%s/say/%s".formatted(code, notSafe ? "help" : "thanks");
        } catch (Invalid e) {
            return form(code, post, e.problems(), null, key, model);
        } catch (Refused e) {
            boolean before = e.isSentBefore();
            return form(code, post, Map.of(), before ? SENT_BEFORE : e.getMessage(), before ? "" : key, model);
        }
    }

    @GetMapping("/thanks")
    @Does(value = Action.READ, data = "open")
    String thanks(@PathVariable String code, Model model) {
        return after(code, "Thank you", "programme/open/thanks", model);
    }

    /** For those who said they are not safe: people who answer now, before anything else. */
    @GetMapping("/help")
    @Does(value = Action.READ, data = "open")
    String help(@PathVariable String code, Model model) {
        return after(code, "Please talk to someone now", "programme/open/help", model);
    }

    private String after(String code, String title, String view, Model model) {
        String shown = form(code, new Post("", "", "", "", ""), Map.of(), null, model);
        if (shown.equals("programme/open/say")) {
            model.addAttribute("title", title);
            return view;
        }
        return shown;
    }

    /** In the order of the form's own boxes. */
    private static Map<String, String> inOrder(Map<String, String> problems) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String field : List.of("safe", "source", "number", "action", "words", "website")) {
            if (problems.containsKey(field)) {
                ordered.put(field, Objects.requireNonNull(problems.get(field)));
            }
        }
        return ordered;
    }

    /** A link names an action by its key. People read its number, where it has one. */
    private static Post byNumber(PublicPlan plan, Post typed) {
        return plan.line(typed.number())
                .filter(line -> !line.number().equals(typed.number()))
                .map(line -> new Post(typed.source(), line.number(), line.key(), typed.words(), typed.safe()))
                .orElse(typed);
    }

    private String form(String code, Post typed, Map<String, String> problems, @Nullable String refused, Model model) {
        return form(code, typed, problems, refused, "", model);
    }

    private String form(
            String code, Post typed, Map<String, String> problems, @Nullable String refused, String key, Model model) {
        return switch (shelf.find(code)) {
            case Found.Nothing() -> throw new NotFound("plan");
            case Found.Withdrawn withdrawn -> PublicPlanController.gone(withdrawn, model);
            case Found.Open(PublicPlan plan, var _, var _) -> {
                if (!problems.isEmpty()) {
                    model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
                } else if (refused != null) {
                    model.addAttribute(
                            "status", refused.equals(SENT_BEFORE) ? HttpStatus.CONFLICT : HttpStatus.TOO_MANY_REQUESTS);
                }
                model.addAttribute("title", "Say what you think");
                model.addAttribute("errors", inOrder(problems));
                model.addAttribute(
                        "page",
                        new SayPage(
                                plan,
                                byNumber(plan, typed),
                                problems,
                                refused,
                                key.isBlank() || key.length() > LONGEST_KEY
                                        ? UUID.randomUUID().toString()
                                        : key,
                                box.readBy(),
                                PlanSources.of(code)));
                yield "programme/open/say";
            }
        };
    }
}
