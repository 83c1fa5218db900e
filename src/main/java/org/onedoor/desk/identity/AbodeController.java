package org.onedoor.desk.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.desk.identity.AbodePage.Typed;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody without a fixed abode is found, and how outreach reaches them: it changes more often than an address. */
@Controller
@Does(value = Action.WRITE, data = "demographics")
class AbodeController {
    private final People people;
    private final Acts acts;
    private final Looks looks;

    AbodeController(People people, Acts acts, Looks looks) {
        this.people = people;
        this.acts = acts;
        this.looks = looks;
    }

    @GetMapping("/people/{personId}/abode")
    String ask(@PathVariable UUID personId, Model model) {
        return form(personId, UUID.randomUUID().toString(), null, Map.of(), model);
    }

    @PostMapping("/people/{personId}/abode")
    String record(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String abode,
            @RequestParam(defaultValue = "") String foundAt,
            @RequestParam(defaultValue = "") String foundPostcode,
            @RequestParam(defaultValue = "") String outreach,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(abode, foundAt, foundPostcode, outreach);
        try {
            NoFixedAbode said = checked(typed);
            acts.act(
                    Begin.on("Record where somebody is found", ask(personId), new Subject.Person(personId))
                            .once(new IdempotencyKey(
                                    CurrentActor.get().accountId().toString(),
                                    "abode:" + sent,
                                    DigestUtils.sha256Hex(typed.toString()))),
                    act -> people.abode(act, personId, said));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, sent, typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "Where they are found has been recorded");
        return "redirect:/people/" + personId;
    }

    private static @Nullable NoFixedAbode checked(Typed typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        NoFixedAbode said = null;
        switch (typed.abode()) {
            case "none" -> {
                said = new NoFixedAbode(typed.foundAt(), typed.foundPostcode(), typed.outreach());
                said.check(problems);
            }
            case "home" -> {}
            default -> problems.put("abode", "Choose whether they have a fixed abode");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return said;
    }

    private String form(UUID personId, String key, @Nullable Typed typed, Map<String, String> problems, Model model) {
        AbodePage page = looks.look("Form for where somebody is found", ask(personId), _ -> {
            Person person = people.get(personId);
            return new AbodePage(person, key, typed == null ? said(person.noFixedAbode()) : typed);
        });
        model.addAttribute("title", "Where they are found");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/identity/abode";
    }

    private static Typed said(@Nullable NoFixedAbode abode) {
        return abode == null
                ? new Typed("none", "", "", "")
                : new Typed("none", text(abode.foundAt()), text(abode.foundPostcode()), text(abode.outreach()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, "demographics", new Subject.Person(personId));
    }
}
