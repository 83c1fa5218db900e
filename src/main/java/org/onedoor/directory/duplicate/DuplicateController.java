package org.onedoor.directory.duplicate;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.duplicate.DuplicatesPage.Show;
import org.onedoor.directory.duplicate.SameServices.Choice;
import org.onedoor.directory.duplicate.SameServices.Seen;
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

/** Entries that may be of one service: somebody says that they are, and which leads, or that they are two. */
@Controller
@RequestMapping(DuplicatesPage.ADDRESS)
@Does(value = Action.WRITE, data = SameServices.DATA)
class DuplicateController {
    private final SameServices same;
    private final DuplicateView view;
    private final Looks looks;

    DuplicateController(SameServices same, DuplicateView view, Looks looks) {
        this.same = same;
        this.view = view;
        this.looks = looks;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false, defaultValue = "1") String page,
            Model model) {
        return list(Show.of(show), page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1, null, Map.of(), model);
    }

    /** @param choice {@code first}, {@code second}, {@code different} or {@code undone} */
    @PostMapping("/{pair:[0-9a-f,-]{147}}")
    String decide(
            @PathVariable String pair,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @Nullable String show,
            Model model,
            RedirectAttributes flash) {
        Show list = Show.of(show);
        Two two = Two.parse(pair).orElseThrow(() -> new NotFound("pair of entries"));
        try {
            Choice chosen = choice(choice);
            same.decide(
                    two,
                    chosen,
                    new Seen(number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1, first, second),
                    why);
            flash.addFlashAttribute(
                    "notice",
                    switch (chosen) {
                        case FIRST_LEADS, SECOND_LEADS -> "They are one service. The other is kept, and stands back";
                        case DIFFERENT ->
                            "They are two services. It is not asked again while both say what they say now";
                        case UNDONE -> "It is as if nobody had decided";
                    });
            return "redirect:" + list.address();
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return list(list, 1, null, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return list(list, 1, e.getMessage(), Map.of(), model);
        }
    }

    private static Choice choice(String code) {
        return switch (code) {
            case "first" -> Choice.FIRST_LEADS;
            case "second" -> Choice.SECOND_LEADS;
            case "different" -> Choice.DIFFERENT;
            case "undone" -> Choice.UNDONE;
            default -> throw new NotFound("decision");
        };
    }

    private String list(Show show, int number, @Nullable String refusal, Map<String, String> problems, Model model) {
        DuplicatesPage page = looks.look(
                "Entries that may be of one service",
                Ask.function(Action.WRITE, SameServices.DATA),
                _ -> view.of(show, number, refusal));
        model.addAttribute("title", "The same service said twice");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/publisher/alike";
    }
}
