package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.LookFindings;
import org.onedoor.access.LookQuery;
import org.onedoor.access.WhoLooked;
import org.onedoor.people.Person;

/**
 * Who looked at somebody.
 *
 * @param queries what the person asked about entries, by entry
 * @param watched whether the officer's organisation watches the record
 * @param typed what was typed into the form for that
 */
public record WhoLookedPage(
        Person person,
        List<WhoLooked.Entry> entries,
        Map<UUID, List<LookQuery>> queries,
        LookFindings.@Nullable Watched watched,
        Map<String, String> typed,
        Instant now) {

    /** One entry, and what is to be done with it. */
    public record EntryPage(
            Person person,
            WhoLooked.Entry entry,
            List<LookQuery> queries,
            String words,
            String reason,
            String day,
            String month,
            String year,
            Instant now) {}
}
