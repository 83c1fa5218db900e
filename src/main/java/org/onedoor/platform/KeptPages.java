package org.onedoor.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages that show a refused form again: kept for a short time for the browser that sent it, so that it can ask for the page
 * and not send the form twice. One is opened by its number in the address, by the secret in the browser's cookie and by whoever
 * is signed in, all three; the rows alone open nothing.
 */
@Repository
public class KeptPages implements Pump {
    public static final Duration KEPT = Duration.ofMinutes(30);

    /** A computer in a library is somebody else's soon. */
    public static final Duration KEPT_FOR_NOBODY = Duration.ofMinutes(15);

    private static final int LARGEST = 2_000_000;
    private static final int EACH = 10;

    /** What anybody can make us keep, all together. */
    private static final int MOST_OF_NOBODY = 5_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource machine;
    private final int mostOfNobody;

    @Autowired
    KeptPages(JdbcClient jdbc, JsonMapper json) {
        this(jdbc, json, InstantSource.system(), MOST_OF_NOBODY);
    }

    /** @param machine the time sessions live by, which is never the domain's */
    KeptPages(JdbcClient jdbc, JsonMapper json, InstantSource machine, int mostOfNobody) {
        this.jdbc = jdbc;
        this.json = json;
        this.machine = machine;
        this.mostOfNobody = mostOfNobody;
    }

    /**
     * Who may see it again.
     *
     * @param browser the secret in its cookie
     * @param actor who is signed in, in their role of now; null for nobody
     */
    public record Whose(String browser, @Nullable Actor actor) {
        /** @param path the address the form was sent to */
        SealingKey key(String path, String id) {
            return new SealingKey(String.join("\n", id, browser, who(), path));
        }

        String hash() {
            return new SealingKey(String.join("\n", "browser", browser, who())).hash();
        }

        private String who() {
            return actor == null
                    ? "nobody"
                    : "%s %s %s %s".formatted(actor.accountId(), actor.role(), actor.organisationId(), actor.teamId());
        }

        @Override
        public String toString() {
            return "Whose[" + (actor == null ? "nobody" : actor.accountId()) + "]";
        }
    }

    /** A secret for a browser that has none yet. */
    public static String newSecret() {
        return random(32);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A page that was kept.
     *
     * @param looks what was looked at for it: it is shown again to whoever may look at all of it again
     */
    public record Page(String html, List<Looked> looks) {}

    /** Keeps a page. @return its number; nothing where it is too large, or too much is kept for nobody already */
    public Optional<String> keep(Whose whose, String path, Page page) {
        byte[] plain = json.writeValueAsBytes(page);
        Instant now = machine.instant();
        boolean nobodys = whose.actor() == null;
        if (plain.length > LARGEST || nobodys && keptForNobody(now) >= mostOfNobody) {
            return Optional.empty();
        }
        String id = random(16);
        SealingKey key = whose.key(path, id);
        jdbc.sql("""
                insert into platform.kept_page (key_hash, browser_hash, nobodys, sealed, kept_at, expires_at)
                values (:hash, :browser, :nobodys, :sealed, :now, :expires)
                """)
                .param("hash", key.hash())
                .param("browser", whose.hash())
                .param("nobodys", nobodys)
                .param("sealed", key.seal(packed(plain)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(nobodys ? KEPT_FOR_NOBODY : KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                delete from platform.kept_page
                 where browser_hash = :browser
                   and key_hash not in (select key_hash from platform.kept_page where browser_hash = :browser
                                         order by kept_at desc, key_hash limit :each)
                """).param("browser", whose.hash()).param("each", EACH).update();
        return Optional.of(id);
    }

    private long keptForNobody(Instant now) {
        return jdbc.sql("select count(*) from platform.kept_page where nobodys and expires_at > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The page; nothing when it is another's or too old. It may be asked for again. */
    public Optional<Page> find(Whose whose, String path, String id) {
        SealingKey key = whose.key(path, id);
        return jdbc.sql("select sealed from platform.kept_page where key_hash = :hash and expires_at > :now")
                .param("hash", key.hash())
                .param("now", now())
                .query((rs, _) -> rs.getBytes(1))
                .optional()
                .map(row -> json.readValue(unpacked(key.open(row)), Page.class));
    }

    /** Something was taken from this browser, or it asked us to forget: what was refused before is of no more use. */
    public void forget(Whose whose) {
        jdbc.sql("delete from platform.kept_page where browser_hash = :browser")
                .param("browser", whose.hash())
                .update();
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "forget-kept-pages";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        jdbc.sql("delete from platform.kept_page where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return machine.instant().atOffset(ZoneOffset.UTC);
    }
}
