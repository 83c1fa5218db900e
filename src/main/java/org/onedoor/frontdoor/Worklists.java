package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Live;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What each organisation and team has to see, written with the act that changes it: ids, times and codes alone. */
@Repository
public class Worklists {
    /** As many rows as are given at once: those of a file. A page has fewer. */
    public static final int MOST = 5_000;

    /** The live topic of everything that is on any list. */
    static final String FLOW = "flow";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final DomainTime time;
    private final Live live;

    Worklists(JdbcClient jdbc, JdbcTemplate template, DomainTime time, Live live) {
        this.jdbc = jdbc;
        this.template = template;
        this.time = time;
        this.live = live;
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

    /** One row: the page joins names for those on it, after the gate. */
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

    /**
     * Writes the rows of a referral as it now is; pages that show them hear of it once it is committed.
     *
     * @param home of the person, where the owner's row is new; one that stands keeps its own until {@link #moved}
     */
    void put(Referral r, @Nullable Instant due, Home home) {
        announce(r.owner().organisationId(), r.source().organisationId());
        Instant now = time.instant();
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        row(rows, values, r, Lane.OWNER, r.owner().organisationId(), r.owner().teamId(), due, now, home);
        row(
                rows,
                values,
                r,
                Lane.REFERRER,
                r.source().organisationId(),
                r.source().teamId(),
                due,
                now,
                Home.UNKNOWN);
        if (r.offer() != null) {
            row(
                    rows,
                    values,
                    r,
                    Lane.OFFERED,
                    r.offer().organisationId(),
                    r.offer().teamId(),
                    due,
                    now,
                    Home.UNKNOWN);
        }
        template.update("""
                insert into frontdoor.worklist (org_id, referral_id, lane, team_id, person_id, reference, state,
                    priority, rank, open, received_at, due_at, changed_at, district, practice)
                values %s
                on conflict (org_id, referral_id, lane) do update
                   set team_id = excluded.team_id, state = excluded.state, priority = excluded.priority,
                       rank = excluded.rank, open = excluded.open,
                       received_at = excluded.received_at, due_at = excluded.due_at,
                       changed_at = excluded.changed_at
                """.formatted(rows), values.toArray());
    }

    private void announce(UUID... organisations) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (UUID organisation : organisations) {
                    live.changed("worklist-" + organisation);
                }
                live.changed(FLOW);
            }
        });
    }

    /** A row as it is stored, without when it changed. */
    record Shown(
            UUID orgId,
            String lane,
            @Nullable UUID teamId,
            String state,
            String priority,
            boolean open,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String district,
            @Nullable String practice) {
        boolean isAbout(Shown other) {
            return orgId.equals(other.orgId) && lane.equals(other.lane);
        }
    }

    /** On which lists a referral is. */
    List<Shown> shown(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select org_id, lane, team_id, state, priority, open, received_at, due_at, district, practice
                  from frontdoor.worklist where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Shown.class)
                .list();
    }

    /** Somebody lives or is registered elsewhere, inside the act that says so. */
    void moved(UUID personId, Home home) {
        jdbc.sql("""
                update frontdoor.worklist set district = :district, practice = :practice
                 where person_id = :personId and lane = 'owner'
                   and (district, practice) is distinct from (:district, :practice)
                """)
                .param("personId", personId)
                .param("district", home.district())
                .param("practice", home.practice())
                .update();
    }

    /** Takes a referral off every list, to be put on those it belongs on. */
    void clear(UUID personId, UUID referralId) {
        jdbc.sql("delete from frontdoor.worklist where person_id = :personId and referral_id = :referralId")
                .param("personId", personId)
                .param("referralId", referralId)
                .update();
    }

    /** A lane an organisation is no longer in. */
    void leave(UUID organisationId, UUID referralId, Lane lane) {
        announce(organisationId);
        jdbc.sql("delete from frontdoor.worklist where org_id = :orgId and referral_id = :referralId and lane = :lane")
                .param("orgId", organisationId)
                .param("referralId", referralId)
                .param("lane", lane.code())
                .update();
    }

    private static void row(
            StringBuilder rows,
            List<@Nullable Object> values,
            Referral r,
            Lane lane,
            UUID org,
            @Nullable UUID team,
            @Nullable Instant due,
            Instant now,
            Home home) {
        rows.append(rows.isEmpty() ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        values.addAll(java.util.Arrays.asList(
                org,
                r.referralId(),
                lane.code(),
                team,
                r.personId(),
                r.reference(),
                r.state().name(),
                r.priority().code(),
                r.priority().ordinal(),
                r.isOpen(),
                r.receivedAt().atOffset(ZoneOffset.UTC),
                due == null ? null : due.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                home.district(),
                home.practice()));
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
