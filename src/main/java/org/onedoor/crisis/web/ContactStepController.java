package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.UUID;
import org.onedoor.crisis.CallBacks;
import org.onedoor.crisis.ContactReferrals;
import org.onedoor.crisis.ContactSteps;
import org.onedoor.crisis.EdStays;
import org.onedoor.crisis.SameHeld;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happens with a contact after it was recorded. */
@Controller
@RequestMapping("/crisis/contacts/{id}")
class ContactStepController {
    private final ContactSteps contacts;
    private final ContactReferrals referrals;
    private final CallBacks callBacks;
    private final SameHeld same;
    private final EdStays stays;
    private final ContactController pages;
    private final DomainTime time;

    ContactStepController(
            ContactSteps contacts,
            ContactReferrals referrals,
            CallBacks callBacks,
            SameHeld same,
            EdStays stays,
            ContactController pages,
            DomainTime time) {
        this.contacts = contacts;
        this.referrals = referrals;
        this.callBacks = callBacks;
        this.same = same;
        this.stays = stays;
        this.pages = pages;
        this.time = time;
    }

    @PostMapping("/seen")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String seen(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "seen", typed, redirect, model, at -> {
            contacts.seen(id, at, typed::get, FactController.key(id, "seen", typed));
            return "Recorded that the person was seen.";
        });
    }

    @PostMapping("/came")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String came(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "came", typed, redirect, model, at -> {
            if (typed.get("at").isBlank()) {
                throw new Invalid("at", "Enter when they came, such as 2024-03-07T10:00");
            }
            stays.came(id, at, typed::get, FactController.key(id, "came", typed));
            return "Recorded when they came to A&E.";
        });
    }

    @PostMapping("/left")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String left(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "left", typed, redirect, model, at -> {
            stays.left(id, at, typed::get, FactController.key(id, "left", typed));
            return "Recorded that they left A&E.";
        });
    }

    @PostMapping("/outcome")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String outcome(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "outcome", typed, redirect, model, at -> {
            contacts.outcome(
                    id, typed.get("at").isBlank() ? null : at, typed::get, FactController.key(id, "outcome", typed));
            return "Recorded what came of it.";
        });
    }

    @PostMapping("/case")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String ofCase(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        String number = said(typed.get("number"));
        if (!number.isEmpty() && !number.equals(said(typed.get("confirmed")))) {
            return previewed(id, typed, model);
        }
        return done(id, "case", typed, redirect, model, _ -> {
            same.link(id, typed.get("number"), FactController.key(id, "case", typed));
            return "The contact and the case are one detention now.";
        });
    }

    private static String said(String number) {
        return number.strip().toUpperCase(java.util.Locale.ROOT);
    }

    /** The case that a number names is shown before the contact is said to be of it: a slip of a letter names another. */
    private String previewed(UUID id, TypedForm typed, Model model) {
        try {
            model.addAttribute("held", same.named(typed.get("number")));
            Reloads.mark(model);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return pages.show(id, typed, "case", null, model);
    }

    @PostMapping("/taken")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String taken(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "taken", typed, redirect, model, at -> {
            contacts.handOn(id, at, typed::get, FactController.key(id, "taken", typed));
            return "Recorded who has it now.";
        });
    }

    @PostMapping("/discharge")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String discharge(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "discharge", typed, redirect, model, at -> {
            contacts.discharge(id, at, typed.get("words"), FactController.key(id, "discharge", typed));
            return "The person is no longer on the caseload.";
        });
    }

    @PostMapping("/refer")
    @Does(value = Action.WRITE, data = "referral")
    String refer(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "refer", typed, redirect, model, _ -> {
            String reference = referrals.refer(
                    id,
                    Priority.ofCode(typed.get("priority")),
                    typed.get("consent"),
                    FactController.key(id, "refer", typed));
            return "Referral %s is made, with what was said here.".formatted(reference);
        });
    }

    @PostMapping("/call-back")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String callBack(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "call-back", typed, redirect, model, _ -> {
            callBacks.ask(
                    id,
                    new CallBacks.Wish(typed.ticked("consent"), typed.get("phone"), typed.get("when")),
                    FactController.key(id, "call-back", typed));
            return "Kept: Samaritans are asked to ring back. Record what they say.";
        });
    }

    @PostMapping("/call-back-answer")
    @Does(value = Action.WRITE, data = "crisis-contact")
    String answer(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, "call-back-answer", typed, redirect, model, _ -> {
            callBacks.answered(id, typed.get("answer"), FactController.key(id, "answer", typed));
            return "Recorded what Samaritans said.";
        });
    }

    /** Does it at the time that was typed, or now, and answers what to tell. */
    private interface Step {
        String at(Instant at);
    }

    private String done(UUID id, String form, TypedForm typed, RedirectAttributes redirect, Model model, Step step) {
        Instant at = typed.instant("at", "The time");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            redirect.addFlashAttribute("notice", step.at(at == null ? time.instant() : at));
            return "redirect:/crisis/contacts/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return pages.show(id, typed, form, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return pages.show(id, typed, form, SentBefore.words(e), model);
        }
    }
}
