package org.onedoor.crisis.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CasePerson;
import org.onedoor.crisis.CaseReads;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
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

/** Who the person is: found out, or found to be somebody else. */
@Controller
@RequestMapping("/crisis/{id}")
class IdentityController {
    private final CasePerson persons;
    private final CaseReads reads;

    IdentityController(CasePerson persons, CaseReads reads) {
        this.persons = persons;
        this.reads = reads;
    }

    @GetMapping("/identify")
    @Does(value = Action.WRITE, data = "detention")
    String form(@PathVariable UUID id, Model model) {
        return show(id, TypedForm.nothing(), null, null, model);
    }

    @PostMapping("/identify")
    @Does(value = Action.WRITE, data = "detention")
    String identify(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        Details details = details(typed);
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            boolean asked = typed.values().containsKey("candidate");
            boolean choose = !asked
                    && reads.look(
                            id,
                            seen -> !persons.candidates(details, seen.detention())
                                    .isEmpty());
            if (choose) {
                Reloads.mark(model);
                return show(id, typed, details, null, model);
            }
            persons.identify(
                    id, details, RequestController.uuid(typed.get("candidate")), FactController.key(id, "who", typed));
            return "redirect:/crisis/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, null, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, typed, null, SentBefore.words(e), model);
        }
    }

    @PostMapping("/mistaken")
    @Does(value = Action.WRITE, data = "detention")
    String mistaken(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        try {
            persons.mistaken(id, typed.get("why"), FactController.key(id, "mistaken", typed));
            return "redirect:/crisis/" + id + "/identify";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, null, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, typed, null, SentBefore.words(e), model);
        }
    }

    private static Details details(TypedForm typed) {
        return new Details(
                typed.orNull("nhsNumber"),
                typed.orNull("familyName"),
                typed.orNull("givenName"),
                null,
                typed.date("birthDate", "Date of birth"),
                Gender.NOT_KNOWN,
                null,
                typed.orNull("postcode"),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    private String show(UUID id, TypedForm typed, @Nullable Details details, @Nullable String conflict, Model model) {
        IdentityPage page = reads.look(id, (seen, shown) -> {
            List<Identification.Candidate> near =
                    details == null ? List.of() : persons.candidates(details, seen.detention());
            List<Identification.Candidate> likely = persons.likely(seen.detention());
            near.forEach(each -> shown.add(each.person().personId()));
            likely.forEach(each -> shown.add(each.person().personId()));
            return new IdentityPage(seen, near, likely, typed, UUID.randomUUID().toString(), conflict);
        });
        model.addAttribute("title", "Who is it?");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "crisis/identify";
    }
}
