package org.onedoor.programme.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.web.SentName;
import org.onedoor.programme.ActionStatus;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanFile;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.PlanStep;
import org.onedoor.programme.PlanWork;
import org.onedoor.programme.PlanWork.On;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Rag;
import org.onedoor.programme.SecondPerson;
import org.onedoor.programme.SentOnce;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking one step on an action: a small form, and the act. What was typed is never lost, even when someone was quicker. */
@Controller
@RequestMapping("/plans/{code}/actions/{key}/do/{step}")
@Does(value = Action.WRITE, data = "plan")
class PlanStepController {
    private final PlanWork work;
    private final SentOnce once;
    private final SecondPerson second;
    private final Plans plans;
    private final Organisations organisations;
    private final Looks looks;

    PlanStepController(
            PlanWork work, SentOnce once, SecondPerson second, Plans plans, Organisations organisations, Looks looks) {
        this.work = work;
        this.once = once;
        this.second = second;
        this.plans = plans;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    String ask(@PathVariable String code, @PathVariable String key, @PathVariable String step, Model model) {
        return form(code, key, step(step), PlanForm.nothing(), null, model);
    }

    @PostMapping
    String take(
            @PathVariable String code,
            @PathVariable String key,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Model model) {
        PlanStep wanted = step(step);
        PlanForm form = PlanForm.of(fields);
        try {
            PlanFile sent = sent(file);
            String after = once.act(
                    wanted.label(),
                    code,
                    form.once("%s %s %s".formatted(code, key, wanted), sent),
                    () -> perform(wanted, code, key, form, sent).key());
            redirect.addFlashAttribute("notice", done(wanted, code, after));
            return "redirect:/plans/%s/actions/%s".formatted(code, after);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(code, key, wanted, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, key, wanted, form, form.refused(e), model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(code, key, wanted, form, e.getMessage(), model);
        }
    }

    private String done(PlanStep step, String code, String key) {
        PlanAction after = plans.action(plans.get(code), key);
        boolean proposed = after.state() == PlanAction.State.CLOSING;
        if (step == PlanStep.SET_STATUS && proposed) {
            String alone = alone(plans.get(code), key);
            return "Proposed: that it has ceased. A second person confirms it, and until then it stays as it was."
                    + (alone == null ? "" : " " + alone);
        }
        if (step == PlanStep.SET_STATUS && after.saidDone()) {
            return "It is kept that it is said to be done. It stays in view until somebody attaches evidence and proposes to close it, and a second person confirms.";
        }
        String done = "Done: " + step.label().toLowerCase(java.util.Locale.ROOT) + ".";
        String alone = step == PlanStep.PROPOSE_CLOSING ? alone(plans.get(code), key) : null;
        return alone == null ? done : done + " " + alone;
    }

    private @Nullable String alone(Plan plan, String key) {
        return second.missing(plan, plans.action(plan, key), CurrentActor.get().accountId());
    }

    private PlanAction perform(PlanStep step, String code, String key, PlanForm form, @Nullable PlanFile sent) {
        On fact = On.fact(code, key);
        String reason = form.get("reason");
        return switch (step) {
            case LOG_UPDATE -> work.log(fact, form.get("words"), form.day("on"));
            case ATTACH_EVIDENCE ->
                work.attach(fact, form.get("title"), form.get("words"), form.orNull("address"), sent);
            case REACH_MILESTONE -> work.reached(fact, milestone(form), form.day("on"), form.get("words"));
            case DISPUTE -> work.dispute(fact, reason);
            case SETTLE -> work.settle(seen(code, key, form), reason);
            case RATE ->
                work.rate(
                        seen(code, key, form),
                        chosen("rag", form, Rag.values(), Rag::code),
                        reason,
                        form.orNull("apart"));
            case SET_STATUS ->
                work.status(
                        seen(code, key, form),
                        chosen("status", form, ActionStatus.values(), ActionStatus::code),
                        reason);
            case NAME_ACCOUNTABLE -> work.accountable(seen(code, key, form), organisation(form), reason);
            case PROPOSE_CLOSING -> work.proposeClosing(seen(code, key, form), reason);
            case CONFIRM_CLOSING -> work.confirmClosing(seen(code, key, form), reason);
            case REFUSE_CLOSING -> work.refuseClosing(seen(code, key, form), reason);
            case REOPEN -> work.reopen(seen(code, key, form), reason);
            case SEND_LINK -> throw new NotFound("step");
        };
    }

    private static On seen(String code, String key, PlanForm form) {
        return new On(code, key, form.version());
    }

    private static <T> T chosen(String field, PlanForm form, T[] values, java.util.function.Function<T, String> code) {
        return Arrays.stream(values)
                .filter(value -> code.apply(value).equals(form.get(field)))
                .findFirst()
                .orElseThrow(() -> new Invalid(field, "Choose one"));
    }

    private static LocalDate milestone(PlanForm form) {
        try {
            return LocalDate.parse(form.get("milestone"));
        } catch (DateTimeException e) {
            throw new Invalid("milestone", "Choose which milestone");
        }
    }

    private static UUID organisation(PlanForm form) {
        try {
            return UUID.fromString(form.get("organisation"));
        } catch (IllegalArgumentException e) {
            throw new Invalid("organisation", "Choose an organisation");
        }
    }

    private static @Nullable PlanFile sent(@Nullable MultipartFile file) {
        try {
            return file == null || file.isEmpty() ? null : new PlanFile(SentName.of(file, "evidence"), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanStep step(String path) {
        return Arrays.stream(PlanStep.values())
                .filter(step -> step.path().equals(path) && step != PlanStep.SEND_LINK)
                .findFirst()
                .orElseThrow(() -> new NotFound("step"));
    }

    private String form(String code, String key, PlanStep step, PlanForm form, @Nullable String conflict, Model model) {
        StepFormPage page = looks.look(step.label(), Ask.function(Action.WRITE, "plan"), _ -> {
            Plan plan = plans.get(code);
            PlanAction action = PlanReach.seen(plans.action(plan, key));
            String refusal = PlanPermitted.refusal(step, plan, action, CurrentActor.get());
            return new StepFormPage(
                    plan,
                    action,
                    Objects.requireNonNull(plans.computed(plan, List.of(action)).get(action.actionId())),
                    step,
                    form,
                    conflict == null ? refusal : conflict,
                    choices(plan, action),
                    plans.today(),
                    step == PlanStep.PROPOSE_CLOSING && refusal == null ? alone(plan, key) : null,
                    plans.ceasing(action));
        });
        model.addAttribute("title", step.label(page.ceasing()));
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page);
        return "programme/step";
    }

    /** Those that lead the action; where all do or none is known, every lead of the plan. */
    private List<StepFormPage.Choice> choices(Plan plan, PlanAction action) {
        Map<UUID, String> names = organisations.names(
                action.leadOrganisations().isEmpty() ? plans.leads(plan).keySet() : action.leadOrganisations());
        return names.entrySet().stream()
                .map(name -> new StepFormPage.Choice(name.getKey(), name.getValue()))
                .sorted(java.util.Comparator.comparing(StepFormPage.Choice::name))
                .toList();
    }
}
