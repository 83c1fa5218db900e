package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.stack.StackCall.Hold;
import org.onedoor.frontdoor.stack.StackCall.LookBack;
import org.onedoor.frontdoor.stack.StackCall.Pull;
import org.onedoor.frontdoor.stack.StackEvents.CallHeld;
import org.onedoor.frontdoor.stack.StackEvents.CallLookedBack;
import org.onedoor.frontdoor.stack.StackEvents.CallPulled;
import org.onedoor.frontdoor.stack.StackEvents.CallReleased;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** What the centre does with the calls it may see: read one, take it over or put it back, and look back after 72 hours. */
@Service
public class Stack {
    /** How long a call is held for whoever reads it; a clinician who needs longer opens it again. */
    static final Duration HOLD = Duration.ofMinutes(10);

    /** So that the reason of a referral holds what was found, what the call is about, and most of what was written of it. */
    private static final int WORDS = Writing.STORY - 2 * Writing.SENTENCES;

    private final StackActs acts;
    private final Handing handing;
    private final Intake intake;
    private final Triage triage;
    private final Centre centre;
    private final Tasks tasks;

    Stack(StackActs acts, Handing handing, Intake intake, Triage triage, Centre centre, Tasks tasks) {
        this.acts = acts;
        this.handing = handing;
        this.intake = intake;
        this.triage = triage;
        this.centre = centre;
        this.tasks = tasks;
    }

    /**
     * How a call is taken over.
     *
     * @param needs codes of the directory's list, at least one
     * @param service the team to ask at once; none leaves the referral to be triaged
     * @param words what the clinician found, never empty
     */
    public record Taking(
            PullReason why,
            Priority priority,
            List<String> needs,
            @Nullable UUID service,
            String words) {}

    /** Opens a call: it is the actor's alone for ten minutes. @throws Refused when another reads it, or it is gone */
    public StackCall hold(UUID call) {
        return acts.perform(call, "Open a 999 call", (act, before) -> {
            requireTeam(act);
            Hold hold = before.hold();
            if (before.state() == CallState.HELD && hold != null && isAnothers(hold, act)) {
                throw new Refused(
                        "held",
                        "%s is reading call %s. It comes back at %s if they do nothing with it."
                                .formatted(hold.name(), before.number(), London.time(hold.until())));
            }
            if (before.state() == CallState.PULLED) {
                return before;
            }
            requireOpen(before);
            Instant until = act.now().plus(HOLD);
            act.happened(new CallHeld(before.incidentId(), until.toString()));
            return before.held(new Hold(act.actor().accountId(), act.actor().name(), until));
        });
    }

    /** Puts a call back that was only read. */
    public StackCall release(UUID call) {
        return acts.perform(call, "Leave a 999 call", (act, before) -> {
            requireHeld(act, before);
            act.happened(new CallReleased(before.incidentId(), "left"));
            return before.waiting();
        });
    }

    /**
     * Takes a call over: it becomes a referral through the one front door, and the service chosen is asked at once.
     *
     * @throws Invalid with a sentence for each field that is wrong
     * @throws Refused when the actor does not hold it, or the ambulance service took it back meanwhile
     */
    public StackCall pull(UUID call, Taking taking) {
        if (taking.words().isBlank()) {
            throw new Invalid("words", "Say what you found, so that the team that goes knows it");
        }
        Writing.limit("words", "What you found", taking.words(), WORDS);
        return acts.perform(call, "Take over a 999 call", (act, before) -> {
            requireHeld(act, before);
            requireTime(act, before);
            Intake.Received received = intake.submit(submission(act, before, taking), null);
            if (taking.service() != null) {
                Referral begun = triage.start(received.reference(), 0, null);
                triage.offer(received.reference(), begun.version(), taking.service(), taking.words(), null);
            }
            act.happened(new CallPulled(before.incidentId(), taking.why().code(), received.reference()));
            return before.pulled(new Pull(
                    act.now(), taking.why().code(), received.personId(), received.referralId(), received.reference()));
        });
    }

    /** Gives a call back that no team has accepted. */
    public StackCall handBack(UUID call, String words) {
        if (words.isBlank()) {
            throw new Invalid("words", "Say why it goes back, so that the crew knows it");
        }
        Writing.limit("words", "Why it goes back", words, Writing.STORY);
        return acts.perform(call, "Hand back a 999 call", (act, before) -> {
            requireTeam(act);
            if (before.state() != CallState.PULLED) {
                throw gone(before);
            }
            return handing.back(act, before, words);
        });
    }

