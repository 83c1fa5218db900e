package org.onedoor.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whose rows a list shows and a measure counts: those of one place, or all. A list takes it into its own query with
 * {@link #and} and {@link #given}; what was read already is asked with {@link #holds}.
 *
 * @param code how addresses name it, such as {@code pcn-U12345}; empty for everywhere
 * @param part which people are meant; none for everywhere
 * @param teams whose work is of the place whoever it is about; only a care unit has any
 * @param past the day on which people are asked to have been there; none for where they are now
 */
public record PlaceFilter(
        String code,
        String label,
        @Nullable Part part,
        Set<UUID> teams,
        @Nullable LocalDate past) {
    /** The parameter of every list and measure. */
    public static final String NAME = "place";

    /** The place somebody was in on a day, or the first that is known where the day is before it. */
    private static final String THEN = """
            (placed.until is null or placed.until > :placeDay)
               and not exists (select 1 from people.home earlier
                                where earlier.person_id = placed.person_id and earlier.since < placed.since
                                  and (earlier.until > :placeDay))
            """;

    public static final PlaceFilter EVERYWHERE = of("", "Everywhere", null);

    public PlaceFilter {
        teams = Set.copyOf(teams);
    }

    /** A place without teams, as it is now. */
    static PlaceFilter of(String code, String label, @Nullable Part part) {
        return new PlaceFilter(code, label, part, Set.of(), null);
    }

    /** The same, of those who were there on a day that is over. */
    PlaceFilter on(LocalDate day) {
        return new PlaceFilter(code, label, part, teams, day);
    }

    /** By which place of a person. */
    public enum By {
        DISTRICT,
        PRACTICE
    }

    /** @param among whether those of these codes are meant, or all others, with those of no code */
    public record Part(By by, boolean among, Set<String> codes) {
        public Part {
            codes = Set.copyOf(codes);
        }

        public boolean holds(Home home) {
            String code = switch (by) {
                case DISTRICT -> home.district();
                case PRACTICE -> home.practice();
            };
            return among == (code != null && codes.contains(code));
        }
    }

    /** A place that was kept and is none any longer: nobody is of it. */
    public static PlaceFilter ended(String code) {
        return of(code, "A place that has ended", new Part(By.PRACTICE, true, Set.of()));
    }

    public boolean isSet() {
        return part != null;
    }

    /**
     * The condition, to stand after another; empty for everywhere.
     *
     * @param person the column that names whom a row is about; it may be empty in a row
     * @param team the column that names the team a row is with; none where a list has no such column
     * @param n follows the names of the values, where one query asks of several places
     */
    public String and(String person, @Nullable String team, String n) {
        if (part == null) {
            return "";
        }
        String there =
                "%s exists (select 1 from people.home placed where placed.person_id = %s and %s and placed.%s = any(:placeCodes%s))"
                        .formatted(
                                part.among() ? "" : "not",
                                person,
                                past == null ? "placed.until is null" : THEN.replace(":placeDay", ":placeDay" + n),
                                part.by() == By.DISTRICT ? "district" : "practice",
                                n);
        return team == null || teams.isEmpty()
                ? " and " + there
                : " and (%s or %s = any(:placeTeams%s))".formatted(there, team, n);
    }

    /** Gives the query the values that {@link #and} names. */
    public StatementSpec given(StatementSpec sql) {
        return given(sql, "");
    }

    public StatementSpec given(StatementSpec sql, String n) {
        return part == null
                ? sql
                : sql.param("placeCodes" + n, part.codes().toArray(String[]::new))
                        .param("placeTeams" + n, teams.toArray(UUID[]::new))
                        .param("placeDay" + n, past);
    }

    /** Whether a row is of the place. @param home where the person of the row is; none where the row is about nobody known */
    public boolean holds(@Nullable Home home, @Nullable UUID team) {
        return part == null || part.holds(home == null ? Home.UNKNOWN : home) || (team != null && teams.contains(team));
    }

    /** What an address of the same list has more: {@code &place=pcn-U12345}; empty for everywhere. */
    public String query() {
        return code.isEmpty() ? "" : "&" + NAME + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
