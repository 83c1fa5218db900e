package org.onedoor.frontdoor;

import static org.onedoor.frontdoor.WorkState.ACCEPTED;
import static org.onedoor.frontdoor.WorkState.APPOINTMENT_CANCELLED;
import static org.onedoor.frontdoor.WorkState.AWAITING_ANSWER;
import static org.onedoor.frontdoor.WorkState.AWAITING_TRIAGE;
import static org.onedoor.frontdoor.WorkState.BOOKED;
import static org.onedoor.frontdoor.WorkState.CANCELLED;
import static org.onedoor.frontdoor.WorkState.CLOSED;
import static org.onedoor.frontdoor.WorkState.CONTACT_ATTEMPTED;
import static org.onedoor.frontdoor.WorkState.DID_NOT_ATTEND;
import static org.onedoor.frontdoor.WorkState.EXPIRED;
import static org.onedoor.frontdoor.WorkState.INFO_REQUESTED;
import static org.onedoor.frontdoor.WorkState.IN_PROGRESS;
import static org.onedoor.frontdoor.WorkState.IN_TRIAGE;
import static org.onedoor.frontdoor.WorkState.OUTCOME_RECORDED;
import static org.onedoor.frontdoor.WorkState.RETURNED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Refused;

/**
 * Which steps are legal in which state, and for whom. The one table behind every button, every command and the
 * reference page; a step that is missing says why.
 */
