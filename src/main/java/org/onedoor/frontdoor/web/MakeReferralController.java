package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.frontdoor.Duplicates;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.doors.PastedLetters;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Drafts;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making a referral: a form that is kept as it is typed, a page to check it, and one act that sends it. */
@Controller
@RequestMapping("/referrals/new")
@Does(value = Action.WRITE, data = "referral")
class MakeReferralController {
    private static final String KIND = "referral";

    /** Doors that have a form of their own and no other. */
    private static final Set<Door> OWN_FORM = EnumSet.of(Door.SCHOOL, Door.CARE_HOME, Door.NHS_111);

    private final Intake intake;
    private final Duplicates duplicates;
    private final Drafts drafts;
    private final Looks looks;
    private final Services services;
    private final Needs needs;
    private final Organisations organisations;
    private final CheckLines check;
    private final PastedLetters letters;
    private final DoorEntries entries;
    private final SafeContact safeContact;
    private final People people;
    private final DomainTime time;

    MakeReferralController(
            Intake intake,
            Duplicates duplicates,
            Drafts drafts,
            Looks looks,
            Services services,
            Needs needs,
            Organisations organisations,
            CheckLines check,
            PastedLetters letters,
            DoorEntries entries,
            SafeContact safeContact,
            People people,
            DomainTime time) {
        this.intake = intake;
        this.duplicates = duplicates;
        this.drafts = drafts;
        this.looks = looks;
        this.services = services;
        this.needs = needs;
        this.organisations = organisations;
        this.check = check;
        this.letters = letters;
        this.entries = entries;
        this.safeContact = safeContact;
        this.people = people;
        this.time = time;
    }

    /**
     * The empty form.
     *
     * @param person whom it is about, when the page before knew
     * @param service whom it asks, when the page before knew
     */
    @GetMapping
    String begin(
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID service,
            Model model) {
        Actor actor = CurrentActor.get();
        Typed known = Prefilled.with(person == null ? null : person(person), service);
        return looks.look(
                "Referral form",
                Ask.function(Action.WRITE, "referral"),
                _ -> OWN_FORM.contains(Door.ownOf(actor))
                        ? "redirect:/referrals/door"
                        : form(model, Ids.at(time.instant()), known, drafts.of(actor.accountId(), KIND)));
    }

    private Person person(UUID personId) {
        return looks.look(
                "Whom a referral is about",
                Ask.about(Action.READ, "demographics", new Subject.Person(personId)),
                _ -> people.get(personId));
    }

    @GetMapping("/{draftId}")
    String resume(@PathVariable UUID draftId, Model model) {
        Actor actor = CurrentActor.get();
        return looks.look(
                "Referral form",
                Ask.function(Action.WRITE, "referral"),
                _ -> form(model, draftId, new Typed(drafts.find(actor.accountId(), draftId)), List.of()));
    }

