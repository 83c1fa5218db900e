package org.onedoor.people.pds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.onedoor.platform.SecretFile;
import org.springframework.security.converter.RsaKeyConverters;

/**
 * Who we are at the national service. A setting that cannot work stops the start and says why.
 *
 * @param address its FHIR base
 * @param tokenAddress where it gives out tokens: the audience of what we sign
 * @param odsCode the organisation that asks
 */
public record PdsAccount(
        URI address,
        URI tokenAddress,
        String apiKey,
        String keyId,
        RSAPrivateKey key,
        String odsCode,
        Duration patience) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");
    private static final int SHORTEST_KEY = 2048;
    private static final long LONGEST_FILE = 20_000;

    /** Nothing when no address is set. @throws IllegalStateException when something is set and cannot work */
    static Optional<PdsAccount> of(PdsSettings settings) {
        if (settings.address().isBlank()) {
            return Optional.empty();
        }
        if (settings.patience().isNegative() || settings.patience().isZero()) {
            throw wrong("patience", "must be longer than nothing, such as 5s");
        }
        return Optional.of(new PdsAccount(
                address("address", settings.address()),
                address("token-address", settings.tokenAddress()),
                given("api-key", settings.apiKey()),
                given("key-id", settings.keyId()),
                key(given("key-file", settings.keyFile())),
                given("ods-code", settings.odsCode()),
                settings.patience()));
    }

    /** Neither the key nor who we are belongs in a log. */
    @Override
    public String toString() {
        return "PdsAccount at " + address.getHost();
    }

    private static String given(String name, String value) {
        if (value.isBlank() || !value.strip().matches("[\\x21-\\x7e]+")) {
            throw wrong(name, value.isBlank() ? "is not set" : "must be one word");
        }
        return value.strip();
    }

    private static URI address(String name, String value) {
        String said = given(name, value);
        URI address;
        try {
            address = URI.create(said.endsWith("/") ? said.substring(0, said.length() - 1) : said);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "is not an address: " + e.getMessage());
        }
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (address.getHost() == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || !("https".equals(address.getScheme()) || here)) {
            throw wrong(
                    name, "must begin with https://, or with http:// for a service on this machine, and have no query");
        }
        return address;
    }

    private static RSAPrivateKey key(String name) {
        Path file = Path.of(name);
        try {
            if (SecretFile.isOpen(file)) {
                throw wrong("key-file", "names a file that others may read. Run: chmod 600 on it");
            }
            if (Files.size(file) > LONGEST_FILE) {
                throw wrong("key-file", "names a file that is no RSA key");
            }
            RSAPrivateKey key = RsaKeyConverters.pkcs8().convert(Files.newInputStream(file));
            if (key == null || key.getModulus().bitLength() < SHORTEST_KEY) {
                throw wrong("key-file", "names a key of fewer than 2,048 bits");
            }
            return key;
        } catch (IOException | UncheckedIOException e) {
            throw wrong("key-file", "names a file that cannot be read");
        } catch (IllegalArgumentException e) {
            throw wrong("key-file", "names a file that is no RSA key in PKCS 8 (PEM)");
        }
    }

    private static IllegalStateException wrong(String name, String why) {
        return new IllegalStateException("onedoor.pds.%s %s. See docs/how-to/trace-on-pds.md.".formatted(name, why));
    }
}
