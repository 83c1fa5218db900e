package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs machines' tokens: strong, kept, and changed before it is a year old. */
class TokenKeyTest {
    @TempDir
    Path folder;

    private RSAKey key(Duration later) throws Exception {
        return Tokens.signingKey(folder, Instant.now().plus(later));
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

    private long files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }
}
