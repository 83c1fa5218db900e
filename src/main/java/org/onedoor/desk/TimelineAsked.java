package org.onedoor.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.onedoor.record.TimelineEntry;
import org.springframework.web.util.UriUtils;

/**
 * Which part of a timeline is asked for, exactly as the address says it.
 *
 * @param mark the class of event
 * @param organisation the id of the organisation that recorded it
 * @param from the first day on which it happened, as an ISO date
 * @param to the last day
 * @param at London time as {@code 2024-03-01T09:12}: only what was known then is shown
 */
public record TimelineAsked(String mark, String organisation, String from, String to, String at) {

    /** The address of a timeline with all of these but one. */
    public String without(String path, String field) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("mark", mark);
        asked.put("organisation", organisation);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("at", at);
        asked.remove(field);
        String query = asked.entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .map(each -> each.getKey() + "=" + UriUtils.encode(each.getValue(), "UTF-8"))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Whether anything is left out. */
    boolean isPart() {
        return !(mark + organisation + from + to).isBlank();
    }

    /** The entries that are asked for, in their order. */
    List<TimelineEntry> of(List<TimelineEntry> entries, Map<String, String> problems) {
        LocalDate first = day("from", "From", from, problems);
        LocalDate last = day("to", "To", to, problems);
        if (first != null && last != null && last.isBefore(first)) {
            problems.putIfAbsent("to", "To must be on or after From, %s".formatted(London.day(first)));
            return List.of();
        }
        return entries.stream()
                .filter(entry -> mark.isBlank() || entry.mark().equals(mark))
                .filter(entry -> organisation.isBlank()
                        || entry.organisationId().toString().equals(organisation))
                .filter(entry ->
                        first == null || !London.date(entry.occurredAt()).isBefore(first))
                .filter(entry ->
                        last == null || !London.date(entry.occurredAt()).isAfter(last))
                .toList();
    }

    private static @Nullable LocalDate day(String field, String label, String text, Map<String, String> problems) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            problems.put(field, "%s must be a date, like 2024-03-01".formatted(label));
            return null;
        }
    }

    /** The moment whose knowledge is shown; none for now, or when it cannot be read. */
    @Nullable
    Instant asAt(Map<String, String> problems) {
        if (at.isBlank()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(at);
            List<Instant> meant = London.instants(local);
            if (meant.isEmpty()) {
                problems.put(
                        "at",
                        "There was no such time: %s. Write a time before or after that hour"
                                .formatted(London.skipped(local)));
                return null;
            }
            Instant moment = meant.getLast(); // of two, the later: everything known by then was known in both
            if (Plausible.at(moment)) {
                return moment;
            }
        } catch (DateTimeException e) {
            problems.put("at", "The time must be a date and time, like 2024-03-01T09:12");
            return null;
        }
        problems.put("at", "The time must be on or after %s".formatted(London.day(Plausible.FIRST_DAY)));
        return null;
    }
}
