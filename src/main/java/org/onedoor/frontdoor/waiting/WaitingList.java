package org.onedoor.frontdoor.waiting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Those a team owns whom nobody has seen yet. Called from inside a look that names everyone it shows. */
@Repository
public class WaitingList {
    private static final String WAITING = """
              from frontdoor.worklist l
              join frontdoor.wait w on w.person_id = l.person_id and w.referral_id = l.referral_id
             where l.org_id = :orgId and l.lane = 'owner' and l.open and (l.team_id is null or l.team_id = :teamId)
               and w.seen_at is null and w.ended_at is null
            """;

    private final JdbcClient jdbc;

    WaitingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due of somebody. */
    public enum Due {
        CHECK_IN("check-in", "Check-in due", "w.check_in_due < :tonight"),
        HARM_REVIEW("harm-review", "Harm review due", "w.harm_review_due < :tonight"),
        UNANSWERED("unanswered", "Has not answered", "w.answer_by < :now"),
        ASKED("asked", "Asked, has time to answer", "w.answer_by >= :now"),
        NOT_NEEDED("not-needed", "Not needed any longer", "w.answer = 'no'");

        private final String code;
        private final String label;
        private final String condition;

        Due(String code, String label, String condition) {
            this.code = code;
            this.label = label;
            this.condition = condition;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static @Nullable Due ofCode(String code) {
            for (Due due : values()) {
                if (due.code.equals(code)) {
                    return due;
                }
            }
            return null;
        }
    }

    /** Whose list, and which part of it, of which place. @param page 1 is the first */
    public record Filter(
            UUID organisationId,
            @Nullable UUID teamId,
            @Nullable Band band,
            @Nullable Due due,
            PlaceFilter place,
            int page,
            int size) {}

    /** How many wait, and how many of them something is due of. */
    public record Tally(
            int count, List<Integer> bands, int checkIns, int harmReviews, int unanswered, int asked, int notNeeded) {
        public int of(Band band) {
            return bands.get(band.ordinal());
        }

        public int of(Due due) {
            return switch (due) {
                case CHECK_IN -> checkIns;
                case HARM_REVIEW -> harmReviews;
                case UNANSWERED -> unanswered;
                case ASKED -> asked;
                case NOT_NEEDED -> notNeeded;
            };
        }
    }

    /** One page: the earliest deadline first, then the more urgent, then whoever has waited longer. */
    public List<Worklists.Row> page(Filter filter, Instant now) {
        return given(
                        "select l.person_id, l.referral_id, l.reference, l.state, l.priority, l.received_at, l.due_at, l.changed_at "
                                + WAITING
                                + where(filter)
                                + " order by l.due_at nulls last, l.rank, l.received_at, l.referral_id limit :size offset :offset",
                        filter,
                        now)
                .param("size", filter.size())
                .param("offset", (filter.page() - 1L) * filter.size())
                .query(Worklists.Row.class)
                .list();
    }

    /** Whom each row of this part of the list is about; the first fifty thousand. */
    public List<UUID> people(Filter filter, Instant now) {
        return given("select l.person_id " + WAITING + where(filter) + " limit 50000", filter, now)
                .query(UUID.class)
                .list();
    }

    public int count(Filter filter, Instant now) {
        return given("select count(*) " + WAITING + where(filter), filter, now)
                .query(Integer.class)
                .single();
    }

    /** Counted over the whole list of the place, whatever part of it is shown. */
    public Tally tally(Filter filter, Instant now) {
        StringBuilder sql = new StringBuilder("select count(*) as n");
        for (Band band : Band.values()) {
            sql.append(", count(*) filter (where ")
                    .append(condition(band))
                    .append(") as ")
                    .append(band.name().toLowerCase(java.util.Locale.ROOT));
        }
        for (Due due : Due.values()) {
            sql.append(", count(*) filter (where ")
                    .append(due.condition)
                    .append(") as ")
                    .append(due.name().toLowerCase(java.util.Locale.ROOT));
        }
        Filter all = new Filter(filter.organisationId(), filter.teamId(), null, null, filter.place(), 1, 1);
        return given(sql.append(' ').append(WAITING).append(where(all)).toString(), all, now)
                .query((rs, _) -> new Tally(
                        rs.getInt("n"),
                        List.of(
                                rs.getInt("weeks_4"),
                                rs.getInt("weeks_12"),
                                rs.getInt("weeks_18"),
                                rs.getInt("weeks_52"),
                                rs.getInt("longer")),
                        rs.getInt("check_in"),
                        rs.getInt("harm_review"),
                        rs.getInt("unanswered"),
                        rs.getInt("asked"),
                        rs.getInt("not_needed")))
                .single();
    }

    private static String where(Filter filter) {
        return (filter.band() == null ? "" : " and " + condition(filter.band()))
                + (filter.due() == null ? "" : " and " + filter.due().condition)
                + filter.place().and("l.person_id", "l.team_id", "");
    }

    private static String condition(Band band) {
        return "w.received_at <= :now - make_interval(days => %d) and w.received_at > :now - make_interval(days => %d)"
                .formatted(band.from(), band.to());
    }

    private StatementSpec given(String sql, Filter filter, Instant now) {
        return filter.place()
                .given(jdbc.sql(sql.replace(":now", "cast(:now as timestamptz)")))
                .param("orgId", filter.organisationId())
                .param("teamId", filter.teamId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "tonight",
                        London.endOf(London.date(now))
                                .plus(1, ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC));
    }
}
