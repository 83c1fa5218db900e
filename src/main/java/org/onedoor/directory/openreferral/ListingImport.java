package org.onedoor.directory.openreferral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.directory.openreferral.ListingChangeRepository.Found;
import org.onedoor.directory.openreferral.ListingChangeRepository.Says;
import org.onedoor.directory.openreferral.ListingRepository.Held;
import org.onedoor.directory.openreferral.PublisherEvents.ListingChangesFound;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in another publisher's services from a file. What can be taken waits, whole, until somebody has looked at its number;
 * each that cannot is named with its reasons; a file that cannot be read changes nothing.
 */
@Component
class ListingImport {
    static final String KIND = "open referral";
    private static final int CHUNK = 500;

    private final ListingRepository listings;
    private final ListingChangeRepository changes;
    private final PublisherRepository publishers;
    private final SentFiles files;
    private final CrisisLines lines;
    private final Services services;
    private final ImportRuns runs;
    private final Acts acts;
    private final ListingDocuments documents;
    private final JsonMapper json;

    ListingImport(
            ListingRepository listings,
            ListingChangeRepository changes,
            PublisherRepository publishers,
            SentFiles files,
            CrisisLines lines,
            Services services,
            ImportRuns runs,
            Acts acts,
            ListingDocuments documents,
            JsonMapper json) {
        this.listings = listings;
        this.changes = changes;
        this.publishers = publishers;
        this.files = files;
        this.lines = lines;
        this.services = services;
        this.runs = runs;
        this.acts = acts;
        this.documents = documents;
        this.json = json;
    }

    /** Services of another publisher came in, and wait for a decision. */
    record ListingsImported(UUID scopeId, int added, int changed, int refused) implements EventData {}

    /** One that was refused. @param row counted from 1 */
    record Refusal(int row, String name, List<String> reasons) {}

    /**
     * @param publisherId where what waits is decided on
     * @param waiting how many wait there by now
     * @param alike names that another publisher has already, or we have: perhaps the same service twice
     */
    record Result(
            UUID publisherId,
            int added,
            int changed,
            int unchanged,
            int waiting,
            List<Refusal> refused,
            List<String> alike) {}

    /** A row that may be taken. */
    private record Row(UUID id, String sha256, Map<String, Object> document) {
        String name() {
            return ListingDocuments.name(document);
        }
    }

