package org.onedoor.crisis.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;

/**
 * A file of notices as it came, and what was made of it.
 *
 * @param organisationId who sends such files
 * @param columns what a person said of columns that could not be recognised
 * @param lines rows that can be read
 * @param changed of them, those that are in and say more or something else now
 * @param same of them, those that are in already
 * @param outside of them, those about a time that the file is not about
 * @param doubtful of them, those that go back to what was said before, or name somebody else under a reference that is in
 * @param problem why nothing of it could be read; none otherwise
 */
public record NoticeFile(
        UUID organisationId,
        UUID fileId,
        long version,
        Kind kind,
        String name,
        String sha256,
        LocalDate from,
        LocalDate to,
        UUID runId,
        Instant receivedAt,
        String saidBy,
        State state,
        @Nullable String problem,
        Map<RailColumn, String> columns,
        int lines,
        int added,
        int changed,
        int same,
        int outside,
        int rejected,
        int doubtful,
        @Nullable Instant settledAt) {
    public NoticeFile {
        columns = Map.copyOf(columns);
    }

    /** How often it comes, which says what time it is about. */
    public enum Kind {
        WEEKLY("Weekly: Saturday to Friday"),
        DAILY("Daily");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** The last day a file that comes now is about. */
        public LocalDate lastDay(LocalDate today) {
            return this == DAILY ? today : today.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        }

        LocalDate firstDay(LocalDate last) {
            return this == DAILY ? last : last.minusDays(6);
        }
    }

    /** What was made of it. */
    public enum State {
        REFUSED("Not read"),
        REVIEW("To be confirmed"),
        TAKEN("Taken in"),
        SET_ASIDE("Set aside");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public boolean isOpen() {
        return state == State.REFUSED || state == State.REVIEW;
    }

    /** Whether there is nothing in it that a person should look at before it is taken in. */
    boolean isPlain() {
        return state == State.REVIEW && rejected == 0 && outside == 0 && doubtful == 0;
    }

    Subject.Organisation subject() {
        return new Subject.Organisation(organisationId);
    }

    /** {@code 2 Mar 2024 to 8 Mar 2024}. */
    public String period() {
        return from.equals(to) ? London.day(to) : London.day(from) + " to " + London.day(to);
    }

    /**
     * As a reading of it came out.
     *
     * @param counts rows that can be read; of them those that change a notice, those that are in, those of another time, and
     *     those of which a person must look whether they are right
     */
    NoticeFile read(UUID run, State next, @Nullable String wrong, int[] counts, int refused) {
        return with(
                run,
                next,
                wrong,
                columns,
                new int[] {counts[0], 0, counts[1], counts[2], counts[3], refused, counts[4]},
                null);
    }

    /** With what a person said of its columns. */
    NoticeFile saying(Map<RailColumn, String> said) {
        return with(
                runId,
                state,
                problem,
                said,
                new int[] {lines, added, changed, same, outside, rejected, doubtful},
                settledAt);
    }

    NoticeFile settled(State next, Instant at, int fresh, int more, int known, int refused) {
        return with(
                runId, next, problem, columns, new int[] {lines, fresh, more, known, outside, refused, doubtful}, at);
    }

    private NoticeFile with(
            UUID run,
            State next,
            @Nullable String wrong,
            Map<RailColumn, String> said,
            int[] counts,
            @Nullable Instant at) {
        return new NoticeFile(
                organisationId,
                fileId,
                version,
                kind,
                name,
                sha256,
                from,
                to,
                run,
                receivedAt,
                saidBy,
                next,
                wrong,
                said,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[6],
                at);
    }
}
