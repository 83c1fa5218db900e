package org.onedoor.programme.experience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers about experience, which are only ever added. */
@Repository
class ExperienceRepository {
    private static final TypeReference<LinkedHashMap<String, String>> RATINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ExperienceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Its id is drawn by chance: an id made of the time would tell when it was given. */
    void insert(Given given) {
        jdbc.sql("""
                insert into programme.experience (org_id, answer_id, audience, service_id, voluntary, place, month, ratings,
                                                  words)
                values (:org, :id, :audience, :service, :voluntary, :place, :month, :ratings::jsonb, :words)
                """)
                .param("org", given.organisationId())
                .param("id", UUID.randomUUID())
                .param("audience", given.audience().code())
                .param("service", given.serviceId())
                .param("voluntary", given.voluntary())
                .param("place", given.place())
                .param("month", given.month())
                .param("ratings", json.writeValueAsString(given.ratings()))
                .param("words", given.words())
                .update();
    }

    /** Those of whole months, in an order that says nothing. */
    List<Given> of(LocalDate from, LocalDate before) {
        return jdbc.sql("""
                select org_id, audience, service_id, voluntary, place, month, ratings::text as ratings, words
                  from programme.experience where month >= :from and month < :before
                 order by org_id, answer_id
                 limit 50000
                """)
                .param("from", from)
                .param("before", before)
                .query((rs, _) -> given(rs))
                .list();
    }

    private Given given(ResultSet rs) throws SQLException {
        return new Given(
                rs.getObject("org_id", UUID.class),
                Audience.of(rs.getString("audience")).orElseThrow(),
                rs.getObject("service_id", UUID.class),
                rs.getBoolean("voluntary"),
                rs.getString("place"),
                rs.getObject("month", LocalDate.class),
                json.readValue(rs.getString("ratings"), RATINGS),
                rs.getString("words"));
    }
}
