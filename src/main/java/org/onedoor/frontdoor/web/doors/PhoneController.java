package org.onedoor.frontdoor.web.doors;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.WhoItMayBe;
import org.onedoor.frontdoor.WhoItMayBe.Likely;
import org.onedoor.frontdoor.web.ReferralForm;
import org.onedoor.frontdoor.web.SafeBy;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.Way;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Reloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A call, taken down as the caller speaks: one short page, received when the call began. */
@Controller
@RequestMapping("/referrals/phone")
@Does(value = Action.WRITE, data = "referral")
class PhoneController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final List<String> ON_THE_PAGE = List.of(
            "callerName",
            "givenName",
            "familyName",
            "birthDate",
            "phone",
            "postcode",
            "nhsNumber",
            "reason",
            "needs",
            "risk",
            "priority",
            "consent",
            "receivedAt");

    private final Intake intake;
    private final WhoItMayBe whoItMayBe;
    private final DoorEntries entries;
    private final Services services;
    private final Looks looks;
    private final SafeContact safeContact;
    private final DomainTime time;

    PhoneController(
            Intake intake,
            WhoItMayBe whoItMayBe,
            DoorEntries entries,
            Services services,
            Looks looks,
            SafeContact safeContact,
            DomainTime time) {
        this.intake = intake;
        this.whoItMayBe = whoItMayBe;
        this.entries = entries;
        this.services = services;
        this.looks = looks;
        this.safeContact = safeContact;
        this.time = time;
    }

    @GetMapping
    String call(Model model) {
        Map<String, List<String>> began = new LinkedHashMap<>();
        began.put("receivedAt", List.of(MINUTE.format(London.at(time.instant()))));
        return page(Ids.at(time.instant()), new Typed(began), List.of(), model);
    }

    /** @param sure sent again after those it may be about were shown */
    @PostMapping
    String send(
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam UUID call,
            @RequestParam(defaultValue = "") String sure,
            Model model) {
        form.remove("door"); // the account decides it
        form.remove("sure");
        Typed typed = Typed.of(form);
        Submission submission = read(typed);
        if (submission == null) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(call, typed, List.of(), model);
        }
        List<Likely> likely = sure.isEmpty() ? whoItMayBe.of(submission.person()) : List.of();
        if (!likely.isEmpty()) {
            Reloads.mark(model);
            return page(call, typed, likely, model);
        }
        IdempotencyKey key =
                new IdempotencyKey(CurrentActor.get().accountId().toString(), "call " + call, typed.fingerprint());
        Set<Way> safe = SafeBy.read(typed);
        Along along = entries.with(entry(typed, SafeBy.said(submission.person(), safe)))
                .and(safeContact.with(safe, submission.person()));
        Intake.Received received = intake.submit(submission, key, along);
        return "redirect:/referrals/" + received.reference() + "?sent";
    }

    private @org.jspecify.annotations.Nullable Submission read(Typed typed) {
        Map<String, String> tooLong = new LinkedHashMap<>();
        Writing.limit(tooLong, "callerName", "The caller's name", typed.orNull("callerName"), Writing.NAME);
        Writing.limit(tooLong, "callerNumber", "The caller's number", typed.orNull("callerNumber"), Writing.NAME);
        typed.wrong(tooLong);
        Submission submission = ReferralForm.read(typed, Door.ownOf(CurrentActor.get()), time.instant());
        try {
            if (submission != null) {
                intake.check(submission);
            }
            return submission;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        } finally {
            typed.inOrder(ON_THE_PAGE);
        }
    }

    private static DoorEntry entry(Typed typed, List<Said> reached) {
        List<Said> said = new ArrayList<>();
        String caller = typed.orNull("callerName");
        said.add(new Said("Who rang", caller == null ? "The person themselves" : caller));
        String number = typed.orNull("callerNumber");
        if (number != null) {
            said.add(new Said("Their number", number));
        }
        said.addAll(reached);
        return new DoorEntry("phone", said, true, null);
    }

    private String page(UUID call, Typed typed, List<Likely> likely, Model model) {
        return looks.look("Form for a call", Ask.function(Action.WRITE, "referral"), _ -> {
            model.addAttribute("title", "Take a phone call");
            model.addAttribute("errors", typed.problems());
            model.addAttribute("page", new PhonePage(call, typed, services.needs(), likely));
            return "frontdoor/doors/phone";
        });
    }
}
