package org.onedoor.directory.session;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When somebody can drop in.
 *
 * @param kind {@code hub} or {@code pop-up}
 * @param partners who is there, such as Citizens Advice
 * @param pcn the primary care network it is in, by its code; none where nobody said
 * @param state {@code planned}, {@code published} or {@code cancelled}
 */
public record Session(
        UUID orgId,
        UUID sessionId,
        String kind,
        String title,
        @Nullable UUID hubId,
        @Nullable String room,
        String address,
        String district,
        LocalDate firstOn,
        LocalDate lastOn,
        boolean weekly,
        LocalTime opens,
        LocalTime closes,
        List<String> partners,
        String state,
        Venue venue,
        @Nullable String pcn,
        long version) {
    public Session {
        partners = List.copyOf(partners);
    }

    public boolean isPublished() {
        return state.equals("published");
    }

    public boolean isPopUp() {
        return kind.equals("pop-up");
    }

    /** Whether it takes place on a day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(firstOn) && !day.isAfter(lastOn) && ChronoUnit.DAYS.between(firstOn, day) % 7 == 0;
    }

    /** Its days from one to another, both included. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        LocalDate start = from.isAfter(firstOn) ? from : firstOn;
        LocalDate end = to.isBefore(lastOn) ? to : lastOn;
        return start.isAfter(end)
                ? List.of()
                : Stream.iterate(start, day -> !day.isAfter(end), day -> day.plusDays(1))
                        .filter(this::isOn)
                        .toList();
    }

    /** {@code 09:30 to 12:00}. */
    public String times() {
        return opens + " to " + closes;
    }

    public double hours() {
        return ChronoUnit.MINUTES.between(opens, closes) / 60.0;
    }
}
