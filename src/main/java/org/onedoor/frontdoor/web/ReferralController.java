package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AppointmentNeeds;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Duplicates;
import org.onedoor.frontdoor.Following;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralDocuments;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Sharing;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepDowns;
import org.onedoor.frontdoor.StepsNow;
import org.onedoor.frontdoor.Transfers;
import org.onedoor.frontdoor.WithPartners;
import org.onedoor.frontdoor.advice.web.Threads;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Timeline;
import org.onedoor.work.LastLooks;
import org.onedoor.work.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One referral: where it stands, who has it, what happens next, and everything that happened. */
@Controller
class ReferralController {
    private final Referrals referrals;
    private final People people;
    private final Clocks clocks;
    private final Timeline timeline;
    private final Messages messages;
    private final Organisations organisations;
    private final Services services;
    private final Accounts accounts;
    private final Needs needs;
    private final PersonLink personLink;
    private final DoorEntries entries;
    private final Following following;
    private final StepsNow steps;
    private final Transfers transfers;
    private final ShownWaits waits;
    private final Threads threads;
    private final StepDowns stepDowns;
    private final SafeContact safeContact;
    private final ReferralDocuments documents;
    private final ShownAlerts alerts;
    private final AppointmentNeeds met;
    private final FactForms factForms;
    private final ShownPathways pathways;
    private final LastLooks lastLooks;
    private final WithPartners partners;
    private final EndedOffers offers;
    private final Duplicates duplicates;
    private final DomainTime time;

    ReferralController(
            Referrals referrals,
            People people,
            Clocks clocks,
            Timeline timeline,
            Messages messages,
            Organisations organisations,
            Services services,
            Accounts accounts,
            Needs needs,
            PersonLink personLink,
            DoorEntries entries,
            Following following,
            StepsNow steps,
            Transfers transfers,
            ShownWaits waits,
            Threads threads,
            StepDowns stepDowns,
            SafeContact safeContact,
            ReferralDocuments documents,
            ShownAlerts alerts,
            AppointmentNeeds met,
            FactForms factForms,
            ShownPathways pathways,
            LastLooks lastLooks,
            WithPartners partners,
            EndedOffers offers,
            Duplicates duplicates,
            DomainTime time) {
        this.referrals = referrals;
        this.people = people;
        this.clocks = clocks;
        this.timeline = timeline;
        this.messages = messages;
        this.organisations = organisations;
        this.services = services;
        this.accounts = accounts;
        this.needs = needs;
        this.personLink = personLink;
        this.entries = entries;
        this.following = following;
        this.steps = steps;
        this.transfers = transfers;
        this.waits = waits;
        this.threads = threads;
        this.stepDowns = stepDowns;
        this.safeContact = safeContact;
        this.documents = documents;
        this.alerts = alerts;
        this.met = met;
        this.factForms = factForms;
        this.pathways = pathways;
        this.lastLooks = lastLooks;
        this.partners = partners;
        this.offers = offers;
        this.duplicates = duplicates;
        this.time = time;
    }

