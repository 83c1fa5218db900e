package org.onedoor.people.pds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.demo.DemoKey;

/** Settings that cannot work stop the start, and say which and where to read about it. */
class PdsAccountTest {
    private static final String HTTPS = "https://pds.example.org/FHIR/R4";
    private static final String TOKEN = "https://pds.example.org/oauth2/token";

    @TempDir
    Path folder;

    private String key;

    @BeforeEach
    void key() {
        key = String.valueOf(DemoKey.settings(folder).get("onedoor.pds.key-file"));
    }

    private static PdsSettings settings(String address, String token, String apiKey, String keyFile) {
        return new PdsSettings(address, token, apiKey, "key-1", keyFile, "X26", Duration.ofSeconds(5));
    }

    private void isRefused(PdsSettings settings, String why) {
        assertThatThrownBy(() -> PdsAccount.of(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("See docs/how-to/trace-on-pds.md");
    }

    @Test
    void withoutAnAddressNothingIsAskedAndNothingElseIsNeeded() {
        assertThat(PdsAccount.of(settings("", "", "", ""))).isEmpty();
    }

    @Test
    void whatIsSetIsTakenAndTheKeyIsInNoWords() {
        PdsAccount account =
                PdsAccount.of(settings(HTTPS + "/", TOKEN, "our-key", key)).orElseThrow();
        assertThat(account.address()).hasToString(HTTPS);
        assertThat(account.toString()).doesNotContain("our-key").doesNotContain("key-1");
    }

    @Test
    void whatCannotWorkIsRefusedInWords() throws IOException {
        isRefused(
                settings("http://pds.example.org", TOKEN, "our-key", key), "onedoor.pds.address must begin with https");
        isRefused(settings(HTTPS + "?a=b", TOKEN, "our-key", key), "have no query");
        isRefused(settings("https://me:pw@pds.example.org", TOKEN, "our-key", key), "must begin with https");
        isRefused(settings("ht tp", TOKEN, "our-key", key), "onedoor.pds.address must be one word");
        isRefused(settings(HTTPS, "", "our-key", key), "onedoor.pds.token-address is not set");
        isRefused(settings(HTTPS, TOKEN, "", key), "onedoor.pds.api-key is not set");
        isRefused(settings(HTTPS, TOKEN, "our-key", folder + "/none"), "cannot be read");
        Path text = Files.writeString(
                folder.resolve("text"), "-----BEGIN %1$s-----\nAAAA\n-----END %1$s-----".formatted("PRIVATE KEY"));
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
        isRefused(settings(HTTPS, TOKEN, "our-key", text.toString()), "is no RSA key");
        Files.setPosixFilePermissions(Path.of(key), PosixFilePermissions.fromString("rw-r--r--"));
        isRefused(settings(HTTPS, TOKEN, "our-key", key), "others may read");
    }
}
