package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.access.Carers;
import org.onedoor.access.PersonAccounts;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.record.Observations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first page of a person, and of a carer for each person they care for. */
@Controller
class MeController {
    private final Cares cares;
    private final Carers carers;
    private final Observations observations;
    private final PersonAccounts accounts;
    private final People people;
    private final Looks looks;

    MeController(
            Cares cares,
            Carers carers,
            Observations observations,
            PersonAccounts accounts,
            People people,
            Looks looks) {
        this.cares = cares;
        this.carers = carers;
        this.observations = observations;
        this.accounts = accounts;
        this.people = people;
        this.looks = looks;
    }

    @GetMapping("/me")
    @Does(value = Action.READ, data = "own-page")
    String me(Model model) {
        Actor actor = CurrentActor.get();
        if (PersonAccounts.Kind.of(actor.role()) == PersonAccounts.Kind.PERSON) {
            UUID personId = own(accounts);
            return show(cares.of(personId, true, "/me", Me.ask(Action.READ, personId)), model);
        }
        List<MyCare.CaredFor> caredFor = looks.look(
                "Whom I care for",
                Ask.function(Action.READ, Me.DATA),
                shown -> carers.caredFor().stream()
                        .map(id -> {
                            shown.add(id);
                            return new MyCare.CaredFor(id, people.get(id).spoken());
                        })
                        .toList());
        if (caredFor.size() == 1) {
            return "redirect:/me/for/" + caredFor.getFirst().personId();
        }
        model.addAttribute("title", "Whom I care for");
        model.addAttribute("page", caredFor);
        return "portal/cared-for";
    }

    @GetMapping("/me/for/{personId}")
    @Does(value = Action.READ, data = Observations.DATA)
    String carer(@PathVariable UUID personId, Model model) {
        Ask ask = Ask.about(Action.READ, Observations.DATA, new Subject.Person(personId));
        return show(cares.of(personId, false, "/me/for/" + personId, ask), model);
    }

    private static String show(MyCare page, Model model) {
        model.addAttribute("title", page.self() ? "My care" : "The care of " + page.name());
        model.addAttribute("page", page);
        return "portal/care";
    }

    /** Telling the team something, which a carer always may. */
    @PostMapping("/me/for/{personId}/tell")
    @Does(value = Action.WRITE, data = Observations.DATA)
    String tell(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String key,
            Model model,
            RedirectAttributes redirect) {
        try {
            String reference = observations.tell(
                    personId,
                    words,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "tell:" + (key.isBlank() ? UUID.randomUUID().toString() : key),
                            DigestUtils.sha256Hex(personId + words)));
            redirect.addFlashAttribute(
                    "notice",
                    "Thank you. The team has what you wrote (%s) and reads it by the end of the next working day. It is on the record as yours. They may not be free to tell you anything back"
                            .formatted(reference));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("errors", e.problems());
            model.addAttribute("words", words);
            return carer(personId, model);
        }
        return "redirect:/me/for/" + personId;
    }

    @GetMapping("/me/invited/{token}")
    @Does(value = Action.READ, data = Me.DATA)
    String invited(@PathVariable String token, Model model) {
        String page = looks.look("Invitation of a carer", Ask.function(Action.READ, Me.DATA), _ -> token);
        model.addAttribute("title", "You are asked to be somebody's carer here");
        model.addAttribute("page", Map.of("token", page));
        return "portal/invited";
    }

    @PostMapping("/me/invited/{token}")
    @Does(value = Action.READ, data = Me.DATA)
    String join(@PathVariable String token, RedirectAttributes redirect) {
        UUID personId = carers.join(token);
        redirect.addFlashAttribute("notice", "You see here what you are permitted to be told");
        return "redirect:/me/for/" + personId;
    }

    /** Whose page the actor's is. */
    static UUID own(PersonAccounts accounts) {
        UUID personId = accounts.personOf(CurrentActor.get().accountId());
        if (personId == null) {
            throw new Forbidden(
                    "Your account is not tied to a record yet.",
                    "Ask the team that looks after you: they know who you are, and can have it done.");
        }
        return personId;
    }
}
