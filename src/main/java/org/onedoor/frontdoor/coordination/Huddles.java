package org.onedoor.frontdoor.coordination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepCondition;
import org.onedoor.frontdoor.coordination.CoordinationEvents.HuddleCalled;
import org.onedoor.frontdoor.coordination.CoordinationEvents.HuddleInvited;
import org.onedoor.frontdoor.coordination.CoordinationEvents.HuddleNoteAdded;
import org.onedoor.frontdoor.coordination.CoordinationEvents.PlanAgreed;
import org.onedoor.frontdoor.coordination.HuddleRepository.Guest;
import org.onedoor.frontdoor.coordination.ResponsePlans.Planned;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * Huddles on a case: the roles that can solve it are invited, what they say is kept, and within the hour there is a plan that
 * somebody leads. A team that is invited sees the case for as long as its referral is open, and a while after.
 */
@Service
public class Huddles implements StepCondition {
    /** Whoever only brought somebody to the door follows the referral; the huddle is for those who care for them. */
    private static final Set<String> MAY_TAKE_PART = Set.of("clinician", "gp", "amhp", "vcse");

    /** How many are invited in one form. */
    public static final int ROWS = 4;

    /** Those whose role may open the case of another team. */
    private static final Set<String> MAY_OPEN = Set.of("navigator", "clinician", "gp", "amhp");

    private final ReferralActs acts;
    private final HuddleRepository huddles;
    private final ResponsePlans plans;
    private final Relationships relationships;
    private final Services services;
    private final Accounts accounts;
    private final Notes notes;

    Huddles(
            ReferralActs acts,
            HuddleRepository huddles,
            ResponsePlans plans,
            Relationships relationships,
            Services services,
            Accounts accounts,
            Notes notes) {
        this.acts = acts;
        this.huddles = huddles;
        this.plans = plans;
        this.relationships = relationships;
        this.services = services;
        this.accounts = accounts;
        this.notes = notes;
    }

    /** One row of the form as it was chosen. @param service whose team takes part in OneDoor; none by telephone or in person */
    public record Chosen(String role, @Nullable UUID service) {}

    /** The latest huddle of a case. Called from inside a look or an act. */
    public Optional<Huddle> of(Referral referral) {
        return huddles.latest(referral.personId(), referral.journeyId());
    }

