package org.onedoor.directory.openreferral;

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
import org.onedoor.platform.Subject;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in another publisher's services from a file. What can be taken waits, whole, until somebody has looked at its number;
 * each that cannot is named with its reasons; a file that cannot be read changes nothing.
 */
@Component
class ListingImport {
    static final String KIND = "open referral";
    private static final int CHUNK = 500;

    /** As many refusals, and names that are here already, as anybody reads on the page; all are kept with the import. */
    private static final int SHOWN = 500;

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
     * @param refusals the first of those refused
     * @param alike the first names that another publisher has already, or we have: perhaps the same service twice
     */
    record Result(
            UUID publisherId,
            int added,
            int changed,
            int unchanged,
            int waiting,
            int refused,
            List<Refusal> refusals,
            List<String> alike) {}

    /** A row that may be taken. */
    private record Row(UUID id, String sha256, Map<String, Object> document) {
        String name() {
            return ListingDocuments.name(document);
        }
    }

    Result take(String fileName, byte[] content) {
        SentRows rows = new SentRows(json, content);
        Set<String> organisations = organisations(rows);
        UUID organisation = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Take in services of another publisher",
                        Ask.function(Action.WRITE, "service"),
                        new Subject.Organisation(organisation))
                .making();
        return acts.act(begin, Result.class, act -> {
            Importing importing = runs.begin(KIND, fileName, DigestUtils.sha256Hex(content));
            Taking taking = new Taking(act, files.lock(act), importing, organisations);
            rows.each(taking::row);
            return taking.finish();
        });
    }

    private static Set<String> organisations(SentRows rows) {
        Set<String> ids = new HashSet<>();
        rows.each(row -> {
            if (row instanceof Map<?, ?> map
                    && map.get("organization") instanceof Map<?, ?> organisation
                    && organisation.get("id") instanceof String id) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** One file as it is taken in, a few hundred rows at a time. */
    private final class Taking {
        private final Act act;
        private final Publisher publisher;
        private final Importing importing;
        private final Set<String> organisations;
        private final Set<String> crisis = lines.numbers();
        private final Map<UUID, Held> held;
        private final Map<UUID, Says> open;
        private final boolean first;
        private final Set<String> names;
        private final Map<UUID, String> seen = new HashMap<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<String> alike = new ArrayList<>();
        private final List<Found> fresh = new ArrayList<>();
        private final List<Row> other = new ArrayList<>();
        private int rows;
        private int refused;
        private int proposed;
        private boolean moved;

        Taking(Act act, Publisher publisher, Importing importing, Set<String> organisations) {
            this.act = act;
            this.publisher = publisher;
            this.importing = importing;
            this.organisations = organisations;
            this.held = listings.held(publisher.orgId());
            this.open = changes.open(publisher);
            this.first = open.isEmpty();
            this.names = known(publisher.orgId());
        }

        void row(@Nullable Object row) {
            rows++;
            int before = seen.size();
            List<String> problems = problems(row);
            if (!problems.isEmpty()) {
                refused++;
                if (refusals.size() < SHOWN) {
                    refusals.add(new Refusal(rows, ListingDocuments.name(row), problems));
                }
                importing.rejected(rows, String.join(" ", problems), documents.raw(row));
            } else if (seen.size() == before) {
                importing.unchanged(1); // the same was said further up
            } else {
                Map<String, Object> document = ListingDocuments.document(Objects.requireNonNull(row));
                UUID id = Objects.requireNonNull(ServiceCheck.idOf(document));
                take(new Row(id, Objects.requireNonNull(seen.get(id)), document));
            }
        }

        private void take(Row row) {
            Held old = held.get(row.id());
            if (old == null) {
                importing.added(1);
                fresh.add(found(
                        row,
                        Kind.NEW,
                        !Reached.of(row.document()).warnings(crisis).isEmpty(),
                        null));
                if (alike.size() < SHOWN && names.contains(key(row.name()))) {
                    alike.add(row.name());
                }
                if (fresh.size() == CHUNK) {
                    propose(fresh);
                }
            } else if (old.sha256().equals(row.sha256())) {
                same(row.id());
            } else {
                other.add(row);
                if (other.size() == CHUNK) {
                    compare();
                }
            }
        }

        /** What is held is said again: nothing of it waits any more. */
        private void same(UUID id) {
            importing.unchanged(1);
            if (open.remove(id) != null) {
                changes.overtaken(publisher, List.of(id), act.now());
                moved = true;
            }
        }

        private void compare() {
            Map<UUID, Map<String, Object>> before = listings.documents(
                    publisher.orgId(), other.stream().map(Row::id).toList());
            List<Found> changed = new ArrayList<>();
            for (Row row : other) {
                Map<String, Object> was = before.getOrDefault(row.id(), Map.of());
                if (DocumentDifferences.between(was, row.document()).isEmpty()) {
                    same(row.id());
                } else {
                    changed.add(found(
                            row,
                            Kind.CHANGED,
                            DocumentDifferences.reach(was, row.document()),
                            DocumentDifferences.about(was, row.document())));
                }
            }
            other.clear();
            importing.changed(changed.size());
            propose(changed);
        }

        private Found found(Row row, Kind kind, boolean reaches, @Nullable String about) {
            return new Found(
                    row.id(), kind, row.name(), json.writeValueAsString(row.document()), row.sha256(), reaches, about);
        }

        /** Keeps what waits. What waited and is said otherwise by now is overtaken; what waits already is left. */
        private void propose(List<Found> found) {
            List<UUID> over = new ArrayList<>();
            List<Found> keep = new ArrayList<>();
            for (Found each : found) {
                Says says = new Says(each.kind(), each.sha256());
                Says waits = open.put(each.listingId(), says);
                if (!says.equals(waits)) {
                    keep.add(each);
                    if (waits != null) {
                        over.add(each.listingId());
                    }
                }
            }
            if (!over.isEmpty()) {
                changes.overtaken(publisher, over, act.now());
            }
            if (!keep.isEmpty()) {
                changes.propose(publisher, keep, act.now());
                proposed += keep.size();
                moved = true;
            }
            found.clear();
        }

        Result finish() {
            propose(fresh);
            compare();
            if (moved) {
                publishers.changed(publisher);
            }
            if (proposed > 0) {
                act.happened(new ListingChangesFound(publisher.id(), proposed, first, publisher.teamId()));
            }
            importing.finish();
            act.happened(
                    new ListingsImported(importing.importRunId(), importing.added(), importing.changed(), refused));
            return new Result(
                    publisher.id(),
                    importing.added(),
                    importing.changed(),
                    importing.unchanged(),
                    open.size(),
                    refused,
                    refusals,
                    alike);
        }

        private List<String> problems(@Nullable Object row) {
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
                problems.add(
                        "A publisher's feed brought it, and says what it is. Ask the publisher to change it there.");
            }
            return problems;
        }
    }

    /** What we and other publishers call theirs: one more of the same name may be the same service. */
    private Set<String> known(UUID organisation) {
        Set<String> names = new HashSet<>();
        services.all().forEach(service -> names.add(key(service.name())));
        listings.namesElsewhere(organisation).forEach(name -> names.add(key(name)));
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.UK).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
