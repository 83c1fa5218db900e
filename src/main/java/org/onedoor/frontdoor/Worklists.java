package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What each organisation and team has to see: ids, times and codes alone, as {@link WorklistRows} writes them. */
@Repository
public class Worklists {
    /** As many rows as are given at once: those of a file. A page has fewer. */
    public static final int MOST = 5_000;

    private final JdbcClient jdbc;

    Worklists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a referral is on a list. */
    public enum Lane {
        OWNER,
        OFFERED,
        REFERRER;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One row: the page joins names for those on it, after the gate.
     *
     * @param state a code of {@link WorkState}, or {@link WorklistRows#UNTOLD}
     */
    public record Row(
            UUID personId,
            UUID referralId,
            String reference,
            String state,
            String priority,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime dueAt,
            OffsetDateTime changedAt) {
        /** A referral comes to a list when it is received, and again when it is offered or comes back. */
        public Instant cameAt(Lane lane) {
            return (lane == Lane.OFFERED || List.of("RETURNED", "EXPIRED").contains(state) ? changedAt : receivedAt)
                    .toInstant();
        }
    }

    /**
     * Which rows.
     *
     * @param states only these; all when empty
     * @param priorities only these; all when empty
     * @param place whose people, or whose teams
     * @param page 1 is the first
     */
    public record Filter(
            Lane lane,
            UUID organisationId,
            @Nullable UUID teamId,
            boolean open,
            List<String> states,
            List<String> priorities,
            PlaceFilter place,
            int page,
            int size) {
        public Filter {
            states = List.copyOf(states);
            priorities = List.copyOf(priorities);
            if (page < 1 || size < 1 || size > MOST) {
                throw new IllegalArgumentException("Page %d of size %d".formatted(page, size));
            }
        }

        /** Of people everywhere. */
        public Filter(
                Lane lane,
                UUID organisationId,
                @Nullable UUID teamId,
                boolean open,
                List<String> states,
                List<String> priorities,
                int page,
                int size) {
            this(lane, organisationId, teamId, open, states, priorities, PlaceFilter.EVERYWHERE, page, size);
        }
    }

    private static final String ORDER = "order by due_at nulls last, rank, received_at, referral_id";

    /** The same for rows of one team or of none: as the index has it, so that PostgreSQL sorts nothing where no team is asked for. */
    private static final String PART_ORDER = "order by team_id, due_at nulls last, rank, received_at, referral_id";

    /** A page of rows: the earliest deadline first, then the more urgent, then the longer waiting. */
    public List<Row> page(Filter filter) {
        List<String> parts = parts(filter, "").stream()
                .map(part -> """
                        (select person_id, referral_id, reference, state, priority, received_at, due_at, changed_at, rank
                           from frontdoor.worklist where %s %s limit :upto)""".formatted(part, PART_ORDER))
                .toList();
        return params(jdbc.sql("""
                                select person_id, referral_id, reference, state, priority, received_at, due_at, changed_at
                                  from (%s) theirs
                                %s limit :limit offset :offset
                                """.formatted(String.join(" union all ", parts), ORDER)), filter, "")
                .param("upto", (long) filter.page() * filter.size())
                .param("limit", filter.size())
                .param("offset", (filter.page() - 1L) * filter.size())
                .query(Row.class)
                .list();
    }

    public int count(Filter filter) {
        return counts(List.of(filter)).getFirst();
    }

    /** How many came to a list after this, on whatever page; what {@link Row#cameAt} says of each. */
    public int cameSince(Filter filter, Instant since) {
        String came = filter.lane() == Lane.OFFERED
                ? "changed_at"
                : "case when state in ('RETURNED', 'EXPIRED') then changed_at else received_at end";
        String all = parts(filter, "").stream()
                .map(part -> "(select count(*) from frontdoor.worklist where %s and %s > :since)".formatted(part, came))
                .collect(Collectors.joining(" + "));
        return params(jdbc.sql("select " + all), filter, "")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Whom each row of a list is about, on whatever page; the first fifty thousand. */
    public List<UUID> people(Filter filter) {
        String all = parts(filter, "").stream()
                .map("select person_id from frontdoor.worklist where %s"::formatted)
                .collect(Collectors.joining(" union all "));
        return params(jdbc.sql(all + " limit 50000"), filter, "")
                .query(UUID.class)
                .list();
    }

    /** How many rows there are of each of these, in one question. */
    public List<Integer> counts(List<Filter> filters) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            // where people are is asked of the rows themselves, which are the organisation's own
            String rows = filters.get(i).place().isSet() ? "worklist" : "counted_row worklist";
            columns.add(parts(filters.get(i), String.valueOf(i)).stream()
                    .map(part -> "(select count(*) from frontdoor.%s where %s)".formatted(rows, part))
                    .collect(Collectors.joining(" + ")));
        }
        StatementSpec sql = jdbc.sql("select " + String.join(", ", columns));
        for (int i = 0; i < filters.size(); i++) {
            params(sql, filters.get(i), String.valueOf(i));
        }
        return sql.query((rs, _) -> {
                    List<Integer> counts = new ArrayList<>();
                    for (int i = 1; i <= filters.size(); i++) {
                        counts.add(rs.getInt(i));
                    }
                    return counts;
                })
                .single();
    }

