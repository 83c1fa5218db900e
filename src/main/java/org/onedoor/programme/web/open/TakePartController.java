package org.onedoor.programme.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Involvement;
import org.onedoor.programme.governance.Involvement.Said;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of opportunities to be involved, for everybody, and how somebody says that they would like to take part. */
@Controller
@RequestMapping("/take-part")
class TakePartController {
    private final Involvement involvement;
    private final Entries entries;
    private final Organisations organisations;
    private final Sender sender;

    TakePartController(Involvement involvement, Entries entries, Organisations organisations, Sender sender) {
        this.involvement = involvement;
        this.entries = entries;
        this.organisations = organisations;
        this.sender = sender;
    }

    @GetMapping
    @Does(value = Action.READ, data = "open")
    String board(Model model) {
        model.addAttribute("title", "Take part");
        model.addAttribute(
                "page",
                new TakePartPages.Board(
                        involvement.board().stream().map(this::shown).toList()));
        return "programme/open/take-part";
    }

    @GetMapping("/{code}")
    @Does(value = Action.READ, data = "open")
    String ask(@PathVariable String code, Model model) {
        return form(code, new Said("", "", ""), Map.of(), null, model);
    }

    /** @param website a box no person sees; a program that fills in every box fills it in too */
    @PostMapping("/{code}")
    @Does(value = Action.WRITE, data = "open")
    String take(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String website,
            Model model,
            HttpServletRequest request) {
        Said said = new Said(name, contact, words);
        if (!website.isBlank()) {
            return form(code, said, Map.of("website", "Leave this box empty"), null, model);
        }
        try {
            involvement.say(code, said, sender.of(request));
            return "redirect:/take-part/%s/thanks".formatted(code);
        } catch (Invalid e) {
            return form(code, said, e.problems(), null, model);
        } catch (Refused e) {
            return form(code, said, Map.of(), e.getMessage(), model);
        }
    }

    @GetMapping("/{code}/thanks")
    @Does(value = Action.READ, data = "open")
    String thanks(@PathVariable String code, Model model) {
        model.addAttribute("title", "Thank you");
        model.addAttribute("page", page(code, new Said("", "", ""), Map.of(), null));
        return "programme/open/take-part-thanks";
    }

    private String form(String code, Said typed, Map<String, String> problems, @Nullable String refused, Model model) {
        TakePartPages.One page = page(code, typed, problems, refused);
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        } else if (refused != null) {
            model.addAttribute("status", HttpStatus.CONFLICT);
        } else if (!page.open()) {
            model.addAttribute("status", HttpStatus.GONE);
        }
        model.addAttribute("title", page.opportunity().title());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "programme/open/take-part-one";
    }

    /** What was never open is not there; what was open once says that it is no longer. */
    private TakePartPages.One page(String code, Said typed, Map<String, String> problems, @Nullable String refused) {
        Entry entry = entries.find(Involvement.CODE, code)
                .filter(each -> !each.status().equals("Being prepared"))
                .orElseThrow(() -> new NotFound("opportunity"));
        return new TakePartPages.One(
                shown(entry), involvement.open(code).isPresent(), typed, problems, refused, involvement.answeredBy());
    }

    private TakePartPages.Opportunity shown(Entry entry) {
        String group = entry.first("group").isEmpty()
                ? ""
                : entries.find(Groups.CODE, entry.first("group"))
                        .map(Entry::title)
                        .orElse("");
        return new TakePartPages.Opportunity(
                entry.code(),
                entry.title(),
                entry.first("words"),
                entry.all("for_whom"),
                group,
                entry.number("seats", 0),
                entry.first("place"),
                entry.first("times"),
                entry.first("support"),
                entry.day("due"),
                organisations
                        .names(java.util.List.of(entry.organisationId()))
                        .getOrDefault(entry.organisationId(), ""));
    }
}
