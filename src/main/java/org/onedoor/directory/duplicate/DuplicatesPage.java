package org.onedoor.directory.duplicate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Pagination;

/**
 * Entries that may be of one service, or of which that was decided.
 *
 * @param show which of the three lists
 * @param lookedFor whether anybody has looked for them yet
 */
public record DuplicatesPage(
        Show show,
        List<Link> tabs,
        List<Line> lines,
        Pagination pages,
        boolean lookedFor,
        @Nullable String refusal) {
    public static final String ADDRESS = "/services/publishers/alike";

    /** Which pairs. */
    public enum Show {
        OPEN("open", "Perhaps one service"),
        SAME("same", "One service"),
        DIFFERENT("different", "Two services");

        private final String code;
        private final String label;

        Show(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public String address() {
            return this == OPEN ? ADDRESS : ADDRESS + "?show=" + code;
        }

        static Show of(@Nullable String code) {
            return Stream.of(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst()
                    .orElse(OPEN);
        }
    }

    /** The tabs above what comes from elsewhere: the publishers, then what may be one service and what was decided of it. */
    public static List<Link> tabs(int open, int same, int different) {
        return List.of(
                new Link("Publishers", "/services/publishers"),
                new Link("%s: %d".formatted(Show.OPEN.label(), open), Show.OPEN.address()),
                new Link("%s: %d".formatted(Show.SAME.label(), same), Show.SAME.address()),
                new Link("%s: %d".formatted(Show.DIFFERENT.label(), different), Show.DIFFERENT.address()));
    }

    /**
     * One of the two.
     *
     * @param facts what it says, by label
     * @param stands whether it is the one shown now
     * @param follows what happens where it follows the other
     * @param mayFollow whether the reader may decide that it follows
     */
    public record Side(
            Said said,
            List<Fact> facts,
            boolean stands,
            String follows,
            boolean mayFollow,
            @Nullable String path) {}

    public record Fact(String label, String value) {}

    /**
     * Two entries.
     *
     * @param number of the last decision; 0 where there was none
     * @param leader the name of the one that was chosen to lead; none where they are not one
     * @param firstLeads whether that is the first
     * @param note what else is to be said: asked again, or no longer as it was when it was decided
     * @param history every decision, the newest first, in words
     */
    public record Line(
            Two two,
            Side first,
            Side second,
            List<Reason> reasons,
            int number,
            @Nullable String leader,
            @Nullable Boolean firstLeads,
            @Nullable String note,
            List<String> history) {
        public String id() {
            return "p-" + two.first().id() + "-" + two.second().id();
        }

        /** Whether the reader may have the first lead, and it does not. */
        public boolean mayFirstLead() {
            return second.mayFollow() && first.said().live() && !Boolean.TRUE.equals(firstLeads);
        }

        public boolean maySecondLead() {
            return first.mayFollow() && second.said().live() && !Boolean.FALSE.equals(firstLeads);
        }

        /** Whether one of the two is a service of our own, with what hangs on it. */
        public boolean isOurs() {
            return first.said().isOurs() || second.said().isOurs();
        }

        public boolean mayPart() {
            return first.mayFollow() || second.mayFollow();
        }

        public List<Reason> pro() {
            return reasons.stream().filter(Reason::isFor).toList();
        }

        public List<Reason> contra() {
            return reasons.stream().filter(reason -> !reason.isFor()).toList();
        }
    }
}
