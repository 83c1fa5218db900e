package org.onedoor.frontdoor.stack.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WithPartners;
import org.onedoor.frontdoor.stack.CadFile;
import org.onedoor.frontdoor.stack.LookBackAnswer;
import org.onedoor.frontdoor.stack.PullReason;
import org.onedoor.frontdoor.stack.Stack;
import org.onedoor.frontdoor.stack.StackCall;
import org.onedoor.frontdoor.stack.StackDay;
import org.onedoor.frontdoor.stack.StackReads;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Contacts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calls that wait for an ambulance, and what the centre does with each. */
@Controller
class StackController {
    private final StackReads reads;
    private final CadFile files;
    private final Stack stack;
    private final Services services;
    private final Centre centre;
    private final Contacts contacts;
    private final Referrals referrals;
    private final WithPartners partners;
    private final PlaceFilters places;
    private final DomainTime time;

    StackController(
            StackReads reads,
            CadFile files,
            Stack stack,
            Services services,
            Centre centre,
            Contacts contacts,
            Referrals referrals,
            WithPartners partners,
            PlaceFilters places,
            DomainTime time) {
        this.reads = reads;
        this.files = files;
        this.stack = stack;
        this.services = services;
        this.centre = centre;
        this.contacts = contacts;
        this.referrals = referrals;
        this.partners = partners;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/stack")
    @Does(value = Action.READ, data = "stack")
    String list(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        PlaceFilter of = places.of(place);
        List<StackCall> calls = reads.open(of);
        model.addAttribute("title", "999 calls waiting");
        model.addAttribute(
                "page",
                new StackPage(
                        calls,
                        CurrentActor.get().accountId(),
                        ours(),
                        files.sends(CurrentActor.get().organisationId()),
                        places.pick("/stack", of, group, () -> people(calls)),
                        time.instant()));
        return "frontdoor/stack/list";
    }

    @GetMapping("/stack/{call}")
    @Does(value = Action.READ, data = "stack")
    String call(@PathVariable UUID call, Model model) {
        return show(call, Typed.nothing(), null, model);
    }

    /** As a parameter, because a number may hold any character: the second person of one incident is {@code number/2}. */
    @GetMapping("/stack/number")
    @Does(value = Action.READ, data = "stack")
    String named(@RequestParam String number) {
        return numbered(number);
    }

    @GetMapping("/stack/number/{number}")
    @Does(value = Action.READ, data = "stack")
    String numbered(@PathVariable String number) {
        return "redirect:/stack/" + reads.numbered(number);
    }

    /** Opening a call holds it, so that nobody else works on it meanwhile. */
    @PostMapping("/stack/{call}/open")
    @Does(value = Action.WRITE, data = "stack")
    String open(@PathVariable UUID call, @RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        if (typed.get("words").isBlank()) {
            return done(call, typed, model, () -> stack.hold(call), "/stack/" + call);
        }
        try { // opened again to go on with what was found before the ten minutes had passed
            stack.hold(call);
            return show(call, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(call, typed, e.getMessage(), model);
        }
    }

    @PostMapping("/stack/{call}/leave")
    @Does(value = Action.WRITE, data = "stack")
    String leave(@PathVariable UUID call, Model model) {
        return done(call, Typed.nothing(), model, () -> stack.release(call), "/stack");
    }

    @PostMapping("/stack/{call}/pull")
    @Does(value = Action.WRITE, data = "stack")
    String pull(@PathVariable UUID call, @RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        return done(call, typed, model, () -> stack.pull(call, taking(typed)), "/stack/" + call);
    }

    @PostMapping("/stack/{call}/hand-back")
    @Does(value = Action.WRITE, data = "stack")
    String handBack(@PathVariable UUID call, @RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        return done(call, typed, model, () -> stack.handBack(call, typed.get("words")), "/stack");
    }

    @PostMapping("/stack/{call}/look-back")
    @Does(value = Action.WRITE, data = "stack")
    String lookBack(@PathVariable UUID call, @RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        return done(
                call,
                typed,
                model,
                () -> stack.lookBack(call, LookBackAnswer.ofCode(typed.get("answer"))),
                "/stack/" + call);
    }

    @GetMapping("/stack/day")
    @Does(value = Action.READ, data = "stack")
    String day(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        LocalDate wanted = day(day);
        PlaceFilter of = places.of(place, wanted);
        StackDay stack = reads.day(wanted, of);
        model.addAttribute("title", "999 calls of " + London.day(wanted));
        model.addAttribute(
                "page",
                new DayPage(
                        wanted,
                        stack,
                        places.pick(
                                "/stack/day?day=" + wanted,
                                of,
                                wanted,
                                PlaceFilters.isByNetwork(group)
                                        ? places.byNetwork(people(stack.calls()), wanted)
                                        : null)));
        return "frontdoor/stack/day";
    }

    /** Whom each call is about; nobody is known of one that was not taken over. */
    private static List<@Nullable UUID> people(List<StackCall> calls) {
        List<@Nullable UUID> people = new ArrayList<>();
        calls.forEach(call -> people.add(call.personId()));
        return people;
    }

    /** Takes one step, and shows the call again with the reason when it cannot be taken; nothing typed is lost. */
    private String done(UUID call, Typed typed, Model model, Runnable step, String next) {
        try {
            step.run();
            return "redirect:" + next;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(call, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(call, typed, e.getMessage(), model);
        }
    }

    private String show(UUID id, Typed typed, @Nullable String conflict, Model model) {
        CallPage page = reads.look(id, call -> page(call, typed, conflict));
        model.addAttribute("title", "999 call " + page.call().number());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "frontdoor/stack/call";
    }

    private CallPage page(StackCall call, Typed typed, @Nullable String conflict) {
        StackCall.Hold hold = call.hold();
        boolean holds = hold != null
                && hold.accountId().equals(CurrentActor.get().accountId())
                && hold.until().isAfter(time.instant());
        return new CallPage(
                call,
                ours(),
                holds,
                arrived(call),
                services.needs(),
                services.all().stream()
                        .filter(service -> service.status() instanceof ServiceStatus.Active
                                && !service.isCentre()
                                && !service.isLine())
                        .toList(),
                typed,
                failed(call),
                conflict,
                time.instant());
    }

    /** Contacts are for those who look after the person: the ambulance service hears the outcome. */
    private @Nullable Instant arrived(StackCall call) {
        StackCall.Pull pull = call.pull();
        return pull == null || !ours()
                ? null
                : contacts.firstFaceToFace(pull.personId(), pull.referralId()).orElse(null);
    }

    /** A call that went back, or ended, and of which the ambulance service's machine does not know. */
    private List<WithPartners.Line> failed(StackCall call) {
        StackCall.Pull pull = call.pull();
        return pull == null || !ours()
                ? List.of()
                : partners.of(referrals.ofAct(pull.personId(), pull.referralId())).lines().stream()
                        .filter(line -> line.standing() == WithPartners.Standing.FAILED)
                        .toList();
    }

    private Stack.Taking taking(Typed typed) {
        String need = typed.get("need");
        if (services.needs().stream().noneMatch(known -> known.code().equals(need))) {
            throw new Invalid("need", "Choose what this person needs most");
        }
        String service = typed.get("service");
        UUID asked = service.isBlank()
                ? null
                : services.all().stream()
                        .filter(known -> known.id().toString().equals(service))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("service", "Choose a team from the list, or none"))
                        .id();
        return new Stack.Taking(
                PullReason.ofCode(typed.get("why")),
                Priority.ofCode(typed.get("priority")),
                List.of(need),
                asked,
                typed.get("words"));
    }

    private LocalDate day(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return London.date(time.instant());
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new Invalid("day", "Write the day like 2022-10-25");
        }
    }

    private boolean ours() {
        Actor actor = CurrentActor.get();
        return centre.owner().teamId().equals(actor.teamId());
    }
}
