package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Format;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slot;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.Appeals;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Naming;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepsNow;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.record.Timeline;
import org.onedoor.record.TimelineEntry;
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

/** Taking one step on a referral: a small form, and the act. What was typed is never lost, even when someone was quicker. */
@Controller
@RequestMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}/do/{step}")
@Does(value = Action.WRITE, data = "referral")
class StepController {
    private static final int SLOTS_SHOWN = 30;

    private final Referrals referrals;
    private final StepForms forms;
    private final People people;
    private final Services services;
    private final Slots slots;
    private final Timeline timeline;
    private final PersonLink personLink;
    private final Corrections corrections;
    private final Naming naming;
    private final Appeals appeals;
    private final StepsNow steps;
    private final WaitingForm waiting;
    private final ShownWaits shownWait;
    private final FactForms factForms;
    private final ShownPathways pathways;
    private final Clocks clocks;
    private final AccessNeedsRegister register;
    private final ShownAlerts alerts;
    private final DoorEntries entries;
    private final EndedOffers offers;
    private final DomainTime time;

    StepController(
            Referrals referrals,
            StepForms forms,
            People people,
            Services services,
            Slots slots,
            Timeline timeline,
            PersonLink personLink,
            Corrections corrections,
            Naming naming,
            Appeals appeals,
            StepsNow steps,
            WaitingForm waiting,
            ShownWaits shownWait,
            FactForms factForms,
            ShownPathways pathways,
            Clocks clocks,
            AccessNeedsRegister register,
            ShownAlerts alerts,
            DoorEntries entries,
            EndedOffers offers,
            DomainTime time) {
        this.referrals = referrals;
        this.forms = forms;
        this.people = people;
        this.services = services;
        this.slots = slots;
        this.timeline = timeline;
        this.personLink = personLink;
        this.corrections = corrections;
        this.naming = naming;
        this.appeals = appeals;
        this.steps = steps;
        this.waiting = waiting;
        this.shownWait = shownWait;
        this.factForms = factForms;
        this.pathways = pathways;
        this.clocks = clocks;
        this.register = register;
        this.alerts = alerts;
        this.entries = entries;
        this.offers = offers;
        this.time = time;
    }

    @GetMapping
    String ask(
            @PathVariable String reference,
            @PathVariable String step,
            @RequestParam(required = false) @Nullable String service,
            Model model) {
        Typed asked = service == null ? Typed.nothing() : new Typed(java.util.Map.of("service", List.of(service)));
        return form(reference, step(step), asked, UUID.randomUUID().toString(), null, model);
    }

    @PostMapping
    String take(
            @PathVariable String reference,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model) {
        Step wanted = step(step);
        Typed typed = Typed.of(form);
        Actor actor = CurrentActor.get();
        String key = typed.getOr("key", UUID.randomUUID().toString());
        try {
            forms.take(
                    reference,
                    wanted,
                    typed,
                    new IdempotencyKey(
                            actor.accountId().toString(), key, reference + wanted.name() + typed.fingerprint()));
            if (wanted == Step.DECLINE) { // the team that said no cannot see it any longer
                redirect.addFlashAttribute(
                        "notice",
                        "Declined. The referral is back with the Care Co-ordination Centre; your answer is kept under 'Declined by us'.");
                return "redirect:/referrals?view=offered";
            }
            if (wanted == Step.STOP_SHARING && typed.get("then").equals("shared")) { // out of their reach from now on
                redirect.addFlashAttribute(
                        "notice", "The sharing has ended: the referral is no longer on your team's list.");
                return "redirect:/referrals/shared";
            }
            boolean triage = wanted == Step.START_TRIAGE || typed.get("then").equals("triage");
            return "redirect:/referrals/" + reference + (triage ? "/triage" : "") + "?done=" + wanted.name();
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            boolean badKey = e.problems().containsKey("key");
            return form(reference, wanted, typed, badKey ? UUID.randomUUID().toString() : key, null, model);
        } catch (NotFound e) { // an offer that ended while somebody was answering it
            return offers.page(reference, wanted, typed, model).orElseThrow(() -> e);
        } catch (StaleEdit | Refused e) {
            String why = e instanceof Refused refused ? SentBefore.words(refused) : e.getMessage();
            boolean reused = e instanceof Refused refused && refused.isSentBefore();
            model.addAttribute("status", reused ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT);
            return form(reference, wanted, typed, UUID.randomUUID().toString(), why, model);
        }
    }

