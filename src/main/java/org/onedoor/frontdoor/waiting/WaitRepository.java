package org.onedoor.frontdoor.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The waits as they were worked out. */
@Repository
class WaitRepository {
    private final JdbcClient jdbc;

    WaitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One wait that time asks something of. */
    record Key(UUID personId, UUID referralId) {}

    Optional<Wait> find(UUID personId, UUID referralId) {
        return jdbc.sql("select * from frontdoor.wait where person_id = :person and referral_id = :referral")
                .param("person", personId)
                .param("referral", referralId)
                .query(WaitRepository::row)
                .optional();
    }

    Map<UUID, Wait> all(Collection<UUID> persons, Collection<UUID> referrals) {
        return jdbc
                .sql("select * from frontdoor.wait where person_id = any(:persons) and referral_id = any(:referrals)")
                .param("persons", persons.toArray(UUID[]::new))
                .param("referrals", referrals.toArray(UUID[]::new))
                .query(WaitRepository::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Wait::referralId, Function.identity()));
    }

    /** Those of whom time asks something now. */
    List<Key> due(Instant now, int most) {
        return jdbc.sql("""
                select person_id, referral_id from frontdoor.wait where ask_at <= :now order by ask_at limit :most
                """)
                .param("now", utc(now))
                .param("most", most)
                .query(Key.class)
                .list();
    }

    void put(Wait wait) {
        jdbc.sql("""
                insert into frontdoor.wait (person_id, referral_id, received_at, priority, service_id, accepted_at,
                    seen_at, ended_at, heard_at, outcome, check_in_due, harm, harm_reviewed_at, harm_review_due,
                    answer_by, answer, answered_at, raised, ask_at)
                values (:person, :referral, :received, :priority, :service, :accepted, :seen, :ended, :heard, :outcome,
                    :checkIn, :harm, :reviewed, :review, :answerBy, :answer, :answered, :raised, :askAt)
                on conflict (person_id, referral_id) do update
                   set received_at = excluded.received_at, priority = excluded.priority,
                       service_id = excluded.service_id, accepted_at = excluded.accepted_at,
                       seen_at = excluded.seen_at, ended_at = excluded.ended_at, heard_at = excluded.heard_at,
                       outcome = excluded.outcome, check_in_due = excluded.check_in_due, harm = excluded.harm,
                       harm_reviewed_at = excluded.harm_reviewed_at, harm_review_due = excluded.harm_review_due,
                       answer_by = excluded.answer_by, answer = excluded.answer, answered_at = excluded.answered_at,
                       raised = excluded.raised, ask_at = excluded.ask_at
                """)
                .param("person", wait.personId())
                .param("referral", wait.referralId())
                .param("received", utc(wait.receivedAt()))
                .param("priority", wait.priority().code())
                .param("service", wait.service())
                .param("accepted", utc(wait.acceptedAt()))
                .param("seen", utc(wait.seenAt()))
                .param("ended", utc(wait.endedAt()))
                .param("heard", utc(wait.heardAt()))
                .param("outcome", wait.outcome() == null ? null : wait.outcome().code())
                .param("checkIn", utc(wait.checkInDue()))
                .param("harm", wait.harm() == null ? null : wait.harm().code())
                .param("reviewed", utc(wait.harmReviewedAt()))
                .param("review", utc(wait.harmReviewDue()))
                .param("answerBy", utc(wait.answerBy()))
                .param("answer", wait.answer() == null ? null : wait.answer().code())
                .param("answered", utc(wait.answeredAt()))
                .param("raised", wait.raised().toArray(String[]::new))
                .param("askAt", utc(wait.askAt()))
                .update();
    }

    private static Wait row(ResultSet rs, int number) throws SQLException {
        String outcome = rs.getString("outcome");
        String harm = rs.getString("harm");
        String answer = rs.getString("answer");
        return new Wait(
                rs.getObject("person_id", UUID.class),
                rs.getObject("referral_id", UUID.class),
                java.util.Objects.requireNonNull(instant(rs, "received_at")),
                Priority.ofCode(rs.getString("priority")),
                rs.getObject("service_id", UUID.class),
                instant(rs, "accepted_at"),
                instant(rs, "seen_at"),
                instant(rs, "ended_at"),
                instant(rs, "heard_at"),
                outcome == null ? null : CheckInOutcome.ofCode(outcome),
                instant(rs, "check_in_due"),
                harm == null ? null : Harm.ofCode(harm),
                instant(rs, "harm_reviewed_at"),
                instant(rs, "harm_review_due"),
                instant(rs, "answer_by"),
                answer == null ? null : StillNeeded.ofCode(answer),
                instant(rs, "answered_at"),
                Arrays.asList((String[]) rs.getArray("raised").getArray()));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
