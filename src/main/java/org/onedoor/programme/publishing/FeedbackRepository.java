package org.onedoor.programme.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.programme.Plan;
import org.onedoor.programme.publishing.Feedback.NotShown;
import org.onedoor.programme.publishing.Feedback.Source;
import org.onedoor.programme.publishing.Feedback.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the public says of plans. */
@Repository
class FeedbackRepository {
    private static final String COLUMNS = """
            select f.org_id, f.feedback_id, f.plan_id, f.action_number, f.action_id, f.source, f.words, f.not_safe, f.received_at,
                   f.read_by_day, f.state, f.shown_words, f.theme, f.not_shown, f.reply, f.decided_at, f.replied_at, f.version
              from programme.feedback f
            """;

    private final JdbcClient jdbc;

    FeedbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Feedback feedback) {
        jdbc.sql("""
                insert into programme.feedback (org_id, feedback_id, plan_id, action_number, action_id, source, words, not_safe,
                                                received_at, read_by_day, state)
                values (:org, :id, :plan, :number, :action, :source, :words, :notSafe, :at, :day, 'waiting')
                """)
                .param("org", feedback.organisationId())
                .param("id", feedback.feedbackId())
                .param("plan", feedback.planId())
                .param("number", feedback.number())
                .param("action", feedback.actionId())
                .param("source", feedback.source().code())
                .param("words", feedback.words())
                .param("notSafe", feedback.notSafe())
                .param("at", feedback.receivedAt())
                .param("day", feedback.readByDay())
                .update();
    }

    /** @return false when somebody decided it meanwhile */
    boolean update(Feedback feedback, UUID by, Instant at) {
        return jdbc.sql("""
                update programme.feedback
                   set state = :state, shown_words = :shown, theme = :theme, not_shown = :notShown, action_number = :number,
                       action_id = :action,
                       decided_at = coalesce(decided_at, :at), decided_by = coalesce(decided_by, :by),
                       replied_at = case when :reply::text is not null and reply is distinct from :reply then :at
                                         else replied_at end,
                       replied_by = case when :reply::text is not null and reply is distinct from :reply then :by
                                         else replied_by end,
                       reply = :reply, version = version + 1
                 where org_id = :org and feedback_id = :id and version = :version
                """)
                        .param("state", feedback.state().code())
                        .param("shown", feedback.shownWords())
                        .param("theme", feedback.theme())
                        .param(
                                "notShown",
                                feedback.notShown() == null
                                        ? null
                                        : feedback.notShown().code())
                        .param("number", feedback.number())
                        .param("action", feedback.actionId())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("reply", feedback.reply())
                        .param("org", feedback.organisationId())
                        .param("id", feedback.feedbackId())
                        .param("version", feedback.version())
                        .update()
                == 1;
    }

    /** Those whose writer is not safe first, then the oldest. */
    List<Feedback> of(Plan plan, State state) {
        return jdbc.sql(COLUMNS + """
                 where f.org_id = :org and f.plan_id = :plan and f.state = :state
                 order by f.not_safe desc, f.received_at
                 limit 200
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("state", state.code())
                .query(FeedbackRepository::row)
                .list();
    }

    int count(Plan plan, State state) {
        return jdbc.sql(
                        "select count(*) from programme.feedback where org_id = :org and plan_id = :plan and state = :state")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("state", state.code())
                .query(Integer.class)
                .single();
    }

    Optional<Feedback> find(Plan plan, UUID feedbackId) {
        return jdbc.sql(COLUMNS + " where f.org_id = :org and f.plan_id = :plan and f.feedback_id = :id")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("id", feedbackId)
                .query(FeedbackRepository::row)
                .optional();
    }

    List<Feedback> shown(String code) {
        return jdbc.sql(COLUMNS + """
                  join programme.plan_code c on c.org_id = f.org_id and c.plan_id = f.plan_id and c.code = :code
                 where f.state = 'shown'
                 order by coalesce(f.replied_at, f.decided_at) desc, f.feedback_id
                 limit 50
                """)
                .param("code", code)
                .query(FeedbackRepository::row)
                .list();
    }

    private static Feedback row(ResultSet rs, int number) throws SQLException {
        String notShown = rs.getString("not_shown");
        return new Feedback(
                rs.getObject("org_id", UUID.class),
                rs.getObject("feedback_id", UUID.class),
                rs.getObject("plan_id", UUID.class),
                rs.getString("action_number"),
                rs.getObject("action_id", UUID.class),
                Source.valueOf(name(rs.getString("source"))),
                rs.getString("words"),
                rs.getBoolean("not_safe"),
                rs.getObject("received_at", OffsetDateTime.class),
                rs.getObject("read_by_day", LocalDate.class),
                State.valueOf(name(rs.getString("state"))),
                rs.getString("shown_words"),
                rs.getString("theme"),
                notShown == null ? null : NotShown.valueOf(name(notShown)),
                rs.getString("reply"),
                rs.getObject("decided_at", OffsetDateTime.class),
                rs.getObject("replied_at", OffsetDateTime.class),
                rs.getLong("version"));
    }

    private static String name(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
