package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.ListCounts;
import org.onedoor.frontdoor.Naming;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Refusals;
import org.onedoor.frontdoor.SavedViews;
import org.onedoor.frontdoor.SharedReferrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.web.Reloads;
import org.onedoor.platform.web.components.Link;
import org.onedoor.work.LastLooks;
import org.onedoor.work.LastLooks.LastLook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a team has to do, what it was asked, and what it sent: one page, its filters in its address. */
@Controller
@Does(value = Action.READ, data = "referral")
class WorklistController {
    private static final int SIZE = 25;

    /** A view of answers, and so a page of its own. */
    private static final String DECLINED = "declined";

    /** So are those that a team shares and does not own. */
    private static final String SHARED = "shared";

    static final List<String> FOR_THE_CENTRE =
            List.of("AWAITING_TRIAGE", "IN_TRIAGE", "RETURNED", "EXPIRED", "INFO_REQUESTED");

    private final Worklists worklists;
    private final ListCounts listCounts;
    private final Referrals referrals;
    private final SavedViews savedViews;
    private final Rows rows;
    private final Looks looks;
    private final Centre centre;
    private final Gate gate;
    private final Refusals refusals;
    private final SharedReferrals shared;
    private final LastLooks lastLooks;
    private final Naming naming;
    private final PlaceFilters places;

    WorklistController(
            Worklists worklists,
            ListCounts listCounts,
            Referrals referrals,
            SavedViews savedViews,
            Rows rows,
            Looks looks,
            Centre centre,
            Gate gate,
            Refusals refusals,
            SharedReferrals shared,
            LastLooks lastLooks,
            Naming naming,
            PlaceFilters places) {
        this.worklists = worklists;
        this.listCounts = listCounts;
        this.referrals = referrals;
        this.savedViews = savedViews;
        this.rows = rows;
        this.looks = looks;
        this.centre = centre;
        this.gate = gate;
        this.refusals = refusals;
        this.shared = shared;
        this.lastLooks = lastLooks;
        this.naming = naming;
        this.places = places;
    }

    @GetMapping("/referrals")
    String worklist(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") List<String> priority,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String saved,
            Model model) {
        Actor actor = CurrentActor.get();
        if (DECLINED.equals(view)) {
            return looks.look(
                    "Declined by us", Ask.function(Action.READ, "referral"), _ -> "redirect:/referrals/declined");
        }
        if (SHARED.equals(view)) {
            return looks.look(
                    "Referrals shared with us",
                    Ask.function(Action.READ, "referral"),
                    _ -> "redirect:/referrals/shared");
        }
        WorklistView chosen = WorklistView.of(view, actor);
        model.addAttribute("title", "Referrals");
        model.addAttribute("saved", saved != null);
        model.addAttribute("unknown", WorklistView.unknown(view, state, priority));
        return show(
                model,
                actor,
                chosen,
                "/referrals",
                new Chosen(WorklistView.known(state), WorklistView.knownTiers(priority), place, group),
                page,
                "frontdoor/worklist");
    }

