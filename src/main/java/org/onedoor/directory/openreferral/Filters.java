package org.onedoor.directory.openreferral;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.OpeningHours.Span;
import org.onedoor.directory.Service;
import org.onedoor.directory.Service.Point;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.Invalid;

/** What a reader of the open data asked for. */
record Filters(
        String search,
        boolean full,
        boolean minimal,
        @Nullable UUID term,
        @Nullable UUID taxonomy,
        @Nullable UUID organisation,
        @Nullable Instant modifiedAfter,
        @Nullable Integer minimumAge,
        @Nullable Integer maximumAge,
        @Nullable DayOfWeek day,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable Point near,
        double kilometres,
        int page,
        int size) {
    private static final int MOST = 100;
    private static final double USUAL_METRES = 5000;

    /** @throws Invalid naming each that cannot be read and how to write it */
    static Filters of(Map<String, String> asked, Organisations organisations) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Reader r = new Reader(asked, wrong);
        ResidentPlace place = r.read(
                "postcode",
                "is not a postcode of Southend, Essex or Thurrock. Write it like RM18 8EB",
                text -> organisations.residentPlace(text).orElse(null));
        Double metres = r.read("proximity", "is not a number of metres from 1 to 100000", text -> {
            double value = Double.parseDouble(text);
            return value >= 1 && value <= 100_000 ? value : null;
        });
        Filters filters = new Filters(
                asked.getOrDefault("search", "").strip(),
                r.flag("full"),
                r.flag("minimal"),
                r.id("taxonomy_term_id"),
                r.id("taxonomy_id"),
                r.id("organization_id"),
                r.read("modified_after", "is not a day such as 2026-03-01", Filters::instant),
                r.whole("minimum_age", 0, 120),
                r.whole("maximum_age", 0, 120),
                r.read("day", "is not a day such as MO", Filters::weekday),
                r.read("start_time", "is not a time such as 09:00", LocalTime::parse),
                r.read("end_time", "is not a time such as 17:00", LocalTime::parse),
                place == null ? null : new Point(place.latitude(), place.longitude()),
                (metres == null ? USUAL_METRES : metres) / 1000,
                or(r.whole("page", 1, 1_000_000), 1),
                or(r.whole("per_page", 1, MOST), 50));
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return filters;
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private static @Nullable DayOfWeek weekday(String text) {
        String begin = text.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (begin.length() >= 2 && day.name().startsWith(begin)) {
                return day;
            }
        }
        return null;
    }

    /** Where the page begins, counted from 0. */
    long first() {
        return (page - 1L) * size;
    }

    /** The same in a list of so many. */
    int from(int all) {
        return (int) Math.min(all, first());
    }

    /** Where the page ends in a list of so many. */
    int until(int all) {
        return (int) Math.min(all, first() + size);
    }

    /** All but the words and lists. A service fits an age range when it serves all of it. */
    boolean passes(Service service, @Nullable Instant changed) {
        Integer least = service.eligibility().ageFrom();
        Integer most = service.eligibility().ageTo();
        Instant modified = modified(service, changed);
        return (organisation == null || service.organisationId().equals(organisation))
                && (minimumAge == null || most == null || most >= minimumAge)
                && (minimumAge == null || least == null || least <= minimumAge)
                && (maximumAge == null || most == null || most >= maximumAge)
                && (maximumAge == null || least == null || least <= maximumAge)
                && (modifiedAfter == null
                        || modified == null // when it changed last is not known: rather once too often
                        || modified.isAfter(modifiedAfter))
                && (day == null && from == null && to == null
                        || service.hours().spans().stream().anyMatch(this::isOpen));
    }

    /** The moment it was changed here, or else the end of the day on which it was confirmed elsewhere. */
    private static @Nullable Instant modified(Service service, @Nullable Instant changed) {
        LocalDate on = service.verification().on();
        if (changed != null || on == null) {
            return changed;
        }
        return on.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private boolean isOpen(Span span) {
        return (day == null || span.days().contains(day))
                && (from == null || span.opens().toSeconds() <= from.toSecondOfDay())
                && (to == null || span.closes().toSeconds() >= to.toSecondOfDay());
    }

    /** Whether nothing keeps any service from it. */
    boolean isOfAll() {
        return search.isEmpty() && !isOfOurs() && modifiedAfter == null && minimumAge == null && maximumAge == null;
    }

    /** Whether it asks by what another publisher's document does not say in our words: our lists, hours and days. */
    boolean isOfOurs() {
        return term != null || taxonomy != null || organisation != null || day != null || from != null || to != null;
    }

    boolean isNear(@Nullable Point point) {
        return near == null || (point != null && near.kilometresTo(point) <= kilometres);
    }

    /** Reads values and notes those that cannot be. */
    private record Reader(Map<String, String> asked, Map<String, String> wrong) {
        <T> @Nullable T read(String name, String problem, Function<String, @Nullable T> as) {
            String text = asked.getOrDefault(name, "").strip();
            if (text.isEmpty()) {
                return null;
            }
            T value;
            try {
                value = as.apply(text);
            } catch (IllegalArgumentException | DateTimeException cannotBeRead) {
                value = null;
            }
            if (value == null) {
                wrong.put(name, "%s %s.".formatted(name, problem));
            }
            return value;
        }

        @Nullable
        UUID id(String name) {
            return read(name, "is not an id of Open Referral, which is a UUID", UUID::fromString);
        }

        @Nullable
        Integer whole(String name, int least, int most) {
            return read(name, "is not a whole number from %d to %d".formatted(least, most), text -> {
                int value = Integer.parseInt(text);
                return value >= least && value <= most ? value : null;
            });
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(asked.getOrDefault(name, "false"));
        }
    }
}
