package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.assessment.RefusalReason;
import org.onedoor.frontdoor.assessment.TrustedAssessments;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;

/**
 * The one referral that services share, as a door beside the front door meets it: what comes in there about the same person
 * joins it, and nobody is assessed there again without a reason. Reading is called from inside a look or an act.
 */
@org.springframework.stereotype.Service
public class SharedElsewhere {
    /** The kind of assessment that a door in a crisis makes. */
    private static final String MENTAL_HEALTH = "mental-health";

    private final SharedReferrals shared;
    private final ReferralRepository referrals;
    private final ReferralActs referralActs;
    private final TrustedAssessments assessments;
    private final Services services;
    private final Organisations organisations;
    private final People people;
    private final Acts acts;

    SharedElsewhere(
            SharedReferrals shared,
            ReferralRepository referrals,
            ReferralActs referralActs,
            TrustedAssessments assessments,
            Services services,
            Organisations organisations,
            People people,
            Acts acts) {
        this.shared = shared;
        this.referrals = referrals;
        this.referralActs = referralActs;
        this.assessments = assessments;
        this.services = services;
        this.organisations = organisations;
        this.people = people;
        this.acts = acts;
    }

    /**
     * The referral as a reader meets it elsewhere.
     *
     * @param party whether it is theirs to open
     * @param assessed those in date, such as {@code Mental health assessment of 3 Mar 2026 by Street Triage, in date until ...}
     */
    public record Met(String reference, String owner, boolean party, List<String> assessed) {
        public Met {
            assessed = List.copyOf(assessed);
        }
    }

    /** Why somebody was assessed again. @param words more about it; needed for another reason */
    public record Again(String reason, @Nullable String words) {}

    /** The person's open referral that services share; to whoever is not of it without what is not shared with others. */
    public Optional<Met> of(UUID personId, Actor reader) {
        return open(personId).map(referral -> {
            boolean party = isParty(referral, reader);
            return new Met(
                    referral.reference(),
                    organisations
                            .teamNames(Set.of(referral.owner().teamId()))
                            .getOrDefault(referral.owner().teamId(), "another team"),
                    party,
                    assessments.earlier(referral).stream()
                            .filter(one -> one.shared() || referral.carers().contains(reader.teamId()))
                            .map(assessments::counts)
                            .toList());
        });
    }

    /**
     * Part of an act at another door: the service that is sent something there shares the referral from then on, where it is
     * one of those that may.
     *
     * @param data the class of data of that door
     * @param words what came, for the timeline
     */
    public void join(Act act, String data, UUID personId, @Nullable UUID teamId, String words) {
        Referral met = open(personId).orElse(null);
        if (met == null || teamId == null || met.state() == WorkState.OUTCOME_RECORDED) {
            return;
        }
        Service service = shared.open(met).stream()
                .filter(each -> each.teamId().equals(teamId))
                .findFirst()
                .orElse(null);
        if (service == null) {
            return; // it owns it or shares it already, or is none of those that share
        }
        onPerson(act, data, "Share a referral from another door", met, inner -> {
            Referral before = referrals.find(met.personId(), met.referralId()).orElseThrow();
            referralActs.store(inner, before, shared.begin(inner, before, service, words));
        });
    }

    /** Why another is made, by code. */
    public static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (RefusalReason each : RefusalReason.values()) {
            reasons.put(each.code(), each.label());
        }
        return reasons;
    }

    /**
     * Part of an act at another door in which somebody was assessed: where one in date counts, why another was needed is kept
     * and counted on the referral.
     *
     * @throws Invalid asking for the reason, named {@code again}, or for its words, named {@code againWords}
     */
    public void again(Act act, String data, UUID personId, Again again) {
        Standing found = standing(personId, act.actor()).orElse(null);
        if (found == null) {
            return;
        }
        if (again.reason().isBlank()) {
            throw new Invalid(
                    "again",
                    "%s and counts for every service that shares referral %s. Use it, or say why another is needed"
                            .formatted(
                                    assessments.counts(found.assessment()),
                                    found.referral().reference()));
        }
        RefusalReason reason = Arrays.stream(RefusalReason.values())
                .filter(each -> each.code().equals(again.reason()))
                .findFirst()
                .orElseThrow(() -> new Invalid("again", "Say why another is needed"));
        if (reason == RefusalReason.OTHER
                && (again.words() == null || again.words().isBlank())) {
            throw new Invalid("againWords", "Say what the other reason is");
        }
        Writing.limit("againWords", "What you write", again.words(), Writing.SENTENCES);
        onPerson(
                act,
                data,
                "Say why somebody was assessed again",
                found.referral(),
                inner -> assessments.refused(
                        inner,
                        found.referral(),
                        found.assessment(),
                        found.service().id(),
                        reason,
                        again.words()));
    }

    private record Standing(Referral referral, Assessment assessment, Service service) {}

    /** Only to a service that shares such referrals: to anybody else, that somebody was assessed would be told. */
    private Optional<Standing> standing(UUID personId, Actor actor) {
        UUID team = actor.teamId();
        if (team == null) {
            return Optional.empty();
        }
        Service service = services.ofTeam(team).stream()
                .filter(shared::mayShare)
                .findFirst()
                .orElse(null);
        if (service == null) {
            return Optional.empty();
        }
        return open(personId)
                .flatMap(referral -> assessments.earlier(referral).stream()
                        .filter(one -> one.kind().code().equals(MENTAL_HEALTH))
                        .filter(one -> one.shared() || isParty(referral, actor))
                        .findFirst()
                        .map(one -> new Standing(referral, one, service)));
    }

    /** One that is shared now before one that a service which may share it only owns. */
    private Optional<Referral> open(UUID personId) {
        List<Referral> all = referrals.ofPerson(people.linked(personId)).stream()
                .filter(Referral::isOpen)
                .toList();
        return all.stream()
                .filter(Referral::isShared)
                .findFirst()
                .or(() -> all.stream()
                        .filter(each ->
                                services.ofTeam(each.owner().teamId()).stream().anyMatch(shared::mayShare))
                        .findFirst());
    }

    private static boolean isParty(Referral referral, Actor actor) {
        return referral.parties().contains(actor.teamId() == null ? actor.organisationId() : actor.teamId());
    }

    private void onPerson(Act act, String data, String what, Referral referral, Consumer<Act> body) {
        Subject.Person subject = new Subject.Person(referral.personId());
        Ask ask = Ask.item(Action.WRITE, data, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on(what + " " + referral.reference(), ask, subject), body);
    }
}
