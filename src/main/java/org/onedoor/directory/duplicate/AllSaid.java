package org.onedoor.directory.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** What is said of services by us and by other publishers. */
@Component
class AllSaid {
    private final Services services;
    private final ServiceEntries entries;
    private final Organisations organisations;
    private final SaidElsewhere elsewhere;

    AllSaid(Services services, ServiceEntries entries, Organisations organisations, SaidElsewhere elsewhere) {
        this.services = services;
        this.entries = entries;
        this.organisations = organisations;
        this.elsewhere = elsewhere;
    }

    /** All that anybody can see. The centre is no service of anybody else's. */
    List<Said> all() {
        List<Said> all = new ArrayList<>(elsewhere.all());
        all.addAll(ours(services.all().stream()
                .filter(service -> !service.isCentre() && isOffered(service))
                .toList()));
        return all;
    }

    /** These, also those that have ended. */
    Map<EntryKey, Said> of(Collection<EntryKey> keys) {
        Map<EntryKey, Said> all = new HashMap<>(elsewhere.of(keys));
        ours(keys.stream().map(this::ours).flatMap(Optional::stream).toList())
                .forEach(said -> all.put(said.key(), said));
        return all;
    }

    Optional<Service> ours(EntryKey key) {
        return services.find(key.id())
                .filter(service -> service.organisationId().equals(key.orgId()));
    }

    /** Another figure whenever something is said otherwise, or pairs are found otherwise. */
    long mark() {
        return 31 * (31 * elsewhere.mark() + services.edition()) + AlikeFinder.EDITION;
    }

    private List<Said> ours(List<Service> of) {
        if (of.isEmpty()) {
            return List.of();
        }
        Map<UUID, Entry> kept = entries.all();
        Map<UUID, String> names = organisations.names(
                of.stream().map(Service::organisationId).distinct().toList());
        return of.stream()
                .map(service -> ours(
                        service,
                        kept.getOrDefault(service.id(), Entry.empty(service.organisationId(), service.id())),
                        names.get(service.organisationId())))
                .toList();
    }

    private static Said ours(Service service, Entry entry, @Nullable String organisation) {
        return new Said(
                new EntryKey(service.organisationId(), service.id()),
                Said.OURS,
                "Our own directory",
                service.name(),
                organisation,
                entry.address() == null ? List.of() : PlainForm.postcodes(entry.address()),
                service.phone() == null ? List.of() : List.of(service.phone()),
                Stream.of(Optional.ofNullable(entry.web()), Optional.ofNullable(entry.online()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                service.eligibility().ageFrom(),
                service.eligibility().ageTo(),
                isOffered(service));
    }

    private static boolean isOffered(Service service) {
        return !(service.status() instanceof ServiceStatus.Ceased);
    }
}
