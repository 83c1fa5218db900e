package org.onedoor.frontdoor.transition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.transition.Protocol.Kind;
import org.onedoor.frontdoor.transition.Protocol.Who;
import org.onedoor.frontdoor.transition.Transition.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The moves as they were worked out. */
@Repository
class TransitionRepository {
    private final JdbcClient jdbc;

    TransitionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that was due in some days. */
    record Due(
            UUID personId,
            UUID referralId,
            String kind,
            LocalDate dueOn,
            @Nullable LocalDate doneOn) {}

    /** Somebody who became an adult in some days. @param ready whether all that comes before was done by then */
    record CameOfAge(UUID personId, UUID referralId, boolean ready) {}

    boolean exists(UUID personId) {
        return jdbc.sql("select exists (select 1 from frontdoor.transition where person_id = :person)")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    Optional<Transition> find(UUID personId) {
        return jdbc.sql("""
                select person_id, referral_id, birth_date, begun, ended_on, receiving_service, joint_on
                  from frontdoor.transition where person_id = :person and birth_date is not null
                """)
                .param("person", personId)
                .query((rs, _) -> new Transition(
                        rs.getObject("person_id", UUID.class),
                        rs.getObject("referral_id", UUID.class),
                        rs.getObject("birth_date", LocalDate.class),
                        rs.getBoolean("begun"),
                        rs.getObject("ended_on", LocalDate.class),
                        rs.getObject("receiving_service", UUID.class),
                        rs.getObject("joint_on", LocalDate.class),
                        items(personId)))
                .optional();
    }

    private List<Item> items(UUID personId) {
        return jdbc.sql("""
                select item, kind, who, asked_on, due_on, done_on, dropped from frontdoor.transition_item
                 where person_id = :person order by due_on, asked_on, item
                """)
                .param("person", personId)
                .query(TransitionRepository::item)
                .list();
    }

    private static Item item(ResultSet rs, int number) throws SQLException {
        return new Item(
                rs.getString("item"),
                Objects.requireNonNull(Kind.ofCode(rs.getString("kind"))),
                rs.getString("who").equals(Who.SENDING.code()) ? Who.SENDING : Who.RECEIVING,
                rs.getObject("asked_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getObject("done_on", LocalDate.class),
                rs.getBoolean("dropped"));
    }

    /** Those of whom time asks something now. */
    List<UUID> due(Instant now, int most) {
        return jdbc.sql("select person_id from frontdoor.transition where ask_at <= :now order by ask_at limit :most")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    List<UUID> all() {
        return jdbc.sql("""
                select person_id from frontdoor.transition
                union
                select person_id from frontdoor.offer where answer = 'accepted'
                 order by 1
                """).query(UUID.class).list();
    }

    void put(Transition transition, @Nullable Instant askAt) {
        jdbc.sql("""
                insert into frontdoor.transition (person_id, referral_id, birth_date, begun, ended_on,
                                                  receiving_service, joint_on, ask_at)
                values (:person, :referral, :born, :begun, :ended, :receiving, :joint, :askAt)
                on conflict (person_id) do update
                   set referral_id = excluded.referral_id, birth_date = excluded.birth_date, begun = excluded.begun,
                       ended_on = excluded.ended_on, receiving_service = excluded.receiving_service,
                       joint_on = excluded.joint_on, ask_at = excluded.ask_at
                """)
                .param("person", transition.personId())
                .param("referral", transition.referralId())
                .param("born", transition.birthDate())
                .param("begun", transition.begun())
                .param("ended", transition.endedOn())
                .param("receiving", transition.receiving())
                .param("joint", transition.jointOn())
                .param("askAt", askAt == null ? null : askAt.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from frontdoor.transition_item where person_id = :person")
                .param("person", transition.personId())
                .update();
        transition.items().forEach(item -> put(transition.personId(), item));
    }

    private void put(UUID personId, Item item) {
        jdbc.sql("""
                insert into frontdoor.transition_item (person_id, item, kind, who, asked_on, due_on, done_on, dropped)
                values (:person, :item, :kind, :who, :asked, :due, :done, :dropped)
                """)
                .param("person", personId)
                .param("item", item.key())
                .param("kind", item.kind().code())
                .param("who", item.who().code())
                .param("asked", item.askedOn())
                .param("due", item.dueOn())
                .param("done", item.doneOn())
                .param("dropped", item.dropped())
                .update();
    }

    /** This person does not move from a children's service. */
    void forget(UUID personId) {
        for (String table : List.of("transition_item", "transition")) {
            jdbc.sql("delete from frontdoor." + table + " where person_id = :person")
                    .param("person", personId)
                    .update();
        }
    }

    /** What the protocol asked for in these days, and whose day has come or which was done. */
    List<Due> due(LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql("""
                select i.person_id, t.referral_id, i.kind, i.due_on, i.done_on
                  from frontdoor.transition_item i
                  join frontdoor.transition t on t.person_id = i.person_id
                 where i.due_on between :from and :to and not i.dropped and (i.done_on is not null or i.due_on < :today)
                 order by i.due_on, i.person_id
                 limit 20000
                """)
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query(Due.class)
                .list();
    }

    /**
     * Those who came of age in these days, whom a children's service had until then or somebody took over. The years are taken
     * from the day and not added to the birth: so whoever was born on 29 February comes of age on 1 March.
     */
    List<CameOfAge> cameOfAge(LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql("""
                select t.person_id, t.referral_id,
                       not exists (select 1 from frontdoor.transition_item i
                                    where i.person_id = t.person_id and i.kind <> 'follow-up'
                                      and (i.done_on is null or (i.done_on - interval '18 years')::date >= t.birth_date))
                           as ready
                  from frontdoor.transition t
                 where t.birth_date > (:from::date - 1 - interval '18 years')::date
                   and t.birth_date <= (least(:to::date, :today::date) - interval '18 years')::date
                   and (t.ended_on is null or t.birth_date <= (t.ended_on - interval '18 years')::date)
                 order by t.birth_date, t.person_id
                 limit 20000
                """)
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query(CameOfAge.class)
                .list();
    }
}
