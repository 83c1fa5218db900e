package org.onedoor.crisis.web;

import java.util.List;
import java.util.UUID;
import org.onedoor.crisis.CasePerson;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.Checklist;
import org.onedoor.crisis.ContactReads;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of those who are held, the wallboard, and one case. */
@Controller
class CaseBoardController {
    private final CaseReads reads;
    private final CasePerson persons;
    private final ContactReads contacts;
    private final Gate gate;
    private final PlaceFilters places;
    private final DomainTime time;

    CaseBoardController(
            CaseReads reads,
            CasePerson persons,
            ContactReads contacts,
            Gate gate,
            PlaceFilters places,
            DomainTime time) {
        this.reads = reads;
        this.contacts = contacts;
        this.persons = persons;
        this.gate = gate;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/crisis")
    @Does(value = Action.READ, data = "detention")
    String board(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        PlaceFilter of = places.of(place);
        CaseReads.Board board = reads.board(true, of);
        boolean begins =
                gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, "detention")) instanceof Decision.Allowed;
        boolean figures =
                gate.decide(CurrentActor.get(), Ask.function(Action.READ, "figures")) instanceof Decision.Allowed;
        model.addAttribute("title", "Places of safety");
        model.addAttribute(
                "page",
                new BoardPage(
                        board,
                        reads.lately(),
                        begins,
                        figures,
                        CurrentActor.get().role(),
                        places.pick(
                                "/crisis",
                                of,
                                group,
                                () -> board.rows().stream()
                                        .map(row -> row.detention().personId())
                                        .toList())));
        return "crisis/board";
    }

    @GetMapping("/crisis/wall")
    @Does(value = Action.READ, data = "detention")
    String wall(Model model) {
        model.addAttribute("title", "Places of safety");
        model.addAttribute(
                "page",
                new BoardPage(
                        reads.board(false, PlaceFilter.EVERYWHERE),
                        List.of(),
                        false,
                        false,
                        CurrentActor.get().role(),
                        null));
        return "crisis/wall";
    }

    @GetMapping("/crisis/number/{number}")
    @Does(value = Action.READ, data = "detention")
    String numbered(@PathVariable String number) {
        UUID id = reads.numbered(number);
        reads.look(id, _ -> true); // out of reach it is answered like a number that nothing has
        return "redirect:/crisis/" + id;
    }

    @GetMapping("/crisis/{id}")
    @Does(value = Action.READ, data = "detention")
    String one(@PathVariable UUID id, Model model) {
        Actor actor = CurrentActor.get();
        CasePage page = reads.look(
                id,
                seen -> new CasePage(
                        seen,
                        reads.next(seen),
                        reads.contradictions(seen),
                        FactLines.of(seen, actor),
                        seen.ownOnly() ? List.of() : Checklist.of(seen.state(), seen.clocks(), time.instant()),
                        !seen.ownOnly() && !persons.likely(seen.detention()).isEmpty(),
                        seen.state().numberOf(id),
                        seen.ownOnly() ? List.of() : contacts.begunOf(seen),
                        actor.role(),
                        UUID.randomUUID().toString(),
                        time.instant()));
        model.addAttribute("page", page);
        if (page.seen().ownOnly()) {
            List<CaseReads.Described> own = reads.ownCases(page.seen());
            model.addAttribute(
                    "title",
                    own.isEmpty()
                            ? "A case that has ended"
                            : "Case " + own.getFirst().number());
            model.addAttribute("own", own);
            return "crisis/paper";
        }
        model.addAttribute("title", "Case " + page.seen().detention().number());
        return "crisis/case";
    }
}
