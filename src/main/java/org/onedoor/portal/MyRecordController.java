package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.PersonAccounts;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.record.Correction;
import org.onedoor.record.OwnRecords;
import org.onedoor.record.Released;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own record: asked for, read, and put right where it is wrong. */
@Controller
class MyRecordController {
    private final OwnRecords records;
    private final PersonAccounts accounts;
    private final People people;
    private final Looks looks;

    MyRecordController(OwnRecords records, PersonAccounts accounts, People people, Looks looks) {
        this.records = records;
        this.accounts = accounts;
        this.people = people;
        this.looks = looks;
    }

    @GetMapping("/me/record")
    @Does(value = Action.READ, data = OwnRecords.OWN)
    String record(Model model) {
        UUID personId = MeController.own(accounts);
        MyRecordPage page = looks.look("My record", OwnRecords.own(Action.READ, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new MyRecordPage(
                    records.shown(ids),
                    records.corrections(ids).stream().collect(Collectors.groupingBy(Correction::eventId)),
                    records.due(ids).orElse(null));
        });
        model.addAttribute("title", "My record");
        model.addAttribute("page", page);
        return "portal/record";
    }

    @PostMapping("/me/record/ask")
    @Does(value = Action.WRITE, data = OwnRecords.OWN)
    String ask(RedirectAttributes redirect) {
        records.ask(MeController.own(accounts));
        redirect.addFlashAttribute("notice", "Your team looks through it for you, and you see it within a month");
        return "redirect:/me/record";
    }

    @GetMapping("/me/record/{eventId}")
    @Does(value = Action.READ, data = OwnRecords.OWN)
    String wrong(@PathVariable UUID eventId, Model model) {
        return form(eventId, "", Map.of(), model);
    }

    @PostMapping("/me/record/{eventId}")
    @Does(value = Action.WRITE, data = OwnRecords.OWN)
    String correct(
            @PathVariable UUID eventId,
            @RequestParam(defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        try {
            String reference = records.correct(MeController.own(accounts), eventId, words);
            redirect.addFlashAttribute(
                    "notice", "Your team answers you within a month. Your reference is " + reference);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(eventId, words, e.problems(), model);
        }
        return "redirect:/me/record";
    }

    private String form(UUID eventId, String words, Map<String, String> problems, Model model) {
        UUID personId = MeController.own(accounts);
        Released entry = looks.look(
                "An entry of my record",
                OwnRecords.own(Action.READ, personId),
                _ -> records.shown(people.linked(personId)).stream()
                        .filter(each -> each.eventId().equals(eventId))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("entry")));
        model.addAttribute("title", "This is wrong");
        model.addAttribute("errors", problems);
        model.addAttribute("page", new MyRecordPage.Wrong(entry, words));
        return "portal/wrong";
    }
}