    private static Step step(String name) {
        Step step =
                ReferralController.step(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        if (step == null) {
            throw new NotFound("step");
        }
        return step;
    }

    private String form(String reference, Step step, Typed typed, String key, @Nullable String conflict, Model model) {
        boolean asked = typed.get("version").isEmpty();
        Optional<StepPage> shownPage = referrals.look(reference, (referral, shown) -> {
            Actor actor = CurrentActor.get();
            String refusal = steps.refusal(step, referral, actor);
            boolean answers = step == Step.GIVE_INFORMATION && refusal == null;
            if (!answers && !entries.untold(List.of(referral), actor).isEmpty()) {
                if (!asked) {
                    model.addAttribute("title", people.get(referral.personId()).spoken());
                    model.addAttribute("referral", referral);
                    model.addAttribute("unsaved", StepPage.words(typed));
                }
                return Optional.empty(); // they may know no more than that it is dealt with
            }
            return Optional.of(new StepPage(
                    referral,
                    people.get(referral.personId()),
                    alerts.of(referral, shown),
                    Doubts.of(referral, actor),
                    step,
                    typed,
                    key,
                    conflict,
                    refusal,
                    conflict == null ? List.of() : meanwhile(referral, typed, refusal != null),
                    refusal == null ? List.of() : instead(referral),
                    List.of(DeclineReason.values()),
                    java.util.Arrays.stream(Outcome.values())
                            .filter(Outcome::chosenByTeam)
                            .toList(),
                    List.of(Priority.values()),
                    services.all().stream()
                            .filter(service -> service.status() instanceof ServiceStatus.Active
                                    && !service.isCentre()
                                    && !service.isLine())
                            .toList(),
                    free(step, referral, typed),
                    step == Step.CORRECT ? corrections.facts(referral) : List.of(),
                    step == Step.MERGE ? others(referral) : List.of(),
                    step == Step.NAME_WORKER ? naming.inTeam(referral.owner().teamId()) : List.of(),
                    step == Step.RECORD_ETHNICITY ? ethnicity(referral) : null,
                    step == Step.APPEAL ? appeals.open(referral) : List.of(),
                    CancellationReason.of(referral, CurrentActor.get()),
                    waiting.isAbout(step) ? shownWait.of(referral) : null,
                    factForms.of(step, referral),
                    PathwayForm.isAbout(step) ? pathways.of(referral) : null,
                    pathways.receiving(step),
                    step == Step.BOOK ? clocks.ofScope(referral.personId(), referral.referralId()) : List.of(),
                    step == Step.BOOK ? register.toArrange(referral.personId()).orElse(null) : null,
                    org.onedoor.platform.time.London.at(time.instant())
                            .toLocalDateTime()
                            .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                            .toString()));
        });
        if (shownPage.isEmpty()) {
            return asked ? "redirect:/referrals/" + reference : "frontdoor/doors/untold";
        }
        StepPage page = shownPage.get();
        model.addAttribute("title", conflict == null ? step.label() : "Not saved: " + step.label());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("linked", personLink.leads(page.referral().personId()));
        model.addAttribute("page", page);
        return "frontdoor/step";
    }

    /** What happened since the version the form was opened on, at most three; the last thing where it is that. */
    private List<TimelineEntry> meanwhile(Referral referral, Typed typed, boolean refused) {
        long steps = typed.get("version").matches("[0-9]{1,9}")
                ? referral.version() - Long.parseLong(typed.get("version"))
                : 0;
        return timeline.ofScope(referral.personId(), referral.referralId(), referral.parties(), null).stream()
                .limit(Math.clamp(steps, refused ? 1 : 0, 3))
                .toList();
    }

    private List<Step> instead(Referral referral) {
        return steps.all(referral, CurrentActor.get()).entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable String ethnicity(Referral referral) {
        EthnicCategory said = people.ethnicities(List.of(referral.personId())).get(referral.personId());
        return said == null ? null : said.code();
    }

    /** The other open referrals of the same person, which one may be merged into. */
    private List<Referral> others(Referral referral) {
        return referrals.ofPerson(people.linked(referral.personId())).stream()
                .filter(other -> other.isOpen() && !other.referralId().equals(referral.referralId()))
                .toList();
    }

    /** Booking looks at the owner's own slots; referring on, at those of the service chosen. */
    private List<Slot> free(Step step, Referral referral, Typed typed) {
        UUID service = switch (step) {
            case BOOK -> referral.currentService();
            case REFER_ONWARD -> ReferralForm.uuid(typed.get("service"));
            default -> null;
        };
        if (service == null) {
            return List.of();
        }
        Instant now = time.instant();
        return slots.free(List.of(service), now, now.plus(java.time.Duration.ofDays(60))).stream()
                .filter(slot -> slot.mode() != Format.TEXT)
                .limit(SLOTS_SHOWN)
                .toList();
    }
}
