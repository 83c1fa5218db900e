package org.onedoor.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.people.PersonEvents.WaysRecorded;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which ways it is safe to reach somebody, as they last said. Reading it is part of the caller's look. */
@Repository
public class WaysToReach {
    private final JdbcClient jdbc;
    private final LinkRepository links;

    WaysToReach(JdbcClient jdbc, LinkRepository links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /** Keeps what the person said, inside an act about them. None at all means that nobody may make contact. */
    public void record(Act act, UUID personId, Set<Way> ways) {
        List<String> codes = ways.stream().sorted().map(Way::code).toList();
        jdbc.sql("""
                insert into people.ways_to_reach (person_id, ways, said_at) values (:id, :ways, :at)
                on conflict (person_id) do update set ways = excluded.ways, said_at = excluded.said_at
                """)
                .param("id", personId)
                .param("ways", codes.toArray(String[]::new))
                .param("at", act.now().atOffset(java.time.ZoneOffset.UTC))
                .update();
        act.happened(new WaysRecorded(new ArrayList<>(codes)));
    }

    /** The ways that are safe, as they last said on whichever record is theirs; nothing where nobody has asked. */
    public Optional<Set<Way>> of(UUID personId) {
        return jdbc.sql(
                        "select ways from people.ways_to_reach where person_id = any(:ids) order by said_at desc limit 1")
                .param("ids", links.same(personId).toArray(UUID[]::new))
                .query((rs, _) -> Arrays.stream((String[]) rs.getArray("ways").getArray())
                        .map(code -> Way.valueOf(code.toUpperCase(java.util.Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class))))
                .optional()
                .map(Set::copyOf);
    }
}
