package org.onedoor.frontdoor.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.DirectoryOfServices;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Permitted;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepsNow;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.advice.web.Threads;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Timeline;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Triage on one screen: the referral, what is known already, and the services that could take it with the reason for
 * each, and the reason against each other. The decisions post to the steps' own addresses.
 */
@Controller
class TriageController {
    /** How a question to a service ended when it was no help. */
    private static final Set<String> NO = Set.of("declined", "expired");

    private static final int QUEUE = 6;
    private static final int OPENED = 5;

    private final Worklists worklists;
    private final Gate gate;
    private final Looks looks;
    private final Referrals referrals;
    private final People people;
    private final Clocks clocks;
    private final Timeline timeline;
    private final Matching matching;
    private final Services services;
    private final Needs needs;
    private final OfferForm offerForm;
    private final PersonLink personLink;
    private final StepsNow steps;
    private final Threads threads;
    private final ShownAlerts alerts;
    private final FactForms factForms;
    private final LedForm ledForm;
    private final DomainTime time;

    TriageController(
            Worklists worklists,
            Gate gate,
            Looks looks,
            Referrals referrals,
            People people,
            Clocks clocks,
            Timeline timeline,
            Matching matching,
            Services services,
            Needs needs,
            OfferForm offerForm,
            PersonLink personLink,
            StepsNow steps,
            Threads threads,
            ShownAlerts alerts,
            FactForms factForms,
            LedForm ledForm,
            DomainTime time) {
        this.worklists = worklists;
        this.gate = gate;
        this.looks = looks;
        this.referrals = referrals;
        this.people = people;
        this.clocks = clocks;
        this.timeline = timeline;
        this.matching = matching;
        this.services = services;
        this.needs = needs;
        this.offerForm = offerForm;
        this.personLink = personLink;
        this.steps = steps;
        this.threads = threads;
        this.alerts = alerts;
        this.factForms = factForms;
        this.ledForm = ledForm;
        this.time = time;
    }

