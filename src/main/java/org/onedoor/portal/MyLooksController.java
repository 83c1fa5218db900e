package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.LookQueries;
import org.onedoor.access.LookQuery;
import org.onedoor.access.PersonAccounts;
import org.onedoor.access.WhoLooked;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looked at me, and "I do not recognise this". */
@Controller
class MyLooksController {
    private final WhoLooked whoLooked;
    private final LookQueries queries;
    private final PersonAccounts accounts;
    private final People people;
    private final Looks looks;

    MyLooksController(WhoLooked whoLooked, LookQueries queries, PersonAccounts accounts, People people, Looks looks) {
        this.whoLooked = whoLooked;
        this.queries = queries;
        this.accounts = accounts;
        this.people = people;
        this.looks = looks;
    }

    @GetMapping("/me/who-looked")
    @Does(value = Action.READ, data = Me.LOG)
    String list(Model model) {
        UUID personId = MeController.own(accounts);
        MyLooksPage page = looks.look("Who looked at me", Me.log(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            Map<UUID, List<LookQuery>> asked =
                    queries.of(ids).stream().collect(Collectors.groupingBy(LookQuery::auditId));
            return new MyLooksPage(entries(personId), asked);
        });
        model.addAttribute("title", "Who looked at me");
        model.addAttribute("page", page);
        return "portal/looked";
    }

    private List<WhoLooked.Entry> entries(UUID personId) {
        return whoLooked.forThePerson(personId).stream()
                .filter(entry -> !entry.role().equals(PersonAccounts.PERSON))
                .toList();
    }

    @GetMapping("/me/who-looked/{auditId}")
    @Does(value = Action.READ, data = Me.LOG)
    String ask(@PathVariable UUID auditId, Model model) {
        return form(auditId, "", Map.of(), model);
    }

    /** "I do not recognise this." */
    @PostMapping("/me/who-looked/{auditId}")
    @Does(value = Action.WRITE, data = Me.LOG)
    String query(
            @PathVariable UUID auditId,
            @RequestParam(defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        UUID personId = MeController.own(accounts);
        WhoLooked.Entry entry = found(personId, auditId);
        try {
            String reference =
                    queries.take(Me.log(Action.WRITE, personId), personId, auditId, entry.organisationId(), words);
            redirect.addFlashAttribute(
                    "notice", "You get an answer in writing within ten working days. Your reference is " + reference);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(auditId, words, e.problems(), model);
        }
        return "redirect:/me/who-looked";
    }

    private String form(UUID auditId, String words, Map<String, String> problems, Model model) {
        WhoLooked.Entry entry = found(MeController.own(accounts), auditId);
        model.addAttribute("title", "I do not recognise this");
        model.addAttribute("errors", problems);
        model.addAttribute("page", new MyLooksPage.Asking(entry, words));
        return "portal/ask-look";
    }

    private WhoLooked.Entry found(UUID personId, UUID auditId) {
        return looks.look(
                "One who looked at me",
                Me.log(Action.READ, personId),
                _ -> entries(personId).stream()
                        .filter(entry -> entry.auditId().equals(auditId))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(WhoLooked.DATA)));
    }
}
