package org.onedoor.frontdoor.advice.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.AdviceOutcome;
import org.onedoor.frontdoor.advice.AdviceReads;
import org.onedoor.frontdoor.advice.Advising;
import org.onedoor.frontdoor.web.ShownAlerts;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One question: its thread, and what each side does next. What was typed is never lost, even when someone was quicker. */
@Controller
@RequestMapping("/advice/{reference:AG-[0-9A-Z]{4}-[0-9A-Z]{4}}")
class ThreadController {
    private final AdviceReads reads;
    private final Advising advising;
    private final Threads threads;
    private final People people;
    private final Services services;
    private final Clocks clocks;
    private final Gate gate;
    private final ShownAlerts alerts;
    private final DomainTime time;

    ThreadController(
            AdviceReads reads,
            Advising advising,
            Threads threads,
            People people,
            Services services,
            Clocks clocks,
            Gate gate,
            ShownAlerts alerts,
            DomainTime time) {
        this.reads = reads;
        this.advising = advising;
        this.threads = threads;
        this.people = people;
        this.services = services;
        this.clocks = clocks;
        this.gate = gate;
        this.alerts = alerts;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "advice")
    String show(@PathVariable String reference, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("done", done);
        return show(reference, Typed.nothing(), key(), null, "thread", model);
    }

    /** The form that makes it a referral. */
    @GetMapping("/refer")
    @Does(value = Action.WRITE, data = "advice")
    String refer(@PathVariable String reference, Model model) {
        return show(reference, Typed.nothing(), key(), null, "refer", model);
    }

    @PostMapping("/{step}")
    @Does(value = Action.WRITE, data = "advice")
    String take(
            @PathVariable String reference,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        Typed typed = Typed.of(form);
        String page = step.equals("refer") ? "refer" : "thread";
        String key = typed.getOr("key", key());
        try {
            Advice after = take(
                    reference,
                    step,
                    typed,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "advice:" + key,
                            reference + step + typed.fingerprint()));
            Advice.Became became = after.referral();
            return became == null
                    ? "redirect:/advice/" + reference + "?done=" + step
                    : "redirect:/referrals/" + became.reference() + "?sent";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(reference, typed, key(), null, page, model);
        } catch (StaleEdit | Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(reference, typed, key(), e.getMessage(), page, model);
        }
    }

    private Advice take(String reference, String step, Typed typed, IdempotencyKey key) {
        long version = version(typed);
        return switch (step) {
            case "answer" -> advising.answer(reference, version, typed.get("advises"), typed.get("answer"), key);
            case "ask-more" -> advising.askMore(reference, version, typed.get("moreAsked"), key);
            case "give-more" -> advising.giveMore(reference, version, typed.get("moreGiven"), key);
            case "ask-on" -> advising.followUp(reference, version, typed.get("followUp"), key);
            case "pass-on" -> {
                UUID service = AdviceController.service(typed.get("passService"));
                if (service == null) {
                    throw new Invalid("passService", "Choose the service that knows better");
                }
                yield advising.passOn(reference, version, service, typed.get("passWords"), key);
            }
            case "close" ->
                advising.close(
                        reference, version, AdviceOutcome.ofCode(typed.get("outcome")), typed.orNull("closing"), key);
            case "refer" -> advising.refer(reference, version, referring(typed), key);
            default -> throw new NotFound("step");
        };
    }

    private static Advising.Referring referring(Typed typed) {
        List<String> needs = typed.all("needs");
        if (needs.isEmpty()) {
            throw new Invalid("needs", "Select at least one need");
        }
        return new Advising.Referring(
                Priority.ofCode(typed.get("priority")),
                needs,
                typed.get("reason"),
                typed.orNull("risk"),
                typed.get("consent"));
    }

    private static long version(Typed typed) {
        try {
            return Long.parseLong(typed.get("version"));
        } catch (NumberFormatException e) {
            throw new Invalid("version", "Open the question again: this page has lost its place");
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String show(
            String reference, Typed typed, String key, @Nullable String conflict, String template, Model model) {
        ThreadPage page = reads.look(reference, (advice, shown) -> page(advice, typed, key, conflict, shown));
        model.addAttribute(
                "title",
                template.equals("refer") ? "Refer after advice" : page.person().spoken());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "frontdoor/advice/" + template;
    }

    /** Who did not agree to sharing is asked about, and nothing else of them is told to the service that answers. */
    private static Set<UUID> told(Advice advice) {
        return advice.consent().equals("given") || advice.consent().equals("lacks-capacity")
                ? Set.of(advice.asked().teamId())
                : Set.of();
    }

    private ThreadPage page(Advice advice, Typed typed, String key, @Nullable String conflict, Looks.Shown shown) {
        Actor actor = CurrentActor.get();
        List<CodedNeed> needs = services.needs();
        return new ThreadPage(
                advice,
                people.get(advice.personId()),
                alerts.of(advice.personId(), told(advice), shown),
                threads.of(advice),
                clocks.ofScope(advice.personId(), advice.adviceId()),
                AdviceController.askable(services, actor),
                needs,
                List.of(Priority.values()),
                advice.isAskers(actor),
                advice.isAsked(actor),
                gate.decide(actor, Ask.function(Action.WRITE, "advice")) instanceof Decision.Allowed,
                key,
                typed,
                conflict,
                time.instant());
    }
}
