package org.onedoor.crisis.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Learning;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
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

/** What was learnt from call-backs by Samaritans: every partner reads it, those who do the work write it. */
@Controller
@RequestMapping("/crisis/learning")
class LearningController {
    private final Learning learning;
    private final Gate gate;

    LearningController(Learning learning, Gate gate) {
        this.learning = learning;
        this.gate = gate;
    }

    @GetMapping
    @Does(value = Action.READ, data = "learning")
    String list(Model model) {
        return show(TypedForm.nothing(), null, model);
    }

    private String show(TypedForm typed, @Nullable UUID withdrawing, Model model) {
        model.addAttribute("title", "What was learnt with Samaritans");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", learning.published());
        model.addAttribute(
                "writes",
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, Learning.DATA)) instanceof Decision.Allowed);
        model.addAttribute("typed", typed);
        model.addAttribute("withdrawing", withdrawing);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "crisis/learning";
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "learning")
    String publish(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect, Model model) {
        TypedForm typed = TypedForm.of(form);
        Learning.Said said = new Learning.Said(
                typed.get("title"),
                typed.get("learnt"),
                typed.get("change"),
                typed.date("from", "The first day"),
                typed.date("until", "The last day"));
        try {
            typed.wrong(learning.problems(said));
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            String number = learning.publish(said, key("learning ", typed));
            redirect.addFlashAttribute("notice", "Published to every partner as " + number + ".");
            return "redirect:/crisis/learning";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, null, model);
        } catch (Refused e) {
            return refused(typed, null, e, model);
        }
    }

    @PostMapping("/{id}/withdraw")
    @Does(value = Action.WRITE, data = "learning")
    String withdraw(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        try {
            learning.withdraw(id, typed.get("why"), key("learning-end " + id + " ", typed));
            return "redirect:/crisis/learning";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, id, model);
        } catch (Refused e) {
            return refused(typed, id, e, model);
        }
    }

    private String refused(TypedForm typed, @Nullable UUID withdrawing, Refused why, Model model) {
        model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        model.addAttribute("conflict", SentBefore.words(why));
        return show(typed, withdrawing, model);
    }

    private static IdempotencyKey key(String what, TypedForm typed) {
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                what + typed.getOr("key", UUID.randomUUID().toString()),
                typed.fingerprint());
    }
}
