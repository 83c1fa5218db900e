package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.MemberNotes;
import org.onedoor.programme.governance.Members;
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

/** What a member with lived experience needs: the groups they sit in, the papers in plain language, coming and expenses. */
@Controller
@RequestMapping("/membership")
class MembershipController {
    private final Members members;
    private final MemberNotes notes;
    private final Entries entries;
    private final Looks looks;

    MembershipController(Members members, MemberNotes notes, Entries entries, Looks looks) {
        this.members = members;
        this.notes = notes;
        this.entries = entries;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = "membership")
    String mine(Model model) {
        return page(null, EntryForm.of(Map.of()), model);
    }

    @PostMapping("/{meeting}/{step:comes|spent|plain}")
    @Does(value = Action.WRITE, data = "membership")
    String say(
            @PathVariable String meeting,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        EntryForm form = EntryForm.of(fields);
        try {
            redirect.addFlashAttribute("notice", perform(meeting, step, form));
            return "redirect:/membership";
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(meeting, form, model);
        }
    }

    private String perform(String meeting, String step, EntryForm form) {
        switch (step) {
            case "comes" -> notes.comes(meeting, form);
            case "spent" -> notes.spent(meeting, form);
            default -> notes.askPlain(meeting, form);
        }
        return switch (step) {
            case "comes" -> "Thank you. Whoever keeps the group can read it.";
            case "spent" -> "Your expense is recorded.";
            default -> "Whoever wrote the paper is asked for a version in plain language.";
        };
    }

    private String page(@Nullable String at, EntryForm form, Model model) {
        UUID me = CurrentActor.get().accountId();
        model.addAttribute("title", "My groups");
        model.addAttribute("errors", new java.util.LinkedHashMap<>(form.problems()));
        model.addAttribute("page", looks.look("Own groups", Ask.function(Action.READ, "membership"), _ -> {
            List<MembershipPage.Group> groups = members.of(me).stream()
                    .map(each -> new MembershipPage.Group(each.group(), each.seat(), notes.meetings(each.group(), me)))
                    .toList();
            return new MembershipPage(groups, at, form, entries.today());
        }));
        return "governance/membership";
    }
}
