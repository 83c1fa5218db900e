package org.onedoor.directory.dos;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a service is open (R16). No session crosses midnight: a night is two sessions, to 23:59 and from 00:00.
 *
 * @param dated exceptions; 00:00 to 00:00 is closed
 * @param holiday on public holidays; none is closed
 */
public record DosHours(
        boolean always,
        Map<DayOfWeek, List<Session>> weekly,
        List<Session> holiday,
        Map<LocalDate, List<Session>> dated) {
    private static final LocalTime LAST = LocalTime.of(23, 59);
    private static final Session WHOLE_DAY = new Session(LocalTime.MIDNIGHT, LAST);
    private static final Session CLOSED = new Session(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** From when to when. */
    public record Session(LocalTime opens, LocalTime closes) {}

    /** One opening without a break; nights are joined. */
    record Opening(LocalDateTime opens, LocalDateTime closes) {
        boolean touches(LocalDateTime from, LocalDateTime to) {
            return !opens.isAfter(to) && !closes.isBefore(from);
        }
    }

    public static DosHours alwaysOpen() {
        return new DosHours(true, Map.of(), List.of(), Map.of());
    }

    /** R16: the strongest kind that says something of the day decides it alone. */
    private List<Session> on(LocalDate day, Set<LocalDate> holidays) {
        List<Session> exceptions = dated.get(day);
        if (exceptions != null) {
            return exceptions.stream()
                    .filter(session -> !session.equals(CLOSED))
                    .toList();
        }
        if (always) {
            return List.of(WHOLE_DAY);
        }
        return holidays.contains(day) ? holiday : weekly.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** The openings that touch a time; one that runs on past its end is followed one day further. */
    List<Opening> touching(LocalDateTime from, LocalDateTime to, Set<LocalDate> holidays) {
        List<Opening> openings = new ArrayList<>();
        LocalDate last = to.toLocalDate().plusDays(1);
        for (LocalDate day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate date = day;
            on(day, holidays).stream()
                    .sorted(Comparator.comparing(Session::opens))
                    .map(session -> new Opening(date.atTime(session.opens()), date.atTime(session.closes())))
                    .forEach(next -> join(openings, next));
        }
        openings.removeIf(opening -> !opening.touches(from, to));
        return openings;
    }

    private static void join(List<Opening> openings, Opening next) {
        Opening before = openings.isEmpty() ? null : openings.getLast();
        if (before != null
                && before.closes().toLocalTime().equals(LAST)
                && before.closes().plusMinutes(1).equals(next.opens())) {
            openings.set(openings.size() - 1, new Opening(before.opens(), next.closes()));
        } else {
            openings.add(next);
        }
    }
}
