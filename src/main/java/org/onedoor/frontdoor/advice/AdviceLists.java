package org.onedoor.frontdoor.advice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Live;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Both sides' lists of questions, written with the act that changes them. */
@Repository
public class AdviceLists {
    private final JdbcClient jdbc;
    private final DomainTime time;
    private final Live live;

    AdviceLists(JdbcClient jdbc, DomainTime time, Live live) {
        this.jdbc = jdbc;
        this.time = time;
        this.live = live;
    }

    /** Which list. */
    public enum Side {
        SERVICE("service", "To answer"),
        ASKER("asker", "Asked by us");

        private final String code;
        private final String label;

        Side(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /** One row: the page joins names for those on it, after the gate. */
    public record Row(
            UUID orgId,
            String side,
            UUID adviceId,
            @Nullable UUID teamId,
            UUID personId,
            String state,
            boolean turn,
            boolean open,
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime dueAt) {}

    /** Writes both rows of a question as it now is. */
    void put(Advice a, @Nullable Instant due) {
        boolean askers = a.state().isAskers();
        put(a, Side.ASKER, a.asker().organisationId(), a.asker().teamId(), a.isOpen() && askers, due);
        put(a, Side.SERVICE, a.asked().organisationId(), a.asked().teamId(), a.isOpen() && !askers, due);
        announce(a.asker().organisationId(), a.asked().organisationId());
    }

    private void put(Advice a, Side side, UUID org, @Nullable UUID team, boolean turn, @Nullable Instant due) {
        jdbc.sql("""
                insert into frontdoor.advice_list (org_id, advice_id, side, team_id, person_id, state, turn, open,
                    asked_at, due_at, changed_at)
                values (:org, :id, :side, :team, :person, :state, :turn, :open, :asked, :due, :now)
                on conflict (org_id, advice_id, side) do update
                   set team_id = excluded.team_id, state = excluded.state, turn = excluded.turn, open = excluded.open,
                       due_at = excluded.due_at, changed_at = excluded.changed_at
                """)
                .param("org", org)
                .param("id", a.adviceId())
                .param("side", side.code())
                .param("team", team)
                .param("person", a.personId())
                .param("state", a.state().name())
                .param("turn", turn)
                .param("open", a.isOpen())
                .param("asked", a.askedAt().atOffset(ZoneOffset.UTC))
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A service that passed it on has it no longer. */
    void leave(UUID org, UUID adviceId) {
        jdbc.sql("delete from frontdoor.advice_list where org_id = :org and advice_id = :id and side = 'service'")
                .param("org", org)
                .param("id", adviceId)
                .update();
        announce(org);
    }

    void clear(UUID personId, UUID adviceId) {
        jdbc.sql("delete from frontdoor.advice_list where person_id = :person and advice_id = :id")
                .param("person", personId)
                .param("id", adviceId)
                .update();
    }

    List<Row> shown(UUID personId, UUID adviceId) {
        return jdbc.sql("""
                select org_id, side, advice_id, team_id, person_id, state, turn, open, asked_at, due_at
                  from frontdoor.advice_list where person_id = :person and advice_id = :id order by side
                """)
                .param("person", personId)
                .param("id", adviceId)
                .query(Row.class)
                .list();
    }

    /** A page of one side's list: those whose turn it is first, then the earliest due. */
    public List<Row> page(
            Side side, boolean open, UUID org, @Nullable UUID team, PlaceFilter place, int page, int size) {
        return given(
                        "select org_id, side, advice_id, team_id, person_id, state, turn, open, asked_at, due_at",
                        side,
                        open,
                        org,
                        team,
                        place,
                        """
                         order by turn desc, due_at nulls last, case when open then asked_at end, changed_at desc, advice_id
                         limit :size offset :offset
                        """)
                .param("size", size)
                .param("offset", (page - 1L) * size)
                .query(Row.class)
                .list();
    }

    /** One side's questions asked since then, open or not. */
    List<Row> since(Side side, UUID org, @Nullable UUID team, PlaceFilter place, Instant since) {
        return place.given(jdbc.sql("""
                        select org_id, side, advice_id, team_id, person_id, state, turn, open, asked_at, due_at
                          from frontdoor.advice_list
                         where org_id = :org and side = :side and asked_at >= :since
                           and (team_id is null or team_id = :team) %s
                         order by asked_at
                         limit 2000
                        """.formatted(where(place))))
                .param("org", org)
                .param("side", side.code())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("team", team)
                .query(Row.class)
                .list();
    }

    /** Whom each question of one side's list is about, on whatever page; the first fifty thousand. */
    public List<UUID> people(Side side, boolean open, UUID org, @Nullable UUID team, PlaceFilter place) {
        return given("select person_id", side, open, org, team, place, " limit 50000")
                .query(UUID.class)
                .list();
    }

    private static String where(PlaceFilter place) {
        return place.and("advice_list.person_id", "advice_list.team_id", "");
    }

    private StatementSpec given(
            String select, Side side, boolean open, UUID org, @Nullable UUID team, PlaceFilter place, String tail) {
        return place.given(jdbc.sql(select + """
                         from frontdoor.advice_list
                         where org_id = :org and side = :side and open = :open and (team_id is null or team_id = :team)
                        """ + where(place) + tail))
                .param("org", org)
                .param("side", side.code())
                .param("open", open)
                .param("team", team);
    }

    public int count(Side side, boolean open, UUID org, @Nullable UUID team, PlaceFilter place) {
        return given("select count(*)", side, open, org, team, place, "")
                .query(Integer.class)
                .single();
    }

    private void announce(UUID... organisations) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (UUID organisation : organisations) {
                    live.changed("advice-" + organisation);
                }
            }
        });
    }
}
