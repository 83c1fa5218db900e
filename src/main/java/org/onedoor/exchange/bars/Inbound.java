package org.onedoor.exchange.bars;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every message kept exactly as it came, before anything is made of it. */
@Repository
public class Inbound {
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final DomainTime time;

    Inbound(JdbcClient jdbc, Organisations organisations, DomainTime time) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.time = time;
    }

    UUID keep(
            String clientId,
            @Nullable String requestId,
            @Nullable String correlationId,
            @Nullable String contentType,
            byte[] body) {
        UUID id = Ids.at(time.instant());
        jdbc.sql("""
                insert into exchange.inbound (message_id, client_id, request_id, correlation_id, received_at, content_type, body)
                values (:id, :clientId, :requestId, :correlationId, :at, :contentType, :body)
                """)
                .param("id", id)
                .param("clientId", clientId)
                .param("requestId", requestId)
                .param("correlationId", correlationId)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .param("contentType", contentType)
                .param("body", body)
                .update();
        return id;
    }

    /**
     * What the message was refused with, kept before the refusal is sent. One that could not be read may have been of a 999
     * call of category 1 or 2, of which nothing is kept.
     */
    public void refused(UUID messageId, int status, String problem) {
        answered(messageId, status, null, problem);
        if (isAmbulance() && ResponsePriorities.keepsNothing(body(messageId))) {
            bare(messageId);
        }
    }

    private boolean isAmbulance() {
        return organisations
                .find(CurrentActor.get().organisationId())
                .filter(sender -> sender.kind() == OrganisationKind.AMBULANCE)
                .isPresent();
    }

    /** The message that was taken under a number. */
    record First(byte[] body, String reference) {}

    Optional<First> first(String clientId, String requestId) {
        return jdbc.sql("""
                select body, reference from exchange.inbound
                 where client_id = :clientId and request_id = :requestId and status = 200
                 order by received_at
                 limit 1
                """)
                .param("clientId", clientId)
                .param("requestId", requestId)
                .query(First.class)
                .optional();
    }

    /** Nothing of it stays but that it came: it is about somebody who is none of the centre's. */
    void bare(UUID messageId) {
        jdbc.sql("update exchange.inbound set body = ''::bytea where message_id = :id")
                .param("id", messageId)
                .update();
    }

    byte[] body(UUID messageId) {
        return jdbc.sql("select body from exchange.inbound where message_id = :id")
                .param("id", messageId)
                .query(byte[].class)
                .single();
    }

    /** The conversation a message came in; a new one where it named none. */
    String correlation(UUID messageId) {
        return jdbc.sql(
                        "select coalesce(correlation_id, message_id::text) from exchange.inbound where message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .single();
    }

    /** A message that was not taken belongs with this referral: there a person will ask for it. */
    void of(UUID messageId, String reference) {
        jdbc.sql("update exchange.inbound set beside = :reference where message_id = :id")
                .param("reference", reference)
                .param("id", messageId)
                .update();
    }

    void answered(UUID messageId, int status, @Nullable String reference, @Nullable String problem) {
        jdbc.sql("""
                update exchange.inbound set status = :status, reference = :reference, problem = :problem
                 where message_id = :id
                """)
                .param("status", status)
                .param("reference", reference)
                .param("problem", problem)
                .param("id", messageId)
                .update();
    }

    /** Takes a partner's case number for a new referral; the reference it already became, if it did. */
    Optional<String> claim(String clientId, String externalId, String reference) {
        int claimed = jdbc.sql("""
                insert into exchange.conversation (client_id, external_id, reference, last_updated)
                values (:clientId, :externalId, :reference, :at) on conflict do nothing
                """)
                .param("clientId", clientId)
                .param("externalId", externalId)
                .param("reference", reference)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (claimed == 1) {
            return Optional.empty();
        }
        return find(clientId, externalId);
    }

    /** What a partner's case number of a person became: one case may be sent as new more than once. */
    List<String> ofCase(String clientId, String key) {
        return jdbc.sql("""
                select distinct reference from exchange.conversation
                 where client_id = :clientId and external_id >= :key and external_id < :key || '}'
                 order by reference
                """)
                .param("clientId", clientId)
                .param("key", key)
                .query(String.class)
                .list();
    }

    /**
     * Marks when the sender last changed something of a referral, by the sender's own clock.
     *
     * @return false when a later change has been taken already, and nothing is marked
     */
    boolean isCurrent(String clientId, String what, String reference, Instant changed) {
        int marked = jdbc.sql("""
                insert into exchange.conversation as held (client_id, external_id, reference, last_updated)
                values (:clientId, :externalId, :reference, :changed)
                on conflict (client_id, external_id) do update set last_updated = excluded.last_updated
                 where held.last_updated <= excluded.last_updated
                """)
                .param("clientId", clientId)
                .param("externalId", "changed|" + what + "|" + reference)
                .param("reference", reference)
                .param("changed", changed.atOffset(ZoneOffset.UTC))
                .update();
        return marked == 1;
    }

    Optional<String> find(String clientId, String externalId) {
        return jdbc.sql("""
                select reference from exchange.conversation where client_id = :clientId and external_id = :externalId
                """)
                .param("clientId", clientId)
                .param("externalId", externalId)
                .query(String.class)
                .optional();
    }

    /** The message a referral came from, byte for byte. Called from inside a look at that referral. */
    public Optional<byte[]> body(String reference) {
        return jdbc.sql("select body from exchange.inbound where reference = :reference order by received_at limit 1")
                .param("reference", reference)
                .query(byte[].class)
                .optional();
    }
}
