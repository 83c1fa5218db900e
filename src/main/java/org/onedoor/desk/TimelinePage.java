package org.onedoor.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.TimelineEntry;

/** The timeline page. */
public record TimelinePage(
        Person person,
        List<TimelineEntry> entries,
        String mark,
        String asAt,
        @Nullable String asAtWords) {}
