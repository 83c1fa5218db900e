package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs machines' tokens: strong, kept, and changed before it is a year old. */
class TokenKeyTest {
    @TempDir
    Path folder;

    private RSAKey key(Duration later) {
        Instant then = Instant.now().plus(later);
        return new TokenKeys(folder, () -> then).signing();
    }

    @Test
    void itIsKeptForAYearAndThenAnotherIsMade() throws Exception {
        RSAKey first = key(Duration.ZERO);
        assertThat(first.size()).isEqualTo(3_072);
        assertThat(key(Duration.ofDays(364)).getKeyID()).isEqualTo(first.getKeyID());
        RSAKey next = key(Duration.ofDays(366));
        assertThat(next.getKeyID()).isNotEqualTo(first.getKeyID());
        assertThat(key(Duration.ofDays(1)).getKeyID()).isEqualTo(next.getKeyID());
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aWeakerOneFromBeforeIsReplacedAndNobodyElseReadsIt() throws Exception {
        Path file = folder.resolve("token-signing.jwk");
        Files.writeString(
                file, new RSAKeyGenerator(2_048).keyID("weak").generate().toJSONString());
        RSAKey made = key(Duration.ZERO);
        assertThat(made.getKeyID()).isNotEqualTo("weak");
        assertThat(made.size()).isEqualTo(3_072);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains(made.getKeyID());
    }

    @Test
    void whatOneServerChangesTheOthersTakeWithinASecondAndTokensOfTheOneBeforeLiveOutTheirHalfHour() throws Exception {
        Instant start = Instant.now();
        AtomicReference<Instant> now = new AtomicReference<>(start);
        TokenKeys one = new TokenKeys(folder, now::get);
        TokenKeys other = new TokenKeys(folder, now::get);
        String before = one.signing().getKeyID();
        assertThat(ids(other)).containsExactly(before);

        Instant later = start.plus(Duration.ofDays(366));
        now.set(later);
        String next = one.signing().getKeyID(); // without a restart
        // the clock of the file system goes on as it is
        Files.setLastModifiedTime(folder.resolve(TokenKeys.FILE), FileTime.from(later));
        assertThat(next).isNotEqualTo(before);
        now.set(later.plusSeconds(1));
        assertThat(ids(one)).containsExactly(next, before);
        assertThat(ids(other)).containsExactly(next, before);
        assertThat(other.get(new JWKSelector(new JWKMatcher.Builder().build()), null))
                .as("one signs and no more")
                .singleElement()
                .extracting(JWK::getKeyID)
                .isEqualTo(next);
        now.set(later.plus(Duration.ofMinutes(29)));
        assertThat(ids(other)).containsExactly(next, before);
        now.set(later.plus(Duration.ofMinutes(30)).plusSeconds(1));
        assertThat(ids(other)).containsExactly(next);
        assertThat(ids(one)).containsExactly(next);
    }

    @Test
    void onceItsFileIsTakenAwayNoTokenOfAKeyCounts() throws Exception {
        Instant start = Instant.now();
        AtomicReference<Instant> now = new AtomicReference<>(start);
        TokenKeys keys = new TokenKeys(folder, now::get);
        String stolen = keys.signing().getKeyID();
        Files.delete(folder.resolve(TokenKeys.FILE));
        now.set(start.plusSeconds(1));
        assertThat(ids(keys)).hasSize(1).doesNotContain(stolen);
    }

    private static List<String> ids(TokenKeys keys) {
        return keys.verifying().stream().map(JWK::getKeyID).toList();
    }

    private long files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
