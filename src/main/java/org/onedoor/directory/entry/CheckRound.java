package org.onedoor.directory.entry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Asks each provider every 90 days whether its entry is still right, and again after 30 while nothing is heard. */
@Component
public class CheckRound implements Pump {
    static final int EVERY_DAYS = 90;
    static final int AGAIN_DAYS = 30;

    private final Services services;
    private final ServiceEntryRepository repository;
    private final Acts acts;
    private final DomainTime time;

    CheckRound(Services services, ServiceEntryRepository repository, Acts acts, DomainTime time) {
        this.services = services;
        this.repository = repository;
        this.acts = acts;
        this.time = time;
    }

    @Override
    public String name() {
        return "directory-check-round";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        run(_ -> true);
    }

    /** The same for some of the services. */
    void run(Predicate<Service> which) {
        LocalDate today = London.date(time.instant());
        var entries = repository.all();
        List<Service> due = services.all().stream()
                .filter(which)
                .filter(service -> !service.isLine() && !service.isCentre())
                .filter(service -> !(service.status() instanceof ServiceStatus.Ceased))
                .filter(service -> isDue(service.verification().on(), today))
                .filter(service -> {
                    Entry entry = entries.get(service.id());
                    LocalDate asked = entry == null ? null : entry.askedOn();
                    return asked == null || !asked.plusDays(AGAIN_DAYS).isAfter(today);
                })
                .toList();
        CurrentActor.run(Actor.SYSTEM, () -> due.forEach(service -> ask(service, today)));
    }

    /** Whether an entry confirmed then, or never, is to be confirmed now. */
    public static boolean isDue(@Nullable LocalDate confirmed, LocalDate today) {
        return confirmed == null || !confirmed.plusDays(EVERY_DAYS).isAfter(today);
    }

    private void ask(Service service, LocalDate today) {
        acts.act(ServiceEntries.begin("Ask a provider to confirm its entry", service), act -> {
            repository.asked(service, today);
            act.happened(new EntryEvents.EntryCheckAsked(service.id(), service.code(), service.teamId()));
        });
    }
}
