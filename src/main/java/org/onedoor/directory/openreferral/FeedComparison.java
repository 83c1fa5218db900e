package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.directory.openreferral.ListingRepository.Held;
import org.onedoor.directory.openreferral.PublisherRepository.Refusal;
import org.onedoor.directory.openreferral.Spool.Place;

/**
 * What a feed says, held against what is held. A service that is named and refused keeps what is held of it; none is taken to
 * be gone unless all that the feed has came, each with its id.
 */
final class FeedComparison {
    private static final int REFUSALS = 500;

    private final Publisher publisher;
    private final Map<UUID, Held> held;
    private final ListingDocuments documents;
    private final Set<String> lines;

    private final List<Difference> differences = new ArrayList<>();
    private final List<UUID> adopted = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<UUID, String> seen = new HashMap<>();
    private int refused;
    private int unnamed;
    private int ours;

    private FeedComparison(Publisher publisher, Map<UUID, Held> held, ListingDocuments documents, Set<String> lines) {
        this.publisher = publisher;
        this.held = held;
        this.documents = documents;
        this.lines = lines;
    }

    /**
     * @param about the parts said otherwise; none where it is new or gone
     * @param place where it lies in the spool; none where the service is gone
     */
    record Difference(
            UUID listingId,
            Kind kind,
            String name,
            String sha256,
            boolean reaches,
            @Nullable String about,
            @Nullable Place place) {
        ListingChangeRepository.Says says() {
            return new ListingChangeRepository.Says(kind, sha256);
        }
    }

    /**
     * @param adopted services that came in a file before and are said alike by the feed
     * @param refusals the first of those refused
     * @param ours how many are services of our own, which are changed in their entries
     * @param goneKnown whether those not named could be told to be gone
     */
    record Result(
            List<Difference> differences,
            List<UUID> adopted,
            int services,
            int refused,
            List<Refusal> refusals,
            int ours,
            boolean goneKnown) {}

    /**
     * @param isOurs whether a service of our own has this id
     * @param before what is held of a service, by its id
     * @param lines the numbers of crisis lines: a new service with one of them is looked at by itself
     */
    static Result of(
            Publisher publisher,
            FeedReader.Feed.Read feed,
            Map<UUID, Held> held,
            Predicate<UUID> isOurs,
            Function<UUID, Map<String, Object>> before,
            ListingDocuments documents,
            Set<String> lines) {
        FeedComparison comparison = new FeedComparison(publisher, held, documents, lines);
        List<Place> places = feed.spool().places();
        Set<String> organisations = new HashSet<>();
        for (Place place : places) {
            if (feed.spool().read(place) instanceof Map<?, ?> map
                    && map.get("organization") instanceof Map<?, ?> organisation
                    && organisation.get("id") instanceof String id) {
                organisations.add(id);
            }
        }
        for (int i = 0; i < places.size(); i++) {
            comparison.take(i + 1, places.get(i), feed.spool().read(places.get(i)), organisations, isOurs, before);
        }
        boolean goneKnown = feed.whole() && comparison.unnamed == 0;
        if (goneKnown) {
            comparison.gone(before);
        }
        return new Result(
                comparison.differences,
                comparison.adopted,
                places.size(),
                comparison.refused,
                comparison.refusals,
                comparison.ours,
                goneKnown);
    }

    private void take(
            int row,
            Place place,
            Object document,
            Set<String> organisations,
            Predicate<UUID> isOurs,
            Function<UUID, Map<String, Object>> before) {
        if (!(document instanceof Map<?, ?> map)) {
            unnamed++;
            refuse(row, document, List.of("This is not an object with id, name and status."));
            return;
        }
        UUID id = ServiceCheck.idOf(map);
        if (id == null) {
            unnamed++;
        } else if (isOurs.test(id)) {
            ours++;
            return;
        }
        List<String> problems = new ArrayList<>(ServiceCheck.problems(map, organisations));
        if (id == null) {
            refuse(row, map, problems);
            return;
        }
        String sha = documents.digest(map);
        String earlier = seen.putIfAbsent(id, sha);
        if (earlier != null && earlier.equals(sha)) {
            return;
        }
        if (earlier != null) {
            problems.add("Its id is that of an earlier service of the feed, and it says something else.");
        }
        Held old = held.get(id);
        if (old != null && old.publisherId() != null && !publisher.id().equals(old.publisherId())) {
            problems.add("Another publisher's feed brought it already. It is kept as that one says it.");
        }
        if (!problems.isEmpty()) {
            refuse(row, map, problems);
        } else if (old == null) {
            differences.add(new Difference(
                    id,
                    Kind.NEW,
                    ListingDocuments.name(map),
                    sha,
                    !Reached.of(map).warnings(lines).isEmpty(),
                    null,
                    place));
        } else {
            compare(id, old, sha, ListingDocuments.document(map), place, before);
        }
    }

    private void compare(
            UUID id,
            Held old,
            String sha,
            Map<String, Object> now,
            Place place,
            Function<UUID, Map<String, Object>> before) {
        if (!old.sha256().equals(sha)) {
            Map<String, Object> was = before.apply(id);
            if (!DocumentDifferences.between(was, now).isEmpty()) {
                differences.add(new Difference(
                        id,
                        Kind.CHANGED,
                        ListingDocuments.name(now),
                        sha,
                        DocumentDifferences.reach(was, now),
                        DocumentDifferences.about(was, now),
                        place));
                return;
            }
        }
        if (old.publisherId() == null) {
            adopted.add(id);
        }
    }

    private void gone(Function<UUID, Map<String, Object>> before) {
        held.forEach((id, old) -> {
            if (publisher.id().equals(old.publisherId()) && !seen.containsKey(id)) {
                differences.add(new Difference(
                        id, Kind.GONE, ListingDocuments.name(before.apply(id)), old.sha256(), true, null, null));
            }
        });
    }

    private void refuse(int row, Object document, List<String> reasons) {
        refused++;
        if (refusals.size() < REFUSALS) {
            refusals.add(new Refusal(row, ListingDocuments.name(document), String.join(" ", reasons)));
        }
    }
}
