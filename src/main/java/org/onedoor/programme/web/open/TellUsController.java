package org.onedoor.programme.web.open;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.onedoor.programme.experience.Experience;
import org.onedoor.programme.experience.Question;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody says how it was, by a link that names nobody. */
@Controller
@RequestMapping("/tell-us/{token:[A-Za-z0-9_-]{1,100}}")
class TellUsController {
    private final Experience experience;

    TellUsController(Experience experience) {
        this.experience = experience;
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    String ask(@PathVariable String token, Model model) {
        return show(token, Map.of(), Map.of(), model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "open")
    String give(@PathVariable String token, @RequestParam Map<String, String> typed, Model model) {
        if (!(experience.open(token) instanceof Opened.Open(Link link))) {
            return show(token, typed, Map.of(), model);
        }
        try {
            experience.give(link, typed);
            return said("Thank you", "What you said is kept without anything about who you are.", model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(token, typed, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return said("This was not sent", String.valueOf(e.getMessage()), model);
        }
    }

    private String show(String token, Map<String, String> typed, Map<String, String> problems, Model model) {
        return switch (experience.open(token)) {
            case Opened.Open(Link link) -> {
                Experience.About about = experience.about(link);
                Map<String, String> ordered = new LinkedHashMap<>();
                Question.of(about.audience()).forEach(question -> put(ordered, question.key(), problems));
                put(ordered, "place", problems);
                put(ordered, "words", problems);
                model.addAttribute("title", "How was it?");
                model.addAttribute("errors", ordered);
                model.addAttribute(
                        "page",
                        new TellUsPage(
                                token,
                                about,
                                Question.of(about.audience()),
                                experience.places(),
                                typed,
                                problems,
                                null));
                yield "programme/open/tell-us";
            }
            case Opened.Shut(String why) -> {
                model.addAttribute("status", HttpStatus.GONE);
                yield said("This link does not open anything", why, model);
            }
            case Opened.Unknown _ -> {
                model.addAttribute("status", HttpStatus.NOT_FOUND);
                yield said(
                        "This link does not open anything",
                        "This is not a link of OneDoor, or part of its address is missing.",
                        model);
            }
        };
    }

    private static void put(Map<String, String> ordered, String field, Map<String, String> problems) {
        String problem = problems.get(field);
        if (problem != null) {
            ordered.put(field, problem);
        }
    }

    private static String said(String title, @Nullable String words, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("page", TellUsPage.saying(String.valueOf(words)));
        return "programme/open/tell-us";
    }
}
