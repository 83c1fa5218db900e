package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilter.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The view of the whole flow, counted by the database from the rows of the lists, and the rows behind one number. */
@Repository
class FlowRepository {
    /** Neither seen by the team nor over: the condition of the index worklist_waits, which the count is read from. */
    private static final String WAITS =
            "lane = 'owner' and open and team_id is not null and state not in ('IN_PROGRESS', 'OUTCOME_RECORDED')";

    /** The condition of the index worklist_came. */
    private static final String CAME = "lane = 'owner' and state <> 'ENTERED_IN_ERROR'";

    private final JdbcClient jdbc;

    FlowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many wait with one team, of one place.
     *
     * @param late whose earliest deadline has passed
     * @param longest since when the one that waits longest has waited
     */
    record Waits(
            UUID teamId,
            @Nullable String district,
            @Nullable String practice,
            int count,
            int late,
            OffsetDateTime longest) {
        Home home() {
            return new Home(district, practice);
        }
    }

    List<Waits> waiting(Instant now, PlaceFilter place) {
        return place.given(jdbc.sql("""
                select team_id, district, practice, count(*) as count, count(*) filter (where due_at < :now) as late,
                       min(received_at) as longest
                  from frontdoor.flow_row worklist
                 where %s
                 group by team_id, district, practice
                """.formatted(WAITS + row(place))))
                .param("now", utc(now))
                .query(Waits.class)
                .list();
    }

    /** How many came from one place. @param before in the time before the last */
    record Came(@Nullable String district, @Nullable String practice, int last, int before) {
        Home home() {
            return new Home(district, practice);
        }
    }

    List<Came> came(Instant from, Instant middle, Instant until, PlaceFilter place) {
        return place.given(jdbc.sql("""
                select district, practice, count(*) filter (where received_at >= :middle) as last,
                       count(*) filter (where received_at < :middle) as before
                  from frontdoor.flow_row worklist
                 where %s and received_at >= :from and received_at < :until
                 group by district, practice
                """.formatted(CAME + row(place))))
                .param("from", utc(from))
                .param("middle", utc(middle))
                .param("until", utc(until))
                .query(Came.class)
                .list();
    }

    /** How many a team accepted. @param lately in the whole time */
    record Accepted(UUID teamId, int lately, int last, int before) {}

    List<Accepted> accepted(Instant from, Instant twoAgo, Instant oneAgo, Instant until, PlaceFilter place) {
        return place.given(jdbc.sql("""
                select team_id, count(*) as lately, count(*) filter (where answered_at >= :oneAgo) as last,
                       count(*) filter (where answered_at >= :twoAgo and answered_at < :oneAgo) as before
                  from frontdoor.offer
                 where answer = 'accepted' and answered_at >= :from and answered_at < :until %s
                 group by team_id
                """.formatted(place.and("offer.person_id", "offer.team_id", ""))))
                .param("from", utc(from))
                .param("twoAgo", utc(twoAgo))
                .param("oneAgo", utc(oneAgo))
                .param("until", utc(until))
                .query(Accepted.class)
                .list();
    }

    /** Where those of these people are at home who have a referral; the others are left out. */
    Map<UUID, Home> homes(Collection<UUID> personIds) {
        Map<UUID, Home> homes = new HashMap<>();
        jdbc.sql("""
                select person_id, district, practice from frontdoor.flow_row
                 where person_id = any(:personIds) and lane = 'owner'
                """).param("personIds", personIds.toArray(UUID[]::new)).query(rs -> {
            homes.put(
                    rs.getObject("person_id", UUID.class),
                    new Home(rs.getString("district"), rs.getString("practice")));
        });
        return homes;
    }

    /** The newest of those who wait. @param late those alone whose earliest deadline has passed */
    List<Counted> newestWaiting(FlowPart part, Instant now, boolean late, int most) {
        // none that is open was entered in error: said again, the newest are found by the index of those who came
        return rows(
                WAITS + " and state <> 'ENTERED_IN_ERROR'" + (late ? " and due_at < :now" : ""),
                part,
                now,
                now,
                now,
                most);
    }

    int countWaiting(FlowPart part, Instant now, boolean late) {
        return count(WAITS + (late ? " and due_at < :now" : ""), part, now, now, now);
    }

    /** The newest of those who came in some time. */
    List<Counted> newestCame(FlowPart part, Instant from, Instant until, int most) {
        return rows(CAME + " and received_at >= :from and received_at < :until", part, from, from, until, most);
    }

    int countCame(FlowPart part, Instant from, Instant until) {
        return count(CAME + " and received_at >= :from and received_at < :until", part, from, from, until);
    }

    /** Each referral that was accepted in some time, once; by one team, or by any. */
    List<Counted> accepted(@Nullable UUID team, Instant from, Instant until, PlaceFilter place) {
        return place.given(jdbc.sql("""
                select person_id, referral_id from frontdoor.offer
                 where answer = 'accepted' and answered_at >= :from and answered_at < :until %s
                 group by person_id, referral_id
                 order by max(answered_at) desc, referral_id
                """.formatted((team == null ? "" : "and team_id = :team")
                        + place.and("offer.person_id", "offer.team_id", ""))))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("team", team)
                .query(Counted.class)
                .list();
    }

    private List<Counted> rows(String where, FlowPart part, Instant now, Instant from, Instant until, int most) {
        return with("select person_id, referral_id from", where, part, now, from, until, """
                 order by received_at desc, referral_id
                 limit %d
                """.formatted(most))
                .query(Counted.class)
                .list();
    }

    private int count(String where, FlowPart part, Instant now, Instant from, Instant until) {
        return with("select count(*) from", where, part, now, from, until, "")
                .query(Integer.class)
                .single();
    }

    private StatementSpec with(
            String select, String where, FlowPart part, Instant now, Instant from, Instant until, String tail) {
        Part places = part.places();
        String sql = "%s frontdoor.flow_row worklist where %s%s%s%s"
                .formatted(
                        select,
                        where,
                        part.team() == null ? "" : " and team_id = :team",
                        (places == null ? "" : " and " + condition(places)) + row(part.within()),
                        tail);
        return part.within()
                .given(jdbc.sql(sql))
                .param("now", utc(now))
                .param("from", utc(from))
                .param("until", utc(until))
                .param("team", part.team())
                .param("codes", places == null ? new String[0] : places.codes().toArray(String[]::new));
    }

    private static String row(PlaceFilter place) {
        return place.and("worklist.person_id", "worklist.team_id", "");
    }

    private static String condition(Part places) {
        String column = switch (places.by()) {
            case DISTRICT -> "district";
            case PRACTICE -> "practice";
        };
        return places.among() ? column + " = any(:codes)" : "(%1$s is null or %1$s <> all(:codes))".formatted(column);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