    @GetMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}")
    @Does(value = Action.READ, data = "referral")
    String show(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String sent,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        Optional<ReferralPage> shown;
        try {
            shown = referrals.look(
                    reference,
                    (referral, seen) -> untold(referral, sent != null, model)
                            ? Optional.empty()
                            : Optional.of(page(referral, sent != null, done, seen)));
        } catch (NotFound e) {
            return offers.page(reference, model).orElseThrow(() -> e);
        }
        if (shown.isEmpty()) {
            return "frontdoor/doors/untold";
        }
        ReferralPage page = shown.get();
        model.addAttribute("title", page.person().spoken());
        model.addAttribute("linked", personLink.leads(page.referral().personId()));
        model.addAttribute("page", page);
        model.addAttribute("last", lastLooks.look(reference));
        return "frontdoor/referral";
    }

    /** Whether whoever looks sent it, and may know no more than that it is dealt with. */
    private boolean untold(Referral referral, boolean sent, Model model) {
        boolean untold = !entries.untold(List.of(referral), CurrentActor.get()).isEmpty();
        if (untold) {
            model.addAttribute("title", people.get(referral.personId()).spoken());
            model.addAttribute("referral", referral);
            model.addAttribute("sent", sent);
        }
        return untold;
    }

    /** Following it, or stopping: the page again. */
    @PostMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}/follow")
    @Does(value = Action.READ, data = "referral")
    String follow(
            @PathVariable String reference, @RequestParam(defaultValue = "") String stop, RedirectAttributes redirect) {
        if (stop.isEmpty()) {
            following.follow(reference);
        } else if (!following.stop(reference)) { // its page is not open to them any longer
            redirect.addFlashAttribute("notice", "You follow %s no longer.".formatted(reference));
            return "redirect:/referrals";
        }
        return "redirect:/referrals/" + reference;
    }

    private ReferralPage page(Referral referral, boolean sent, @Nullable String done, Looks.Shown seen) {
        List<ReferralPage.Possible> possible = steps.all(referral, CurrentActor.get()).entrySet().stream()
                .map(entry -> new ReferralPage.Possible(entry.getKey(), entry.getValue()))
                .toList();
        return new ReferralPage(
                referral,
                referrals.words(referral),
                people.get(referral.personId()),
                alerts.of(referral, seen),
                Doubts.of(referral, CurrentActor.get()),
                documents.of(referral),
                clocks.ofScope(referral.personId(), referral.referralId()),
                timeline.ofScope(referral.personId(), referral.referralId(), referral.parties(), null),
                possible,
                referrals.appointments(referral.personId(), List.of(referral.referralId())),
                met.of(List.of(referral.personId())),
                messages.of(referral.personId(), referral.referralId()),
                journey(referral),
                names(referral),
                referral.needs().stream().map(needs::label).toList(),
                entries.of(referral.personId(), referral.referralId()).orElse(null),
                Sharing.withheld(referral, CurrentActor.get()),
                again(referral),
                handoffs(referral),
                SafeBy.words(safeContact.of(referral.personId()).orElse(null)),
                transfers.of(referral),
                stepDowns.of(referral).orElse(null),
                following.isFollowed(referral),
                waits.of(referral),
                pathways.of(referral),
                threads.of(referral),
                partners.of(referral),
                factForms.facts(referral),
                sent,
                step(done),
                time.instant());
    }

    static @Nullable Step step(@Nullable String name) {
        for (Step step : Step.values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        return null;
    }

    private List<ReferralPage.Sibling> journey(Referral referral) {
        return referrals.ofJourney(referral.personId(), referral.journeyId()).stream()
                .filter(other -> !other.referralId().equals(referral.referralId()))
                .map(other -> new ReferralPage.Sibling(
                        other.reference(), service(other.currentService(), "No service yet"), other))
                .toList();
    }

    private String handoffs(Referral referral) {
        Referrals.Handoffs handoffs = referrals.handoffs(referral);
        String times = switch (handoffs.times()) {
            case 0 -> "None";
            case 1 -> "One";
            default -> String.valueOf(handoffs.times());
        };
        String path = handoffs.services().stream()
                .map(service -> service(service, "a service"))
                .collect(Collectors.joining(", then "));
        return times
                + (path.isEmpty() ? ". No service has accepted yet" : ". Accepted by " + path)
                + (handoffs.referrals() == 1 ? "" : " (%d referrals on this journey)".formatted(handoffs.referrals()));
    }

    private List<ReferralPage.Again> again(Referral referral) {
        if (referral.outcome() == Outcome.MERGED) {
            return duplicates.survivor(referral).stream()
                    .map(other -> new ReferralPage.Again(other.reference(), "The same need goes on as:"))
                    .toList();
        }
        return referrals.again(referral).stream()
                .map(other -> new ReferralPage.Again(
                        other.reference(),
                        other.referralId().equals(referral.supersedes())
                                ? "Made again after this one ended:"
                                : "Ended, and made again as:"))
                .toList();
    }

    private ReferralPage.Names names(Referral referral) {
        Map<UUID, String> organisationNames = organisations.names(
                List.of(referral.source().organisationId(), referral.owner().organisationId()));
        UUID ownerAccount = referral.owner().accountId();
        Map<UUID, String> accountNames = accounts.names(
                ownerAccount == null
                        ? List.of(referral.source().accountId())
                        : List.of(referral.source().accountId(), ownerAccount));
        return new ReferralPage.Names(
                organisationNames.getOrDefault(referral.source().organisationId(), "An organisation"),
                accountNames.getOrDefault(referral.source().accountId(), "A machine"),
                organisations
                        .teamNames(List.of(referral.owner().teamId()))
                        .getOrDefault(referral.owner().teamId(), "A team"),
                organisationNames.getOrDefault(referral.owner().organisationId(), "An organisation"),
                ownerAccount == null ? null : accountNames.get(ownerAccount),
                referral.requestedService() == null ? null : service(referral.requestedService(), "A service"),
                referral.currentService() == null ? null : service(referral.currentService(), "A service"),
                referral.offer() == null ? null : service(referral.currentService(), "A service"));
    }

    private String service(@Nullable UUID id, String otherwise) {
        return id == null ? otherwise : services.find(id).map(Service::name).orElse(otherwise);
    }
}
