package org.onedoor.programme.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.SentOnce;
import org.onedoor.programme.publishing.PlanSources;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.Publishing;
import org.onedoor.programme.publishing.Publishing.Preparation;
import org.onedoor.programme.publishing.Publishing.Version;
import org.onedoor.programme.publishing.Publishing.Wanted;
import org.onedoor.programme.web.open.PublicPlanPage;
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

/** Publishing a plan: what would be public is looked at first, names of people are confirmed or stay hidden. */
@Controller
@RequestMapping("/plans/{code}/publish")
@Does(value = Action.WRITE, data = PlanReach.WHOLE)
class PublishController {
    private final Publishing publishing;
    private final SentOnce once;
    private final Accounts accounts;
    private final Looks looks;

    PublishController(Publishing publishing, SentOnce once, Accounts accounts, Looks looks) {
        this.publishing = publishing;
        this.once = once;
        this.accounts = accounts;
        this.looks = looks;
    }

    @GetMapping
    String ask(@PathVariable String code, Model model) {
        return form(code, PlanForm.nothing(), null, model);
    }

    @PostMapping
    String publish(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        return attempt(code, form, model, () -> {
            String version = once.act(
                    "Publish a plan",
                    code,
                    form.once(code + " publish"),
                    () -> String.valueOf(publishing.publish(
                            code,
                            new Wanted(
                                    (int) form.version(),
                                    form.get("said"),
                                    lines(form.get("statements")),
                                    form.values().getOrDefault("shown", List.of()),
                                    lines(form.get("alsoHidden"))))));
            redirect.addFlashAttribute("notice", "Version %s is public now.".formatted(version));
        });
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        return attempt(code, form, model, () -> {
            once.act("Withdraw a published plan", code, form.once(code + " withdraw"), () -> {
                publishing.withdraw(code, (int) form.version(), form.get("reason"));
                return "";
            });
            redirect.addFlashAttribute("notice", "The plan is no longer public.");
        });
    }

    private String attempt(String code, PlanForm form, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/plans/%s/publish".formatted(code);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, form, form.refused(e), model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, form, e.getMessage(), model);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private String form(String code, PlanForm form, @Nullable String conflict, Model model) {
        PublishPage page = looks.look("Publishing of plan " + code, Ask.function(Action.WRITE, PlanReach.WHOLE), _ -> {
            Preparation prepared = publishing.prepare(code, CurrentActor.get());
            return new PublishPage(
                    prepared,
                    form,
                    conflict,
                    accounts.names(prepared.versions().stream().map(Version::by).toList()));
        });
        model.addAttribute("title", "Publish the plan");
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page);
        return "programme/publish/publish";
    }

    /** What the public would see, with every unconfirmed name hidden. */
    @GetMapping("/preview")
    String preview(@PathVariable String code, Model model) {
        PublicPlan draft = looks.look(
                "Preview of plan " + code,
                Ask.function(Action.WRITE, PlanReach.WHOLE),
                _ -> publishing.prepare(code, CurrentActor.get()).preview());
        model.addAttribute("title", draft.title());
        model.addAttribute(
                "page", new PublicPlanPage(draft, List.of(), true, List.of(), "all", "", PlanSources.of(code), true));
        return "programme/open/plan";
    }
}