    /** Records whether the person called again or was taken to hospital within 72 hours of the end. */
    public StackCall lookBack(UUID call, LookBackAnswer answer) {
        return acts.perform(call, "Look back at a 999 call", (act, before) -> {
            requireTeam(act);
            LookBack look = before.lookBack();
            if (look == null) {
                throw new Refused("not-ended", "There is nothing to look back at: the centre has not ended this call.");
            }
            if (look.answer() != null) {
                throw new Refused("looked-back", "Somebody has recorded this already.");
            }
            if (act.now().isBefore(look.due()) && answer.isOfTheWholeTime()) {
                throw new Refused(
                        "too-early",
                        "The 72 hours end on %s. Until then record only that the person called again, came to hospital or died."
                                .formatted(London.full(look.due())));
            }
            act.happened(new CallLookedBack(before.incidentId(), answer.code()));
            act.last(() -> tasks.doneFor(
                    before.incidentId(), before.incidentId(), act.actor().accountId()));
            return before.lookedBack(new LookBack(look.due(), answer.code(), act.now()));
        });
    }

    private static Submission submission(Act act, StackCall call, Taking taking) {
        return new Submission(
                call.caller().details(London.date(call.calledAt())),
                null,
                Door.AMBULANCE,
                taking.priority(),
                act.now(),
                taking.service(),
                taking.needs(),
                reason(call, taking.words().strip()),
                null,
                "not-asked",
                true);
    }

    private static String reason(StackCall call, String found) {
        String all = "999 call %s, category %d: %s\n%s"
                .formatted(call.number(), call.category().number(), call.nature(), found);
        String said = Stream.of(call.caller().whereTo(), call.caller().account())
                .filter(Objects::nonNull)
                .map(words -> "\n" + words)
                .collect(Collectors.joining());
        return Writing.cut(all + said, Writing.STORY);
    }

    private void requireTeam(Act act) {
        Actor actor = act.actor();
        if (!actor.isSystem() && !centre.owner().teamId().equals(actor.teamId())) {
            throw new Refused("not-permitted", "999 calls are taken over by the Care Co-ordination Centre only.");
        }
    }

    private void requireHeld(Act act, StackCall call) {
        requireTeam(act);
        Hold hold = call.hold();
        if (call.state() == CallState.HELD && hold != null && isAnothers(hold, act)) {
            throw new Refused(
                    "held",
                    "%s is reading call %s now: your ten minutes had passed.".formatted(hold.name(), call.number()));
        }
        if (call.state() != CallState.HELD || hold == null || !hold.until().isAfter(act.now())) {
            requireOpen(call);
            throw new Refused(
                    "not-held",
                    "Your ten minutes with call %s have passed. Open it again to go on.".formatted(call.number()));
        }
    }

    /** Shortly before the ambulance service's own time is up a crew may still come in it, and no team could accept first. */
    private static void requireTime(Act act, StackCall call) {
        Instant back = call.category().returnBy(call.calledAt());
        Instant due = call.category().due(call.calledAt());
        if (back != null
                && due != null
                && !act.now().isBefore(back)
                && act.now().isBefore(due)) {
            throw new Refused(
                    "too-near",
                    "The ambulance service's own time for call %s is up at %s: a crew may still come in time, and no team could accept before. If it has not come by then, take it over."
                            .formatted(call.number(), London.time(due)));
        }
    }

    private static boolean isAnothers(Hold hold, Act act) {
        return !hold.accountId().equals(act.actor().accountId()) && hold.until().isAfter(act.now());
    }

    private static void requireOpen(StackCall call) {
        if (call.state() != CallState.WAITING && call.state() != CallState.HELD) {
            throw gone(call);
        }
        if (!call.category().isOurs()) {
            throw new Refused("category", "Only calls of category 3, 4 and 5 may be taken over.");
        }
    }

    private static Refused gone(StackCall call) {
        return new Refused(
                "gone",
                switch (call.state()) {
                    case UPGRADED ->
                        "Call %s was upgraded and is with the ambulance service. Nothing more is needed from you."
                                .formatted(call.number());
                    case WITHDRAWN -> "The ambulance service closed call %s.".formatted(call.number());
                    case RETURNED -> "Call %s went back to the ambulance service.".formatted(call.number());
                    case PULLED -> "Call %s has been taken over already.".formatted(call.number());
                    case COMPLETED -> "Call %s has ended.".formatted(call.number());
                    case WAITING, HELD -> "Call %s has not been taken over.".formatted(call.number());
                });
    }
}
