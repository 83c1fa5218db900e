package org.onedoor.programme.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.onedoor.programme.PlanLinks;
import org.onedoor.programme.PlanLinks.Held;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One update by whoever holds a signed link: no account, one tap where nothing has changed. */
@Controller
@RequestMapping("/u/{token:[A-Za-z0-9_-]{1,100}}")
@Does(value = Action.WRITE, data = "open")
class UpdateByLinkController {
    static final String NO_CHANGE = "No change: it goes on as planned.";

    private static final String NOT_SENT =
            " What you typed now was not added. If it says something else, ask whoever sent you the link for a new one.";

    private final PlanLinks links;
    private final Looks looks;

    UpdateByLinkController(PlanLinks links, Looks looks) {
        this.links = links;
        this.looks = looks;
    }

    @GetMapping
    String ask(@PathVariable String token, Model model) {
        return show(token, "", Map.of(), model);
    }

    @PostMapping
    String send(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String same,
            Model model) {
        if (!(links.open(token) instanceof Opened.Open(Link link))) {
            return show(token, words, Map.of(), model);
        }
        try {
            links.log(link, same == null ? words : NO_CHANGE);
            model.addAttribute("title", "Thank you");
            model.addAttribute(
                    "page",
                    new UpdateByLinkPage(
                            null, null, words, "Your update is recorded, and everyone on the plan can read it.", null));
            return "programme/by-link";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(token, words, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return shut(String.valueOf(e.getMessage()), words, model);
        }
    }

    private String show(String token, String words, Map<String, String> problems, Model model) {
        return switch (links.open(token)) {
            case Opened.Open(Link link) -> {
                Held held = links.held(link);
                String over = PlanLinks.over(held);
                if (over != null) {
                    model.addAttribute("status", HttpStatus.GONE);
                    yield shut(over, words, model);
                }
                UpdateByLinkPage page = CurrentActor.as(
                        PlanLinks.actor(link, held.organisation()),
                        () -> looks.look(
                                "Signed link opened",
                                Ask.function(Action.READ, "plan"),
                                _ -> new UpdateByLinkPage(token, held, words, null, problems.get("words"))));
                model.addAttribute("title", "How is it going?");
                model.addAttribute("errors", problems);
                model.addAttribute("page", page);
                yield "programme/by-link";
            }
            case Opened.Shut(String why) -> {
                model.addAttribute("status", HttpStatus.GONE);
                yield shut(why, words, model);
            }
            case Opened.Unknown _ -> {
                model.addAttribute("status", HttpStatus.NOT_FOUND);
                yield shut("This is not a link of OneDoor, or part of its address is missing.", words, model);
            }
        };
    }

    private static String shut(String why, String words, Model model) {
        model.addAttribute("title", "This link does not open anything");
        model.addAttribute(
                "page", new UpdateByLinkPage(null, null, words, words.isBlank() ? why : why + NOT_SENT, null));
        return "programme/by-link";
    }
}
