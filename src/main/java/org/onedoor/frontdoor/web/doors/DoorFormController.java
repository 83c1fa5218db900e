package org.onedoor.frontdoor.web.doors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.web.NotSoon;
import org.onedoor.frontdoor.web.ReferralForm;
import org.onedoor.frontdoor.web.SafeBy;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.Way;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A school's, voluntary organisation's, police, care home's or NHS 111's own form of the one referral. */
@Controller
@RequestMapping("/referrals/door")
@Does(value = Action.WRITE, data = "referral")
class DoorFormController {
    private final Intake intake;
    private final DoorEntries entries;
    private final Services services;
    private final Looks looks;
    private final SafeContact safeContact;
    private final DomainTime time;

    DoorFormController(
            Intake intake,
            DoorEntries entries,
            Services services,
            Looks looks,
            SafeContact safeContact,
            DomainTime time) {
        this.intake = intake;
        this.entries = entries;
        this.services = services;
        this.looks = looks;
        this.safeContact = safeContact;
        this.time = time;
    }

    @GetMapping
    String ask(Model model) {
        return page(CurrentActor.get(), Ids.at(time.instant()), Typed.nothing(), model);
    }

    @PostMapping
    String send(@RequestParam MultiValueMap<String, String> sent, @RequestParam UUID form, Model model) {
        Actor actor = CurrentActor.get();
        sent.remove("service");
        if (!"paper".equals(sent.getFirst("door"))) {
            sent.remove("door"); // the account decides it
        }
        Typed typed = Typed.of(sent);
        DoorForm door = DoorForm.of(actor).orElse(null);
        if (door == null) {
            return page(actor, form, typed, model);
        }
        Submission submission = read(door, typed);
        if (submission == null) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(actor, form, typed, model);
        }
        IdempotencyKey key = new IdempotencyKey(actor.accountId().toString(), "door " + form, typed.fingerprint());
        Set<Way> safe = SafeBy.read(typed);
        Along along = entries.with(entry(door, typed, SafeBy.said(submission.person(), safe)))
                .and(safeContact.with(safe, submission.person()));
        Intake.Received received = intake.submit(submission, key, along);
        return "redirect:/referrals/" + received.reference() + "?sent";
    }

    private @Nullable Submission read(DoorForm door, Typed typed) {
        Map<String, String> tooLong = new LinkedHashMap<>();
        door.extras()
                .forEach(extra -> Writing.limit(
                        tooLong, extra.field(), extra.label(), typed.orNull(extra.field()), Writing.SENTENCES));
        typed.wrong(tooLong);
        if (!List.of("yes", "no").contains(typed.get("tells"))) {
            typed.wrong("tells", "Say if you may be told what becomes of this");
        }
        try {
            Submission submission = ReferralForm.read(typed, door.door(), time.instant());
            if (submission == null) {
                return null;
            }
            intake.check(submission);
            return askedOnce(typed, submission) ? null : submission;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    /** Whoever writes of danger and asks for days or weeks is asked once more how soon; the same answer again counts. */
    private static boolean askedOnce(Typed typed, Submission submission) {
        String danger = NotSoon.danger(submission).orElse(null);
        if (danger == null || typed.hasProblems() || typed.get("askedHowSoon").equals("yes")) {
            return false;
        }
        typed.wrong(
                "priority",
                "You wrote: “%s” If life is at risk, call 999 now. Say again how soon, then send".formatted(danger));
        return true;
    }

    private static DoorEntry entry(DoorForm door, Typed typed, List<Said> reached) {
        List<Said> said = new ArrayList<>();
        for (DoorForm.Extra extra : door.extras()) {
            String answer = typed.orNull(extra.field());
            if (answer != null) {
                said.add(new Said(extra.label(), answer));
            }
        }
        said.addAll(reached);
        boolean tells = typed.get("tells").equals("yes");
        said.add(new Said("May whoever referred be told what becomes of it?", tells ? "Yes" : "No"));
        return new DoorEntry(door.door().code(), said, tells, null);
    }

    private String page(Actor actor, UUID form, Typed typed, Model model) {
        return looks.look("Referral form", Ask.function(Action.WRITE, "referral"), _ -> {
            DoorForm door = DoorForm.of(actor).orElse(null);
            if (door == null) {
                return "redirect:/referrals/new";
            }
            model.addAttribute("title", door.title());
            model.addAttribute("errors", typed.problems());
            model.addAttribute(
                    "page",
                    new DoorFormPage(
                            form,
                            door,
                            typed,
                            services.needs().stream()
                                    .filter(need -> door.needs().contains(need.code()))
                                    .toList()));
            return "frontdoor/doors/door";
        });
    }
}
