package org.onedoor.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs machines' tokens, in a file that every server of an installation reads: a year at most, and never weaker
 * than one that is made now. Whichever server finds it too old makes the next, the others take it within a second, and for as
 * long as a token lives each still takes those that the one before had signed.
 */
final class TokenKeys implements JWKSource<SecurityContext> {
    static final String FILE = "token-signing.jwk";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** About 128 bits of strength (NIST SP 800-57, part 1, table 2). */
    private static final int BITS = 3_072;

    private final Path directory;
    private final InstantSource machine;
    private @Nullable Held held;

    /**
     * @param made when the file says it was written
     * @param looked when the file was looked at last
     * @param before the one before, until its last tokens are over
     */
    private record Held(
            RSAKey key,
            Instant made,
            Instant looked,
            @Nullable RSAKey before,
            Instant until) {}

    /** @param directory the folder of the keys, which is there */
    TokenKeys(Path directory, InstantSource machine) {
        this.directory = directory;
        this.machine = machine;
        held = look(null, machine.instant());
    }

    /** The key that signs now. */
    RSAKey signing() {
        return current().key();
    }

    /** Those whose signature counts now, the one that signs first. */
    List<JWK> verifying() {
        Held now = current();
        return machine.instant().isBefore(now.until())
                ? Stream.of(now.key(), now.before())
                        .filter(java.util.Objects::nonNull)
                        .<JWK>map(key -> key)
                        .toList()
                : List.of(now.key());
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(signing()));
    }

    private synchronized Held current() {
        Instant now = machine.instant();
        Held known = held;
        if (known == null || !now.isBefore(known.looked().plus(LOOK))) {
            known = look(known, now);
            held = known;
        }
        return known;
    }

    private Held look(@Nullable Held known, Instant now) {
        Path file = directory.resolve(FILE);
        try {
            Instant made = Files.getLastModifiedTime(file).toInstant();
            if (known != null && made.equals(known.made()) && made.plus(YEAR).isAfter(now)) {
                return new Held(known.key(), made, now, known.before(), known.until());
            }
            RSAKey read = RSAKey.parse(Files.readString(file));
            boolean serves = read.size() >= BITS && made.plus(YEAR).isAfter(now);
            return held(serves ? read : make(file), known == null ? read : known.key(), known, now);
        } catch (NoSuchFileException none) {
            return held(make(file), null, null, now); // somebody took it away: no token of it counts any longer
        } catch (IOException | ParseException unreadable) {
            if (known == null) {
                throw new IllegalStateException("The file %s cannot be read".formatted(file), unreadable);
            }
            return new Held(known.key(), known.made(), now, known.before(), known.until());
        }
    }

    /** @param last the key that signed until now, where one did */
    private Held held(RSAKey key, @Nullable RSAKey last, @Nullable Held known, Instant now) {
        try {
            Instant made = Files.getLastModifiedTime(directory.resolve(FILE)).toInstant();
            if (last != null && last.getKeyID().equals(key.getKeyID())) {
                return new Held(
                        key, made, now, known == null ? null : known.before(), known == null ? now : known.until());
            }
            boolean counts = last != null && last.size() >= BITS;
            return new Held(key, made, now, counts ? last : null, counts ? now.plus(Tokens.LIFE) : now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RSAKey make(Path file) {
        try {
            RSAKey made = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            Path fresh = Files.createTempFile(
                    directory,
                    "token",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, made.toJSONString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The key of tokens cannot be kept in " + directory, e);
        } catch (JOSEException e) {
            throw new IllegalStateException("Java makes no RSA key", e);
        }
    }
}
