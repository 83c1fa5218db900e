package org.onedoor.frontdoor.advice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.advice.Advice.Asked;
import org.onedoor.frontdoor.advice.Advice.Asker;
import org.onedoor.frontdoor.advice.Advice.Became;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The questions as they stand, and what was written. */
@Repository
class AdviceRepository {
    private final JdbcClient jdbc;

    AdviceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Advice> byReference(String reference) {
        return jdbc.sql("""
                select a.* from frontdoor.advice a
                  join frontdoor.advice_reference r on r.person_id = a.person_id and r.advice_id = a.advice_id
                 where r.reference = :reference
                """)
                .param("reference", reference)
                .query(AdviceRepository::row)
                .optional();
    }

    Optional<Advice> find(UUID personId, UUID adviceId) {
        return jdbc.sql("select * from frontdoor.advice where person_id = :person and advice_id = :id")
                .param("person", personId)
                .param("id", adviceId)
                .query(AdviceRepository::row)
                .optional();
    }

    List<Advice> all(Collection<UUID> persons, Collection<UUID> ids) {
        return jdbc.sql("select * from frontdoor.advice where person_id = any(:persons) and advice_id = any(:ids)")
                .param("persons", persons.toArray(UUID[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .query(AdviceRepository::row)
                .list();
    }

    List<Advice> openOf(UUID personId) {
        return jdbc.sql("select * from frontdoor.advice where person_id = :person and ended_at is null")
                .param("person", personId)
                .query(AdviceRepository::row)
                .list();
    }

    /** The questions that became this referral: one, or none. */
    List<Advice> ofReferral(UUID personId, UUID referralId) {
        return jdbc.sql("select * from frontdoor.advice where person_id = :person and referral_id = :referral")
                .param("person", personId)
                .param("referral", referralId)
                .query(AdviceRepository::row)
                .list();
    }

    List<Advice> every() {
        return jdbc.sql("select * from frontdoor.advice order by person_id, advice_id")
                .query(AdviceRepository::row)
                .list();
    }

    void insert(Advice a) {
        jdbc.sql("insert into frontdoor.advice_reference (reference, person_id, advice_id) values (:ref, :person, :id)")
                .param("ref", a.reference())
                .param("person", a.personId())
                .param("id", a.adviceId())
                .update();
        jdbc.sql("""
                insert into frontdoor.advice (person_id, advice_id, reference, state, urgency, consent, asker_org,
                    asker_team, asker_account, service_id, service_org, service_team, asked_at)
                values (:person, :id, :ref, :state, :urgency, :consent, :askerOrg, :askerTeam, :askerAccount,
                    :service, :serviceOrg, :serviceTeam, :at)
                """)
                .param("person", a.personId())
                .param("id", a.adviceId())
                .param("ref", a.reference())
                .param("state", a.state().name())
                .param("urgency", a.urgency().code())
                .param("consent", a.consent())
                .param("askerOrg", a.asker().organisationId())
                .param("askerTeam", a.asker().teamId())
                .param("askerAccount", a.asker().accountId())
                .param("service", a.asked().service())
                .param("serviceOrg", a.asked().organisationId())
                .param("serviceTeam", a.asked().teamId())
                .param("at", utc(a.askedAt()))
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void update(Advice a) {
        Became became = a.referral();
        int changed = jdbc.sql("""
                update frontdoor.advice
                   set version = version + 1, state = :state, service_id = :service, service_org = :serviceOrg,
                       service_team = :serviceTeam, answered_at = :answered, advises = :advises, ended_at = :ended,
                       outcome = :outcome, referral_id = :referralId, referral = :referral
                 where person_id = :person and advice_id = :id and version = :version
                """)
                .param("state", a.state().name())
                .param("service", a.asked().service())
                .param("serviceOrg", a.asked().organisationId())
                .param("serviceTeam", a.asked().teamId())
                .param("answered", utc(a.answeredAt()))
                .param("advises", a.advises())
                .param("ended", utc(a.endedAt()))
                .param("outcome", a.outcome() == null ? null : a.outcome().code())
                .param("referralId", became == null ? null : became.referralId())
                .param("referral", became == null ? null : became.reference())
                .param("person", a.personId())
                .param("id", a.adviceId())
                .param("version", a.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("question");
        }
    }

    /** Keeps what was written, as it can be kept. */
    void write(Act act, UUID adviceId, Message.Kind kind, String words) {
        jdbc.sql("""
                insert into frontdoor.advice_message (person_id, message_id, advice_id, kind, words, at, account_id, org_id)
                values (:person, :message, :advice, :kind, :words, :at, :account, :org)
                """)
                .param("person", act.subject().id())
                .param("message", Ids.at(act.now()))
                .param("advice", adviceId)
                .param("kind", kind.code())
                .param("words", Writing.storable(words).strip())
                .param("at", utc(act.now()))
                .param("account", act.actor().accountId())
                .param("org", act.actor().organisationId())
                .update();
    }

    /** Everything written about one question, the first first. */
    List<Message> thread(UUID personId, UUID adviceId) {
        return jdbc.sql("""
                select message_id, kind, words, at, account_id, org_id from frontdoor.advice_message
                 where person_id = :person and advice_id = :advice order by message_id
                """)
                .param("person", personId)
                .param("advice", adviceId)
                .query((rs, _) -> new Message(
                        rs.getObject("message_id", UUID.class),
                        Message.Kind.ofCode(rs.getString("kind")),
                        rs.getString("words"),
                        Objects.requireNonNull(instant(rs, "at")),
                        rs.getObject("account_id", UUID.class),
                        rs.getObject("org_id", UUID.class)))
                .list();
    }

    private static Advice row(ResultSet rs, int number) throws SQLException {
        String outcome = rs.getString("outcome");
        UUID referral = rs.getObject("referral_id", UUID.class);
        return new Advice(
                rs.getObject("person_id", UUID.class),
                rs.getObject("advice_id", UUID.class),
                rs.getString("reference"),
                rs.getLong("version"),
                AdviceState.valueOf(rs.getString("state")),
                Urgency.ofCode(rs.getString("urgency")),
                rs.getString("consent"),
                new Asker(
                        rs.getObject("asker_org", UUID.class),
                        rs.getObject("asker_team", UUID.class),
                        rs.getObject("asker_account", UUID.class)),
                new Asked(
                        rs.getObject("service_id", UUID.class),
                        rs.getObject("service_org", UUID.class),
                        rs.getObject("service_team", UUID.class)),
                Objects.requireNonNull(instant(rs, "asked_at")),
                instant(rs, "answered_at"),
                rs.getString("advises"),
                instant(rs, "ended_at"),
                outcome == null ? null : AdviceOutcome.ofCode(outcome),
                referral == null ? null : new Became(referral, rs.getString("referral")));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
