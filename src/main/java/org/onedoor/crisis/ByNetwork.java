package org.onedoor.crisis;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;

/**
 * One measure by primary care network: a row for each that somebody who is counted was registered in.
 *
 * @param title of which measure
 * @param columns what is counted
 * @param rows by the networks' names
 */
public record ByNetwork(String title, List<String> columns, List<Row> rows) {
    public ByNetwork {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param counts one for each column, as it may be shown */
    public record Row(PlaceFilter network, List<String> counts) {
        public Row {
            counts = List.copyOf(counts);
        }
    }

    /** What one column counts. @param people whom each is about; none where nobody is known */
    record Column(String title, List<@Nullable UUID> people) {}

    /** @param on the day as on which they were registered */
    static ByNetwork of(String title, List<Column> columns, PlaceFilters places, LocalDate on) {
        Set<UUID> everybody = columns.stream()
                .map(Column::people)
                .flatMap(Collection::stream)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, PlaceFilter> networks = places.networks(everybody, on);
        PlaceFilter unknown = PlaceFilters.practiceNotKnown();
        Map<PlaceFilter, Map<String, Integer>> counts =
                new TreeMap<>(Comparator.comparing(PlaceFilter::label).thenComparing(PlaceFilter::code));
        columns.forEach(column -> column.people()
                .forEach(person -> counts.computeIfAbsent(
                                person == null ? unknown : networks.getOrDefault(person, unknown), _ -> new HashMap<>())
                        .merge(column.title(), 1, Integer::sum)));
        return new ByNetwork(
                title,
                columns.stream().map(Column::title).toList(),
                counts.entrySet().stream()
                        .map(row -> new Row(
                                row.getKey(),
                                columns.stream()
                                        .map(column -> SmallNumbers.count(
                                                row.getValue().getOrDefault(column.title(), 0)))
                                        .toList()))
                        .toList());
    }
}
