package org.onedoor.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Links that need no account: each opens one page for one purpose, once, until it is too old or taken back. Its address
 * holds the link's id and a signature over id, purpose and end, so that it can be neither guessed nor altered.
 */
@Service
public class SignedLinks {
    private static final int ID = 16;
    private static final int SIGNATURE = 16;
    private static final String CURRENT = "links-1";

    private static final String COLUMNS = """
            link_id, purpose, subject_id, scope_id, target, for_org as for_organisation, made_at, expires_at, used_at,
            revoked_at, expires_at <= :now as too_old
            """;

    private final JdbcClient jdbc;
    private final InstantSource machine;
    private final SigningKeys keys;

    @Autowired
    SignedLinks(JdbcClient jdbc) {
        this(jdbc, InstantSource.system());
    }

    /** @param machine the time tokens live by, which is never the domain's */
    SignedLinks(JdbcClient jdbc, InstantSource machine) {
        this.jdbc = jdbc;
        this.machine = machine;
        this.keys = new SigningKeys(jdbc, machine);
    }

    /**
     * One link.
     *
     * @param target what it opens, as the module that made it names it
     * @param forOrganisation for whom whoever opens it acts
     * @param tooOld whether its time was over when it was read
     */
    public record Link(
            UUID linkId,
            String purpose,
            UUID subjectId,
            UUID scopeId,
            String target,
            UUID forOrganisation,
            OffsetDateTime madeAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime usedAt,
            @Nullable OffsetDateTime revokedAt,
            boolean tooOld) {

        public boolean isOpen() {
            return usedAt == null && revokedAt == null && !tooOld;
        }
    }

    /** What a token turns out to be. */
    public sealed interface Opened {
        record Open(Link link) implements Opened {}

        /** It was a link once. @param why in words for whoever holds it */
        record Shut(String why) implements Opened {}

        /** It never was one. */
        record Unknown() implements Opened {}
    }

    /**
     * Makes a link inside the running act.
     *
     * @return the last part of its address; it cannot be shown again
     */
    public String make(Act act, String purpose, UUID scopeId, String target, UUID forOrganisation, Duration lasts) {
        Instant now = machine.instant();
        Instant expires = Instant.ofEpochSecond(now.plus(lasts).getEpochSecond());
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into platform.signed_link (link_id, purpose, kind, subject_id, scope_id, target, for_org, made_by, made_at, expires_at)
                values (:id, :purpose, :kind, :subject, :scope, :target, :for, :by, :now, :expires)
                """)
                .param("id", id)
                .param("purpose", purpose)
                .param("kind", act.subject().kind())
                .param("subject", act.subject().id())
                .param("scope", scopeId)
                .param("target", target)
                .param("for", forOrganisation)
                .param("by", act.actor().accountId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
        byte[] token = new byte[ID + SIGNATURE];
        ByteBuffer.wrap(token)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(signature(id, purpose, expires), 0, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Reads a token; one of another purpose is unknown. */
    public Opened open(String token, String purpose) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Opened.Unknown();
        }
        if (bytes.length != ID + SIGNATURE) {
            return new Opened.Unknown();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Link link = find(new UUID(buffer.getLong(), buffer.getLong())).orElse(null);
        if (link == null
                || !link.purpose().equals(purpose)
                || !MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, ID, bytes.length),
                        Arrays.copyOf(
                                signature(
                                        link.linkId(), purpose, link.expiresAt().toInstant()),
                                SIGNATURE))) {
            return new Opened.Unknown();
        }
        if (link.revokedAt() != null) {
            return new Opened.Shut("This link was taken back by whoever sent it.");
        }
        if (link.usedAt() != null) {
            return new Opened.Shut("This link has been used. Thank you: what was sent with it is recorded.");
        }
        return link.isOpen() ? new Opened.Open(link) : new Opened.Shut("This link is too old.");
    }

    /** The links of one thing, the newest first. */
    public List<Link> of(UUID subjectId, UUID scopeId) {
        return jdbc.sql("select " + COLUMNS + """
                  from platform.signed_link where subject_id = :subject and scope_id = :scope
                 order by made_at desc limit 100
                """)
                .param("now", now())
                .param("subject", subjectId)
                .param("scope", scopeId)
                .query(Link.class)
                .list();
    }

    private Optional<Link> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from platform.signed_link where link_id = :id")
                .param("now", now())
                .param("id", id)
                .query(Link.class)
                .optional();
    }

    /** Spends the link inside the running act. @throws Refused when another was quicker */
    public void spend(Link link) {
        mark("used_at", link.linkId());
    }

    /** Takes it back inside the running act. @throws Refused when it is used or taken back already */
    public void revoke(UUID linkId) {
        mark("revoked_at", linkId);
    }

    private void mark(String column, UUID linkId) {
        int changed = jdbc.sql("update platform.signed_link set " + column
                        + " = :now where link_id = :id and used_at is null and revoked_at is null")
                .param("now", now())
                .param("id", linkId)
                .update();
        if (changed == 0) {
            throw new Refused("link-shut", "This link has been used or taken back already.");
        }
    }

    private OffsetDateTime now() {
        return machine.instant().atOffset(ZoneOffset.UTC);
    }

    private byte[] signature(UUID id, String purpose, Instant expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.of(CURRENT), "HmacSHA256"));
            return mac.doFinal(
                    "%s|%s|%d".formatted(purpose, id, expires.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
