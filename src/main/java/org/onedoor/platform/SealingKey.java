package org.onedoor.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What was typed, kept so that only whoever holds the secret can read it: only the secret's digest is stored, and the text
 * is sealed (AES-256-GCM) with a key made from it.
 */
public record SealingKey(String secret) {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 256 random bits, as they stand in an address. */
    public static SealingKey made() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new SealingKey(HexFormat.of().formatHex(secret));
    }

    /** What is stored in its place. */
    public String hash() {
        return HexFormat.of().formatHex(digest("find:"));
    }

    public byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    public byte[] open(byte[] sealed) {
        return cipher(
                Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(digest("seal:"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A form could not be sealed or opened", e);
        }
    }

    private byte[] digest(String use) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((use + secret).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never the secret itself, which opens what is kept. */
    @Override
    public String toString() {
        return "SealingKey";
    }
}