    /** The centre's inbox: what nobody else has accepted. Another team is led to its own list. */
    @GetMapping("/referrals/inbox")
    String inbox(
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") List<String> priority,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!centre.owner().teamId().equals(CurrentActor.get().teamId())) {
            return looks.look("Front-door inbox", Ask.function(Action.READ, "referral"), _ -> "redirect:/referrals");
        }
        model.addAttribute("title", "Front-door inbox");
        model.addAttribute("unknown", WorklistView.unknown(null, state, priority));
        List<String> states = WorklistView.known(state);
        return show(
                model,
                CurrentActor.get(),
                WorklistView.MINE,
                "/referrals/inbox",
                new Chosen(states.isEmpty() ? FOR_THE_CENTRE : states, WorklistView.knownTiers(priority), place, group),
                page,
                "frontdoor/worklist");
    }

    /** Names one colleague for everyone ticked; each is an act of its own, and the page says what came of each. */
    @PostMapping("/referrals/name-worker")
    @Does(value = Action.WRITE, data = "referral")
    String nameWorker(@RequestParam MultiValueMap<String, String> form, Model model) {
        Typed typed = Typed.of(form);
        List<String> ticked = Bulk.ticked(typed);
        UUID colleague = ReferralForm.uuid(typed.get("account"));
        if (colleague == null) {
            typed.wrong("account", "Choose who works them");
        }
        boolean ofInbox = typed.get("list").endsWith("inbox");
        if (typed.hasProblems()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            model.addAttribute("errors", typed.problems());
            model.addAttribute("typed", typed);
            int page = (int) number(typed.get("page"));
            return ofInbox
                    ? inbox(typed.all("state"), typed.all("priority"), typed.get("place"), "", page, model)
                    : worklist(
                            WorklistView.MINE.code(),
                            typed.all("state"),
                            typed.all("priority"),
                            typed.get("place"),
                            "",
                            page,
                            null,
                            model);
        }
        model.addAttribute("title", "Named who works them");
        model.addAttribute(
                "back",
                ofInbox
                        ? new Link("Back to the front-door inbox", "/referrals/inbox")
                        : new Link("Back to referrals", "/referrals"));
        Reloads.mark(model);
        model.addAttribute("did", "named");
        model.addAttribute("words", "The team still owns each. Whoever works it is shown beside it.");
        model.addAttribute(
                "page",
                Bulk.of(
                        ticked,
                        reference -> naming.worker(
                                reference,
                                number(typed.get("version-" + reference)),
                                colleague,
                                null,
                                key(typed, reference, colleague))));
        return "frontdoor/bulk";
    }

    private String show(
            Model model, Actor actor, WorklistView view, String path, Chosen chosen, int page, String template) {
        List<String> states = chosen.states();
        List<String> tiers = chosen.priorities();
        PlaceFilter place = places.of(chosen.place());
        Filter filter = filter(view, actor, states, tiers, place, Math.max(1, page));
        boolean everyState = path.endsWith("inbox") ? states.equals(FOR_THE_CENTRE) : states.isEmpty();
        LastLook last = last(path + "/" + view.code(), everyState && tiers.isEmpty() && !place.isSet(), chosen, place);
        WorklistPage shown = looks.look(view.label() + " worklist", Ask.function(Action.READ, "referral"), seen -> {
            List<Worklists.Row> found = worklists.page(filter);
            found.forEach(row -> seen.add(row.personId()));
            boolean inbox = path.endsWith("inbox");
            Map<String, Instant> arrived = arrived(found, filter);
            List<SavedViews.SavedView> kept = savedViews.of(actor.accountId());
            List<Integer> counts = listCounts.of(counted(filter, inbox, actor, kept));
            int count = counts.getFirst();
            int pages = Math.max(1, (count + SIZE - 1) / SIZE);
            return new WorklistPage(
                    view.code(),
                    inbox ? List.of() : tabs(actor, view, counts.subList(1, counts.size())),
                    rows.of(referrals.all(found)),
                    arrived,
                    ListNews.of(
                            last,
                            arrived.values(),
                            count,
                            pages,
                            () -> worklists.cameSince(filter, Objects.requireNonNull(last.since()))),
                    count,
                    Math.min(filter.page(), pages + 1), // one after the last stands for all that are not there
                    pages,
                    inbox ? FOR_THE_CENTRE.stream().map(WorkState::valueOf).toList() : List.of(WorkState.values()),
                    List.of(Priority.values()),
                    inbox && states.equals(FOR_THE_CENTRE) ? List.of() : states,
                    tiers,
                    path,
                    empty(view, path),
                    saved(actor, kept, counts.subList(counts.size() - kept.size(), counts.size())),
                    places.pick(
                            here(path, view, inbox && states.equals(FOR_THE_CENTRE) ? List.of() : states, tiers),
                            place,
                            chosen.group(),
                            () -> worklists.people(filter)));
        });
        model.addAttribute("page", shown);
        if (view == WorklistView.MINE && actor.teamId() != null && mayWrite(actor)) {
            model.addAttribute("colleagues", naming.inTeam(actor.teamId()));
        }
        model.addAttribute("last", last);
        model.addAttribute(
                "figures",
                gate.decide(actor, Ask.function(Action.READ, FiguresController.DATA)) instanceof Gate.Decision.Allowed);
        return template;
    }

    /** What an address of the list asks for. @param group whether the rows are counted by network besides */
    private record Chosen(List<String> states, List<String> priorities, String place, String group) {}

    /** The address of a list with these filters, of whatever place. */
    private static String here(String path, WorklistView view, List<String> states, List<String> tiers) {
        String whole = view.address(states, tiers, PlaceFilter.EVERYWHERE);
        String filters = whole.contains("&") ? whole.substring(whole.indexOf('&')) : "";
        return path.endsWith("inbox")
                ? path + (filters.isEmpty() ? "" : "?" + filters.substring(1))
                : path + "?view=" + view.code() + filters;
    }

    /** The same list sent twice names nobody twice; without a key of the page each sending counts. */
    private static @Nullable IdempotencyKey key(Typed typed, String reference, @Nullable UUID colleague) {
        String key = typed.get("key");
        return key.isEmpty()
                ? null
                : new IdempotencyKey(
                        CurrentActor.get().accountId().toString(),
                        "name:" + key + ":" + reference,
                        String.valueOf(colleague));
    }

    /** A number as a page of ours wrote it; 0, which is none, for anything else. */
    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }

    private boolean mayWrite(Actor actor) {
        return gate.decide(actor, Ask.function(Action.WRITE, "referral")) instanceof Gate.Decision.Allowed;
    }

    private static Map<String, Instant> arrived(List<Worklists.Row> found, Filter filter) {
        return found.stream().collect(Collectors.toMap(Worklists.Row::reference, row -> row.cameAt(filter.lane())));
    }

    /**
     * When whoever looks last saw this list. A list with filters is looked at by itself: what it leaves out is still news on the
     * whole one, and what was seen there is no news here.
     */
    private LastLook last(String item, boolean whole, Chosen chosen, PlaceFilter place) {
        if (whole) {
            return lastLooks.look(item);
        }
        String part = Stream.of(chosen.states(), chosen.priorities(), List.of(place.code()))
                .map(codes -> codes.stream().distinct().sorted().collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
        return lastLooks.look(item + "?" + part).orLater(lastLooks.before(item));
    }

    /** What the page counts in one question: its own list, then each tab, then each saved view. */
    private List<Filter> counted(Filter filter, boolean inbox, Actor actor, List<SavedViews.SavedView> kept) {
        List<Filter> all = new ArrayList<>(List.of(filter));
        if (!inbox) {
            for (WorklistView view : WorklistView.values()) {
                all.add(filter(view, actor, List.of(), List.of(), filter.place(), 1));
            }
        }
        kept.forEach(saved -> all.add(filter(
                WorklistView.of(saved.lane(), actor), actor, saved.states(), saved.priorities(), kept(saved), 1)));
        return all;
    }

    private List<WorklistPage.Tab> tabs(Actor actor, WorklistView current, List<Integer> counts) {
        List<WorklistPage.Tab> tabs = new ArrayList<>();
        for (WorklistView view : WorklistView.values()) {
            tabs.add(new WorklistPage.Tab(view.code(), view.label(), counts.get(view.ordinal()), view == current));
        }
        int sharing = shared.count(actor.organisationId(), actor.teamId(), PlaceFilter.EVERYWHERE);
        if (sharing > 0) {
            tabs.add(new WorklistPage.Tab(SHARED, "Shared with us", sharing, false));
        }
        int declined = refusals.count(actor.organisationId(), actor.teamId());
        if (declined > 0) {
            tabs.add(new WorklistPage.Tab(DECLINED, "Declined by us", declined, false));
        }
        return tabs;
    }

    private List<WorklistPage.Saved> saved(Actor actor, List<SavedViews.SavedView> kept, List<Integer> counts) {
        List<WorklistPage.Saved> saved = new ArrayList<>();
        for (SavedViews.SavedView each : kept) {
            WorklistView view = WorklistView.of(each.lane(), actor);
            saved.add(new WorklistPage.Saved(
                    each.viewId(),
                    each.name(),
                    view.address(each.states(), each.priorities(), kept(each)),
                    counts.get(saved.size())));
        }
        return saved;
    }

    private static Filter filter(
            WorklistView view, Actor actor, List<String> states, List<String> priorities, PlaceFilter place, int page) {
        return view.filter(actor, states, priorities, place, page, SIZE);
    }

    /** The place of a view that was kept; one that has ended since holds nobody, and opening the view says so. */
    private PlaceFilter kept(SavedViews.SavedView saved) {
        try {
            return places.of(saved.place());
        } catch (Invalid gone) {
            return PlaceFilter.ended(saved.place());
        }
    }

    private static String empty(WorklistView view, String path) {
        if (path.endsWith("inbox")) {
            return "Inbox clear. Nothing is waiting for the centre.";
        }
        return switch (view) {
            case MINE -> "Your team owns no open referrals.";
            case OFFERED -> "Nothing is waiting for your team's answer.";
            case SENT -> "Nothing you sent is still open.";
            case ENDED -> "No referral of yours has ended yet.";
        };
    }
}
