package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.frontdoor.AmbulanceCalls.Result;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.stack.CadMessages.Taken;
import org.onedoor.frontdoor.stack.StackEvents.CallChanged;
import org.onedoor.frontdoor.stack.StackEvents.CallClosedThere;
import org.onedoor.frontdoor.stack.StackEvents.CallDowngraded;
import org.onedoor.frontdoor.stack.StackEvents.CallShown;
import org.onedoor.frontdoor.stack.StackEvents.CallUpgraded;
import org.onedoor.frontdoor.stack.StackEvents.CallWithdrawn;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * Takes in what an ambulance service's dispatch system says. A call of category 1 or 2 is never shown: nothing of it is
 * kept but its number, and one that becomes such a call leaves the stack at once, whoever was reading it.
 */
@Service
public class CadFeed {
    /** A call connects once: a message of the same number whose call connected further from it is about another call. */
    private static final Duration SAME_CALL = Duration.ofMinutes(5);

    private final Acts acts;
    private final StackActs stackActs;
    private final StackRepository calls;
    private final CadMessages messages;
    private final Handing handing;
    private final Centre centre;
    private final DomainTime time;

    CadFeed(
            Acts acts,
            StackActs stackActs,
            StackRepository calls,
            CadMessages messages,
            Handing handing,
            Centre centre,
            DomainTime time) {
        this.acts = acts;
        this.stackActs = stackActs;
        this.calls = calls;
        this.messages = messages;
        this.handing = handing;
        this.centre = centre;
        this.time = time;
    }

    /**
     * Takes a message. One whose time has not come waits for it, and is put right by another under its id until then; one
     * that was taken already does nothing.
     *
     * @throws Refused when its id was used for something else, or it speaks of a call that nobody has heard of
     */
    public Result take(UUID sourceOrg, CadMessage message) {
        Optional<CadMessage> kept = messages.kept(sourceOrg, message.messageId());
        boolean same = kept.isPresent() && kept.get().bare().equals(message.bare());
        if (same || (kept.isPresent() && messages.isTaken(sourceOrg, message.messageId()))) {
            if (!same) {
                throw new Refused(
                        "message-reused",
                        "The message id %s was used for another message.".formatted(message.messageId()));
            }
            return Result.NOTHING;
        }
        if (message.at().isAfter(time.instant())) {
            messages.keep(sourceOrg, isOurs(sourceOrg, message) ? message : message.bare(), Taken.LATER, null);
            return Result.NEW;
        }
        return apply(sourceOrg, message);
    }

    /** Where it says no category, the one that was said of its number before; of a number nobody knows nothing is kept. */
    private boolean isOurs(UUID sourceOrg, CadMessage message) {
        Integer category = message.category() == null
                ? messages.category(sourceOrg, message.number(), message.at())
                : message.category();
        return category != null && Category.of(category).isOurs();
    }

    /**
     * Applies a message whose time has come: one act on the call its number names, so that two messages about one call
     * never pass each other. A number that is given to another call once the first has ended names the new one from then on.
     */
    Result apply(UUID sourceOrg, CadMessage message) {
        UUID id = idFor(sourceOrg, message);
        Subject.Incident subject = new Subject.Incident(id);
        Ask ask = Ask.item(
                Action.WRITE,
                "stack",
                subject,
                Set.copyOf(List.of(sourceOrg, centre.owner().organisationId())));
        Begin begin = Begin.on("Take a message about a 999 call", ask, subject).making();
        return acts.act(begin, Result.class, act -> {
            if (messages.isTaken(sourceOrg, message.messageId())) {
                return Result.NOTHING;
            }
            StackCall call = calls.find(id).orElse(null);
            if (call == null) {
                return first(act, sourceOrg, message, id);
            }
            StackCall after = told(act, call, message);
            stackActs.store(call, after);
            return after.equals(call) ? Result.NOTHING : Result.CHANGED;
        });
    }

    private UUID idFor(UUID sourceOrg, CadMessage message) {
        UUID id = calls.claim(sourceOrg, message.number(), Ids.at(time.instant()));
        return calls.find(id)
                .filter(call -> !call.state().isOpen() && isOfALaterCall(call, message))
                .map(ended -> calls.reclaim(sourceOrg, message.number(), id, Ids.at(time.instant())))
                .orElse(id);
    }

