package org.onedoor.desk;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.PersonNotes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a note about a person that belongs to no one referral. */
@Controller
class NoteController {
    private final PersonNotes notes;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    NoteController(PersonNotes notes, Alerts alerts, People people, Looks looks, DomainTime time) {
        this.notes = notes;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/note")
    @Does(value = Action.WRITE, data = "contact")
    String ask(@PathVariable UUID personId, Model model) {
        return form(personId, UUID.randomUUID().toString(), "", Map.of(), model);
    }

    @PostMapping("/people/{personId}/note")
    @Does(value = Action.WRITE, data = "contact")
    String write(
            @PathVariable UUID personId,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        String sent = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            notes.write(
                    personId,
                    words,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(), "note:" + sent, DigestUtils.sha256Hex(words)));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, sent, words, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The note is on the timeline");
        return "redirect:/people/" + personId + "/timeline";
    }

    private String form(UUID personId, String key, String words, Map<String, String> problems, Model model) {
        NotePage page = looks.look(
                "Form for a note",
                Ask.about(Action.WRITE, "contact", new Subject.Person(personId)),
                _ -> new NotePage(
                        people.get(personId),
                        alerts.of(people.linked(personId), Set.of()),
                        key,
                        words,
                        London.date(time.instant())));
        model.addAttribute("title", "Write a note");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/person/note";
    }
}
