package org.onedoor.directory.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.directory.ProposedChanges;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/** The proposals of providers that nobody has decided on, to be tried before somebody does. */
@Component
class KeptProposals implements ProposedChanges {
    private final ServiceEntryRepository repository;
    private final ServiceEntries entries;
    private final Services services;

    KeptProposals(ServiceEntryRepository repository, ServiceEntries entries, Services services) {
        this.repository = repository;
        this.entries = entries;
        this.services = services;
    }

    @Override
    public Optional<Proposed> find(UUID changeId) {
        return repository
                .change(changeId)
                .filter(EntryChange::isOpen)
                .flatMap(change -> services.find(change.serviceId()).map(service -> {
                    Entry entry = entries.of(service);
                    Map<String, String> values = new LinkedHashMap<>();
                    for (EntryField field : EntryField.values()) {
                        values.put(field.code(), field.value(service, entry));
                    }
                    change.fields().forEach(field -> values.put(field.code(), field.after()));
                    return new Proposed(
                            service,
                            EntryFields.of(values),
                            change.fields().stream()
                                    .map(field -> "%s: from “%s” to “%s”"
                                            .formatted(field.label(), said(field.before()), said(field.after())))
                                    .toList());
                }));
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
