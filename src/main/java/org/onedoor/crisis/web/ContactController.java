package org.onedoor.crisis.web;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.ContactReads;
import org.onedoor.crisis.ContactReads.Seen;
import org.onedoor.crisis.CrisisContacts;
import org.onedoor.frontdoor.Alternatives;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.PlansInView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of contacts, and one contact with the person's crisis plan in view. */
@Controller
class ContactController {
    private final ContactReads reads;
    private final CrisisContacts contacts;
    private final PlansInView plans;
    private final Alternatives alternatives;
    private final Gate gate;
    private final PlaceFilters places;
    private final DomainTime time;

    ContactController(
            ContactReads reads,
            CrisisContacts contacts,
            PlansInView plans,
            Alternatives alternatives,
            Gate gate,
            PlaceFilters places,
            DomainTime time) {
        this.alternatives = alternatives;
        this.reads = reads;
        this.contacts = contacts;
        this.plans = plans;
        this.gate = gate;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/crisis/contacts")
    @Does(value = Action.READ, data = "crisis-contact")
    String register(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int open,
            @RequestParam(defaultValue = "1") int ended,
            Model model) {
        ContactKind only =
                kind == null || kind.isBlank() ? null : ContactKind.ofCode(kind).orElse(null);
        YearMonth in = month == null || month.isBlank() ? null : CaseFiguresController.read(month);
        PlaceFilter of = places.of(place);
        ContactReads.Asked asked = new ContactReads.Asked(only, in, of, open, ended);
        ContactReads.Register register = reads.register(asked);
        model.addAttribute("title", "Crisis contacts");
        model.addAttribute(
                "page",
                new ContactsPage(
                        register,
                        only,
                        in,
                        contacts.mayRecord(),
                        may("figures"),
                        may("high-intensity"),
                        places.pick(ContactsPage.here(only, in), of, group, () -> reads.people(asked)),
                        time.instant()));
        return "crisis/contacts";
    }

    private boolean may(String data) {
        return gate.decide(CurrentActor.get(), Ask.function(Action.READ, data)) instanceof Decision.Allowed;
    }

    @GetMapping("/crisis/contacts/number/{number}")
    @Does(value = Action.READ, data = "crisis-contact")
    String numbered(@PathVariable String number) {
        return "redirect:/crisis/contacts/" + reads.numbered(number);
    }

    @GetMapping("/crisis/contacts/{id}")
    @Does(value = Action.READ, data = "crisis-contact")
    String one(@PathVariable UUID id, Model model) {
        return show(id, TypedForm.nothing(), "", null, model);
    }

    String show(UUID id, TypedForm typed, String form, @Nullable String conflict, Model model) {
        Seen seen = reads.look(id, (each, _) -> each);
        ContactPage page = new ContactPage(
                seen,
                plans.of(seen.contact().personId()).orElse(null),
                plans.mayState() && isIncident(seen),
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "referral")) instanceof Decision.Allowed,
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "detention")) instanceof Decision.Allowed,
                typed,
                form,
                UUID.randomUUID().toString(),
                mayAskForBed(seen.contact().kind()) && seen.contact().isOpen()
                        ? alternatives.now(seen.index() ? seen.person() : null)
                        : List.of(),
                conflict);
        model.addAttribute(
                "title", seen.contact().kind().one() + " " + seen.contact().number());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "crisis/contact";
    }

    static boolean mayAskForBed(ContactKind kind) {
        return kind != ContactKind.CONCERN && kind != ContactKind.CRISIS_LINE;
    }

    /** Opens the person's crisis plan for an hour, to somebody who may say why. */
    @PostMapping("/crisis/contacts/{id}/plan")
    @Does(value = Action.READ, data = "crisis-contact")
    String plan(@PathVariable UUID id, RedirectAttributes redirect) {
        Seen seen = reads.look(id, (each, _) -> each);
        if (!plans.mayState() || !isIncident(seen)) {
            throw new NotFound("crisis plan");
        }
        PlansInView.Opened opened = plans.open(seen.contact().personId(), reason(seen));
        redirect.addFlashAttribute(
                "notice",
                opened.open()
                        ? "The crisis plan is open to you for an hour. The person can read that you looked."
                        : opened.why() == null ? "No crisis plan of this person is known." : opened.why());
        return "redirect:/crisis/contacts/" + id;
    }

    /** Whether somebody is with the person or speaks with them: a worry told to the centre opens nothing. */
    static boolean isIncident(Seen seen) {
        return seen.contact().kind() != ContactKind.CONCERN;
    }

    /** Why the plan is needed, as the person reads it. */
    static String reason(Seen seen) {
        return "%s %s: %s"
                .formatted(
                        seen.contact().kind().one(),
                        seen.contact().number(),
                        seen.state().recorded().said("words"));
    }
}
