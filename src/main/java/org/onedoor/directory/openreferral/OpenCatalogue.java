package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** What is published: our own services, and those other publishers sent, as they sent them. */
@Component
class OpenCatalogue {
    private final Services services;
    private final ServiceEntries entries;
    private final Capacities capacities;
    private final Organisations organisations;
    private final ListingRepository listings;
    private final Terms terms;

    OpenCatalogue(
            Services services,
            ServiceEntries entries,
            Capacities capacities,
            Organisations organisations,
            ListingRepository listings,
            Terms terms) {
        this.services = services;
        this.entries = entries;
        this.capacities = capacities;
        this.organisations = organisations;
        this.listings = listings;
        this.terms = terms;
    }

    /** Those that pass, in brief or in full. */
    List<Map<String, Object>> services(Filters filters) {
        Map<UUID, Entry> all = entries.all();
        List<Service> ours = services.all().stream().filter(ours(filters)).toList();
        Map<UUID, String> names = names(ours);
        Map<UUID, Capacity> room = filters.full() ? capacities.of(ours) : Map.of();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Service service : ours) {
            ServiceDocument document = document(service, all, names);
            documents.add(
                    filters.minimal()
                            ? minimal(service)
                            : filters.full()
                                    ? document.full(
                                            services.needs(),
                                            services.types(),
                                            room.getOrDefault(service.id(), new Capacity.Unknown(null)))
                                    : document.brief());
        }
        listings.all().stream()
                .filter(listing -> filters.passes(listing.document()))
                .map(listing -> filters.minimal()
                        ? Map.<String, Object>of("id", listing.listingId().toString(), "name", listing.name())
                        : listing.document())
                .forEach(documents::add);
        return documents;
    }

    private static Map<String, Object> minimal(Service service) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", service.id().toString());
        d.put("name", service.name());
        return d;
    }

    Optional<Map<String, Object>> service(UUID id) {
        return services.find(id)
                .map(service -> document(service, entries.all(), names(List.of(service)))
                        .full(
                                services.needs(),
                                services.types(),
                                capacities.of(List.of(service)).getOrDefault(id, new Capacity.Unknown(null))))
                .or(() -> listings.find(id).map(ListingRepository.Listing::document));
    }

    List<Map<String, Object>> atLocations(Filters filters) {
        Map<UUID, Entry> all = entries.all();
        List<Service> ours = services.all().stream()
                .filter(ours(filters))
                .filter(service -> filters.isNear(service.point()))
                .toList();
        Map<UUID, String> names = names(ours);
        return ours.stream()
                .flatMap(service -> document(service, all, names).atLocations().stream())
                .toList();
    }

    List<Terms.Term> terms() {
        return terms.all();
    }

    private Predicate<Service> ours(Filters filters) {
        return service -> filters.passes(service)
                && (filters.search().isEmpty() || found(service, filters.search()))
                && (filters.term() == null
                        || termsOf(service).anyMatch(term -> term.id().equals(filters.term())))
                && (filters.taxonomy() == null
                        || termsOf(service)
                                .anyMatch(term -> Terms.id("taxonomy", term.taxonomy().code)
                                        .equals(filters.taxonomy())));
    }

    private boolean found(Service service, String search) {
        String words = (service.name() + " " + service.description()).toLowerCase(Locale.UK);
        return words.contains(search.toLowerCase(Locale.UK))
                || services.search(search).contains(service);
    }

    private Stream<Terms.Term> termsOf(Service service) {
        Terms.Term type = Terms.type(services.types(), service.typeCode());
        return Stream.of(
                        services.needs().stream()
                                .filter(need -> service.needs().contains(need.code()))
                                .map(Terms::need),
                        Stream.ofNullable(type),
                        services.types().stream()
                                .filter(each -> each.code().equals(service.typeCode()) && each.mapLabel() != null)
                                .map(each -> Terms.mapped(java.util.Objects.requireNonNull(each.mapLabel()))))
                .flatMap(each -> each);
    }

    private Map<UUID, String> names(List<Service> of) {
        return organisations.names(
                of.stream().map(Service::organisationId).distinct().toList());
    }

    private static ServiceDocument document(Service service, Map<UUID, Entry> entries, Map<UUID, String> names) {
        @Nullable Entry entry = entries.get(service.id());
        return new ServiceDocument(
                service,
                entry == null ? Entry.empty(service.organisationId(), service.id()) : entry,
                names.getOrDefault(service.organisationId(), "A partner"));
    }
}
