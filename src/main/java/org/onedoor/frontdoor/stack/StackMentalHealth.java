package org.onedoor.frontdoor.stack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.MentalHealthCalls;
import org.onedoor.people.PlaceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which calls of the stack are about mental health: by what their nature speaks of, in the words of the directory's needs. */
@Repository
class StackMentalHealth implements MentalHealthCalls {
    private static final Set<String> MIND = Set.of("mind", "crisis");

    private final JdbcClient jdbc;
    private final Services services;
    private final CallHomes homes;

    StackMentalHealth(JdbcClient jdbc, Services services, CallHomes homes) {
        this.jdbc = jdbc;
        this.services = services;
        this.homes = homes;
    }

    private record Row(Call call, String nature, @Nullable String postcode) {}

    @Override
    public List<Call> between(Instant from, Instant until, PlaceFilter place, LocalDate on) {
        List<Row> all = jdbc
                .sql("""
                select c.category, c.called_at, m.sent_at, c.nature, c.person_id, c.caller ->> 'postcode' as postcode,
                       case when c.state in ('PULLED', 'COMPLETED') then c.pulled_at
                            when c.state = 'WITHDRAWN' then coalesce(c.pulled_at, c.ended_at) end as over_at
                  from frontdoor.stack_call c
                  left join lateral (
                       select min(m.at) as sent_at
                         from frontdoor.cad_message m
                        where m.org_id = c.source_org and m.number = c.number and m.content ->> 'what' = 'DISPATCHED'
                          and m.at >= c.called_at
                          and not exists (select from frontdoor.stack_call later
                                           where later.source_org = c.source_org and later.number = c.number
                                             and later.called_at > c.called_at and later.called_at <= m.at)) m
                    on true
                 where c.called_at >= :from and c.called_at < :until and c.state <> 'UPGRADED'
                 order by c.called_at limit 20000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    OffsetDateTime sent = rs.getObject("sent_at", OffsetDateTime.class);
                    OffsetDateTime over = rs.getObject("over_at", OffsetDateTime.class);
                    return new Row(
                            new Call(
                                    rs.getInt("category"),
                                    rs.getObject("called_at", OffsetDateTime.class)
                                            .toInstant(),
                                    sent == null ? null : sent.toInstant(),
                                    over == null ? null : over.toInstant(),
                                    rs.getObject("person_id", UUID.class)),
                            rs.getString("nature"),
                            rs.getString("postcode"));
                })
                .list()
                .stream()
                .filter(row -> isOfMind(row.nature()))
                .toList();
        return homes.at(place, all, row -> row.call().personId(), Row::postcode, on).stream()
                .map(Row::call)
                .toList();
    }

    private record Taken(OfPerson call, String nature) {}

    @Override
    public List<OfPerson> takenOver(Instant since) {
        return jdbc
                .sql("""
                select person_id, source_org, called_at, nature
                  from frontdoor.stack_call
                 where called_at >= :since and person_id is not null and state <> 'UPGRADED'
                 order by called_at limit 50000
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Taken(
                        new OfPerson(
                                rs.getObject("person_id", UUID.class),
                                rs.getObject("source_org", UUID.class),
                                rs.getObject("called_at", OffsetDateTime.class).toInstant()),
                        rs.getString("nature")))
                .list()
                .stream()
                .filter(taken -> isOfMind(taken.nature()))
                .map(Taken::call)
                .toList();
    }

    private boolean isOfMind(String nature) {
        return services.spokenOf(nature).stream().anyMatch(need -> MIND.contains(need.group()));
    }
}
