package org.onedoor.frontdoor.stack;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.onedoor.frontdoor.Centre;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Looking at the stack. Only the centre and the service that showed a call ever see it; each look names its calls. */
@Service
public class StackReads {
    private final StackRepository calls;
    private final Looks looks;
    private final Centre centre;
    private final CallHomes homes;
    private final DomainTime time;

    StackReads(StackRepository calls, Looks looks, Centre centre, CallHomes homes, DomainTime time) {
        this.calls = calls;
        this.looks = looks;
        this.centre = centre;
        this.homes = homes;
        this.time = time;
    }

    /** The calls of a place that wait, for the centre; for an ambulance service its own. */
    public List<StackCall> open(PlaceFilter place) {
        return looks.look(
                "999 stack",
                Ask.function(Action.READ, "stack"),
                shown -> mine(shown, at(place, calls.open(), London.date(time.instant()))));
    }

    /** The calls of a place first seen on a London day. */
    public StackDay day(LocalDate day, PlaceFilter place) {
        return looks.look(
                "999 stack of a day",
                Ask.function(Action.READ, "stack"),
                shown -> new StackDay(mine(
                        shown, at(place, calls.seen(London.endOf(day.minusDays(1)), London.endOf(day)), day))));
    }

    private List<StackCall> at(PlaceFilter place, List<StackCall> all, LocalDate on) {
        return homes.at(place, all, StackCall::personId, call -> call.caller().placePostcode(), on);
    }

    /** The call a number names among those the actor may see. @throws NotFound when there is none of them */
    public UUID numbered(String number) {
        return looks
                .look(
                        "A 999 call by its number",
                        Ask.function(Action.READ, "stack"),
                        shown -> mine(shown, calls.numbered(number)))
                .stream()
                .map(StackCall::incidentId)
                .findFirst()
                .orElseThrow(() -> new NotFound("999 call"));
    }

    private List<StackCall> mine(Looks.Shown shown, List<StackCall> all) {
        List<StackCall> mine = all.stream().filter(this::isMine).toList();
        mine.forEach(call -> shown.add(call.incidentId()));
        return mine;
    }

    private boolean isMine(StackCall call) {
        Actor actor = CurrentActor.get();
        return call.parties(centre.owner().organisationId()).contains(actor.organisationId());
    }

    /** One call. @throws NotFound when there is none, or it is another's: the two are answered alike */
    public <T> T look(UUID incidentId, Function<StackCall, T> query) {
        StackCall call = calls.find(incidentId).orElseThrow(() -> new NotFound("999 call"));
        Ask ask = Ask.item(
                Action.READ,
                "stack",
                call.subject(),
                call.parties(centre.owner().organisationId()));
        return looks.look("A 999 call", ask, _ -> query.apply(call));
    }
}
