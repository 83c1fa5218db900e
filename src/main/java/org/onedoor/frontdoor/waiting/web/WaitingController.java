package org.onedoor.frontdoor.waiting.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.waiting.Band;
import org.onedoor.frontdoor.waiting.ExpectedWaits;
import org.onedoor.frontdoor.waiting.Wait;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.frontdoor.waiting.WaitingList;
import org.onedoor.frontdoor.waiting.WaitingList.Due;
import org.onedoor.frontdoor.waiting.WaitingList.Filter;
import org.onedoor.frontdoor.waiting.WaitsShown;
import org.onedoor.frontdoor.web.Bulk;
import org.onedoor.frontdoor.web.Row;
import org.onedoor.frontdoor.web.Rows;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.components.Link;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The waiting list of a team: who waits, how long, what is due of each, and asking several whether they still need it. */
@Controller
class WaitingController {
    private static final int SIZE = 25;
    private static final int LONGEST_SAID = 40;

    private final WaitingList list;
    private final Waiting waiting;
    private final WaitsShown waits;
    private final ExpectedWaits expected;
    private final Referrals referrals;
    private final Rows rows;
    private final Services services;
    private final Organisations organisations;
    private final Looks looks;
    private final Gate gate;
    private final PlaceFilters places;
    private final DomainTime time;

    WaitingController(
            WaitingList list,
            Waiting waiting,
            WaitsShown waits,
            ExpectedWaits expected,
            Referrals referrals,
            Rows rows,
            Services services,
            Organisations organisations,
            Looks looks,
            Gate gate,
            PlaceFilters places,
            DomainTime time) {
        this.list = list;
        this.waiting = waiting;
        this.waits = waits;
        this.expected = expected;
        this.referrals = referrals;
        this.rows = rows;
        this.services = services;
        this.organisations = organisations;
        this.looks = looks;
        this.gate = gate;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/referrals/waiting")
    @Does(value = Action.READ, data = "referral")
    String show(
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String all,
            Model model) {
        List<String> unknown = new ArrayList<>();
        if (!band.isBlank() && Band.ofCode(band) == null) {
            unknown.add("the wait '%s'".formatted(Writing.shortened(Writing.storable(band), LONGEST_SAID)));
        }
        if (!due.isBlank() && Due.ofCode(due) == null) {
            unknown.add("what is due, '%s'".formatted(Writing.shortened(Writing.storable(due), LONGEST_SAID)));
        }
        model.addAttribute("unknown", unknown);
        return list(
                new Part(Band.ofCode(band), Due.ofCode(due), places.of(place), group),
                Math.max(1, page),
                !all.isEmpty(),
                Typed.nothing(),
                model);
    }

    /** Asks everyone ticked whether they still need it; each is an act of its own, and the page says what came of each. */
    @PostMapping("/referrals/waiting/ask")
    @Does(value = Action.WRITE, data = "referral")
    String ask(@RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        List<String> chosen = Bulk.ticked(typed);
        LocalDate by = day(typed);
        if (typed.hasProblems() || by == null) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            Part part = new Part(
                    Band.ofCode(typed.get("band")), Due.ofCode(typed.get("due")), places.of(typed.get("place")), "");
            return list(part, page(typed), false, typed, model);
        }
        model.addAttribute("title", "Asked whether it is still needed");
        model.addAttribute("back", new Link("Back to the waiting list", "/referrals/waiting"));
        Reloads.mark(model);
        model.addAttribute("did", "asked");
        model.addAttribute(
                "words", "Whoever was asked keeps their place. What they answer is recorded on their referral.");
        model.addAttribute("page", Bulk.of(chosen, reference -> ask(reference, by, typed)));
        return "frontdoor/bulk";
    }

    private void ask(String reference, LocalDate by, Typed typed) {
        waiting.askStillNeeded(
                reference,
                by,
                new IdempotencyKey(
                        CurrentActor.get().accountId().toString(),
                        "ask:" + typed.get("key") + ":" + reference,
                        reference + by));
    }

    /** The page the ticks are on, as a page of ours wrote it. */
    private static int page(Typed typed) {
        return typed.get("page").matches("[1-9][0-9]{0,8}") ? Integer.parseInt(typed.get("page")) : 1;
    }

    private @Nullable LocalDate day(Typed typed) {
        String text = typed.get("by").strip();
        LocalDate today = London.date(time.instant());
        try {
            LocalDate by = LocalDate.parse(text);
            String problem = Waiting.answerProblem(by, today);
            if (problem != null) {
                typed.wrong("by", problem);
                return null;
            }
            return by;
        } catch (DateTimeException notADay) {
            typed.wrong("by", "Choose the last day for an answer, from " + London.day(today.plusDays(7)));
            return null;
        }
    }

    /** Which part of the list. @param group whether it is counted by network besides */
    private record Part(@Nullable Band band, @Nullable Due due, PlaceFilter place, String group) {}

    private String list(Part part, int page, boolean all, Typed typed, Model model) {
        Actor actor = CurrentActor.get();
        Instant now = time.instant();
        Filter filter =
                new Filter(actor.organisationId(), actor.teamId(), part.band(), part.due(), part.place(), page, SIZE);
        WaitingPage shown = looks.look("Waiting list", Ask.function(Action.READ, "referral"), seen -> {
            List<Worklists.Row> found = list.page(filter, now);
            found.forEach(row -> seen.add(row.personId()));
            int count = list.count(filter, now);
            return new WaitingPage(
                    team(actor),
                    list.tally(filter, now),
                    lines(found),
                    history(actor),
                    part.band(),
                    part.due(),
                    places.pick(
                            WaitingPage.here(part.band(), part.due()),
                            part.place(),
                            part.group(),
                            () -> list.people(filter, now)),
                    count,
                    page,
                    Math.max(1, (count + SIZE - 1) / SIZE),
                    gate.decide(actor, Ask.function(Action.WRITE, "referral")) instanceof Decision.Allowed,
                    all,
                    UUID.randomUUID().toString(),
                    typed,
                    now);
        });
        model.addAttribute("title", "Waiting list");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", shown);
        return "frontdoor/waiting/list";
    }

    private List<WaitingPage.Line> lines(List<Worklists.Row> found) {
        Map<UUID, Wait> known = waits.of(found);
        List<WaitingPage.Line> lines = new ArrayList<>();
        for (Row row : rows.of(referrals.all(found))) {
            lines.add(new WaitingPage.Line(
                    row, Objects.requireNonNull(known.get(row.referral().referralId()))));
        }
        return lines;
    }

    /** Of each service the team works, at each priority it takes. */
    private List<WaitingPage.History> history(Actor actor) {
        if (actor.teamId() == null) {
            return List.of();
        }
        List<WaitingPage.History> history = new ArrayList<>();
        for (Service service : services.ofTeam(actor.teamId())) {
            for (Priority priority : Priority.values()) {
                if (service.answers().containsKey(org.onedoor.directory.Tier.of(priority.code()))) {
                    history.add(new WaitingPage.History(
                            service.name(), priority.label(), expected.of(service.id(), priority)));
                }
            }
        }
        return history;
    }

    private String team(Actor actor) {
        UUID team = actor.teamId();
        return team == null
                ? organisations.names(List.of(actor.organisationId())).getOrDefault(actor.organisationId(), "")
                : organisations.teamNames(List.of(team)).getOrDefault(team, "");
    }
}
