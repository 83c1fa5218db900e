package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.Therapy;
import org.onedoor.platform.web.components.Select.Option;

/** Which team offers which therapy, against what NICE names. @param need the need whose matrix is shown */
public record TherapiesPage(
        List<Therapy> therapies,
        List<Service> services,
        Map<UUID, Entry> entries,
        List<CodedNeed> needs,
        String need,
        LocalDate today) {

    /** The teams that offer one. */
    public List<Service> offering(Therapy therapy) {
        return active().stream().filter(service -> offers(service, therapy)).toList();
    }

    private List<Service> active() {
        return services.stream()
                .filter(service ->
                        service.status() instanceof ServiceStatus.Active && !service.isLine() && !service.isCentre())
                .toList();
    }

    public boolean offers(Service service, Therapy therapy) {
        Entry entry = entries.get(service.id());
        return entry != null && entry.therapies().contains(therapy.code());
    }

    /** {@code EMDR}: those modalities with their therapies, in order. */
    public Map<String, List<Therapy>> byModality() {
        return therapies.stream().collect(Collectors.groupingBy(Therapy::modality, TreeMap::new, Collectors.toList()));
    }

    /** What NICE names for the need that was chosen. */
    public List<Therapy> named() {
        return therapies.stream()
                .filter(therapy -> therapy.isNice() && therapy.needs().contains(need))
                .toList();
    }

    /** The teams that help with the need that was chosen. */
    public List<Service> teams() {
        return active().stream()
                .filter(service -> service.needs().contains(need))
                .toList();
    }

    public List<Option> needOptions() {
        return needs.stream()
                .filter(each ->
                        therapies.stream().anyMatch(therapy -> therapy.needs().contains(each.code())))
                .map(each -> Option.of(each.code(), each.label()))
                .toList();
    }

    public String label() {
        return needs.stream()
                .filter(each -> each.code().equals(need))
                .findFirst()
                .map(CodedNeed::label)
                .orElse(need);
    }

    /** One therapy. */
    public record One(
            Therapy therapy,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused) {
        public String value(String field, @Nullable Object now) {
            return typed.getOrDefault(field, now == null ? "" : now.toString());
        }

        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }
}
