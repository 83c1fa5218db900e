package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.Released;
import org.onedoor.record.TimelineEntry;

/**
 * Looking through a record for the person it is about.
 *
 * @param decided what was decided before, by entry
 * @param due by when the person must see it; none where they have not asked
 */
public record ReleasePage(
        Person person,
        List<TimelineEntry> entries,
        Map<UUID, Released> decided,
        Map<String, String> typed,
        @Nullable String due,
        List<Alert> alerts,
        LocalDate today) {

    /** What stands in a field: what was typed, or what was decided, or what the record says. */
    public String at(TimelineEntry entry, String field) {
        String name = field + "-" + entry.eventId();
        Released before = decided.get(entry.eventId());
        if (typed.containsKey(name)) {
            return typed.get(name);
        }
        String kept = switch (field) {
            case "decision" -> before == null ? null : before.decision().code();
            case "reason" -> before == null ? null : before.reason();
            default -> before == null ? entry.words() : before.words();
        };
        return kept == null ? "" : kept;
    }
}
