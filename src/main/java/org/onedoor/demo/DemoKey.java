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
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.onedoor.demo.pds.PdsServer;

/** The settings by which a demo or a test speaks to a service of its own: a key made for its folder, and a free port. */
public final class DemoKey {
    public static final String API_KEY = "demo-api-key";
    public static final String KEY_ID = "demo-1";

    private static final int BITS = 2048;

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
            String text = Files.readString(file).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
            return (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
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
                Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
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
