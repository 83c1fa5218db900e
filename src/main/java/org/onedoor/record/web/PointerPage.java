package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.PlanPointer;

/**
 * The plans of a person that other organisations keep.
 *
 * @param keepers the name of each organisation that keeps one
 */
public record PointerPage(
        Person person,
        List<PlanPointer> pointers,
        Map<UUID, String> keepers,
        boolean writes,
        List<Alert> alerts,
        String key,
        Typed typed,
        LocalDate today) {
    public PointerPage {
        pointers = List.copyOf(pointers);
    }

    /** A date as it was typed. */
    public record Day(String day, String month, String year) {
        static final Day NONE = new Day("", "", "");
    }

    /** What was typed. */
    public record Typed(
            String type,
            String organisation,
            String whereHeld,
            Day madeOn,
            Day reviewOn,
            @Nullable String ending,
            String why) {
        static final Typed NOTHING = new Typed("", "", "", Day.NONE, Day.NONE, null, "");
    }
}