    /**
     * How many open rows a list has in one state.
     *
     * @param late whose earliest deadline has passed
     * @param soon whose earliest deadline is still to come, before the moment that was asked for
     */
    public record Tally(String lane, String state, int count, int late, int soon) {
        public boolean isOf(Lane other) {
            return lane.equals(other.code());
        }
    }

    /** How much of each kind a team has before it, and how pressing it is; without a team, what is of no team. */
    public List<Tally> tally(UUID organisationId, @Nullable UUID teamId, Instant now, Instant until) {
        return jdbc.sql("""
                select lane, state, count(*) as count, count(*) filter (where due_at < :now) as late,
                       count(*) filter (where due_at >= :now and due_at < :until) as soon
                  from frontdoor.counted_row
                 where org_id = :orgId and open and (team_id is null or team_id = :teamId)
                 group by lane, state
                """)
                .param("orgId", organisationId)
                .param("teamId", teamId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Tally.class)
                .list();
    }

    /**
     * The conditions of the parts a list has: what is of the team, and what is of no team. Each part is a piece of the index
     * that stands in the list's order, so a page costs the same however much other teams of the organisation have to do. An
     * account of no team is shown what is of no team: a referral of a team would be out of its reach.
     *
     * @param n follows the names of the values
     */
    private static List<String> parts(Filter filter, String n) {
        String all = "org_id = :orgId%1$s and lane = :lane%1$s and %2$s%3$s%4$s%5$s"
                .formatted(
                        n,
                        filter.open() ? "open" : "not open",
                        filter.states().isEmpty() ? "" : " and state = any(:states" + n + ")",
                        filter.priorities().isEmpty() ? "" : " and priority = any(:priorities" + n + ")",
                        filter.place().and("worklist.person_id", "worklist.team_id", n));
        return filter.teamId() == null
                ? List.of(all + " and team_id is null")
                : List.of(all + " and team_id = :teamId" + n, all + " and team_id is null");
    }

    private static StatementSpec params(StatementSpec sql, Filter filter, String n) {
        return filter.place()
                .given(sql, n)
                .param("orgId" + n, filter.organisationId())
                .param("lane" + n, filter.lane().code())
                .param("teamId" + n, filter.teamId())
                .param("states" + n, filter.states().toArray(String[]::new))
                .param("priorities" + n, filter.priorities().toArray(String[]::new));
    }

    /** When anything on this organisation's lists last changed, for live pages. */
    public @Nullable OffsetDateTime lastChange(UUID organisationId) {
        return jdbc.sql("select max(changed_at) from frontdoor.counted_row where org_id = :orgId")
                .param("orgId", organisationId)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
    }
}
