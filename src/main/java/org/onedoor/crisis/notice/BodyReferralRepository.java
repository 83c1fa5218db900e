package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyReferral.Decision;
import org.onedoor.crisis.notice.BodyReferral.Feedback;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Referrals to bodies outside health. */
@Repository
class BodyReferralRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            select incident_id, version, number, kind, person_id, family_name, given_name, birth_date, gender, nhs_number,
                   postcode, notice, from_org, from_team, to_org, to_team, answers::text as answers, sent_at, sent_by, due_at,
                   decision, decision_words, decided_at, decided_by, feedback, feedback_at, feedback_by
              from crisis.body_referral
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BodyKinds kinds;

    BodyReferralRepository(JdbcClient jdbc, JsonMapper json, BodyKinds kinds) {
        this.jdbc = jdbc;
        this.json = json;
        this.kinds = kinds;
    }

    void insert(BodyReferral referral) {
        Details person = referral.details();
        jdbc.sql("""
                insert into crisis.body_referral (incident_id, number, kind, person_id, family_name, given_name, birth_date,
                    gender, nhs_number, postcode, notice, from_org, from_team, to_org, to_team, answers, sent_at, sent_by,
                    due_at)
                values (:id, :number, :kind, :person, :family, :given, :birth, :gender, :nhs, :postcode, :notice, :fromOrg,
                    :fromTeam, :toOrg, :toTeam, :answers::jsonb, :sent, :by, :due)
                """)
                .param("id", referral.incidentId())
                .param("number", referral.number())
                .param("kind", referral.kind().code())
                .param("person", referral.personId())
                .param("family", person.familyName())
                .param("given", person.givenName())
                .param("birth", person.birthDate())
                .param("gender", person.gender().code())
                .param("nhs", person.nhsNumber())
                .param("postcode", person.postcode())
                .param("notice", referral.notice())
                .param("fromOrg", referral.fromOrg())
                .param("fromTeam", referral.fromTeam())
                .param("toOrg", referral.toOrg())
                .param("toTeam", referral.toTeam())
                .param("answers", json.writeValueAsString(referral.answers()))
                .param("sent", utc(referral.sentAt()))
                .param("by", referral.sentBy())
                .param("due", referral.dueAt() == null ? null : utc(referral.dueAt()))
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void decided(BodyReferral referral, Decision decision) {
        changed(jdbc.sql("""
                update crisis.body_referral
                   set version = version + 1, decision = :code, decision_words = :words, decided_at = :at, decided_by = :by
                 where incident_id = :id and version = :version
                """)
                .param("code", decision.code())
                .param("words", decision.words())
                .param("at", utc(decision.at()))
                .param("by", decision.by())
                .param("id", referral.incidentId())
                .param("version", referral.version())
                .update());
    }

    void answered(BodyReferral referral, Feedback feedback) {
        changed(jdbc.sql("""
                update crisis.body_referral
                   set version = version + 1, feedback = :words, feedback_at = :at, feedback_by = :by
                 where incident_id = :id and version = :version
                """)
                .param("words", feedback.words())
                .param("at", utc(feedback.at()))
                .param("by", feedback.by())
                .param("id", referral.incidentId())
                .param("version", referral.version())
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new StaleEdit("referral");
        }
    }

    Optional<BodyReferral> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(this::row)
                .optional();
    }

    /** Those an organisation sent or was sent, the newest first. */
    List<BodyReferral> of(UUID organisation) {
        return jdbc.sql(SELECT + """
                 where from_org = :org or to_org = :org order by decided_at is not null, sent_at desc limit 500
                """)
                .param("org", organisation)
                .query(this::row)
                .list();
    }

    List<BodyReferral> ofNotice(String notice) {
        return jdbc.sql(SELECT + " where notice = :notice order by sent_at")
                .param("notice", notice)
                .query(this::row)
                .list();
    }

    /** How many different people a kind was sent about, by the answer to one question. */
    int people(String kind, @Nullable String field, String answer, Instant from, Instant until) {
        return jdbc.sql("""
                select count(distinct coalesce(person_id, incident_id)) from crisis.body_referral
                 where kind = :kind and sent_at >= :from and sent_at <= :until
                   and (:field::text is null or answers ->> :field = :answer)
                """)
                .param("kind", kind)
                .param("field", field)
                .param("answer", answer)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(Integer.class)
                .single();
    }

    private BodyReferral row(ResultSet rs, int number) throws SQLException {
        Details details = new Details(
                rs.getString("nhs_number"),
                rs.getString("family_name"),
                rs.getString("given_name"),
                null,
                rs.getObject("birth_date", LocalDate.class),
                Gender.ofCode(rs.getString("gender")),
                null,
                rs.getString("postcode"),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        Instant decided = instant(rs, "decided_at");
        Instant answered = instant(rs, "feedback_at");
        return new BodyReferral(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                kinds.ofCode(rs.getString("kind")).orElseThrow(),
                rs.getObject("person_id", UUID.class),
                details,
                rs.getString("notice"),
                rs.getObject("from_org", UUID.class),
                rs.getObject("from_team", UUID.class),
                rs.getObject("to_org", UUID.class),
                rs.getObject("to_team", UUID.class),
                json.readValue(rs.getString("answers"), TEXTS),
                Objects.requireNonNull(instant(rs, "sent_at")),
                rs.getString("sent_by"),
                instant(rs, "due_at"),
                decided == null
                        ? null
                        : new Decision(
                                rs.getString("decision"),
                                rs.getString("decision_words"),
                                decided,
                                rs.getString("decided_by")),
                answered == null
                        ? null
                        : new Feedback(rs.getString("feedback"), answered, rs.getString("feedback_by")));
    }
}
