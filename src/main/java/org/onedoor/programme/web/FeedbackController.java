package org.onedoor.programme.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.Plans;
import org.onedoor.programme.SentOnce;
import org.onedoor.programme.publishing.Feedback;
import org.onedoor.programme.publishing.Feedback.NotShown;
import org.onedoor.programme.publishing.FeedbackBox;
import org.onedoor.programme.publishing.FeedbackBox.Decision;
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

/** Reading what the public said: shown or not, with a reason; answered; themed; linked to an action. */
@Controller
@RequestMapping("/plans/{code}/feedback")
@Does(value = Action.WRITE, data = PlanReach.WHOLE)
class FeedbackController {
    private final FeedbackBox box;
    private final SentOnce once;
    private final Plans plans;
    private final Looks looks;

    FeedbackController(FeedbackBox box, SentOnce once, Plans plans, Looks looks) {
        this.box = box;
        this.once = once;
        this.plans = plans;
        this.looks = looks;
    }

    @GetMapping
    String list(@PathVariable String code, Model model) {
        model.addAttribute("title", "What the public said");
        model.addAttribute("page", page(code, null, PlanForm.nothing(), null));
        return "programme/publish/feedback";
    }

    @GetMapping("/{id}")
    String ask(@PathVariable String code, @PathVariable UUID id, Model model) {
        return form(code, id, PlanForm.nothing(), null, model);
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        String answer = form.get("show");
        try {
            Decision decision = new Decision(
                    form.version(),
                    answer.equals("show") ? form.get("shown") : null,
                    Arrays.stream(NotShown.values())
                            .filter(each -> each.code().equals(answer))
                            .findFirst()
                            .orElse(null),
                    form.get("theme"),
                    form.get("number"),
                    form.get("action"),
                    form.get("reply"));
            once.act("Decide on feedback", code, form.once("%s %s".formatted(code, id)), () -> {
                box.decide(code, id, decision);
                return "";
            });
            redirect.addFlashAttribute(
                    "notice", answer.equals("show") ? "The public can read it now." : "It is kept, and not shown.");
            return "redirect:/plans/%s/feedback".formatted(code);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(code, id, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, id, form, form.refused(e), model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, id, form, e.getMessage(), model);
        }
    }

    private List<PlanAction> which(Plan plan, @Nullable Feedback one, PlanForm form) {
        if (one == null) {
            return List.of();
        }
        String number = form.values().isEmpty()
                ? Objects.requireNonNullElse(one.number(), "")
                : form.get("number").strip();
        List<PlanAction> meant = box.numbered(plan, number);
        return meant.size() > 1 ? meant : List.of();
    }

    /** What each piece is about, in words: of the whole list, or of the one that is read. */
    private Map<UUID, String> about(Plan plan, @Nullable Feedback one, boolean may) {
        if (!may) {
            return Map.of();
        }
        Set<UUID> wanted = Stream.concat(
                        one == null ? box.waiting(plan).stream() : Stream.of(one),
                        one == null ? box.decided(plan).stream() : Stream.empty())
                .map(Feedback::actionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return wanted.isEmpty()
                ? Map.of()
                : plans.actions(plan).stream()
                        .filter(action -> wanted.contains(action.actionId()))
                        .collect(Collectors.toMap(PlanAction::actionId, PlansController::title));
    }

    private String form(String code, UUID id, PlanForm form, @Nullable String conflict, Model model) {
        model.addAttribute("title", "Read and answer");
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page(code, id, form, conflict));
        return "programme/publish/moderate";
    }

    private FeedbackPage page(String code, @Nullable UUID id, PlanForm form, @Nullable String conflict) {
        return looks.look("Feedback on plan " + code, Ask.function(Action.WRITE, PlanReach.WHOLE), _ -> {
            Plan plan = plans.get(code);
            boolean may = FeedbackBox.mayModerate(plan, CurrentActor.get());
            Feedback one = id == null || !may ? null : box.get(plan, id);
            List<Feedback> decided = may ? box.decided(plan) : List.of();
            Set<String> themes = decided.stream()
                    .map(Feedback::theme)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            return new FeedbackPage(
                    plan,
                    may ? box.waiting(plan) : List.of(),
                    decided,
                    one,
                    one == null ? "" : FeedbackBox.suggested(one.words()),
                    themes,
                    which(plan, one, form),
                    about(plan, one, may),
                    form,
                    conflict,
                    may,
                    plans.today());
        });
    }
}