    @GetMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}/triage")
    @Does(value = Action.READ, data = "referral")
    String triage(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam Map<String, String> said,
            Model model) {
        TriagePage page = referrals.look(
                reference,
                (referral, shown) -> page(
                        referral,
                        tier,
                        SaidPlaces.of(said.get("found"), said.get("lives"), said.get("registered")),
                        said.get("by"),
                        ReferralController.step(done),
                        shown));
        model.addAttribute("title", "Triage: " + page.person().spoken());
        model.addAttribute("linked", personLink.leads(page.referral().personId()));
        model.addAttribute("page", page);
        model.addAttribute("queue", queue());
        return "frontdoor/triage";
    }

    /**
     * The owner's page. What else is known of the person is shown to whoever may read their timeline, and who they may
     * be to whoever may say who somebody is; the look names those too.
     */
    private TriagePage page(
            Referral referral,
            @Nullable String tier,
            SaidPlaces where,
            @Nullable String by,
            @Nullable Step done,
            Looks.Shown shown) {
        Actor actor = CurrentActor.get();
        if (!Permitted.owns(referral, actor)) {
            throw new Forbidden(
                    "Triage is for the team that has the referral now.", "Follow it on the referral's own page.");
        }
        Ask story = Ask.about(Action.READ, "timeline", new Subject.Person(referral.personId()));
        boolean known = gate.decide(actor, story) instanceof Decision.Allowed;
        boolean identifies = gate.decide(actor, Ask.function(Action.WRITE, "demographics")) instanceof Decision.Allowed;
        List<UUID> linked = known ? people.linked(referral.personId()) : List.of(referral.personId());
        shown.addAll(linked);
        Person person = people.get(referral.personId());
        Priority wanted = tier == null || tier.isBlank() ? referral.priority() : Priority.ofCode(tier);
        Matching.Found usual = matching.find(referral, person, wanted, where, shown);
        Matching.ByDos dos = DirectoryOfServices.NAME.equals(by) ? matching.findByDos(referral, person, wanted) : null;
        Matching.Found found = dos == null ? usual : dos.found();
        List<Referral> others = referrals.ofPerson(linked).stream()
                .filter(other -> !other.referralId().equals(referral.referralId()))
                .filter(other -> known || other.parties().contains(actor.organisationId()))
                .toList();
        List<Identification.Candidate> candidates =
                referral.identityReview() && identifies ? candidates(person) : List.of();
        candidates.forEach(candidate -> shown.add(candidate.person().personId()));
        List<Referrals.Asked> asked = referrals.asked(referral.personId(), referral.referralId());
        return new TriagePage(
                referral,
                referrals.words(referral),
                person,
                alerts.of(referral, shown),
                referral.needs().stream().map(needs::label).toList(),
                referral.requestedService() == null
                        ? null
                        : services.find(referral.requestedService())
                                .map(Service::name)
                                .orElse(null),
                clocks.ofScope(referral.personId(), referral.referralId()),
                (known
                                ? timeline.of(linked, null)
                                : timeline.ofScope(
                                        referral.personId(), referral.referralId(), referral.parties(), null))
                        .stream().limit(12).toList(),
                others,
                candidates,
                wanted,
                List.of(Priority.values()),
                refusedLast(found.offers(), asked),
                found.excluded(),
                found.more(),
                asked,
                steps.all(referral, CurrentActor.get()).entrySet().stream()
                        .map(entry -> new TriagePage.Permission(entry.getKey(), entry.getValue()))
                        .toList(),
                services.keptFor(person.veteran() ? "veteran" : ""),
                threads.of(referral),
                factForms.facts(referral),
                usual.offers().stream().allMatch(Matching.Possible::centre) ? opening(referral, person, wanted) : null,
                offerForm
                        .recommended(
                                referral,
                                wanted == referral.priority()
                                        ? usual
                                        : matching.find(referral, person, referral.priority(), where, shown))
                        .orElse(null),
                ledForm.of(referral, person, where),
                dos == null
                        ? TriagePage.Way.usual(by)
                        : new TriagePage.Way(DirectoryOfServices.NAME, dos.asked(), dos.catchAll(), null, dos.rules()),
                done,
                UUID.randomUUID().toString(),
                time.instant());
    }

    /** Whoever said no to this very need, or did not answer, comes after all who have not been asked. */
    private static List<Matching.Possible> refusedLast(List<Matching.Possible> offers, List<Referrals.Asked> asked) {
        Set<UUID> refused = asked.stream()
                .filter(one -> one.answer() != null && NO.contains(one.answer()))
                .map(Referrals.Asked::serviceId)
                .collect(Collectors.toSet());
        return offers.stream()
                .sorted(Comparator.comparing(offer -> !offer.centre() && refused.contains(offer.serviceId())))
                .toList();
    }

    /** The other time nearest to this one in which a service could take it; the longer of two as near. */
    private TriagePage.@Nullable Opening opening(Referral referral, Person person, Priority wanted) {
        return Arrays.stream(Priority.values())
                .filter(other -> other != wanted)
                .sorted(Comparator.comparingInt((Priority other) -> Math.abs(other.ordinal() - wanted.ordinal()))
                        .thenComparing(Comparator.reverseOrder()))
                .map(other -> new TriagePage.Opening(
                        other,
                        matching.find(referral, person, other).offers().stream()
                                .filter(offer -> !offer.centre())
                                .map(Matching.Possible::name)
                                .limit(OPENED)
                                .toList()))
                .filter(opening -> !opening.services().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** What waits beside this one: the look names whose it is, though the page shows references only. */
    private List<Worklists.Row> queue() {
        Actor actor = CurrentActor.get();
        return looks.look("Inbox beside triage", Ask.function(Action.READ, "referral"), shown -> {
            List<Worklists.Row> next = worklists.page(new Worklists.Filter(
                    Worklists.Lane.OWNER,
                    actor.organisationId(),
                    actor.teamId(),
                    true,
                    WorklistController.FOR_THE_CENTRE,
                    List.of(),
                    1,
                    QUEUE));
            next.forEach(row -> shown.add(row.personId()));
            return next;
        });
    }

    private List<Identification.Candidate> candidates(Person person) {
        return people.nearTo(person).stream()
                .filter(candidate -> !Objects.equals(candidate.person().personId(), person.personId()))
                .toList();
    }
}
