package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom each service looks after now: those whose open referral its team has accepted. Called from inside a look. */
@Repository
public class HeldByServices {
    private static final String[] HELD = Arrays.stream(WorkState.values())
            .filter(Permitted::withTeam)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    HeldByServices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Held(UUID service, UUID person) {}

    /** Service id to the people. */
    public Map<UUID, Set<UUID>> now() {
        return jdbc.sql("""
                select distinct current_service as service, person_id as person from frontdoor.held_referral
                 where current_service is not null and state = any(:held)
                """).param("held", HELD).query(Held.class).list().stream()
                .collect(Collectors.groupingBy(
                        Held::service, Collectors.mapping(Held::person, Collectors.toCollection(HashSet::new))));
    }
}