    private static boolean isOfALaterCall(StackCall call, CadMessage message) {
        return message.calledAt() != null
                && message.calledAt().isAfter(call.calledAt().plus(SAME_CALL));
    }

    /** What is said of another call is not written over this one, which somebody reads or has taken over. */
    private static void requireSameCall(StackCall call, CadMessage message) {
        if (!call.state().isOpen()
                || message.calledAt() == null
                || message.what() == What.DISPATCHED
                || message.what() == What.CLOSED) {
            return;
        }
        boolean ours =
                message.category() == null || Category.of(message.category()).isOurs();
        Duration apart = Duration.between(call.calledAt(), message.calledAt()).abs();
        if (ours && apart.compareTo(SAME_CALL) > 0) { // an upgrade is never refused: the ambulance service goes
            throw new Refused(
                    "number-reused",
                    "Call %s connected at %s and is still open; this message is about a call that connected at %s. Give that call a number of its own."
                            .formatted(call.number(), London.full(call.calledAt()), London.full(message.calledAt())));
        }
    }

    /** Of a call the centre has not seen: shown, when it is for the centre and no later message took it away. */
    private Result first(Act act, UUID sourceOrg, CadMessage message, UUID id) {
        Category category = message.category() == null ? null : Category.of(message.category());
        boolean gone = message.what() == What.DISPATCHED || message.what() == What.CLOSED;
        if (!gone && category == null) {
            throw new Refused(
                    "unknown-call",
                    "Nothing is known of call %s. Send its category with the change.".formatted(message.number()));
        }
        if (gone || category == null || !category.isOurs()) {
            messages.keep(sourceOrg, message.bare(), Taken.NOT_OURS, null);
            return Result.NOTHING;
        }
        if (messages.isOverBy(sourceOrg, message.number(), message.at())) {
            messages.keep(sourceOrg, message.bare(), Taken.TOO_LATE, "a later message came first");
            return Result.NOTHING;
        }
        show(act, sourceOrg, message, id, category);
        return Result.NEW;
    }

    private void show(Act act, UUID sourceOrg, CadMessage message, UUID id, Category category) {
        if (message.calledAt() == null || message.nature() == null) {
            throw new Refused(
                    "incomplete",
                    "Call %s cannot be shown without when it connected and what it is about."
                            .formatted(message.number()));
        }
        calls.insert(new StackCall(
                id,
                message.number(),
                sourceOrg,
                0,
                category,
                CallState.WAITING,
                message.calledAt(),
                act.now(),
                message.at(),
                message.at(),
                message.nature(),
                message.caller() == null ? Caller.UNKNOWN : message.caller(),
                null,
                null,
                null,
                null,
                null));
        stackActs.announce();
        act.begins(new CallShown(id, category.number()), act.now());
        messages.keep(sourceOrg, message, Taken.APPLIED, null);
    }

    /**
     * What comes late changes nothing that was said after it. But a crew that was sent, a call that was closed and a category
     * that nobody has changed since are so however late they are heard of. What was sent before this call connected is of an
     * earlier one of the same number.
     */
    private StackCall told(Act act, StackCall call, CadMessage message) {
        boolean old = message.at().isBefore(call.toldAt());
        if (message.at().isBefore(call.calledAt().minus(SAME_CALL))) {
            messages.keep(call.sourceOrg(), message.bare(), Taken.TOO_LATE, "of an earlier call");
            return call;
        }
        requireSameCall(call, message);
        if (isDowngrade(call, message)) {
            messages.keep(call.sourceOrg(), message, Taken.APPLIED, null);
            return downgraded(act, call, message);
        }
        boolean gone = message.what() == What.DISPATCHED || message.what() == What.CLOSED;
        boolean categorised = message.category() != null && !message.at().isBefore(call.categorisedAt());
        if (!call.state().isOpen() || (old && !gone && !categorised)) {
            messages.keep(call.sourceOrg(), message.bare(), Taken.TOO_LATE, old ? "older" : "ended");
            return call;
        }
        Category category = categorised ? Category.of(Objects.requireNonNull(message.category())) : call.category();
        messages.keep(call.sourceOrg(), category.isOurs() ? message : message.bare(), Taken.APPLIED, null);
        return switch (message.what()) {
            case DISPATCHED ->
                overtaken(act, call, CallState.WITHDRAWN, category, message, "The ambulance service has sent a crew.");
            case CLOSED ->
                call.state() == CallState.PULLED
                        ? closedThere(act, call)
                        : overtaken(
                                act,
                                call,
                                CallState.WITHDRAWN,
                                category,
                                message,
                                "The ambulance service closed the call.");
            case CALL, CHANGE ->
                category.isOurs()
                        ? changed(act, call, message, category)
                        : overtaken(
                                act,
                                call,
                                CallState.UPGRADED,
                                category,
                                message,
                                "The call was upgraded to category %d: the ambulance service goes."
                                        .formatted(category.number()));
        };
    }

