package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are shown of their record, and what they say of it, as it is kept. */
@Repository
class ReleaseRepository {
    private static final String CORRECTION = """
            select person_id, correction_id, reference, event_id, words, asked_at, org_id, team_id, outcome, answer, answered_at
              from record.correction
            """;

    private final JdbcClient jdbc;

    ReleaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything decided, the newest entry first. */
    List<Released> released(Collection<UUID> personIds) {
        return jdbc.sql("""
                select event_id, state, reason, title, words, occurred_at, organisation
                  from record.released where person_id = any(:ids) order by occurred_at desc
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> new Released(
                        rs.getObject("event_id", UUID.class),
                        Released.Decision.ofCode(rs.getString("state")).orElseThrow(),
                        rs.getString("reason"),
                        rs.getString("title"),
                        rs.getString("words"),
                        rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        rs.getString("organisation")))
                .list();
    }

    void keep(UUID personId, Released released, UUID by, Instant at) {
        jdbc.sql("""
                insert into record.released (person_id, event_id, state, reason, title, words, occurred_at, organisation,
                                             decided_at, decided_by)
                values (:person, :event, :state, :reason, :title, :words, :occurred, :organisation, :at, :by)
                on conflict (person_id, event_id) do update
                   set state = excluded.state, reason = excluded.reason, words = excluded.words,
                       decided_at = excluded.decided_at, decided_by = excluded.decided_by
                """)
                .param("person", personId)
                .param("event", released.eventId())
                .param("state", released.decision().code())
                .param("reason", released.reason())
                .param("title", released.title())
                .param("words", released.words())
                .param("occurred", released.occurredAt().atOffset(ZoneOffset.UTC))
                .param("organisation", released.organisation())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** That somebody asked. */
    record Request(UUID personId, UUID requestId, String reference, OffsetDateTime askedAt, OffsetDateTime dueAt) {}

    void ask(UUID personId, UUID requestId, String reference, Instant at, Instant due) {
        jdbc.sql("""
                insert into record.record_request (person_id, request_id, reference, asked_at, due_at)
                values (:person, :id, :reference, :at, :due)
                """)
                .param("person", personId)
                .param("id", requestId)
                .param("reference", reference)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Request> open(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, request_id, reference, asked_at, due_at from record.record_request
                 where person_id = any(:ids) and done_at is null order by asked_at
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Request.class)
                .list();
    }

    void done(UUID personId, UUID requestId, Instant at) {
        jdbc.sql("update record.record_request set done_at = :at where person_id = :person and request_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", personId)
                .param("id", requestId)
                .update();
    }

    void correct(Correction correction) {
        jdbc.sql("""
                insert into record.correction (person_id, correction_id, reference, event_id, words, asked_at, org_id, team_id)
                values (:person, :id, :reference, :event, :words, :at, :org, :team::uuid)
                """)
                .param("person", correction.personId())
                .param("id", correction.correctionId())
                .param("reference", correction.reference())
                .param("event", correction.eventId())
                .param("words", correction.words())
                .param("at", correction.askedAt().atOffset(ZoneOffset.UTC))
                .param("org", correction.owner().organisationId())
                .param("team", correction.owner().teamId())
                .update();
    }

    boolean answer(HeldItem item, Correction.Answer answer, UUID by) {
        return jdbc.sql("""
                update record.correction set outcome = :outcome, answer = :answer, answered_at = :at, answered_by = :by
                 where person_id = :person and correction_id = :id and answered_at is null
                """)
                        .param("outcome", answer.corrected() ? "corrected" : "not-agreed")
                        .param("answer", answer.words())
                        .param("at", answer.at().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("person", item.personId())
                        .param("id", item.itemId())
                        .update()
                == 1;
    }

    List<Correction> corrections(Collection<UUID> personIds) {
        return jdbc.sql(CORRECTION + " where person_id = any(:ids) order by asked_at desc")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(ReleaseRepository::correction)
                .list();
    }

    Optional<Correction> correction(HeldItem item) {
        return jdbc.sql(CORRECTION + " where person_id = :person and correction_id = :id")
                .param("person", item.personId())
                .param("id", item.itemId())
                .query(ReleaseRepository::correction)
                .optional();
    }

    private static Correction correction(ResultSet rs, int row) throws SQLException {
        String outcome = rs.getString("outcome");
        return new Correction(
                rs.getObject("person_id", UUID.class),
                rs.getObject("correction_id", UUID.class),
                rs.getString("reference"),
                rs.getObject("event_id", UUID.class),
                rs.getString("words"),
                rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                new Observation.Owner(rs.getObject("org_id", UUID.class), rs.getObject("team_id", UUID.class)),
                outcome == null
                        ? null
                        : new Correction.Answer(
                                outcome.equals("corrected"),
                                rs.getString("answer"),
                                rs.getObject("answered_at", OffsetDateTime.class)
                                        .toInstant()));
    }
}
