package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The plan of each case: who leads, and those who respond without a referral of their own. */
@Repository
class ResponseRepository {
    private final JdbcClient jdbc;

    ResponseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lead the referral or the response of whoever leads */
    record Plan(@Nullable UUID lead, @Nullable OffsetDateTime agreedAt) {}

    record Response(UUID responseId, String who, String does, OffsetDateTime at, String state) {}

    Optional<Plan> find(UUID personId, UUID journeyId) {
        return jdbc.sql("""
                select lead, agreed_at from frontdoor.response_plan
                 where person_id = :personId and journey_id = :journeyId
                """)
                .param("personId", personId)
                .param("journeyId", journeyId)
                .query(Plan.class)
                .optional();
    }

    List<Response> responses(UUID personId, UUID journeyId) {
        return jdbc.sql("""
                select response_id, who, does, at, state from frontdoor.response
                 where person_id = :personId and journey_id = :journeyId
                 order by at, response_id
                """)
                .param("personId", personId)
                .param("journeyId", journeyId)
                .query(Response.class)
                .list();
    }

    void add(UUID personId, UUID journeyId, UUID responseId, String who, String does, Instant at) {
        jdbc.sql("""
                insert into frontdoor.response (person_id, response_id, journey_id, who, does, at, state)
                values (:personId, :responseId, :journeyId, :who, :does, :at, 'planned')
                """)
                .param("personId", personId)
                .param("responseId", responseId)
                .param("journeyId", journeyId)
                .param("who", who)
                .param("does", does)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void came(UUID personId, UUID responseId, String state) {
        jdbc.sql("""
                update frontdoor.response set state = :state
                 where person_id = :personId and response_id = :responseId
                """)
                .param("state", state)
                .param("personId", personId)
                .param("responseId", responseId)
                .update();
    }

    void lead(UUID personId, UUID journeyId, UUID lead) {
        jdbc.sql("""
                insert into frontdoor.response_plan (person_id, journey_id, lead) values (:personId, :journeyId, :lead)
                on conflict (person_id, journey_id) do update set lead = excluded.lead
                """)
                .param("personId", personId)
                .param("journeyId", journeyId)
                .param("lead", lead)
                .update();
    }

    void agreed(UUID personId, UUID journeyId, Instant at) {
        jdbc.sql("""
                update frontdoor.response_plan set agreed_at = :at
                 where person_id = :personId and journey_id = :journeyId
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("personId", personId)
                .param("journeyId", journeyId)
                .update();
    }
}
