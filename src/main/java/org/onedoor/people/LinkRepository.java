package org.onedoor.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which ids are one person: every id of a person is linked with every other, so that one step finds them all. */
@Repository
class LinkRepository {
    private static final String COLUMNS = "person_id, other_id, since, until, basis, why, ended_why";

    private static final OffsetDateTime NO_END = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    LinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are the same person now, itself the first. */
    Set<UUID> same(UUID personId) {
        return linked(List.of(personId)).getOrDefault(personId, Set.of(personId));
    }

    /** Each of these with all that are the same person now, itself the first: those whose link has no end. */
    Map<UUID, Set<UUID>> linked(Collection<UUID> personIds) {
        return linked(personIds, NO_END);
    }

    /** The same as it was at some time. */
    Map<UUID, Set<UUID>> linked(Collection<UUID> personIds, OffsetDateTime at) {
        Map<UUID, Set<UUID>> found = new HashMap<>();
        personIds.forEach(id -> found.put(id, new LinkedHashSet<>(Set.of(id))));
        jdbc.sql("""
                select one, other
                  from (select person_id, other_id, since, until from people.link where person_id = any(:ids)
                        union all
                        select other_id, person_id, since, until from people.link where other_id = any(:ids))
                       as side (one, other, since, until)
                 where since <= :at and (until is null or until > :at)
                 order by other
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("at", at)
                .query(rs -> {
                    UUID one = rs.getObject(1, UUID.class);
                    found.computeIfAbsent(one, id -> new LinkedHashSet<>(Set.of(id)))
                            .add(rs.getObject(2, UUID.class));
                });
        return found;
    }

    /** Every link of these that holds or ever held, the newest first. */
    List<Link> of(Collection<UUID> personIds) {
        return jdbc.sql("select " + COLUMNS + """
                  from people.link
                 where person_id = any(:ids) or other_id = any(:ids)
                 order by since desc, person_id, other_id
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(LinkRepository::row)
                .list();
    }

    void begin(UUID personId, UUID otherId, Instant now, LinkBasis basis, String why) {
        jdbc.sql("""
                insert into people.link (person_id, other_id, since, basis, why)
                values (:person, :other, :now, :basis, :why)
                """)
                .param("person", personId)
                .param("other", otherId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("basis", basis.code())
                .param("why", why)
                .update();
    }

    /** Ends every link of one id. */
    void end(UUID personId, Instant now, String why) {
        jdbc.sql("""
                update people.link set until = :now, ended_why = :why
                 where (person_id = :person or other_id = :person) and until is null
                """)
                .param("person", personId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    void keepApart(UUID personId, UUID otherId, Instant now, String why) {
        jdbc.sql("""
                insert into people.kept_apart (person_id, other_id, at, why) values (:person, :other, :now, :why)
                """)
                .param("person", personId)
                .param("other", otherId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    /** When and why it was found that two are two: one decision holds for all that the two were linked with then. */
    record Apart(UUID other, OffsetDateTime at, String why) {
        boolean isOneDecisionWith(@Nullable Apart that) {
            return that != null && at.equals(that.at) && why.equals(that.why);
        }
    }

    /** Those whom somebody has compared with this one and found to be others, and nobody since to be the same. */
    Map<UUID, Apart> keptApart(UUID personId) {
        return jdbc.sql("""
                select distinct on (other) other, at, why
                  from (select other_id as other, at, why from people.kept_apart where person_id = :person
                        union all
                        select person_id, at, why from people.kept_apart where other_id = :person) said
                 where at >= coalesce((select max(l.since) from people.link l
                                        where (l.person_id = :person and l.other_id = other)
                                           or (l.person_id = other and l.other_id = :person)), '-infinity')
                 order by other, at desc
                """).param("person", personId).query(Apart.class).list().stream()
                .collect(Collectors.toMap(Apart::other, Function.identity()));
    }

    private static Link row(ResultSet rs, int number) throws SQLException {
        String basis = rs.getString("basis");
        return new Link(
                rs.getObject("person_id", UUID.class),
                rs.getObject("other_id", UUID.class),
                rs.getObject("since", OffsetDateTime.class),
                rs.getObject("until", OffsetDateTime.class),
                basis == null ? null : LinkBasis.ofCode(basis).orElse(null),
                rs.getString("why"),
                rs.getString("ended_why"));
    }
}
