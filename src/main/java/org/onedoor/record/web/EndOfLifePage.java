package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.record.Alert;
import org.onedoor.record.EndOfLife;
import org.onedoor.record.PlanPointer;

/**
 * Somebody's end of life entry.
 *
 * @param entry none where there is none yet
 * @param keptBy the organisation of whoever wrote it
 * @param pointers the plans kept elsewhere, for whoever looks after the person
 * @param looksAfter whether the reader looks after the person, and does not read it as an audience alone
 * @param version of the last that was written, also of one that ended it
 */
public record EndOfLifePage(
        Person person,
        @Nullable EndOfLife entry,
        String keptBy,
        List<PlanPointer> pointers,
        Map<UUID, String> keepers,
        List<Alert> alerts,
        boolean writes,
        boolean looksAfter,
        int version,
        TypedForm typed,
        @Nullable String conflict,
        String key,
        LocalDate today) {
    public EndOfLifePage {
        pointers = List.copyOf(pointers);
        alerts = List.copyOf(alerts);
    }
}
