package org.onedoor.crisis;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * One shift of street triage, as it comes again each week.
 *
 * @param days on which it begins
 * @param ends on the next day, where that is not after it begins
 * @param crew who goes out
 * @param last the last day on which it begins; none while it goes on
 */
public record TriageShift(
        UUID shiftId,
        String name,
        Set<DayOfWeek> days,
        LocalTime begins,
        LocalTime ends,
        Set<Crew> crew,
        LocalDate first,
        @Nullable LocalDate last,
        String by) {
    public TriageShift {
        days = Set.copyOf(days);
        crew = Set.copyOf(crew);
    }

    /** The types of crew. */
    public enum Crew {
        POLICE("police", "Police officer"),
        NURSE("nurse", "Mental health nurse"),
        PARAMEDIC("paramedic", "Paramedic");

        private final String code;
        private final String label;

        Crew(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static List<Crew> ofCodes(List<String> codes) {
            return Arrays.stream(values())
                    .filter(each -> codes.contains(each.code))
                    .toList();
        }
    }

    /** Whether it was taken away before it began. */
    public boolean neverWas() {
        return last != null && last.isBefore(first);
    }

    /** Whether it is on. In the night it is the shift of the evening before. */
    boolean isOnAt(Instant moment) {
        LocalDateTime local = London.at(moment).toLocalDateTime();
        return beganOn(local.toLocalDate(), local)
                || beganOn(local.toLocalDate().minusDays(1), local);
    }

    private boolean beganOn(LocalDate day, LocalDateTime at) {
        boolean counts =
                days.contains(day.getDayOfWeek()) && !day.isBefore(first) && (last == null || !day.isAfter(last));
        LocalDateTime from = day.atTime(begins);
        LocalDateTime until =
                ends.isAfter(begins) ? day.atTime(ends) : day.plusDays(1).atTime(ends);
        return counts && !at.isBefore(from) && at.isBefore(until);
    }

    /** The answer to who went, by which a contact says its crew. */
    public String pairing() {
        Set<Crew> who = crew.isEmpty() ? EnumSet.noneOf(Crew.class) : EnumSet.copyOf(crew);
        boolean police = who.contains(Crew.POLICE);
        boolean nurse = who.contains(Crew.NURSE);
        boolean paramedic = who.contains(Crew.PARAMEDIC);
        if (paramedic) {
            return police && nurse
                    ? "nurse-officer-paramedic"
                    : police ? "officer-paramedic" : nurse ? "nurse-paramedic" : "paramedic";
        }
        return police && nurse ? "nurse-officer" : nurse ? "nurse" : "officer";
    }

    /** {@code Police officer, Mental health nurse}. */
    public String crewWords() {
        return Arrays.stream(Crew.values())
                .filter(crew::contains)
                .map(Crew::label)
                .collect(Collectors.joining(", "));
    }

    /** {@code Fri, Sat}. */
    public String dayWords() {
        return Arrays.stream(DayOfWeek.values())
                .filter(days::contains)
                .map(day -> day.getDisplayName(java.time.format.TextStyle.SHORT, Locale.UK))
                .collect(Collectors.joining(", "));
    }

    public String hours() {
        return "%s to %s".formatted(begins, ends);
    }
}
