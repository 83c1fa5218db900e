package org.onedoor.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A security key as WebAuthn has it, and the browser around it: honest unless a test has it lie. */
final class TestAuthenticator {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE = 32;

    private final KeyPair keys;
    private final byte[] id = new byte[16];
    private byte[] handle = new byte[0];
    String origin;
    String site = "localhost";
    boolean verifies = true;
    long count = 1;

    /** @param origin the page that the browser says it shows */
    TestAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the passkey that is asked for. */
    String make(String options) {
        JsonNode asked = JSON.readTree(options);
        handle = Base64.getUrlDecoder().decode(asked.at("/user/id").asString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        said.writeBytes(head(ATTESTED));
        count++;
        said.writeBytes(new byte[16]);
        said.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        said.writeBytes(id);
        said.writeBytes(key());
        return answer(Map.of(
                "clientDataJSON",
                BASE64.encodeToString(client("webauthn.create", asked)),
                "attestationObject",
                BASE64.encodeToString(attestation(said.toByteArray()))));
    }

    /** Answers with the passkey it made. */
    String answer(String options) {
        JsonNode asked = JSON.readTree(options);
        byte[] client = client("webauthn.get", asked);
        byte[] said = head(0);
        count++;
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(said);
            signature.update(sha256(client));
            return answer(Map.of(
                    "clientDataJSON",
                    BASE64.encodeToString(client),
                    "authenticatorData",
                    BASE64.encodeToString(said),
                    "signature",
                    BASE64.encodeToString(signature.sign()),
                    "userHandle",
                    BASE64.encodeToString(handle)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(Map<String, Object> response) {
        String name = BASE64.encodeToString(id);
        return JSON.writeValueAsString(Map.of(
                "id",
                name,
                "rawId",
                name,
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of()));
    }

    private byte[] client(String type, JsonNode asked) {
        return JSON.writeValueAsBytes(Map.of(
                "type", type, "challenge", asked.at("/challenge").asString(), "origin", origin, "crossOrigin", false));
    }

    private byte[] head(int more) {
        int flags = PRESENT | more | (verifies ? VERIFIED : 0);
        return ByteBuffer.allocate(37)
                .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt((int) count)
                .array();
    }

    /** COSE: an elliptic curve key, ES256, P-256. */
    private byte[] key() {
        ECPublicKey open = (ECPublicKey) keys.getPublic();
        return ByteBuffer.allocate(77)
                .put(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, COORDINATE})
                .put(coordinate(open.getW().getAffineX()))
                .put(new byte[] {0x22, 0x58, COORDINATE})
                .put(coordinate(open.getW().getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes.length > COORDINATE
                ? Arrays.copyOfRange(bytes, bytes.length - COORDINATE, bytes.length)
                : ByteBuffer.allocate(COORDINATE)
                        .position(COORDINATE - bytes.length)
                        .put(bytes)
                        .array();
    }

    private static byte[] attestation(byte[] said) {
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.write(0xA3);
        cbor.writeBytes(text("fmt"));
        cbor.writeBytes(text("none"));
        cbor.writeBytes(text("attStmt"));
        cbor.write(0xA0);
        cbor.writeBytes(text("authData"));
        cbor.write(0x58);
        cbor.write(said.length);
        cbor.writeBytes(said);
        return cbor.toByteArray();
    }

    private static byte[] text(String words) {
        return ByteBuffer.allocate(1 + words.length())
                .put((byte) (0x60 + words.length()))
                .put(words.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
