package org.onedoor.platform.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the audit's heads (Ed25519), in a folder and never in the database. Of each key that ever signed the
 * public half stays ({@code .pub}); the secret half ({@code .key}) is deleted when the next key takes over, which it
 * vouches for, so that a key stolen later signs nothing of before.
 */
final class SealKeys {
    static final Duration LIFE = Duration.ofDays(90);

    private final Path folder;
    private final InstantSource machine;

    SealKeys(Path folder, InstantSource machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /** A public half: who vouches for it, and how. */
    record Public(
            String id,
            PublicKey key,
            Instant madeAt,
            @Nullable String vouchedBy,
            byte @Nullable [] voucher) {
        boolean signed(byte[] text, byte[] signature) {
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(text);
                return check.verify(signature);
            } catch (GeneralSecurityException _) {
                return false; // whatever is not a signature at all
            }
        }
    }

    /** The key that signs now. */
    record Signer(String id, Instant madeAt, PrivateKey key) {
        byte[] sign(byte[] text) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(text);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The audit could not be sealed", e);
            }
        }

        /** Never the key. */
        @Override
        public String toString() {
            return "Signer " + id;
        }
    }

    /** The key that signs now: made when there is none, and changed when it is ninety days old. */
    Signer signer() {
        Optional<Signer> newest = newest();
        newest.ifPresent(this::forgetOlder);
        return newest.filter(signer -> signer.madeAt().plus(LIFE).isAfter(machine.instant()))
                .orElseGet(this::change);
    }

    /** The secret halves of keys before it, left where a change was cut off. */
    private void forgetOlder(Signer newest) {
        for (Public each : known()) {
            if (!each.id().equals(newest.id()) && each.madeAt().isBefore(newest.madeAt())) {
                try {
                    Files.deleteIfExists(folder.resolve(each.id() + ".key"));
                } catch (IOException e) {
                    throw new UncheckedIOException("The audit's keys cannot be kept in " + folder, e);
                }
            }
        }
    }

    /** Makes a new key; the one before it vouches for it and then signs nothing any more. */
    Signer change() {
        try {
            Files.createDirectories(folder);
            Optional<Signer> before = newest();
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] open = pair.getPublic().getEncoded();
            String id = HexFormat.of().formatHex(Digests.sha256().digest(open), 0, 8);
            Instant now = machine.instant();
            Path secret = folder.resolve(id + ".key");
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, base64(pair.getPrivate().getEncoded()));
            String said = "public %s%nmade %s%n".formatted(base64(open), now);
            if (before.isPresent()) {
                said += "vouched %s %s%n"
                        .formatted(before.get().id(), base64(before.get().sign(open)));
            }
            Path whole = Files.writeString(folder.resolve(id + ".new"), said);
            Files.move(whole, folder.resolve(id + ".pub"), StandardCopyOption.ATOMIC_MOVE);
            if (before.isPresent()) {
                Files.delete(folder.resolve(before.get().id() + ".key"));
            }
            return new Signer(id, now, pair.getPrivate());
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's keys cannot be kept in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Signer> newest() {
        for (Public each : known().reversed()) {
            Path secret = folder.resolve(each.id() + ".key");
            if (Files.exists(secret)) {
                try {
                    PrivateKey key = KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes(Files.readString(secret))));
                    return Optional.of(new Signer(each.id(), each.madeAt(), key));
                } catch (IOException | GeneralSecurityException e) {
                    throw new IllegalStateException("The audit's key %s cannot be read".formatted(each.id()), e);
                }
            }
        }
        return Optional.empty();
    }

    /** Every key that ever signed, the oldest first. */
    List<Public> known() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Public> found = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".pub")).toList()) {
                found.add(read(file));
            }
            found.sort(Comparator.comparing(Public::madeAt));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Public read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        byte[] open = new byte[0];
        Instant made = Instant.EPOCH;
        String by = null;
        byte[] voucher = null;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "public" -> open = bytes(words[1]);
                case "made" -> made = Instant.parse(words[1]);
                case "vouched" -> {
                    by = words[1];
                    voucher = bytes(words[2]);
                }
                default -> throw new IOException("%s is not a key's public half".formatted(name));
            }
        }
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(open));
            return new Public(name.substring(0, name.length() - ".pub".length()), key, made, by, voucher);
        } catch (GeneralSecurityException e) {
            throw new IOException("%s is not a key's public half".formatted(name), e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64.strip());
    }
}