    /** @param words what has to be decided, and how to join */
    public Referral call(String reference, List<Chosen> chosen, String words, @Nullable IdempotencyKey key) {
        List<Guest> guests = guests(chosen);
        Map<String, String> problems = new LinkedHashMap<>();
        if (words.isBlank()) {
            problems.put("words", "Say what has to be decided, and how to join");
        }
        if (guests.isEmpty()) {
            problems.put("role1", "Choose at least 1 role to invite");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.CALL_HUDDLE, key), (act, before) -> {
            require(Step.CALL_HUDDLE, before, act.actor());
            UUID huddle = Ids.at(act.now());
            huddles.call(before, huddle, act.now());
            invite(act, before, huddle, 0, guests);
            UUID event = act.happened(new HuddleCalled(before.referralId(), before.journeyId(), huddle, codes(guests)));
            notes.write(act, event, before.referralId(), words);
            return before;
        });
    }

    /** Adds what somebody says, or invites more; a fact, whatever else changed meanwhile. */
    public Referral add(String reference, List<Chosen> chosen, @Nullable String words, @Nullable IdempotencyKey key) {
        List<Guest> guests = guests(chosen);
        if (guests.isEmpty() && words == null) {
            throw new Invalid("words", "Write what you say in the huddle, or invite one more");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ADD_TO_HUDDLE, key), (act, before) -> {
            require(Step.ADD_TO_HUDDLE, before, act.actor());
            Huddle huddle = of(before).orElseThrow();
            UUID team = act.actor().teamId();
            if (!guests.isEmpty()) {
                invite(act, before, huddle.huddleId(), huddle.invited().size(), guests);
                act.happened(
                        new HuddleInvited(before.referralId(), before.journeyId(), huddle.huddleId(), codes(guests)));
            }
            if (words != null) {
                UUID event = act.happened(
                        new HuddleNoteAdded(before.referralId(), before.journeyId(), huddle.huddleId(), team));
                notes.write(act, event, before.referralId(), words);
                if (team != null) {
                    huddles.joined(before.personId(), huddle.huddleId(), team, act.now());
                }
            }
            return before;
        });
    }

    /** The huddle ends with a plan that somebody leads. @param words what was agreed */
    public Referral agree(String reference, Planned planned, String words, @Nullable IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("words", "Write what was agreed");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.AGREE_PLAN, key), (act, before) -> {
            require(Step.AGREE_PLAN, before, act.actor());
            Huddle huddle = of(before).orElseThrow();
            plans.apply(act, before, planned);
            plans.agreed(act, before);
            huddles.agreed(before.personId(), huddle.huddleId(), act.now());
            UUID event = act.happened(new PlanAgreed(
                    huddle.referralId(),
                    before.journeyId(),
                    huddle.huddleId(),
                    Duration.between(huddle.calledAt(), act.now()).toMinutes()));
            notes.write(act, event, huddle.referralId(), words);
            return before;
        });
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.CALL_HUDDLE, Step.ADD_TO_HUDDLE, Step.AGREE_PLAN);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        Huddle open = of(referral).filter(Huddle::isOpen).orElse(null);
        if (step == Step.CALL_HUDDLE) {
            return open == null
                    ? null
                    : "A huddle is open already, called on %s. Add to it, or record its plan first."
                            .formatted(London.full(open.calledAt()));
        }
        if (open == null) {
            return "'%s' is for a huddle that is open, and none is.".formatted(step.label());
        }
        boolean takesPart = step == Step.AGREE_PLAN
                || actor.isSystem()
                || actor.role().equals("navigator")
                || open.invites(actor.teamId())
                || (MAY_TAKE_PART.contains(actor.role())
                        && (referral.parties().contains(actor.organisationId())
                                || (actor.teamId() != null && referral.parties().contains(actor.teamId()))));
        return takesPart ? null : "'%s' is for those who are invited to it.".formatted(step.label());
    }

    private void require(Step step, Referral referral, Actor actor) {
        String refusal = refusal(step, referral, actor);
        if (refusal != null) {
            throw new Refused("not-permitted", refusal);
        }
    }

    private void invite(Act act, Referral referral, UUID huddle, int place, List<Guest> guests) {
        for (int i = 0; i < guests.size(); i++) {
            Guest guest = guests.get(i);
            huddles.invite(referral.personId(), huddle, place + i, guest);
            if (guest.service() != null) {
                relationships.begin(
                        act.subject().id(),
                        List.of(new Relationship(
                                guest.service().organisationId(),
                                guest.service().teamId(),
                                "huddle",
                                referral.referralId())));
            }
        }
    }

    private List<Guest> guests(List<Chosen> chosen) {
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Chosen one = chosen.get(i);
            if (one.role().isBlank() && one.service() == null) {
                continue;
            }
            HuddleRole role = HuddleRole.ofCode(one.role());
            if (role == null) {
                throw new Invalid("role" + (i + 1), "Choose in which role they are invited");
            }
            guests.add(new Guest(role, service(one.service(), "team" + (i + 1))));
        }
        return guests;
    }

    private org.onedoor.directory.@Nullable Service service(@Nullable UUID id, String field) {
        if (id == null) {
            return null;
        }
        org.onedoor.directory.Service service =
                services.find(id).orElseThrow(() -> new Invalid(field, "Choose a service from the list"));
        boolean mayOpen = accounts.ofTeam(service.teamId()).stream().anyMatch(one -> MAY_OPEN.contains(one.role()));
        if (!mayOpen) {
            throw new Invalid(
                    field,
                    "Nobody of %s may open the case of another team in OneDoor. Invite the role alone, and ring them"
                            .formatted(service.name()));
        }
        return service;
    }

    private static List<String> codes(List<Guest> guests) {
        return guests.stream().map(Guest::role).map(HuddleRole::code).toList();
    }
}
