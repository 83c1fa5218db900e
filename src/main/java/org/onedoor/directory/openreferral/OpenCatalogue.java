package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.duplicate.EntryKey;
import org.onedoor.directory.duplicate.Leaders;
import org.onedoor.directory.duplicate.SameServices;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/**
 * What is published: our own services, and those other publishers sent, as they sent them. Of entries that are of one service the
 * one that leads is listed; each other is found by its id, and says which.
 */
@Component
class OpenCatalogue {
    /** Of an entry that another stands for: the id of that one. The profile allows more properties than its own. */
    static final String SAME_AS = "same_service_as";

    private final Services services;
    private final ServiceEntries entries;
    private final Capacities capacities;
    private final Organisations organisations;
    private final ListingRepository listings;
    private final SameServices same;
    private final Terms terms;

    OpenCatalogue(
            Services services,
            ServiceEntries entries,
            Capacities capacities,
            Organisations organisations,
            ListingRepository listings,
            SameServices same,
            Terms terms) {
        this.services = services;
        this.entries = entries;
        this.capacities = capacities;
        this.organisations = organisations;
        this.listings = listings;
        this.same = same;
        this.terms = terms;
    }

    /** Those that pass, in brief or in full. An entry stands back only where the one that leads passes, too. */
    List<Map<String, Object>> services(Filters filters) {
        Leaders leaders = same.leaders();
        Map<UUID, Entry> all = entries.all();
        List<Service> ours = services.all().stream().filter(ours(filters)).toList();
        List<ListingRepository.Listing> theirs = listings.all().stream()
                .filter(listing -> filters.passes(listing.document()))
                .toList();
        Set<EntryKey> passing = new HashSet<>();
        ours.forEach(service -> passing.add(key(service)));
        theirs.forEach(listing -> passing.add(key(listing)));
        Predicate<EntryKey> shown =
                key -> leaders.of(key).filter(passing::contains).isEmpty();
        Map<UUID, String> names = names(ours);
        Map<UUID, Capacity> room = filters.full() ? capacities.of(ours) : Map.of();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Service service : ours) {
            if (shown.test(key(service))) {
                ServiceDocument document = document(service, all, names);
                documents.add(pointing(
                        filters.minimal()
                                ? minimal(service)
                                : filters.full() ? full(document, service, room) : document.brief(),
                        leaders.of(key(service))));
            }
        }
        theirs.stream()
                .filter(listing -> shown.test(key(listing)))
                .map(listing -> pointing(
                        filters.minimal()
                                ? Map.<String, Object>of(
                                        "id", listing.listingId().toString(), "name", listing.name())
                                : listing.document(),
                        leaders.of(key(listing))))
                .forEach(documents::add);
        return documents;
    }

    private Map<String, Object> full(ServiceDocument document, Service service, Map<UUID, Capacity> room) {
        return document.full(
                services.needs(), services.types(), room.getOrDefault(service.id(), new Capacity.Unknown(null)));
    }

    private static Map<String, Object> minimal(Service service) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", service.id().toString());
        d.put("name", service.name());
        return d;
    }

    private static EntryKey key(Service service) {
        return new EntryKey(service.organisationId(), service.id());
    }

    private static EntryKey key(ListingRepository.Listing listing) {
        return new EntryKey(listing.orgId(), listing.listingId());
    }

    Optional<Map<String, Object>> service(UUID id) {
        Leaders leaders = same.leaders();
        return services.find(id)
                .map(service -> pointing(full(service), leaders.of(key(service))))
                .or(() -> listings.findAll(id).stream()
                        .min(Comparator.comparing((ListingRepository.Listing listing) -> leaders.follows(key(listing))))
                        .map(listing -> pointing(listing.document(), leaders.of(key(listing)))));
    }

    private static Map<String, Object> pointing(Map<String, Object> document, Optional<EntryKey> leader) {
        if (leader.isEmpty() || leader.get().id().toString().equals(document.get("id"))) {
            return document;
        }
        Map<String, Object> pointing = new LinkedHashMap<>(document);
        pointing.put(SAME_AS, leader.get().id().toString());
        return pointing;
    }

    private Map<String, Object> full(Service service) {
        return full(
                document(service, entries.all(), names(List.of(service))), service, capacities.of(List.of(service)));
    }

    /** Where our own services are, those that follow another entry, too: nobody else says where they are. */
    List<Map<String, Object>> atLocations(Filters filters) {
        Leaders leaders = same.leaders();
        Map<UUID, Entry> all = entries.all();
        List<Service> ours = services.all().stream()
                .filter(ours(filters))
                .filter(service -> filters.isNear(service.point()))
                .toList();
        Map<UUID, String> names = names(ours);
        return ours.stream()
                .flatMap(service ->
                        document(service, all, names)
                                .atLocations(brief -> pointing(brief, leaders.of(key(service))))
                                .stream())
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
