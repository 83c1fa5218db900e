package org.onedoor.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Glass;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Involved;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.IAms;
import org.onedoor.record.PlanMatrix;
import org.onedoor.record.PlanPointer;
import org.onedoor.record.PlanPointers;
import org.onedoor.record.PlanView;
import org.springframework.stereotype.Component;

/** What is seen of somebody once the glass is broken: who they are, what anyone must know, who knows them. No story. */
@Component
class EmergencyExtract {
    private final People people;
    private final WaysToReach ways;
    private final Alerts alerts;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Referrals referrals;
    private final Services services;
    private final PersonItems personItems;
    private final CrisisPlans plans;
    private final PlanMatrix matrix;
    private final IAms iAms;
    private final PlanPointers pointers;
    private final DomainTime time;

    EmergencyExtract(
            People people,
            WaysToReach ways,
            Alerts alerts,
            Relationships relationships,
            Organisations organisations,
            Referrals referrals,
            Services services,
            PersonItems personItems,
            CrisisPlans plans,
            PlanMatrix matrix,
            IAms iAms,
            PlanPointers pointers,
            DomainTime time) {
        this.people = people;
        this.ways = ways;
        this.alerts = alerts;
        this.relationships = relationships;
        this.organisations = organisations;
        this.referrals = referrals;
        this.services = services;
        this.personItems = personItems;
        this.plans = plans;
        this.matrix = matrix;
        this.iAms = iAms;
        this.pointers = pointers;
        this.time = time;
    }

    EmergencyPage.Extract of(UUID personId, List<UUID> ids, Glass glass) {
        Instant now = time.instant();
        var person = people.get(personId);
        List<Referral> all = referrals.ofPerson(ids);
        List<PlanPointer> elsewhere = pointers.of(ids);
        return new EmergencyPage.Extract(
                person,
                glass,
                person.practiceOds() == null
                        ? null
                        : organisations
                                .byOds(person.practiceOds())
                                .map(Organisation::name)
                                .orElse(null),
                alerts.inEmergency(ids),
                known(ids, person.practiceOds(), now),
                personItems.of(ids, all.stream().filter(Referral::isOpen).toList()),
                referrals
                        .appointments(
                                ids, all.stream().map(Referral::referralId).toList())
                        .stream()
                        .filter(appointment -> appointment.state().equals("booked")
                                && appointment.startsAt().toInstant().isAfter(now))
                        .toList(),
                ways.of(personId).orElse(null),
                iAms.shown(ids, true).orElse(null),
                plans.published(ids)
                        .map(plan -> matrix.view(
                                new PlanView.Of(person, plan, null, London.date(now)),
                                matrix.audience(CurrentActor.get()),
                                true))
                        .orElse(null),
                elsewhere,
                organisations.names(
                        elsewhere.stream().map(PlanPointer::organisationId).collect(Collectors.toSet())),
                now);
    }

    private List<EmergencyPage.Known> known(List<UUID> ids, @Nullable String practiceOds, Instant now) {
        UUID practice = practiceOds == null
                ? null
                : organisations.byOds(practiceOds).map(Organisation::id).orElse(null);
        List<Involved> live = relationships.of(ids).stream()
                .filter(each -> each.until() == null || each.until().toInstant().isAfter(now))
                .toList();
        Map<UUID, String> names =
                organisations.names(live.stream().map(Involved::organisationId).collect(Collectors.toSet()));
        Map<UUID, String> teams = organisations.teamNames(
                live.stream().map(Involved::teamId).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<String, EmergencyPage.Known> found = new LinkedHashMap<>();
        for (Involved each : live) {
            EmergencyPage.Known known = new EmergencyPage.Known(
                    names.getOrDefault(each.organisationId(), "An organisation"),
                    each.teamId() == null ? null : teams.get(each.teamId()),
                    phone(each.teamId()),
                    each.organisationId().equals(practice));
            found.putIfAbsent(known.organisation() + known.team(), known);
        }
        return List.copyOf(found.values());
    }

    private @Nullable String phone(@Nullable UUID teamId) {
        return teamId == null
                ? null
                : services.ofTeam(teamId).stream()
                        .map(Service::phone)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