    private StackCall changed(Act act, StackCall call, CadMessage message, Category category) {
        boolean old = message.at().isBefore(call.toldAt());
        act.happened(new CallChanged(call.incidentId(), category.number()));
        StackCall after = call.told(
                old ? call.toldAt() : message.at(),
                category,
                message.category() == null ? call.categorisedAt() : message.at(),
                old || message.nature() == null ? call.nature() : message.nature(),
                old || message.caller() == null ? call.caller() : message.caller());
        handing.newlySaid(call, after);
        return after;
    }

    /** It is the ambulance service's again, and whoever was reading it or had taken it over is told. */
    private StackCall overtaken(
            Act act, StackCall call, CallState end, Category category, CadMessage message, String why) {
        act.happened(
                end == CallState.UPGRADED
                        ? new CallUpgraded(call.incidentId(), category.number())
                        : new CallWithdrawn(call.incidentId(), why));
        handing.overtaken(call, why);
        if (call.state() != CallState.WAITING) {
            handing.tell(
                    call,
                    "stack-overtaken",
                    centre.owner().organisationId(),
                    centre.owner().teamId(),
                    why);
        }
        return call.told(
                        later(call.toldAt(), message.at()),
                        category,
                        category == call.category() ? call.categorisedAt() : message.at(),
                        call.nature(),
                        call.caller())
                .ended(end, act.now(), why, null);
    }

    /**
     * The ambulance service closes its call because the centre has the person: they stay the centre's, and it is told that
     * nobody else has them.
     */
    private StackCall closedThere(Act act, StackCall call) {
        if (call.closedAt() != null) {
            return call;
        }
        act.happened(new CallClosedThere(call.incidentId()));
        if (!handing.accepted(call)) {
            handing.tell(
                    call,
                    "stack-closed",
                    centre.owner().organisationId(),
                    centre.owner().teamId(),
                    "The ambulance service closed the call and no team has accepted it yet: the person is with the centre alone. It does not go back by itself.");
        }
        return call.closedThere(act.now());
    }

    /** Whether it says that an upgraded call is for the centre after all, and neither crew nor closing came between. */
    private boolean isDowngrade(StackCall call, CadMessage message) {
        return call.state() == CallState.UPGRADED
                && (message.what() == What.CALL || message.what() == What.CHANGE)
                && message.category() != null
                && Category.of(message.category()).isOurs()
                && message.at().isAfter(call.categorisedAt())
                && !messages.isSentOrClosed(call.sourceOrg(), call.number(), call.calledAt());
    }

    private StackCall downgraded(Act act, StackCall call, CadMessage message) {
        Category category = Category.of(Objects.requireNonNull(message.category()));
        act.happened(new CallDowngraded(call.incidentId(), category.number()));
        handing.backWithTeam(
                call,
                "The call is category %d again: the ambulance service does not go, and the person is with you."
                        .formatted(category.number()));
        return call.told(
                        later(call.toldAt(), message.at()),
                        category,
                        message.at(),
                        message.nature() == null ? call.nature() : message.nature(),
                        message.caller() == null ? call.caller() : message.caller())
                .downgraded(handing.accepted(call));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
