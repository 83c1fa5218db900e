package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.coordination.CoordinationEvents.LeadNamed;
import org.onedoor.frontdoor.coordination.CoordinationEvents.ResponderAdded;
import org.onedoor.frontdoor.coordination.CoordinationEvents.ResponseRecorded;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** Who responds to a need, when, and who leads: one plan for a referral and all that was referred on from it. */
@Service
public class ResponsePlans {
    /** Whoever is added in the same form leads. */
    public static final String NEW = "new";

    private final ReferralActs acts;
    private final ResponseRepository plans;
    private final Responders responders;
    private final Notes notes;

    ResponsePlans(ReferralActs acts, ResponseRepository plans, Responders responders, Notes notes) {
        this.acts = acts;
        this.plans = plans;
        this.responders = responders;
        this.notes = notes;
    }

    /**
     * What is planned: one more responder, who leads, or both.
     *
     * @param at when they respond
     * @param lead the key of whoever leads, or {@link #NEW}; none leaves it as it is
     * @param leadWas who led when the form was opened; none where nobody did
     */
    public record Planned(
            @Nullable String who,
            @Nullable String does,
            @Nullable Instant at,
            @Nullable String lead,
            @Nullable String leadWas) {
        boolean adds() {
            return who != null || does != null || at != null;
        }
    }

    /** Called from inside a look or an act. */
    public ResponsePlan of(Referral referral, Instant now) {
        return responders.plan(referral, now);
    }

    public Referral plan(String reference, Planned planned, @Nullable IdempotencyKey key) {
        if (!planned.adds() && planned.lead() == null) {
            throw new Invalid("who", "Say who responds, or choose who leads");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.PLAN_RESPONSE, key), (act, before) -> {
            apply(act, before, planned);
            return before;
        });
    }

    /** Adds to the plan inside the running act, and names the lead. */
    void apply(Act act, Referral referral, Planned planned) {
        UUID added = null;
        if (planned.adds()) {
            check(referral, planned);
            added = Ids.at(act.now());
            String who = Writing.storable(Objects.requireNonNull(planned.who())).strip();
            String does =
                    Writing.storable(Objects.requireNonNull(planned.does())).strip();
            Instant at = Objects.requireNonNull(planned.at());
            plans.add(referral.personId(), referral.journeyId(), added, who, does, at);
            UUID event =
                    act.happened(new ResponderAdded(referral.referralId(), referral.journeyId(), added, at.toString()));
            notes.write(act, event, referral.referralId(), who + ": " + does);
        }
        if (planned.lead() != null) {
            lead(act, referral, planned, added);
        }
    }

    private static void check(Referral referral, Planned planned) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (planned.who() == null) {
            problems.put("who", "Say who responds");
        }
        if (planned.does() == null) {
            problems.put("does", "Say what they do");
        }
        if (planned.at() == null) {
            problems.put("at", "Say when they respond");
        } else if (planned.at().isBefore(referral.receivedAt())) {
            problems.put(
                    "at",
                    "The response cannot be before the referral was received, on %s"
                            .formatted(London.full(referral.receivedAt())));
        }
        Writing.limit(problems, "who", "Who responds", planned.who(), Writing.LINE);
        Writing.limit(problems, "does", "What they do", planned.does(), Writing.SENTENCES);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private void lead(Act act, Referral referral, Planned planned, @Nullable UUID added) {
        ResponsePlan plan = of(referral, act.now());
        String chosen = planned.lead();
        if (NEW.equals(chosen)) {
            chosen = added == null ? null : added.toString();
            if (chosen == null) {
                throw new Invalid("who", "Say who responds and leads, or choose another lead");
            }
        }
        String lead = chosen;
        if (plan.mayLead().stream().noneMatch(one -> Objects.equals(one.key(), lead))) {
            throw new Invalid("lead", "Choose the lead from those who respond");
        }
        if (Objects.equals(lead, plan.lead())) {
            return;
        }
        String was = plan.leadName() == null ? null : plan.lead();
        if (!Objects.equals(was, planned.leadWas())) {
            throw new Refused(
                    "lead-changed",
                    plan.leadName() == null
                            ? "Whoever led does not respond any longer. Look who does, and choose again."
                            : "Somebody else made %s the lead meanwhile. Choose again if it should be another."
                                    .formatted(plan.leadName()));
        }
        UUID id = UUID.fromString(Objects.requireNonNull(lead));
        plans.lead(referral.personId(), referral.journeyId(), id);
        UUID event = act.happened(new LeadNamed(referral.referralId(), referral.journeyId(), id));
        notes.write(act, event, referral.referralId(), of(referral, act.now()).leadName());
    }

    /** What came of the response of somebody who was added by hand: a fact, whatever else changed meanwhile. */
    public Referral came(
            String reference,
            @Nullable UUID response,
            String state,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (!List.of("done", "not-done").contains(state)) {
            throw new Invalid("state", "Say whether it was done");
        }
        if (state.equals("not-done") && words == null) {
            throw new Invalid("words", "Say why it was not done, and what is done instead");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_RESPONSE, key), (act, before) -> {
            ResponseRepository.Response one = plans.responses(before.personId(), before.journeyId()).stream()
                    .filter(known -> known.responseId().equals(response))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("response", "Choose whose response it is"));
            plans.came(before.personId(), one.responseId(), state);
            UUID event = act.happened(
                    new ResponseRecorded(before.referralId(), before.journeyId(), one.responseId(), state));
            notes.write(
                    act,
                    event,
                    before.referralId(),
                    one.who() + ": " + one.does() + (words == null ? "" : ". " + words));
            return before;
        });
    }

    void agreed(Act act, Referral referral) {
        if (!of(referral, act.now()).isWhole()) {
            throw new Invalid(
                    "lead",
                    "A plan is agreed when somebody leads it and at least one who responds has a time. Choose the lead, and add who responds when");
        }
        plans.agreed(referral.personId(), referral.journeyId(), act.now());
    }
}
