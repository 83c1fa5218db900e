package org.onedoor.directory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What room a service has, as it last said. What it said too long ago is unknown, never room. */
public sealed interface Capacity {
    Duration CRISIS_LASTS = Duration.ofHours(24);
    Duration LASTS = Duration.ofDays(14);

    /** Said recently enough to rely on. */
    record Known(int places, @Nullable Integer waiting, Instant at, String statedBy, String source)
            implements Capacity {}

    /**
     * Never said, or too long ago.
     *
     * @param lastAt when it was last said, if ever
     */
    record Unknown(@Nullable Instant lastAt) implements Capacity {}

    /** What a statement is worth at an instant. */
    static Capacity of(Known stated, boolean crisis, Instant now) {
        return Duration.between(stated.at(), now).compareTo(crisis ? CRISIS_LASTS : LASTS) > 0
                ? new Unknown(stated.at())
                : stated;
    }

    default boolean isFull() {
        return switch (this) {
            case Known known -> known.places() == 0;
            case Unknown _ -> false;
        };
    }

    /** In words with its age, such as {@code 3 places, said 2 hours ago}. */
    default String words(Instant now) {
        return switch (this) {
            case Known known ->
                (known.places() == 0 ? "full" : known.places() == 1 ? "1 place" : known.places() + " places")
                        + (known.waiting() == null ? "" : ", " + known.waiting() + " waiting")
                        + ", said " + age(known.at(), now);
            case Unknown(Instant lastAt) ->
                lastAt == null ? "room not known" : "room not known, last said " + age(lastAt, now);
        };
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toHours() < 1) {
            return plural(Math.max(0, age.toMinutes()), "minute");
        }
        return age.toDays() < 2 ? plural(age.toHours(), "hour") : plural(age.toDays(), "day");
    }

    private static String plural(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
