package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which referrals are worked on together with whom. */
@Repository
class Dialogues {
    private static final String COLUMNS = """
            person_id, dialogue_id, referral_id, reference, partner, asked, service_id, request_id, correlation_id,
            their_reference, opened_at, heard_at, said_at, due_at, silences, ended_at,
            incident_id, silent_at
            """;

    private final JdbcClient jdbc;

    Dialogues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Dialogue dialogue) {
        jdbc.sql("insert into exchange.dialogue (" + COLUMNS + """
                ) values (:personId, :dialogueId, :referralId, :reference, :partner, :asked, :serviceId, :requestId,
                          :correlationId, null, :openedAt, null, null, :dueAt, 0, null, :incidentId, null)
                on conflict do nothing
                """)
                .param("personId", dialogue.personId())
                .param("dialogueId", dialogue.dialogueId())
                .param("referralId", dialogue.referralId())
                .param("reference", dialogue.reference())
                .param("partner", dialogue.partner())
                .param("asked", dialogue.asked())
                .param("serviceId", dialogue.serviceId())
                .param("requestId", dialogue.requestId())
                .param("correlationId", dialogue.correlationId())
                .param("openedAt", dialogue.openedAt())
                .param("dueAt", dialogue.dueAt())
                .param("incidentId", dialogue.incidentId())
                .update();
    }

    /** Those of a referral, the first opened first. */
    List<Dialogue> of(UUID personId, UUID referralId) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.dialogue
                 where person_id = :personId and referral_id = :referralId
                 order by opened_at, dialogue_id
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Dialogue.class)
                .list();
    }

    /** With the partner whose service has the referral, or had it last; none where no partner's machine was asked for that. */
    Optional<Dialogue> lastAsked(Referral referral) {
        return of(referral.personId(), referral.referralId()).stream()
                .filter(dialogue -> dialogue.asked() && Objects.equals(dialogue.serviceId(), referral.currentService()))
                .reduce((_, later) -> later);
    }

    /** What we asked a partner by the message of this {@code Bundle.id}: that which asked, or one that followed. */
    Optional<Dialogue> asked(String partner, String requestId) {
        return asked("partner = any(:partner)", List.of(partner), requestId);
    }

    /** What we asked so of anybody who is none of these. */
    Optional<Dialogue> askedOfNone(List<String> partners, String requestId) {
        return asked("not partner = any(:partner)", partners, requestId);
    }

    private Optional<Dialogue> asked(String whom, List<String> partners, String requestId) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.dialogue
                 where %s and asked
                   and (request_id = :requestId
                        or (person_id, dialogue_id) in (select o.person_id, o.dialogue_id from exchange.outbound o
                                                         where o.message_id = :messageId))
                """.formatted(whom))
                .param("partner", partners.toArray(String[]::new))
                .param("requestId", requestId)
                .param("messageId", uuid(requestId))
                .query(Dialogue.class)
                .optional();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** Whether the partner calls another referral of ours so, and not this one. */
    boolean isOfAnother(Dialogue dialogue, String theirReference) {
        return !theirReference.equals(dialogue.theirReference())
                && jdbc.sql("""
                        select exists (select 1 from exchange.dialogue
                                        where partner = :partner and their_reference = :reference and asked
                                          and dialogue_id <> :dialogueId)
                        """)
                        .param("partner", dialogue.partner())
                        .param("reference", theirReference)
                        .param("dialogueId", dialogue.dialogueId())
                        .query(Boolean.class)
                        .single();
    }

    /** Read and held until the transaction ends, so that what is written to one partner has one order. */
    Dialogue held(Dialogue dialogue) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.dialogue
                 where person_id = :personId and dialogue_id = :dialogueId
                   for update
                """)
                .param("personId", dialogue.personId())
                .param("dialogueId", dialogue.dialogueId())
                .query(Dialogue.class)
                .single();
    }

    /**
     * Something was heard of the partner.
     *
     * @param said when it was said, by the partner's clock
     * @param due when silence is noticed from now on
     * @return whether nothing later has been heard before
     */
    boolean heard(Dialogue dialogue, Instant said, Instant now, @Nullable Instant due) {
        return jdbc.sql("""
                update exchange.dialogue set heard_at = :now, said_at = :said, due_at = :due, silent_at = null
                 where person_id = :personId and dialogue_id = :dialogueId and (said_at is null or said_at <= :said)
                """)
                        .param("now", utc(now))
                        .param("said", utc(said))
                        .param("due", utc(due))
                        .param("personId", dialogue.personId())
                        .param("dialogueId", dialogue.dialogueId())
                        .update()
                == 1;
    }

    void called(UUID personId, UUID dialogueId, String theirReference) {
        jdbc.sql("""
                update exchange.dialogue set their_reference = :reference
                 where person_id = :personId and dialogue_id = :dialogueId
                """)
                .param("reference", theirReference)
                .param("personId", personId)
                .param("dialogueId", dialogueId)
                .update();
    }

    void end(Dialogue dialogue, Instant now) {
        jdbc.sql("""
                update exchange.dialogue set ended_at = :now, due_at = null
                 where person_id = :personId and dialogue_id = :dialogueId and ended_at is null
                """)
                .param("now", utc(now))
                .param("personId", dialogue.personId())
                .param("dialogueId", dialogue.dialogueId())
                .update();
    }

    /** Partners that should have said something by now. */
    List<Dialogue> silent(Instant now, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from exchange.dialogue
                 where due_at <= :now and ended_at is null
                 order by due_at
                 limit :limit
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(Dialogue.class)
                .list();
    }

    /**
     * The silence is noticed.
     *
     * @param again when it is noticed again, if nothing is heard until then
     * @return false when something was heard meanwhile
     */
    boolean noticed(Dialogue dialogue, Instant now, @Nullable Instant again) {
        return jdbc.sql("""
                update exchange.dialogue set due_at = :again, silences = silences + 1, silent_at = :now
                 where person_id = :personId and dialogue_id = :dialogueId and due_at = :due
                """)
                        .param("personId", dialogue.personId())
                        .param("dialogueId", dialogue.dialogueId())
                        .param("due", dialogue.dueAt())
                        .param("again", utc(again))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
