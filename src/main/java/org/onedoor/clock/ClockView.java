package org.onedoor.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page needs of one clock.
 *
 * @param standard none when the catalogue no longer has the version it ran by
 * @param breachedAt when the breach was found; the breach itself is at {@code due}
 */
public record ClockView(
        UUID subjectId,
        UUID clockId,
        UUID scopeId,
        @Nullable UUID journeyId,
        String standardId,
        String standardVersion,
        @Nullable Standard standard,
        ClockState state,
        Instant started,
        @Nullable Instant due,
        @Nullable Instant stopped,
        List<Pause> pauses,
        @Nullable Instant warnedAt,
        @Nullable Instant breachedAt,
        @Nullable String note) {

    /** What needs doing first: open clocks by when they are due, then the rest. */
    static final Comparator<ClockView> MOST_PRESSING = Comparator.comparing((ClockView clock) -> !clock.state.isOpen())
            .thenComparing(ClockView::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ClockView::standardId);

    public String name() {
        return standard == null ? standardId : standard.name();
    }

    /** Where the standard comes from, in words. */
    public String source() {
        return standard == null
                ? "This version is no longer in the catalogue."
                : standard.source().document() + ", " + standard.source().citation();
    }

    /** {@code 7 calendar days, ends Fri 8 Mar 2024 at 23:59}. */
    public String limit() {
        return standard == null ? "" : Words.limit(standard.limit(), due);
    }

    /** {@code Due in 3 h 20 min, by Tue 14:45}, {@code Missed by 2 h 5 min}, {@code Met in 6 days}. */
    public String words(Instant now) {
        return standard == null ? state.word() : Words.stand(state, standard.limit(), now);
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public boolean isBreachedAt(Instant now) {
        return state.isBreachedAt(now);
    }
}
