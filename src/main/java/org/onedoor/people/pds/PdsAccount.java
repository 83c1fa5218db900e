package org.onedoor.people.pds;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

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
            if (isOpen(file)) {
                throw wrong("key-file", "names a file that others may read. Run: chmod 600 on it");
            }
            String text = Files.size(file) > LONGEST_FILE ? "" : Files.readString(file);
            if (!text.contains("-----BEGIN PRIVATE KEY-----")) {
                throw wrong("key-file", "names a file without a private key in PKCS 8 (BEGIN PRIVATE KEY)");
            }
            byte[] bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
            if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes))
                    instanceof RSAPrivateKey key) {
                if (key.getModulus().bitLength() < SHORTEST_KEY) {
                    throw wrong("key-file", "names a key of fewer than 2,048 bits");
                }
                return key;
            }
            throw wrong("key-file", "names a key that is not RSA");
        } catch (IOException e) {
            throw wrong("key-file", "names a file that cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw wrong("key-file", "names a file that is no RSA key");
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException e) { // not every file system has them
            return false;
        }
    }

    private static IllegalStateException wrong(String name, String why) {
        return new IllegalStateException("onedoor.pds.%s %s. See docs/how-to/trace-on-pds.md.".formatted(name, why));
    }
}
