package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.Cases;
import org.onedoor.crisis.Fact;
import org.onedoor.crisis.FactKind;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
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

/** Recording what happened, putting it right, and saying that it did not happen. An empty time is now. */
@Controller
@RequestMapping("/crisis/{id}")
class FactController {
    private final Cases cases;
    private final CaseReads reads;
    private final DomainTime time;

    FactController(Cases cases, CaseReads reads, DomainTime time) {
        this.cases = cases;
        this.reads = reads;
        this.time = time;
    }

    @GetMapping("/do/{kind}")
    @Does(value = Action.WRITE, data = "detention")
    String form(@PathVariable UUID id, @PathVariable String kind, Model model) {
        return show(id, kind(kind), null, TypedForm.nothing(), null, model);
    }

    @PostMapping("/do/{kind}")
    @Does(value = Action.WRITE, data = "detention")
    String take(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        FactKind wanted = kind(kind);
        TypedForm typed = TypedForm.of(form);
        return done(id, wanted, null, typed, redirect, model, at -> {
            cases.record(id, wanted, at, typed::get, key(id, "do", typed));
        });
    }

    @GetMapping("/correct/{fact}")
    @Does(value = Action.WRITE, data = "detention")
    String correctForm(@PathVariable("id") UUID named, @PathVariable UUID fact, Model model) {
        UUID id = reads.caseOf(named, fact);
        Fact found = found(id, fact);
        return show(id, found.kind(), found, TypedForm.nothing(), null, model);
    }

    @PostMapping("/correct/{fact}")
    @Does(value = Action.WRITE, data = "detention")
    String correct(
            @PathVariable("id") UUID named,
            @PathVariable UUID fact,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        UUID id = reads.caseOf(named, fact);
        Fact found = found(id, fact);
        TypedForm typed = TypedForm.of(form);
        return done(id, found.kind(), found, typed, redirect, model, at -> {
            cases.correct(id, fact, at, typed::get, key(id, "correct", typed));
        });
    }

    @PostMapping("/withdraw/{fact}")
    @Does(value = Action.WRITE, data = "detention")
    String withdraw(
            @PathVariable("id") UUID named,
            @PathVariable UUID fact,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        UUID id = reads.caseOf(named, fact);
        Fact found = found(id, fact);
        TypedForm typed = TypedForm.of(form);
        return done(id, found.kind(), found, typed, redirect, model, _ -> {
            cases.withdraw(id, fact, typed.get("why"), key(id, "withdraw", typed));
        });
    }

    private interface Step {
        void at(Instant at);
    }

    private String done(
            UUID id,
            FactKind kind,
            @Nullable Fact correcting,
            TypedForm typed,
            RedirectAttributes redirect,
            Model model,
            Step step) {
        Instant at = typed.instant("at", "The time");
        try {
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            Instant otherwise = correcting == null ? time.instant() : correcting.occurredAt();
            Instant minute = otherwise.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            step.at(
                    at == null || at.equals(minute)
                            ? otherwise
                            : at); // a form shows minutes: one that was not touched changes no second
            redirect.addFlashAttribute("notice", "Recorded: " + kind.label().toLowerCase(java.util.Locale.UK) + ".");
            return "redirect:/crisis/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(id, kind, correcting, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(id, kind, correcting, typed, SentBefore.words(e), model);
        }
    }

    private String show(
            UUID id,
            FactKind kind,
            @Nullable Fact correcting,
            TypedForm typed,
            @Nullable String conflict,
            Model model) {
        Actor actor = CurrentActor.get();
        String key = UUID.randomUUID().toString();
        FactPage page = reads.look(id, seen -> new FactPage(seen, kind, correcting, typed, key, conflict));
        if (!kind.mayRecord(actor.role())) {
            throw new Forbidden(
                    "\"%s\" is not yours to record.".formatted(kind.label()),
                    "The team that has the person can record it.");
        }
        model.addAttribute("title", correcting == null ? kind.label() : "Correct: " + kind.label());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        model.addAttribute(
                "when",
                correcting == null
                        ? ""
                        : London.at(correcting.occurredAt())
                                .toLocalDateTime()
                                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                                .toString());
        return "crisis/fact";
    }

    private Fact found(UUID id, UUID fact) {
        return reads.look(id, seen -> seen.state().facts().find(fact).orElseThrow(() -> new NotFound("fact")));
    }

    private static FactKind kind(String code) {
        return FactKind.ofCode(code).filter(FactKind::hasForm).orElseThrow(() -> new NotFound("form"));
    }

    static @Nullable IdempotencyKey key(UUID id, String what, TypedForm typed) {
        String key = typed.get("key");
        return key.isBlank()
                ? null
                : new IdempotencyKey(CurrentActor.get().accountId().toString(), key, id + what + typed.fingerprint());
    }
}
