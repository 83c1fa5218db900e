package org.onedoor.crisis.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseJoin;
import org.onedoor.crisis.CasePreviews;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.crisis.SameHeld;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two cases that are one, and one that is two after all. */
@Controller
@RequestMapping("/crisis/{id}")
class CaseJoinController {
    private final CaseJoin join;
    private final CasePreviews previews;
    private final SameHeld same;
    private final CaseReads reads;

    CaseJoinController(CaseJoin join, CasePreviews previews, SameHeld same, CaseReads reads) {
        this.join = join;
        this.previews = previews;
        this.same = same;
        this.reads = reads;
    }

    @GetMapping("/join")
    @Does(value = Action.WRITE, data = "detention")
    String form(@PathVariable UUID id, Model model) {
        return show(id, TypedForm.nothing(), null, model);
    }

    @PostMapping("/join")
    @Does(value = Action.WRITE, data = "detention")
    String join(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        if (!typed.get("with").isBlank()
                && !said(typed.get("with")).equals(said(typed.get("confirmed")))
                && !previews.isOneAlready(id, typed.get("with"))) {
            return preview(id, typed, model);
        }
        return done(id, typed, redirect, model, "The two cases are one now, with the facts of both.", () -> {
            String number = typed.get("with").isBlank() ? typed.get("likely") : typed.get("with");
            if (number.isBlank()) {
                throw new Invalid("with", "Choose the other case, or enter its number, such as PS-7K3M-92QF");
            }
            join.join(id, number, FactController.key(id, "join", typed));
        });
    }

    private static String said(String number) {
        return number.strip().toUpperCase(java.util.Locale.ROOT);
    }

    /** A number that was typed is shown as the case it names before anything is joined: a slip of a letter names another. */
    private String preview(UUID id, TypedForm typed, Model model) {
        try {
            Reloads.mark(model);
            return show(id, typed, null, typed.get("with"), model);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, null, model);
        }
    }

    @PostMapping("/apart")
    @Does(value = Action.WRITE, data = "detention")
    String apart(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        return done(id, typed, redirect, model, "They are two cases again, each with its own facts.", () -> {
            join.apart(id, typed.get("number"), typed.get("why"), FactController.key(id, "apart", typed));
        });
    }

    private String done(
            UUID id, TypedForm typed, RedirectAttributes redirect, Model model, String notice, Runnable deed) {
        reads.look(id, _ -> true); // who does not reach it learns nothing, also where there is nothing left to do
        try {
            deed.run();
            redirect.addFlashAttribute("notice", notice);
            return "redirect:/crisis/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, typed, SentBefore.words(e), model);
        }
    }

    private List<Likely> likely(CaseReads.Seen seen, Looks.Shown shown) {
        List<Likely> likely = same.casesLike(seen.detention());
        likely.forEach(each -> shown.add(each.incidentId()));
        return likely;
    }

    private String show(UUID id, TypedForm typed, @Nullable String conflict, Model model) {
        return show(id, typed, conflict, null, model);
    }

    private String show(UUID id, TypedForm typed, @Nullable String conflict, @Nullable String number, Model model) {
        CaseJoinPage page = reads.look(id, (seen, shown) -> {
            if (seen.ownOnly() || !CaseJoin.mayJoin(CurrentActor.get())) {
                throw new Forbidden(
                        "Joining cases is not yours to do.", "The police, the team that has the person and AMHPs can.");
            }
            return new CaseJoinPage(
                    seen,
                    likely(seen, shown),
                    join.joined(seen.state()),
                    number == null ? null : previews.besides(seen, number, shown),
                    typed,
                    UUID.randomUUID().toString(),
                    conflict);
        });
        model.addAttribute("title", "Is it one case?");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "crisis/join";
    }
}
