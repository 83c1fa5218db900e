package org.onedoor.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Topic;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.IAms;
import org.onedoor.record.Observations;
import org.onedoor.record.PlanPart;
import org.springframework.stereotype.Component;

/** Puts together what a person or a carer sees, topic by topic: each that is seen is a look of its own. */
@Component
class Cares {
    private final Referrals referrals;
    private final Services services;
    private final CrisisPlans plans;
    private final IAms iAms;
    private final Observations observations;
    private final People people;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    Cares(
            Referrals referrals,
            Services services,
            CrisisPlans plans,
            IAms iAms,
            Observations observations,
            People people,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.referrals = referrals;
        this.services = services;
        this.plans = plans;
        this.iAms = iAms;
        this.observations = observations;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** @param ask what lets the reader open the page at all, whatever is on it */
    MyCare of(UUID personId, boolean self, String base, Ask ask) {
        Instant now = time.instant();
        var opened = looks.look(self ? "My care" : "Page of a carer", ask, shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return Map.entry(
                    people.get(personId).spoken(),
                    self ? List.<org.onedoor.record.Observation>of() : observations.own(ids));
        });
        return new MyCare(
                opened.getKey(),
                self,
                personId,
                base,
                topic("Where referrals stand", Topic.REFERRALS, personId, this::steps),
                topic("Appointments", Topic.APPOINTMENTS, personId, ids -> ahead(ids, now)),
                topic("What care is for", Topic.DIAGNOSIS, personId, this::needs),
                allowed(Topic.CRISIS_PLAN, personId) && plans.keeper(personId).isPresent(),
                allowed(Topic.CRISIS_PLAN, personId),
                allowed(Topic.I_AM, personId) && (self || iAms.isHeld(people.linked(personId))),
                opened.getValue(),
                now);
    }

    static Ask ask(Topic topic, UUID personId) {
        return Ask.about(Action.READ, topic.data(), new Subject.Person(personId));
    }

    private boolean allowed(Topic topic, UUID personId) {
        return gate.decide(CurrentActor.get(), ask(topic, personId)) instanceof Decision.Allowed;
    }

    private <T> @Nullable T topic(String what, Topic topic, UUID personId, Function<List<UUID>, T> query) {
        if (!allowed(topic, personId)) {
            return null;
        }
        return looks.look(what, ask(topic, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return query.apply(ids);
        });
    }

    private List<MyCare.Step> steps(List<UUID> ids) {
        return referrals.ofPerson(ids).stream()
                .map(referral -> {
                    int reached = MyCare.Step.reached(referral.state());
                    return new MyCare.Step(
                            referral.reference(),
                            referral.receivedAt(),
                            reached,
                            MyCare.Step.words(referral),
                            reached < 4 || referral.currentService() == null
                                    ? null
                                    : service(referral.currentService()));
                })
                .toList();
    }

    private List<MyCare.Ahead> ahead(List<UUID> ids, Instant now) {
        List<UUID> all =
                referrals.ofPerson(ids).stream().map(Referral::referralId).toList();
        return referrals.appointments(ids, all).stream()
                .filter(each -> each.state().equals("booked")
                        && each.startsAt().toInstant().isAfter(now))
                .map(each -> new MyCare.Ahead(each.startsAt().toInstant(), service(each.serviceId()), each.mode()))
                .sorted(java.util.Comparator.comparing(MyCare.Ahead::at))
                .toList();
    }

    private List<String> needs(List<UUID> ids) {
        Map<String, String> labels =
                services.needs().stream().collect(Collectors.toMap(CodedNeed::code, CodedNeed::label, (a, _) -> a));
        List<String> found = new java.util.ArrayList<>(referrals.ofPerson(ids).stream()
                .flatMap(referral -> referral.needs().stream())
                .distinct()
                .map(code -> labels.getOrDefault(code, code.replace('-', ' ')))
                .toList());
        plans.published(ids)
                .map(CrisisPlan::content)
                .map(content -> content.at(PlanPart.DIAGNOSIS))
                .filter(Objects::nonNull)
                .ifPresent(found::add);
        return found;
    }

    private String service(UUID id) {
        return services.find(id).map(Service::name).orElse("A service");
    }
}
