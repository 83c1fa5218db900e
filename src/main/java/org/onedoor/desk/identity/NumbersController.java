package org.onedoor.desk.identity;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.access.Relationships;
import org.onedoor.desk.identity.NumbersPage.Typed;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.People;
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

/** What other record systems call somebody, so that whoever works in one of them finds them here. */
@Controller
class NumbersController {
    private static final String DEMOGRAPHICS = "demographics";

    private final People people;
    private final LocalIdentifiers numbers;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Acts acts;
    private final Looks looks;

    NumbersController(
            People people,
            LocalIdentifiers numbers,
            Relationships relationships,
            Organisations organisations,
            Acts acts,
            Looks looks) {
        this.people = people;
        this.numbers = numbers;
        this.relationships = relationships;
        this.organisations = organisations;
        this.acts = acts;
        this.looks = looks;
    }

    @GetMapping("/people/{personId}/numbers")
    @Does(value = Action.WRITE, data = DEMOGRAPHICS)
    String ask(@PathVariable UUID personId, Model model) {
        Typed nothing = new Typed(CurrentActor.get().organisationId().toString(), "", "");
        return form(personId, UUID.randomUUID().toString(), nothing, Map.of(), model);
    }

    @PostMapping("/people/{personId}/numbers")
    @Does(value = Action.WRITE, data = DEMOGRAPHICS)
    String record(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String value,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(organisation, system, value);
        try {
            acts.act(begin("Record a number of another system", personId, sent, typed), act -> {
                UUID of = offered(personId).keySet().stream()
                        .filter(id -> id.toString().equals(organisation))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("organisation", "Choose whose system it is"));
                numbers.record(act, of, system, value);
            });
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, sent, typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The number has been recorded");
        return "redirect:/people/" + personId + "/numbers";
    }

    @PostMapping("/people/{personId}/numbers/end")
    @Does(value = Action.WRITE, data = DEMOGRAPHICS)
    String end(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(defaultValue = "") String value,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(organisation, system, value);
        acts.act(begin("End a number of another system", personId, "end:" + sent, typed), act -> {
            numbers.of(List.of(personId)).stream()
                    .filter(each -> each.organisationId().toString().equals(organisation))
                    .filter(each -> each.system().equals(system) && each.value().equals(value))
                    .findFirst()
                    .ifPresent(each -> numbers.end(act, each.organisationId(), each.system(), each.value()));
        });
        redirect.addFlashAttribute("notice", "The number is no longer this person's");
        return "redirect:/people/" + personId + "/numbers";
    }

    private static Begin begin(String what, UUID personId, String key, Typed typed) {
        return Begin.on(what, ask(personId), new Subject.Person(personId))
                .once(new IdempotencyKey(
                        CurrentActor.get().accountId().toString(),
                        "numbers:" + key,
                        DigestUtils.sha256Hex(typed.toString())));
    }

    private String form(UUID personId, String key, Typed typed, Map<String, String> problems, Model model) {
        NumbersPage page = looks.look("Numbers in other systems", ask(personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new NumbersPage(people.get(personId), numbers.of(ids), offered(personId), key, typed);
        });
        model.addAttribute("title", "Numbers in other systems");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/identity/numbers";
    }

    /** The actor's own organisation first, then those that know the person. */
    private Map<UUID, String> offered(UUID personId) {
        Set<UUID> ids = new LinkedHashSet<>();
        ids.add(CurrentActor.get().organisationId());
        List<UUID> linked = people.linked(personId);
        relationships.of(linked).forEach(involved -> ids.add(involved.organisationId()));
        numbers.of(linked).forEach(each -> ids.add(each.organisationId()));
        Map<UUID, String> names = organisations.names(ids);
        Map<UUID, String> offered = new LinkedHashMap<>();
        ids.forEach(id -> Optional.ofNullable(names.get(id)).ifPresent(name -> offered.put(id, name)));
        return offered;
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, DEMOGRAPHICS, new Subject.Person(personId));
    }
}