public final class Permitted {
    private static final Set<WorkState> WITH_CENTRE =
            EnumSet.of(AWAITING_TRIAGE, IN_TRIAGE, INFO_REQUESTED, RETURNED, EXPIRED);
    private static final Set<WorkState> WITH_TEAM =
            EnumSet.of(ACCEPTED, BOOKED, CONTACT_ATTEMPTED, DID_NOT_ATTEND, APPOINTMENT_CANCELLED, IN_PROGRESS);
    /** What happened is recorded whatever was decided meanwhile: also while another is asked, and after the end. */
    private static final Set<WorkState> FACTS_TOO = EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED, CLOSED, CANCELLED);

    /** Nobody has seen the person yet, or not since they were last expected. */
    private static final Set<WorkState> WAITING = EnumSet.of(
            AWAITING_TRIAGE,
            IN_TRIAGE,
            INFO_REQUESTED,
            RETURNED,
            EXPIRED,
            AWAITING_ANSWER,
            ACCEPTED,
            BOOKED,
            CONTACT_ATTEMPTED,
            DID_NOT_ATTEND,
            APPOINTMENT_CANCELLED);

    private static final Map<Step, Rule> RULES = new EnumMap<>(Step.class);

    static {
        rule(Step.START_TRIAGE, Who.OWNER, EnumSet.of(AWAITING_TRIAGE, RETURNED, EXPIRED));
        rule(Step.DECIDE_PRIORITY, Who.OWNER, union(WITH_CENTRE, WITH_TEAM));
        rule(Step.RECOGNISE, Who.OWNER, union(WITH_CENTRE, WITH_TEAM));
        rule(Step.OFFER_CHOICE, Who.REFERRER_OR_OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(Step.RECORD_ASSESSMENT, Who.OWNER_OR_SHARING, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(OUTCOME_RECORDED)));
        rule(Step.ASSESS_AGAIN, Who.OWNER, WITH_TEAM);
        rule(Step.RECORD_PERINATAL, Who.REFERRER_OR_OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(
                Step.RECORD_LONG_TERM_CONDITION,
                Who.REFERRER_OR_OWNER,
                union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED)));
        rule(Step.RECORD_SCORES, Who.OWNER, union(WITH_TEAM, FACTS_TOO));
        rule(Step.OPEN_BOTH, Who.OWNER, union(WITH_CENTRE, WITH_TEAM));
        rule(Step.SHARE, Who.REFERRER_OR_OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(
                Step.STOP_SHARING,
                Who.OWNER_OR_SHARING,
                union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED)));
        rule(Step.MERGE, Who.OWNER, WITH_CENTRE);
        rule(Step.OFFER, Who.OWNER, union(WITH_CENTRE, WITH_TEAM));
        rule(Step.WITHDRAW_OFFER, Who.OWNER, EnumSet.of(AWAITING_ANSWER));
        rule(Step.ACCEPT, Who.OFFERED, EnumSet.of(AWAITING_ANSWER));
        rule(Step.DECLINE, Who.OFFERED, EnumSet.of(AWAITING_ANSWER));
        rule(Step.APPEAL, Who.REFERRER_OR_OWNER, EnumSet.of(RETURNED, IN_TRIAGE));
        rule(Step.REQUEST_INFORMATION, Who.OWNER, EnumSet.of(AWAITING_TRIAGE, IN_TRIAGE, RETURNED, EXPIRED));
        rule(Step.GIVE_INFORMATION, Who.REFERRER, EnumSet.of(INFO_REQUESTED));
        rule(Step.BOOK, Who.OWNER, WITH_TEAM);
        rule(Step.CANCEL_APPOINTMENT, Who.OWNER, EnumSet.of(BOOKED));
        rule(Step.CHECK_IN, Who.OWNER, WAITING);
        rule(Step.PLAN_CHECK_IN, Who.OWNER, WAITING);
        rule(Step.REPORT_WORSE, Who.REFERRER_OR_OWNER, WAITING);
        rule(Step.REVIEW_HARM, Who.OWNER, union(WAITING, EnumSet.of(IN_PROGRESS)));
        rule(Step.ASK_STILL_NEEDED, Who.OWNER, WAITING);
        rule(Step.ANSWER_STILL_NEEDED, Who.OWNER, WAITING);
        rule(Step.RECORD_CONTACT, Who.OWNER, union(WITH_TEAM, FACTS_TOO));
        rule(Step.RECORD_ATTEMPT, Who.OWNER, union(WITH_CENTRE, WITH_TEAM, FACTS_TOO));
        rule(Step.RECORD_NON_ATTENDANCE, Who.OWNER, EnumSet.of(BOOKED));
        rule(Step.REFER_ONWARD, Who.OWNER, union(WITH_TEAM, EnumSet.of(OUTCOME_RECORDED)));
        rule(Step.TRANSFER, Who.OWNER, WITH_TEAM);
        rule(Step.CHECK_TRANSFER, Who.OWNER, WITH_TEAM);
        rule(Step.CONFIRM_IDENTITY, Who.OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(Step.RECORD_OUTCOME, Who.OWNER, union(WITH_TEAM, WITH_CENTRE));
        rule(Step.STEP_DOWN, Who.OWNER, WITH_TEAM);
        rule(Step.COME_STRAIGHT_BACK, Who.ANY_PARTY_OR_CENTRE, EnumSet.of(OUTCOME_RECORDED, CLOSED));
        rule(Step.CLOSE, Who.OWNER, EnumSet.of(OUTCOME_RECORDED));
        rule(Step.WITHDRAW, Who.REFERRER_OR_OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(Step.HAND_BACK, Who.OWNER, WITH_TEAM);
        rule(Step.REOPEN, Who.OWNER_OR_CENTRE, EnumSet.of(CLOSED, CANCELLED));
        rule(Step.REFER_AGAIN, Who.ANY_PARTY_OR_CENTRE, EnumSet.of(CLOSED, CANCELLED));
        rule(Step.CORRECT, Who.OWNER, union(WITH_CENTRE, WITH_TEAM, FACTS_TOO));
        rule(
                Step.RECORD_SAFE_WAYS,
                Who.REFERRER_OR_OWNER,
                union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED)));
        rule(Step.NAME_WORKER, Who.OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED)));
        rule(
                Step.RECORD_ETHNICITY,
                Who.REFERRER_OR_OWNER,
                union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER, OUTCOME_RECORDED)));
        Set<WorkState> alive = union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER));
        rule(Step.PLAN_RESPONSE, Who.OWNER_OR_NAVIGATOR, alive);
        rule(Step.RECORD_RESPONSE, Who.OWNER_OR_NAVIGATOR, union(alive, EnumSet.of(OUTCOME_RECORDED)));
        rule(Step.CALL_HUDDLE, Who.OWNER_OR_NAVIGATOR, alive);
        rule(Step.ADD_TO_HUDDLE, Who.INVITED, alive);
        rule(Step.AGREE_PLAN, Who.OWNER_OR_NAVIGATOR, alive);
        rule(Step.PLAN_TRANSITION, Who.OWNER_OR_NAVIGATOR, union(WITH_CENTRE, WITH_TEAM, FACTS_TOO));
        rule(Step.FOLLOW_UP_TRANSITION, Who.OWNER_OR_NAVIGATOR, union(WITH_CENTRE, WITH_TEAM, FACTS_TOO));
        rule(Step.RECORD_COMPLEXITY, Who.OWNER, alive);
        rule(Step.RECORD_FRAILTY, Who.REFERRER_OR_OWNER, alive);
        rule(Step.RECORD_CONVERSION, Who.OWNER, WITH_TEAM);
        rule(Step.RECORD_MILESTONE, Who.OWNER, union(WITH_TEAM, FACTS_TOO));
        rule(Step.RECORD_CONSENT, Who.REFERRER_OR_OWNER, union(WITH_CENTRE, WITH_TEAM, EnumSet.of(AWAITING_ANSWER)));
        rule(Step.KEEP_DOCUMENTS, Who.ANY_PARTY, EnumSet.allOf(WorkState.class));
        rule(Step.ADD_NOTE, Who.ANY_PARTY, EnumSet.allOf(WorkState.class));
    }

    private Permitted() {}

    /** The part somebody plays in a referral. */
    public enum Who {
        OWNER("the team that owns it"),
        OWNER_OR_CENTRE("the team that had it last, or the Care Co-ordination Centre"),
        OWNER_OR_NAVIGATOR("the team that owns it, or the Care Co-ordination Centre"),
        OWNER_OR_SHARING("the team that owns it, or a service that shares it"),
        INVITED("those who are invited, and anyone it concerns"),
        OFFERED("the team it was offered to"),
        REFERRER("whoever sent it"),
        REFERRER_OR_OWNER("whoever sent it, or the team that owns it"),
        ANY_PARTY("anyone it concerns"),
        ANY_PARTY_OR_CENTRE("anyone it concerns, or the Care Co-ordination Centre");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One row of the table. */
    public record Rule(Who who, Set<WorkState> states) {
        public Rule {
            states = Set.copyOf(states);
        }
    }

    private static void rule(Step step, Who who, Set<WorkState> states) {
        RULES.put(step, new Rule(who, states));
    }

    @SafeVarargs
    private static Set<WorkState> union(Set<WorkState>... sets) {
        Set<WorkState> all = EnumSet.noneOf(WorkState.class);
        for (Set<WorkState> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    /** Whether a team has the need and works with the person. */
    static boolean withTeam(WorkState state) {
        return WITH_TEAM.contains(state);
    }

    /** Whether this is the actor's to triage and to look further into: their team has it now. */
    public static boolean owns(Referral referral, Actor actor) {
        return plays(Who.OWNER, referral, actor);
    }

    /** Whether the actor's team deals with it: has it, is asked, or shares it; or is the Care Co-ordination Centre. */
    public static boolean knowsDoubts(Referral referral, Actor actor) {
        UUID team = actor.teamId();
        return isOfCentre(actor) || (team != null && referral.carers().contains(team));
    }

    /** Whether the actor's team sent it, or their organisation where no team did. */
    static boolean sent(Referral referral, Actor actor) {
        return plays(Who.REFERRER, referral, actor);
    }

    public static Map<Step, Rule> rules() {
        return new LinkedHashMap<>(RULES);
    }

    /** Why this step may not be taken now by this actor, in words; null when it may. */
    public static @Nullable String refusal(Step step, Referral referral, Actor actor) {
        Rule rule = java.util.Objects.requireNonNull(RULES.get(step));
        if (!rule.states().contains(referral.state())) {
            return "'%s' cannot be done while the referral is: %s.%s"
                    .formatted(step.label(), referral.state().label(), cure(rule, referral, actor));
        }
        if (!plays(rule.who(), referral, actor)) {
            return "'%s' is for %s.".formatted(step.label(), rule.who().words());
        }
        return null;
    }

    /** What the owner of a need that is offered does first; nobody else can. */
    private static String cure(Rule rule, Referral referral, Actor actor) {
        boolean after = referral.state() == AWAITING_ANSWER && rule.states().contains(IN_TRIAGE);
        return after && owns(referral, actor) ? " Take the offer back first." : "";
    }

    /** @throws Refused when this step may not be taken now; the message says why */
    static void require(Step step, Referral referral, Actor actor) {
        String refusal = refusal(step, referral, actor);
        if (refusal != null) {
            throw new Refused("not-permitted", refusal);
        }
    }

    /** Every step with its refusal, or null where it may be taken. */
    public static Map<Step, @Nullable String> all(Referral referral, Actor actor) {
        Map<Step, @Nullable String> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            all.put(step, refusal(step, referral, actor));
        }
        return all;
    }

    private static boolean isOfCentre(Actor actor) {
        return actor.role().equals("navigator");
    }

    private static boolean plays(Who who, Referral referral, Actor actor) {
        if (actor.isSystem()) {
            return true;
        }
        UUID team = actor.teamId();
        boolean owner = referral.owner().teamId().equals(team);
        boolean offered = referral.offer() != null && referral.offer().teamId().equals(team);
        boolean referrer = referral.source().teamId() == null
                ? referral.source().organisationId().equals(actor.organisationId())
                : referral.source().teamId().equals(team);
        boolean sharing = referral.isSharedWith(team);
        return switch (who) {
            case OWNER -> owner;
            case OWNER_OR_SHARING -> owner || sharing;
            case OWNER_OR_CENTRE, OWNER_OR_NAVIGATOR -> owner || isOfCentre(actor);
            case INVITED -> true; // who that is, the huddle knows
            case OFFERED -> offered;
            case REFERRER -> referrer;
            case REFERRER_OR_OWNER -> referrer || owner;
            case ANY_PARTY -> owner || offered || referrer || sharing;
            case ANY_PARTY_OR_CENTRE -> owner || offered || referrer || sharing || isOfCentre(actor);
        };
    }
}
