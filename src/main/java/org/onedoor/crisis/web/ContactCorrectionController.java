package org.onedoor.crisis.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactEntry;
import org.onedoor.crisis.ContactReads;
import org.onedoor.crisis.ContactReads.Seen;
import org.onedoor.crisis.ContactSteps;
import org.onedoor.crisis.Question;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.London;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Putting right what a contact says of itself: what was said first stays beside it. */
@Controller
@RequestMapping("/crisis/contacts/{id}/correct")
class ContactCorrectionController {
    private final ContactSteps contacts;
    private final ContactReads reads;

    ContactCorrectionController(ContactSteps contacts, ContactReads reads) {
        this.contacts = contacts;
        this.reads = reads;
    }

    @GetMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String form(@PathVariable UUID id, Model model) {
        Seen seen = reads.look(id, (each, _) -> each);
        return show(seen, new TypedForm(said(seen)), null, model);
    }

    /** As it stands now. */
    private static Map<String, List<String>> said(Seen seen) {
        ContactEntry first = seen.state().recorded();
        Map<String, List<String>> said = new HashMap<>();
        first.codes().forEach((name, code) -> said.put(name, List.of(code)));
        first.words().forEach((name, words) -> said.put(name, List.of(words)));
        said.put(
                "at",
                List.of(London.at(first.occurredAt())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()));
        return said;
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String correct(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        Seen seen = reads.look(id, (each, _) -> each);
        Instant at = typed.instant("at", "The time");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            contacts.correct(
                    id, at == null ? seen.contact().at() : at, typed::get, FactController.key(id, "correct", typed));
            redirect.addFlashAttribute("notice", "Put right. What was said before stays below.");
            return "redirect:/crisis/contacts/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(seen, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(seen, typed, SentBefore.words(e), model);
        }
    }

    private static String show(Seen seen, TypedForm typed, @Nullable String conflict, Model model) {
        List<String> order = new ArrayList<>(List.of("at"));
        seen.state().correctable().stream().map(Question::name).forEach(order::add);
        order.addAll(ContactFormController.AGAIN);
        typed.inOrder(order);
        model.addAttribute("reasons", ContactFormController.reasons(typed));
        model.addAttribute("title", "Put right what was recorded");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("seen", seen);
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("conflict", conflict);
        return "crisis/contact-correct";
    }
}
