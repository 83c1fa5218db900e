package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.EntryForm.Said;

/** What cannot be so of a meeting: nothing came of one that is still ahead, and one that was held stays held. */
final class HeldMeetings {
    private static final List<String> OVER = List.of("Held", "Minutes agreed");

    private HeldMeetings() {}

    static boolean over(Entry meeting) {
        return OVER.contains(meeting.status());
    }

    /** @throws Refused when its day is still ahead */
    static void refuseAhead(Entry meeting, LocalDate today) {
        LocalDate on = meeting.day("held");
        if (on != null && on.isAfter(today)) {
            throw new Refused(
                    "ahead",
                    "The meeting is on %s. Who was there and what came of it are recorded on that day or after it."
                            .formatted(London.day(on)));
        }
    }

    /** @throws Invalid when a meeting that was held would be one that was not, or its day one that is ahead */
    static void check(Said said, @Nullable Entry before, LocalDate today) {
        if (before == null || !over(before)) {
            return;
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!said.status().equals(before.status())) {
            wrong.put("status", "It was held, so it stays '%s'".formatted(before.status()));
        }
        List<String> held = said.fields().getOrDefault("held", List.of());
        if (!held.isEmpty() && LocalDate.parse(held.getFirst()).isAfter(today)) {
            wrong.put("held", "Day: it was held, so its day is not after today");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }
}
