package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.TimelineEntry;

/**
 * The timeline page.
 *
 * @param organisations whoever recorded something on it, by id, whatever else is asked for
 */
public record TimelinePage(
        Person person,
        List<Alert> alerts,
        List<TimelineEntry> entries,
        TimelineAsked asked,
        Map<String, String> organisations,
        @Nullable String asAtWords) {}