    Result take(String fileName, byte[] content) {
        List<?> rows = rows(content);
        UUID organisation = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Take in services of another publisher",
                        Ask.function(Action.WRITE, "service"),
                        new Subject.Organisation(organisation))
                .making();
        return acts.act(begin, Result.class, act -> {
            Importing importing = runs.begin(KIND, fileName, DigestUtils.sha256Hex(content));
            Publisher publisher = files.lock(act);
            Map<UUID, Held> held = listings.held(organisation);
            Set<String> organisations = organisations(rows);
            Map<UUID, String> seen = new HashMap<>();
            List<Refusal> refused = new ArrayList<>();
            List<Row> fresh = new ArrayList<>();
            List<Row> other = new ArrayList<>();
            List<UUID> same = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Object row = rows.get(i);
                int before = seen.size();
                List<String> problems = problems(row, organisations, seen, held);
                if (!problems.isEmpty()) {
                    refused.add(new Refusal(i + 1, ListingDocuments.name(row), problems));
                    importing.rejected(i + 1, String.join(" ", problems), documents.raw(row));
                } else if (seen.size() == before) {
                    importing.unchanged(1); // the same was said further up
                } else {
                    Row taken = row(row, seen);
                    Held old = held.get(taken.id());
                    if (old == null) {
                        fresh.add(taken);
                    } else if (old.sha256().equals(taken.sha256())) {
                        same.add(taken.id());
                    } else {
                        other.add(taken);
                    }
                }
            }
            List<Found> found = new ArrayList<>(fresh(fresh));
            found.addAll(changed(organisation, other, same));
            importing.added(fresh.size());
            importing.changed(found.size() - fresh.size());
            importing.unchanged(same.size());
            int waiting = propose(act, publisher, found, same);
            importing.finish();
            act.happened(new ListingsImported(
                    importing.importRunId(), importing.added(), importing.changed(), refused.size()));
            return new Result(
                    publisher.id(),
                    importing.added(),
                    importing.changed(),
                    importing.unchanged(),
                    waiting,
                    refused,
                    alike(organisation, fresh));
        });
    }

    private static Row row(Object row, Map<UUID, String> seen) {
        Map<String, Object> document = ListingDocuments.document(row);
        UUID id = Objects.requireNonNull(ServiceCheck.idOf(document));
        return new Row(id, Objects.requireNonNull(seen.get(id)), document);
    }

    private List<Found> fresh(List<Row> rows) {
        Set<String> crisis = lines.numbers();
        return rows.stream()
                .map(row -> found(
                        row,
                        Kind.NEW,
                        !Reached.of(row.document()).warnings(crisis).isEmpty()))
                .toList();
    }

    /** @param same is given those that say what is held in other words of the file */
    private List<Found> changed(UUID organisation, List<Row> rows, List<UUID> same) {
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            Map<UUID, Map<String, Object>> before =
                    listings.documents(organisation, some.stream().map(Row::id).toList());
            for (Row row : some) {
                Map<String, Object> was = before.getOrDefault(row.id(), Map.of());
                if (DocumentDifferences.between(was, row.document()).isEmpty()) {
                    same.add(row.id());
                } else {
                    found.add(found(row, Kind.CHANGED, DocumentDifferences.reach(was, row.document())));
                }
            }
        }
        return found;
    }

    private Found found(Row row, Kind kind, boolean reaches) {
        return new Found(row.id(), kind, row.name(), json.writeValueAsString(row.document()), row.sha256(), reaches);
    }

    /**
     * Keeps what waits. What waited and is said otherwise by now is overtaken.
     *
     * @param same says what is held, so that nothing of it waits any more
     * @return how many wait
     */
    private int propose(Act act, Publisher publisher, List<Found> found, List<UUID> same) {
        Map<UUID, Says> open = changes.open(publisher);
        List<UUID> over =
                new ArrayList<>(same.stream().filter(open::containsKey).toList());
        List<Found> fresh = new ArrayList<>();
        for (Found each : found) {
            Says waits = open.get(each.listingId());
            if (!new Says(each.kind(), each.sha256()).equals(waits)) {
                fresh.add(each);
                if (waits != null) {
                    over.add(each.listingId());
                }
            }
        }
        if (over.isEmpty() && fresh.isEmpty()) {
            return open.size();
        }
        if (!over.isEmpty()) {
            changes.overtaken(publisher, over, act.now());
        }
        Instant now = act.now();
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            changes.propose(publisher, fresh.subList(from, Math.min(fresh.size(), from + CHUNK)), now);
        }
        publishers.changed(publisher);
        if (!fresh.isEmpty()) {
            act.happened(new ListingChangesFound(publisher.id(), fresh.size(), open.isEmpty(), publisher.teamId()));
        }
        return open.size() - over.size() + fresh.size();
    }

    private List<?> rows(byte[] content) {
        Object file;
        try {
            file = json.readValue(content, Object.class);
        } catch (JacksonException e) {
            throw new Invalid(
                    "file",
                    "The file is not JSON%s. Send what /services of an Open Referral UK feed answers."
                            .formatted(
                                    e.getLocation() == null
                                            ? ""
                                            : ": look at line "
                                                    + e.getLocation().getLineNr()));
        }
        if (file instanceof List<?> list) {
            return list;
        }
        if (file instanceof Map<?, ?> map) {
            if (map.get("contents") instanceof List<?> contents) {
                return contents;
            }
            if (map.containsKey("id") || map.containsKey("name")) {
                return List.of(map);
            }
        }
        throw new Invalid(
                "file", "The file holds no services. It must be a list of services, or have them in \"contents\".");
    }

    private static Set<String> organisations(List<?> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> {
            if (row instanceof Map<?, ?> map
                    && map.get("organization") instanceof Map<?, ?> organisation
                    && organisation.get("id") instanceof String id) {
                ids.add(id);
            }
        });
        return ids;
    }

    private List<String> problems(
            @Nullable Object row, Set<String> organisations, Map<UUID, String> seen, Map<UUID, Held> held) {
        if (!(row instanceof Map<?, ?> map)) {
            return List.of("This is not an object with id, name and status.");
        }
        List<String> problems = new ArrayList<>(ServiceCheck.problems(map, organisations));
        UUID id = ServiceCheck.idOf(map);
        String digest = documents.digest(map);
        String before = id == null ? null : seen.putIfAbsent(id, digest);
        if (before != null && !before.equals(digest)) {
            problems.add(
                    "Its id is that of an earlier service of the file, and it says something else. Keep one of the two.");
        }
        if (id != null && services.find(id).isPresent()) {
            problems.add("It is one of our own services, which is changed in its entry.");
        }
        Held old = id == null ? null : held.get(id);
        if (old != null && old.publisherId() != null) {
            problems.add("A publisher's feed brought it, and says what it is. Ask the publisher to change it there.");
        }
        return problems;
    }

    /** Those whose name we have or another publisher: one more of the same name may be the same service. */
    private List<String> alike(UUID organisation, List<Row> fresh) {
        Set<String> names = new HashSet<>();
        services.all().forEach(service -> names.add(key(service.name())));
        listings.namesElsewhere(organisation).forEach(name -> names.add(key(name)));
        return fresh.stream()
                .map(Row::name)
                .filter(name -> names.contains(key(name)))
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.UK).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
