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
 * Takes in another publisher's services. What can be taken is taken whole, in one act; each that cannot is named with its
 * reasons; a file that cannot be read changes nothing.
 */
@Component
class ListingImport {
    static final String KIND = "open referral";

    private final ListingRepository listings;
    private final Services services;
    private final ImportRuns runs;
    private final Acts acts;
    private final ListingDocuments documents;
    private final JsonMapper json;

    ListingImport(
            ListingRepository listings,
            Services services,
            ImportRuns runs,
            Acts acts,
            ListingDocuments documents,
            JsonMapper json) {
        this.listings = listings;
        this.services = services;
        this.runs = runs;
        this.acts = acts;
        this.documents = documents;
        this.json = json;
    }

    /** Services of another publisher came in. */
    record ListingsImported(UUID scopeId, int added, int changed, int refused) implements EventData {}

    /** One that was refused. @param row counted from 1 */
    record Refusal(int row, String name, List<String> reasons) {}

    /** @param alike names that another publisher has already, or we have: perhaps the same service twice */
    record Result(int added, int changed, int unchanged, List<Refusal> refused, List<String> alike) {}

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
            Map<UUID, String> held = new HashMap<>(listings.digests(organisation));
            Set<String> organisations = organisations(rows);
            Map<UUID, String> seen = new HashMap<>();
            List<Refusal> refused = new ArrayList<>();
            List<String> alike = new ArrayList<>();
            Set<String> known = known(organisation);
            for (int i = 0; i < rows.size(); i++) {
                Object row = rows.get(i);
                List<String> problems = problems(row, organisations, seen);
                if (!problems.isEmpty()) {
                    refused.add(new Refusal(i + 1, ListingDocuments.name(row), problems));
                    importing.rejected(i + 1, String.join(" ", problems), documents.raw(row));
                    continue;
                }
                keep(organisation, ListingDocuments.document(row), held, importing, act.now());
                if (known.contains(key(ListingDocuments.name(row)))) {
                    alike.add(ListingDocuments.name(row));
                }
            }
            importing.finish();
            act.happened(new ListingsImported(
                    importing.importRunId(), importing.added(), importing.changed(), refused.size()));
            return new Result(importing.added(), importing.changed(), importing.unchanged(), refused, alike);
        });
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

    private List<String> problems(@Nullable Object row, Set<String> organisations, Map<UUID, String> seen) {
        if (!(row instanceof Map<?, ?> map)) {
            return List.of("This is not an object with id, name and status.");
        }
        List<String> problems = new ArrayList<>(ServiceCheck.problems(map, organisations));
        UUID id = ServiceCheck.idOf(map);
        String before = id == null ? null : seen.putIfAbsent(id, documents.digest(map));
        if (before != null && !before.equals(documents.digest(map))) {
            problems.add(
                    "Its id is that of an earlier service of the file, and it says something else. Keep one of the two.");
        }
        if (id != null && services.find(id).isPresent()) {
            problems.add("It is one of our own services, which is changed in its entry.");
        }
        return problems;
    }

    private void keep(
            UUID organisation,
            Map<String, Object> document,
            Map<UUID, String> held,
            Importing importing,
            java.time.Instant now) {
        UUID id = Objects.requireNonNull(ServiceCheck.idOf(document));
        String digest = documents.digest(document);
        String before = held.put(id, digest);
        if (digest.equals(before)) {
            importing.unchanged(1);
            return;
        }
        listings.keep(
                new ListingRepository.Listing(organisation, id, ListingDocuments.name(document), document, digest),
                now);
        if (before == null) {
            importing.added(1);
        } else {
            importing.changed(1);
        }
    }

    /** The names of our own services and of other publishers': one more of the same name may be the same service. */
    private Set<String> known(UUID organisation) {
        Set<String> names = new HashSet<>();
        services.all().forEach(service -> names.add(key(service.name())));
        listings.all().stream()
                .filter(listing -> !listing.orgId().equals(organisation))
                .forEach(listing -> names.add(key(listing.name())));
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.UK).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
