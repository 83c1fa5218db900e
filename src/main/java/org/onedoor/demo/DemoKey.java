package org.onedoor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.onedoor.demo.pds.PdsServer;
import org.springframework.security.converter.RsaKeyConverters;

/** The settings by which a demo or a test speaks to a service of its own: a key made for its folder, and a free port. */
public final class DemoKey {
    public static final String API_KEY = "demo-api-key";
    public static final String KEY_ID = "demo-1";

    private static final int BITS = 2048;

    /** What a key in PKCS 8 is called in a file (RFC 7468, 10). */
    private static final String LABEL = "PRIVATE KEY";

    private DemoKey() {}

    /** What {@code onedoor.pds} is set to, by its whole names. @param folder where the key is kept */
    public static Map<String, Object> settings(Path folder) {
        int port = freePort();
        String here = "http://127.0.0.1:" + port;
        return Map.of(
                "onedoor.pds.address",
                here + PdsServer.BASE,
                "onedoor.pds.token-address",
                here + "/oauth2/token",
                "onedoor.pds.api-key",
                API_KEY,
                "onedoor.pds.key-id",
                KEY_ID,
                "onedoor.pds.key-file",
                made(folder.resolve("pds.key")).toString(),
                "onedoor.pds.ods-code",
                "X26");
    }

    /** The public half of the key in a file. */
    public static RSAPublicKey publicKey(Path file) {
        try {
            RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                    Objects.requireNonNull(RsaKeyConverters.pkcs8().convert(Files.newInputStream(file)));
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s holds no RSA key".formatted(file), e);
        }
    }

    private static Path made(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(LABEL, base64));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No RSA key can be made here", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
