package org.onedoor.crisis.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.ContactPerson;
import org.onedoor.crisis.ContactReads;
import org.onedoor.crisis.CrisisContacts;
import org.onedoor.crisis.Question;
import org.onedoor.crisis.TriageShifts;
import org.onedoor.frontdoor.Alternatives;
import org.onedoor.frontdoor.SharedElsewhere;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Identification;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.PlansInView;
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

/** Recording a contact: one form shape for each kind, without script, and safe to send again over a poor line. */
@Controller
@RequestMapping("/crisis/contacts/new/{kind}")
class ContactFormController {
    private static final List<String> WHO = List.of(
            "at",
            "arrived",
            "nhsNumber",
            "familyName",
            "givenName",
            "birthDate",
            "postcode",
            "phone",
            "description",
            "candidate");

    static final List<String> AGAIN = List.of("again", "againWords");

    private final CrisisContacts contacts;
    private final ContactPerson persons;
    private final ContactReads reads;
    private final PlansInView plans;
    private final Organisations organisations;
    private final TriageShifts shifts;
    private final Alternatives alternatives;
    private final Looks looks;
    private final DomainTime time;

    ContactFormController(
            CrisisContacts contacts,
            ContactPerson persons,
            ContactReads reads,
            PlansInView plans,
            Organisations organisations,
            TriageShifts shifts,
            Alternatives alternatives,
            Looks looks,
            DomainTime time) {
        this.contacts = contacts;
        this.persons = persons;
        this.reads = reads;
        this.plans = plans;
        this.organisations = organisations;
        this.shifts = shifts;
        this.alternatives = alternatives;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String form(@PathVariable String kind, Model model) {
        return show(kind(kind), TypedForm.nothing(), UUID.randomUUID().toString(), null, null, model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "crisis-contact")
    String record(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        ContactKind wanted = kind(kind);
        TypedForm typed = TypedForm.of(form);
        String key = typed.getOr("key", UUID.randomUUID().toString());
        Instant at = typed.instant("at", "The time");
        Details who = details(typed);
        CrisisContacts.Draft draft = new CrisisContacts.Draft(
                wanted,
                at == null ? time.instant() : at,
                wanted == ContactKind.LIAISON ? typed.instant("arrived", "When they came") : null,
                who,
                RequestController.uuid(typed.get("candidate")),
                typed::get);
        try {
            if (typed.hasProblems()) {
                contacts.check(draft); // so that everything that is wrong is said at once
                throw new Invalid(typed.problems());
            }
            contacts.check(draft);
            if (!typed.values().containsKey("candidate") && !candidates(who).isEmpty()) {
                Reloads.mark(model);
                return show(wanted, typed, key, who, null, model);
            }
            UUID id = contacts.begin(
                    draft,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(), "contact " + key, typed.fingerprint()));
            redirect.addFlashAttribute("notice", "Recorded.");
            return "redirect:/crisis/contacts/" + opened(id);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(wanted, typed, key, who, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(
                    wanted,
                    typed,
                    key,
                    null,
                    "This form was sent before, and the contact was recorded then. It is in the register. Go on there, or record another from a new form.",
                    model);
        }
    }

    /** Recording what happens with somebody now is why their plan is needed now: whoever may say so says it with this. */
    private UUID opened(UUID id) {
        ContactReads.Seen seen = reads.look(id, (each, _) -> each);
        if (plans.mayState() && ContactController.isIncident(seen)) {
            plans.open(seen.contact().personId(), ContactController.reason(seen));
        }
        return id;
    }

    static ContactKind kind(String code) {
        return ContactKind.ofCode(code).orElseThrow(() -> new NotFound("form"));
    }

    static Details details(TypedForm typed) {
        return new Details(
                typed.orNull("nhsNumber"),
                typed.orNull("familyName"),
                typed.orNull("givenName"),
                null,
                typed.date("birthDate", "Date of birth"),
                Gender.NOT_KNOWN,
                null,
                typed.orNull("postcode"),
                typed.orNull("phone"),
                null,
                null,
                null,
                false,
                false,
                typed.orNull("description"));
    }

    private List<Identification.Candidate> candidates(Details who) {
        return looks.look("Whom a crisis contact may be about", Ask.function(Action.WRITE, "crisis-contact"), shown -> {
            List<Identification.Candidate> near = persons.candidates(who);
            near.forEach(each -> shown.add(each.person().personId()));
            return near;
        });
    }

    private String show(
            ContactKind kind,
            TypedForm typed,
            String key,
            @Nullable Details who,
            @Nullable String conflict,
            Model model) {
        contacts.require(kind);
        List<Identification.Candidate> near = who == null ? List.of() : candidates(who);
        looks.look("Form of a crisis contact", Ask.function(Action.WRITE, "crisis-contact"), _ -> true);
        List<String> order = new ArrayList<>(WHO);
        kind.questions().stream().map(Question::name).forEach(order::add);
        order.addAll(AGAIN);
        typed.inOrder(order);
        model.addAttribute("title", kind.one());
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new ContactFormPage(
                        kind,
                        typed,
                        key,
                        near,
                        hospital(),
                        kind == ContactKind.STREET_TRIAGE ? shifts.now() : null,
                        reasons(typed),
                        kind.questions().stream().anyMatch(each -> each.name().equals("gatekeeping"))
                                ? alternatives.now(details(typed))
                                : List.of(),
                        conflict));
        return "crisis/contact-new";
    }

    /** Why somebody is assessed again: once asked, it is asked until the contact is recorded. */
    static Map<String, String> reasons(TypedForm typed) {
        return AGAIN.stream().anyMatch(name -> typed.problem(name) != null || typed.orNull(name) != null)
                ? SharedElsewhere.reasons()
                : Map.of();
    }

    private @Nullable String hospital() {
        UUID team = CurrentActor.get().teamId();
        return team == null ? null : organisations.team(team).map(Team::code).orElse(null);
    }
}