    /** Keeps what was typed, and goes on to the check when nothing is wrong with it. */
    @PostMapping("/{draftId}")
    Object save(
            @PathVariable UUID draftId,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "then", defaultValue = "check") String then,
            Model model) {
        Actor actor = CurrentActor.get();
        Typed typed = Typed.of(form);
        return looks.look("Referral form", Ask.function(Action.WRITE, "referral"), _ -> {
            drafts.keep(actor.accountId(), draftId, KIND, typed.values());
            if (then.equals("later")) {
                return "redirect:/referrals?saved";
            }
            if (read(typed, actor) == null) {
                model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
                return form(model, draftId, typed, List.of());
            }
            return "redirect:/referrals/new/" + draftId + "/check";
        });
    }

    /** Keeps what is being typed, from the page's script. */
    @PostMapping("/{draftId}/keep")
    ResponseEntity<Void> keep(@PathVariable UUID draftId, @RequestBody Map<String, Object> fields) {
        Actor actor = CurrentActor.get();
        Map<String, List<String>> typed = new LinkedHashMap<>();
        fields.forEach((field, value) -> typed.put(
                field,
                (value instanceof List<?> several ? several : java.util.Collections.singletonList(value))
                        .stream()
                                .filter(java.util.Objects::nonNull)
                                .map(String::valueOf)
                                .toList()));
        looks.look("Referral form", Ask.function(Action.WRITE, "referral"), _ -> {
            drafts.keep(actor.accountId(), draftId, KIND, typed);
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{draftId}/check")
    String check(@PathVariable UUID draftId, Model model) {
        Actor actor = CurrentActor.get();
        return looks.look("Referral form", Ask.function(Action.WRITE, "referral"), shown -> {
            Typed typed = new Typed(drafts.find(actor.accountId(), draftId));
            Instant now = time.instant();
            Submission submission = read(typed, actor);
            if (submission == null) {
                model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
                return form(model, draftId, typed, List.of());
            }
            Referral repeats = duplicates.of(submission).orElse(null);
            Referral perhaps = repeats == null ? duplicates.perhaps(submission).orElse(null) : null;
            if (perhaps != null) {
                shown.add(perhaps.personId());
            }
            model.addAttribute("title", "Check this referral before sending it");
            model.addAttribute(
                    "page",
                    new CheckPage(
                            draftId,
                            check.of(submission, SafeBy.read(typed), now),
                            repeats,
                            perhaps,
                            perhaps == null ? null : whose(perhaps),
                            NotSoon.danger(submission).orElse(null)));
            return "frontdoor/check";
        });
    }

    private String whose(Referral referral) {
        Person person = people.get(referral.personId());
        return person.birthDate() == null && person.aboutBirth() == null
                ? person.headed()
                : "%s, %s".formatted(person.headed(), person.bornInWords());
    }

    @PostMapping("/{draftId}/send")
    String send(
            @PathVariable UUID draftId,
            @RequestParam(defaultValue = "") String attach,
            Model model,
            RedirectAttributes redirect) {
        Actor actor = CurrentActor.get();
        Typed typed = new Typed(drafts.find(actor.accountId(), draftId));
        IdempotencyKey key =
                new IdempotencyKey(actor.accountId().toString(), draftId.toString(), attach + typed.fingerprint());
        try {
            Submission submission = read(typed, actor);
            if (submission == null) {
                return wrong(model, draftId, typed);
            }
            String from = typed.get(PastedLetters.FROM);
            String letter = letters.find(actor.accountId(), from)
                    .map(PastedLetters.Pasted::text)
                    .orElse(null);
            String sent = attach.isEmpty()
                    ? made(submission, letter, typed, key)
                    : added(submission, letter, typed, key, redirect);
            drafts.sent(actor.accountId(), draftId);
            letters.forget(actor.accountId(), from);
            return sent;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return wrong(model, draftId, typed);
        } catch (Refused e) {
            if (!e.isSentBefore()) {
                throw e;
            }
            drafts.sent(actor.accountId(), draftId); // what was changed goes on as one of its own
            UUID another = Ids.at(time.instant());
            drafts.keep(actor.accountId(), another, KIND, typed.values());
            typed.wrong("reason", SentBefore.WORDS);
            return wrong(model, another, typed);
        }
    }

    private String made(Submission submission, @Nullable String letter, Typed typed, IdempotencyKey key) {
        Set<Way> safe = SafeBy.read(typed);
        List<Said> said = SafeBy.said(submission.person(), safe);
        Along along = letter == null && said.isEmpty()
                ? Along.NOTHING
                : entries.with(new DoorEntry(letter == null ? "form" : "paste", said, true, letter));
        Intake.Received received =
                intake.submit(submission, key, along.and(safeContact.with(safe, submission.person())));
        return "redirect:/referrals/" + received.reference() + "?sent";
    }

    private String added(
            Submission submission,
            @Nullable String letter,
            Typed typed,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        Referral open =
                duplicates.attach(submission, letter, safeContact.again(SafeBy.read(typed), submission.person()), key);
        redirect.addFlashAttribute("notice", "Added to %s. Its owner has been told.".formatted(open.reference()));
        return "redirect:/referrals/" + open.reference();
    }

    private @Nullable Submission read(Typed typed, Actor actor) {
        Submission submission = ReferralForm.read(typed, Door.ownOf(actor), time.instant());
        try {
            if (submission != null) {
                intake.check(submission);
            }
            return submission;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            return null;
        }
    }

    private String wrong(Model model, UUID draftId, Typed typed) {
        model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        return looks.look(
                "Referral form", Ask.function(Action.WRITE, "referral"), _ -> form(model, draftId, typed, List.of()));
    }

    private String form(Model model, UUID draftId, Typed typed, List<Drafts.Draft> earlier) {
        Actor actor = CurrentActor.get();
        model.addAttribute("title", "Make a referral");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new FormPage(
                        draftId,
                        typed,
                        needs.all(),
                        services.all().stream()
                                .filter(service ->
                                        service.status() instanceof ServiceStatus.Active && !service.isLine())
                                .toList(),
                        List.of(Priority.values()),
                        List.of(Door.values()),
                        actor.role().equals("navigator"),
                        ownPractice(actor),
                        earlier,
                        letters.find(actor.accountId(), typed.get(PastedLetters.FROM))
                                .orElse(null)));
        return "frontdoor/make";
    }

    private String ownPractice(Actor actor) {
        return actor.role().equals("gp")
                ? organisations
                        .find(actor.organisationId())
                        .map(Organisation::odsCode)
                        .orElse("")
                : "";
    }
}
