package org.onedoor.directory.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.OpenItems;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.duplicate.SameServices;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.entry.ServiceLinks;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the page of one service shows to whoever reads it. */
@Component
class ServiceView {
    private final Services services;
    private final ServiceEntries entries;
    private final Capacities capacities;
    private final ServiceLinks links;
    private final SameServices same;
    private final ObjectProvider<OpenItems> open;
    private final Gate gate;
    private final DomainTime time;

    ServiceView(
            Services services,
            ServiceEntries entries,
            Capacities capacities,
            ServiceLinks links,
            SameServices same,
            ObjectProvider<OpenItems> open,
            Gate gate,
            DomainTime time) {
        this.services = services;
        this.entries = entries;
        this.capacities = capacities;
        this.links = links;
        this.same = same;
        this.open = open;
        this.gate = gate;
        this.time = time;
    }

    ServicePage of(
            Service service,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            @Nullable String made,
            Looks.Shown shown) {
        Actor actor = CurrentActor.get();
        Instant now = time.instant();
        boolean answers = ServiceEntries.answersFor(actor, service)
                && gate.decide(actor, Ask.function(Action.WRITE, "service-entry")) instanceof Decision.Allowed;
        boolean ceased = service.status() instanceof ServiceStatus.Ceased;
        Capacity room = capacities.of(List.of(service)).getOrDefault(service.id(), new Capacity.Unknown(null));
        Service next = services.successor(service);
        return new ServicePage(
                service,
                entries.of(service),
                entries.providers(service),
                services.needs().stream()
                        .filter(need -> service.needs().contains(need.code()))
                        .map(CodedNeed::label)
                        .toList(),
                room.words(now),
                capacities.history(service),
                entries.changes(service),
                entries.faults(service),
                answers ? links.of(service) : List.of(),
                same.oneWith(service),
                next.equals(service) ? null : next,
                ceased ? open.stream().map(each -> each.of(service.id(), shown)).toList() : List.of(),
                ServiceEntries.mayApprove(actor) && !ceased ? others(service) : List.of(),
                new ServicePage.May(answers, ServiceEntries.mayApprove(actor), actor.accountId()),
                typed,
                problems,
                refused,
                made,
                now);
    }

    private List<Service> others(Service service) {
        return services.all().stream()
                .filter(each -> each.status() instanceof ServiceStatus.Active
                        && !each.id().equals(service.id())
                        && !each.isLine())
                .toList();
    }
}
