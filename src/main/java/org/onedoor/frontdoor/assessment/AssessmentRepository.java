package org.onedoor.frontdoor.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Assessments, and what each team that was given one said of it. */
@Repository
class AssessmentRepository {
    private final JdbcClient jdbc;

    AssessmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Act act, Assessment assessment) {
        jdbc.sql("""
                insert into frontdoor.assessment (person_id, assessment_id, referral_id, kind, made_on, until, service_id,
                    team_id, account_id, words, shared, at)
                values (:personId, :assessmentId, :referralId, :kind, :on, :until, :serviceId, :teamId, :account, :words,
                    :shared, :now)
                """)
                .param("personId", act.subject().id())
                .param("assessmentId", assessment.assessmentId())
                .param("referralId", assessment.referralId())
                .param("kind", assessment.kind().code())
                .param("on", assessment.on())
                .param("until", assessment.until())
                .param("serviceId", assessment.serviceId())
                .param("teamId", assessment.teamId())
                .param("account", assessment.accountId())
                .param("words", assessment.words())
                .param("shared", assessment.shared())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Another of its kind was made although this one was in date, and why. */
    void again(Act act, Assessment made, Assessment before, RefusalReason reason) {
        jdbc.sql("""
                insert into frontdoor.assessment_again (person_id, assessment_id, before_id, referral_id, service_id, reason,
                    account_id, at)
                values (:personId, :assessmentId, :beforeId, :referralId, :serviceId, :reason, :account, :now)
                """)
                .param("personId", act.subject().id())
                .param("assessmentId", made.assessmentId())
                .param("beforeId", before.assessmentId())
                .param("referralId", made.referralId())
                .param("serviceId", made.serviceId())
                .param("reason", reason.code())
                .param("account", made.accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The team that has a referral takes an assessment, or does not. The last answer counts. */
    void answer(Act act, UUID referralId, UUID assessmentId, UUID serviceId, String answer, @Nullable String reason) {
        jdbc.sql("""
                insert into frontdoor.assessment_answer (person_id, assessment_id, referral_id, service_id, answer, reason,
                    account_id, at)
                values (:personId, :assessmentId, :referralId, :serviceId, :answer, :reason, :account, :now)
                on conflict (person_id, assessment_id, referral_id, service_id) do update
                   set answer = excluded.answer, reason = excluded.reason, account_id = excluded.account_id,
                       at = excluded.at
                """)
                .param("personId", act.subject().id())
                .param("assessmentId", assessmentId)
                .param("referralId", referralId)
                .param("serviceId", serviceId)
                .param("answer", answer)
                .param("reason", reason)
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Somebody's assessments, the latest first, with what was said of each on a referral by the service that has it.
     *
     * @param people the person, with those they are known to be as well
     */
    List<Assessment> of(Collection<UUID> people, UUID referralId, @Nullable UUID service) {
        return jdbc.sql("""
                select a.assessment_id, a.referral_id, a.kind, a.made_on, a.until, a.service_id, a.team_id, a.account_id,
                       a.words, a.shared, s.answer, s.reason
                  from frontdoor.assessment a
                  left join frontdoor.assessment_answer s
                    on s.person_id = a.person_id and s.assessment_id = a.assessment_id
                   and s.referral_id = :referralId and s.service_id = :service
                 where a.person_id = any(:people)
                 order by a.made_on desc, a.at desc
                 limit 50
                """)
                .param("people", people.toArray(UUID[]::new))
                .param("referralId", referralId)
                .param("service", service)
                .query((rs, _) -> row(rs))
                .list();
    }

    private static Assessment row(ResultSet rs) throws SQLException {
        @Nullable String reason = rs.getString("reason");
        return new Assessment(
                rs.getObject("assessment_id", UUID.class),
                rs.getObject("referral_id", UUID.class),
                AssessmentKind.ofCode(rs.getString("kind")),
                rs.getObject("made_on", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getObject("service_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getString("words"),
                rs.getBoolean("shared"),
                rs.getString("answer"),
                reason == null ? null : RefusalReason.ofCode(reason));
    }
}
