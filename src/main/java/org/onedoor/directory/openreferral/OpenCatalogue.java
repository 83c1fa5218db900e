package org.onedoor.directory.openreferral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceType;
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

    /** A page of those that pass, in brief or in full. An entry stands back only where the one that leads passes, too. */
    Paged services(Filters filters) {
        Leaders leaders = same.leaders();
        Predicate<Service> passes = ours(filters);
        Set<EntryKey> hidden = hidden(leaders, filters, passes);
        List<Service> ours = filters.isOfAll() && hidden.isEmpty()
                ? services.all()
                : services.all().stream()
                        .filter(service -> passes.test(service) && !hidden.contains(key(service)))
                        .toList();
        int from = filters.from(ours.size());
        List<Service> shown = ours.subList(from, filters.until(ours.size()));
        Map<UUID, Entry> all = entries.of(shown);
        Map<UUID, String> names = names(shown);
        Map<UUID, Capacity> room = filters.full() ? capacities.of(shown) : Map.of();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Service service : shown) {
            ServiceDocument document = document(service, all, names);
            documents.add(pointing(
                    filters.minimal()
                            ? minimal(service)
                            : filters.full() ? full(document, service, room) : document.brief(),
                    leaders.of(key(service))));
        }
        int theirs = listings.count(filters, hidden);
        if (documents.size() < filters.size() && theirs > 0) {
            listings.page(filters, hidden, filters.first() - ours.size() + shown.size(), filters.size() - shown.size())
                    .forEach(listing -> documents.add(pointing(
                            filters.minimal()
                                    ? Map.<String, Object>of(
                                            "id", listing.listingId().toString(), "name", listing.name())
                                    : listing.document(),
                            leaders.of(key(listing)))));
        }
        return new Paged(ours.size() + theirs, documents);
    }

    /** The entries for which another stands that passes as well. */
    private Set<EntryKey> hidden(Leaders leaders, Filters filters, Predicate<Service> passes) {
        if (leaders.all().isEmpty()) {
            return Set.of();
        }
        Set<EntryKey> standing = new HashSet<>(leaders.all().values());
        Set<EntryKey> passing = listings.passing(filters, standing);
        return leaders.all().entrySet().stream()
                .filter(each -> passing.contains(each.getValue())
                        || services.find(each.getValue().id())
                                .filter(service -> key(service).equals(each.getValue()))
                                .filter(passes)
                                .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @param total how many there are on all pages */
    record Paged(int total, List<Map<String, Object>> contents) {
        static Paged of(List<Map<String, Object>> all, Filters filters) {
            return new Paged(all.size(), all.subList(filters.from(all.size()), filters.until(all.size())));
        }
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
                document(service, entries.of(List.of(service)), names(List.of(service))),
                service,
                capacities.of(List.of(service)));
    }

    /**
     * A page of where our own services are, those that follow another entry, too: nobody else says where they are. Each is in
     * one place at most.
     */
    Paged atLocations(Filters filters) {
        Map<UUID, Entry> all = entries.all();
        List<Service> ours = services.all().stream()
                .filter(ours(filters))
                .filter(service -> filters.isNear(service.point()) && isSomewhere(service, all))
                .toList();
        List<Service> shown = ours.subList(filters.from(ours.size()), filters.until(ours.size()));
        return new Paged(ours.size(), located(shown, all));
    }

    private static boolean isSomewhere(Service service, Map<UUID, Entry> all) {
        Entry entry = all.get(service.id());
        return service.point() != null || (entry != null && entry.address() != null);
    }

    private List<Map<String, Object>> located(List<Service> some, Map<UUID, Entry> all) {
        Leaders leaders = same.leaders();
        Map<UUID, String> names = names(some);
        return some.stream()
                .flatMap(service ->
                        document(service, all, names)
                                .atLocations(brief -> pointing(brief, leaders.of(key(service))))
                                .stream())
                .toList();
    }

    /** One of them, by the id that is made of its service's. */
    Optional<Map<String, Object>> atLocation(UUID id) {
        return services.all().stream()
                .filter(service -> ServiceDocument.atLocationId(service).equals(id))
                .findFirst()
                .flatMap(service -> located(List.of(service), entries.of(List.of(service))).stream()
                        .findFirst());
    }

    List<Terms.Term> terms() {
        return terms.all();
    }

    private Predicate<Service> ours(Filters filters) {
        Set<Service> found = filters.search().isEmpty() ? Set.of() : Set.copyOf(services.search(filters.search()));
        String search = filters.search().toLowerCase(Locale.UK);
        Predicate<Service> term =
                filters.term() == null ? _ -> true : coded(each -> each.id().equals(filters.term()));
        Predicate<Service> taxonomy = filters.taxonomy() == null
                ? _ -> true
                : coded(each -> Terms.id("taxonomy", each.taxonomy().code).equals(filters.taxonomy()));
        Map<UUID, Instant> changed = services.changed();
        return service -> filters.passes(service, changed.get(service.id()))
                && (search.isEmpty() || found.contains(service) || says(service, search))
                && term.test(service)
                && taxonomy.test(service);
    }

    private static boolean says(Service service, String search) {
        return (service.name() + " " + service.description())
                .toLowerCase(Locale.UK)
                .contains(search);
    }

    /** Those to which one of some terms is given: each list is read once, and not for each service. */
    private Predicate<Service> coded(Predicate<Terms.Term> wanted) {
        Set<String> needs = services.needs().stream()
                .filter(need -> wanted.test(Terms.need(need)))
                .map(CodedNeed::code)
                .collect(Collectors.toSet());
        Set<String> types = services.types().stream()
                .filter(type -> Stream.of(
                                Optional.ofNullable(Terms.type(services.types(), type.code())),
                                Optional.ofNullable(type.mapLabel()).map(Terms::mapped))
                        .flatMap(Optional::stream)
                        .anyMatch(wanted))
                .map(ServiceType::code)
                .collect(Collectors.toSet());
        return service -> types.contains(service.typeCode()) || !Collections.disjoint(needs, service.needs());
    }

    private Map<UUID, String> names(List<Service> of) {
        return organisations.names(
                of.stream().map(Service::organisationId).distinct().toList());
    }

    private ServiceDocument document(Service service, Map<UUID, Entry> entries, Map<UUID, String> names) {
        @Nullable Entry entry = entries.get(service.id());
        return new ServiceDocument(
                service,
                entry == null ? Entry.empty(service.organisationId(), service.id()) : entry,
                names.getOrDefault(service.organisationId(), "A partner"),
                services.changed().get(service.id()));
    }
}
