package org.onedoor.crisis.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactPerson;
import org.onedoor.crisis.ContactReads;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saying whom a contact is about, or that it is somebody else than was thought. */
@Controller
@RequestMapping("/crisis/contacts/{id}/identify")
class ContactIdentityController {
    private final ContactPerson persons;
    private final ContactReads reads;

    ContactIdentityController(ContactPerson persons, ContactReads reads) {
        this.persons = persons;
        this.reads = reads;
    }

    @GetMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String form(@PathVariable UUID id, Model model) {
        return show(id, TypedForm.nothing(), null, null, model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String identify(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        Details details = ContactFormController.details(typed);
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            boolean asked = typed.values().containsKey("candidate");
            boolean choose = !asked
                    && reads.look(id, (_, shown) -> {
                        List<Identification.Candidate> near = persons.candidates(details);
                        near.forEach(each -> shown.add(each.person().personId()));
                        return !near.isEmpty();
                    });
            if (choose) {
                Reloads.mark(model);
                return show(id, typed, details, null, model);
            }
            persons.identify(
                    id,
                    details,
                    RequestController.uuid(typed.get("candidate")),
                    typed::get,
                    FactController.key(id, "who", typed));
            return "redirect:/crisis/contacts/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, details, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, typed, null, SentBefore.words(e), model);
        }
    }

    private String show(UUID id, TypedForm typed, @Nullable Details details, @Nullable String conflict, Model model) {
        ContactIdentityPage page = reads.look(id, (seen, shown) -> {
            List<Identification.Candidate> near = details == null ? List.of() : persons.candidates(details);
            near.forEach(each -> shown.add(each.person().personId()));
            return new ContactIdentityPage(
                    seen, near, typed, UUID.randomUUID().toString(), ContactFormController.reasons(typed), conflict);
        });
        model.addAttribute("title", "Who is it?");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "crisis/contact-identify";
    }
}
