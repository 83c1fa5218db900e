package org.onedoor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.onedoor.access.Accounts;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** A partner's machine that may try the FHIR interface. Its secret is made for this data folder and shown at the start. */
@Component
@InDemo
class Partner {
    static final String CLIENT = "demo-partner";
    private static final String[] SCOPES = {"bars", "read", "write"};

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Path file;
    private final int port;

    Partner(
            Accounts accounts,
            PasswordEncoder passwords,
            @Value("${onedoor.data}") Path data,
            @Value("${server.port:8080}") int port) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.file = data.resolve(CLIENT + ".secret");
        this.port = port;
    }

    void announce() {
        String secret = secret();
        accounts.save(new Accounts.Client(
                CLIENT,
                Staff.idOf(CLIENT),
                "Demo partner's system",
                Organisation.idOfOds("RYC"),
                Objects.requireNonNull(passwords.encode(secret)),
                SCOPES,
                false));
        System.out.printf("""

                A partner's machine may try the FHIR interface as '%s':
                  curl -s -u %s:%s -d grant_type=client_credentials -d 'scope=%s' http://localhost:%d/oauth2/token
                """, CLIENT, CLIENT, secret, String.join(" ", SCOPES), port);
    }

    private String secret() {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
